import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, pad, textWidth } from '../../source/text/width.ts';

const text = fc.string({
	unit: fc.constantFrom('a', '_', ' ', '错', '误', '，', '’', 'Ａ', '…', '·', '😀'),
	maxLength: 24,
});

describe('textWidth', () => {
	it.each([
		['', 0],
		['abc', 3],
		['错误码', 6],
		['a错b', 4],
		['，。：（）', 10],
		['Ａ１', 4],
		['’…·“”—', 6],
		['é', 1],
		['e\u0301', 1],
		['a\u200bb', 2],
		['😀', 2],
		['←', 1],
		['█▏', 2],
	])('counts the columns of %j', (given, columns) => {
		expect(textWidth(given)).toBe(columns);
	});
});

describe('clip', () => {
	it.each([
		['abc', 3, 'abc'],
		['abcd', 3, 'ab…'],
		['错误码', 6, '错误码'],
		['错误码', 5, '错误…'],
		['错误码', 4, '错…'],
		['a错误', 4, 'a错…'],
		['错误', 1, '…'],
		['错误', 2, '…'],
		['错误', 0, ''],
		['错误', -3, ''],
		['', 0, ''],
		['abc', 0, ''],
	])('cuts %j to %j columns', (given, columns, clipped) => {
		expect(clip(given, columns)).toBe(clipped);
	});

	it('is never wider than asked, and loses nothing that fits', () => {
		fc.assert(
			fc.property(text, fc.integer({ min: 0, max: 30 }), (given, columns) => {
				const clipped = clip(given, columns);
				expect(textWidth(clipped)).toBeLessThanOrEqual(columns);
				if (textWidth(given) <= columns) expect(clipped).toBe(given);
				else expect(given.startsWith(clipped.replace(/…$/, ''))).toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});
});

describe('pad', () => {
	it.each([
		['abc', 5, 'abc  '],
		['错误', 5, '错误 '],
		['错误', 4, '错误'],
		['错误码', 4, '错误码'],
		['', 2, '  '],
		['abc', 0, 'abc'],
	])('fills %j up to %j columns', (given, columns, padded) => {
		expect(pad(given, columns)).toBe(padded);
	});

	it('makes cells of one width together with clip', () => {
		fc.assert(
			fc.property(text, fc.integer({ min: 0, max: 30 }), (given, columns) => {
				expect(textWidth(pad(clip(given, columns), columns))).toBe(columns);
			}),
			{ numRuns: 2000 },
		);
	});
});
