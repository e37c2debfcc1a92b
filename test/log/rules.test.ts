import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { buildCodeTable } from '../../source/log/code-table.ts';
import { reportsInText } from '../../source/log/line-reports.ts';
import { ruleExamples } from '../../source/log/rules.ts';

const table = buildCodeTable(builtInCatalog().entries);
const codesIn = (line: string) =>
	reportsInText(line, table).flatMap(({ entries }) => entries.map(({ code }) => code));

describe.each(ruleExamples)('$rule', ({ lines }) => {
	it.each(lines)('%s', (line, codes) => {
		expect(codesIn(line)).toEqual(codes);
	});
});
