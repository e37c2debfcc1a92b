import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../source/catalog/normalise.ts';
import { eachTerm, meanings, stopWords, tokenise, wordsAt } from '../../source/search/terms.ts';

const tokensOf = (text: string) => tokenise(normalise(text)).map((token) => token.text);

function termsOf(text: string): string[] {
	const terms: string[] = [];
	eachTerm(normalise(text), (term) => terms.push(term));
	return terms;
}

/** Whether two words have a meaning in common. */
const meanTheSame = (a: string, b: string) =>
	(meanings.get(a) ?? []).some((meaning) => meanings.get(b)?.includes(meaning));

describe('tokenise', () => {
	it.each([
		['Token,Expired;token', ['token', 'expired', 'token']],
		['access_token超时', ['access', 'token', '超时']],
		['[ERR]{x}|y&z=1', ['err', 'x', 'y', 'z', '1']],
		['手机号 被占用', ['手机号', '被占用']],
		['café 😀 №5', ['café', '5']],
		['', []],
		['  !? ', []],
	])('splits %j into %j', (text, tokens) => {
		expect(tokensOf(text)).toEqual(tokens);
	});

	it('tells where each token stands, whatever the text', () => {
		const unit = fc.constantFrom(...'ab_1 ，:("）超时过期-=\u0000😀é');
		fc.assert(
			fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
				for (const token of tokenise(text)) {
					expect(text.slice(token.start, token.start + token.text.length)).toBe(token.text);
				}
			}),
			{ numRuns: 500 },
		);
	});
});

describe('the synonym table', () => {
	it.each([
		['过期', 'expired'],
		['timed out', '超时'],
		['令牌', 'token'],
		['鉴权', 'authorization'],
		['号码', 'phone number'],
		['mismatch', '不合法'],
		['deleted', 'recycled'],
		['clock skew', 'network time'],
		['服务号', 'public number'],
		['秘钥', 'appsecret'],
	])('knows that %s means %s', (word, other) => {
		expect(meanTheSame(word, other)).toBe(true);
	});

	it('has each word once in a line, and no line of one word', () => {
		const counts = new Map<string, number>();
		for (const own of meanings.values()) {
			expect(new Set(own).size).toBe(own.length);
			for (const meaning of own) counts.set(meaning, (counts.get(meaning) ?? 0) + 1);
		}
		expect([...counts].filter(([, count]) => count < 2)).toEqual([]);
	});

	it('has no word that is never found, but for single characters, which queries alone have', () => {
		const unfound = [...meanings.keys()].filter((word) => {
			if (/^\p{Script=Han}$/u.test(word)) return false;
			const terms = termsOf(word);
			return !meanings.get(word)?.every((meaning) => terms.includes(meaning));
		});
		expect(unfound).toEqual([]);
	});

	it('knows the small words of questions, in both languages', () => {
		for (const word of ['the', 'why', '怎么办', '的', '为什么']) {
			expect(stopWords.has(word), word).toBe(true);
		}
		for (const word of ['token', 'code', '密码']) expect(stopWords.has(word), word).toBe(false);
	});
});

describe('wordsAt', () => {
	it.each([
		['timed out', 'timed', ['timed out']],
		['timed outside', 'timed', []],
		['手机号码', '手机', ['手机号码', '手机号', '手机']],
		['token', 'token', []],
	])('finds in %j the longer words that begin with %j', (text, key, found) => {
		expect(wordsAt(text, 0, key)).toEqual(found);
	});
});

describe('eachTerm', () => {
	it('gives words, pairs of characters, and their meanings', () => {
		const terms = termsOf('令牌 timed out 甲乙丙');
		expect(terms).toEqual(
			expect.arrayContaining(['令牌', 'timed', 'out', 'timed out', '甲乙', '乙丙']),
		);
		expect(terms).toEqual(
			expect.arrayContaining([...(meanings.get('token') ?? []), ...(meanings.get('过期') ?? [])]),
		);
		expect(terms).not.toContain('甲乙丙');
	});
});
