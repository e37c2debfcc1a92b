import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasChinese, normalise } from '../../source/catalog/normalise.ts';

describe('normalise', () => {
	it.each([
		['Access_Token', 'access token'],
		['SYS-ERR', 'sys err'],
		['ＳＹＳ＿ＥＲＲ', 'sys err'],
		['４００１５', '40015'],
		['（错误）', '(错误)'],
		['a\u3000b\tc\nd', 'a b c d'],
		['－1', ' 1'],
		['错误码', '错误码'],
		['user’s', 'user’s'],
		['', ''],
	])('makes %j %j', (text, normalised) => {
		expect(normalise(text)).toBe(normalised);
	});

	it('keeps the length, so that an index into it is one into the text', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.string({
				unit: fc.constantFrom('İ', 'ß', 'ﬁ', 'Ａ', '＿', '错', '😀', 'ẞ', 'Σ', '-', '\u0130a'),
			}),
		);
		fc.assert(
			fc.property(text, (given) => {
				expect(normalise(given)).toHaveLength(given.length);
			}),
			{ numRuns: 3000 },
		);
	});

	it('changes nothing the second time', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'aB_-Ａ＿－　 \t错1') }), (given) => {
				expect(normalise(normalise(given))).toBe(normalise(given));
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('hasChinese', () => {
	it.each([
		['access_token超时', true],
		['々〇', true],
		['token', false],
		['，。', false],
		['', false],
	])('of %j is %j', (text, answer) => {
		expect(hasChinese(text)).toBe(answer);
	});
});
