import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInList, listCodes } from '../../source/catalog/code-list.ts';
import { codesOf, foldCode } from '../../source/catalog/entry.ts';

const code = fc.string({
	unit: fc.constantFrom('1', '2', 'A', 'a', ' ', '-', '|', '~'),
	maxLength: 4,
});
const entries = fc.array(fc.record({ code, aliases: fc.array(code, { maxLength: 2 }) }), {
	maxLength: 6,
});

describe('findInList', () => {
	it('finds what a look at each code finds, and more only where marks differ', () => {
		const alike = (text: string) => foldCode(text).replaceAll(/[|~]/g, ' ');
		fc.assert(
			fc.property(entries, code, (all, wanted) => {
				const found = findInList(listCodes(all), wanted).sort();
				const meant = all.flatMap((entry, index) =>
					codesOf(entry).some((own) => alike(own) === alike(wanted)) ? [index] : [],
				);
				expect([...new Set(found)]).toEqual(meant);
			}),
			{ numRuns: 2000 },
		);
	});
});
