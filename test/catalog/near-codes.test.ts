import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { editDistance, nearCodes } from '../../source/catalog/near-codes.ts';

const builtIn = builtInCatalog().entries.map(({ code }) => code);

describe('editDistance', () => {
	it.each([
		['', '', 0],
		['abc', 'abc', 0],
		['', 'ab', 2],
		['abc', 'ab', 1],
		['ab', 'abc', 1],
		['abc', 'axc', 1],
		['40015', '40051', 1],
		['ab', 'ba', 1],
		['abcd', 'badc', 2],
		['ca', 'abc', 3],
		['kitten', 'sitting', 3],
		['--lang', '--long', 1],
	])('counts the edits from %j to %j', (a, b, edits) => {
		expect(editDistance(a, b, 9)).toBe(edits);
	});

	it('gives up where the lengths rule it out', () => {
		expect(editDistance('a', 'abcdef', 2)).toBe(3);
	});

	it('is the same in both directions, and 0 for equal texts alone', () => {
		const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '4', '0'), maxLength: 8 });
		fc.assert(
			fc.property(text, text, (a, b) => {
				const edits = editDistance(a, b, 20);
				expect(editDistance(b, a, 20)).toBe(edits);
				expect(edits === 0).toBe(a === b);
				expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length));
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('nearCodes', () => {
	it.each([
		['a digit other', '40915', ['40015']],
		['two letters swapped', 'SYS_RER', ['SYS_ERR']],
		['a digit left out', '20101', ['201001']],
		['a letter left out', 'SYS_ER', ['SYS_ERR']],
		['the wrong case', 'sys_erruser', ['SYS_ERR_USER']],
		['a code with more behind it', 'API_SYS_REQPARAMETER', ['API_SYS_REQPARA']],
		['the start of a code', 'API_SYS_REQU', ['API_SYS_REQUSERAUTH_NOT']],
	])('suggests for %s', (_case, typed, [first]) => {
		expect(nearCodes(typed, builtIn)[0]).toBe(first);
	});

	it.each([
		['42001', []],
		['50000', []],
		['4001512', []],
		['999999999', []],
		['HTTP_ERROR', []],
		['', []],
		['7', []],
	])('suggests nothing for %j', (typed, codes) => {
		expect(nearCodes(typed, ['40015', 'SYS_ERR', '40016'])).toEqual(codes);
	});

	it('puts fewer edits before more, and what only begins alike last', () => {
		expect(nearCodes('ABCDE', ['ABCDEFGH', 'ABCXY', 'ABCDX'], 9)).toEqual([
			'ABCDX',
			'ABCXY',
			'ABCDEFGH',
		]);
	});

	it('allows a short code one edit alone', () => {
		expect(nearCodes('-9', ['-1', '-2', '111'])).toEqual(['-1', '-2']);
		expect(nearCodes('404', ['400', '500', '40'])).toEqual(['400', '40']);
	});

	it('names a code once, as first written, and no more than asked', () => {
		expect(nearCodes('E100', ['E101', 'e101', 'E102', 'E103', 'E104'])).toEqual([
			'E101',
			'E102',
			'E103',
		]);
		expect(nearCodes('E100', ['E101', 'E102'], 1)).toEqual(['E101']);
	});
});
