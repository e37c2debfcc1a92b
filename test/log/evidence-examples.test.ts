import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { ruleExamples } from '../../source/log/evidence-examples.ts';
import { codesIn, readerOf } from './readers.ts';

const reader = readerOf([builtInCatalog()]);

describe.each(ruleExamples)('$rule', ({ lines }) => {
	it.each(lines)('%s', (line, codes) => {
		expect(codesIn(reader, line)).toEqual(codes);
	});
});
