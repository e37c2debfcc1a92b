import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../source/search/query.ts';

const wordsOf = (typed: string) => parseQuery(typed).words.map(({ text }) => text);
const synonymsOf = (typed: string) => parseQuery(typed).words[0]?.synonyms ?? [];

describe('parseQuery', () => {
	it.each([
		['token expired', ['token', 'expired']],
		['Token,Expired;token', ['token', 'expired']],
		['errmsg: "invalid scope"', ['errmsg', 'invalid', 'scope']],
		['(40046)', ['40046']],
		['[ERR]{x}|y&z=1', ['err', 'x', 'y', 'z', '1']],
		['refresh_token', ['refresh token']],
		['access token过期', ['access token', '过期']],
		['refreshtoken过期', ['refreshtoken', '过期']],
		['手机号被占用', ['手机号', '被占用']],
		['白名单没加', ['白名单', '没加']],
		['too many requests', ['too many', 'requests']],
		['ＡＰＰＩＤ　缺失', ['appid', '缺失']],
		['', []],
		['  !? ', []],
	])('splits %j into %j', (typed, words) => {
		expect(wordsOf(typed)).toEqual(words);
	});

	it.each([
		['过期', 'expired'],
		['expired', '超时'],
		['timed out', 'expired'],
		['手机', 'phone number'],
		['locked', '冻结'],
		['whitelist', 'ip is not authorized'],
		['登陆', 'login'],
		['验签', 'signature'],
	])('knows that %s means %s', (word, synonym) => {
		expect(synonymsOf(word)).toContain(synonym);
	});

	it('knows nothing else for a word that is in no row', () => {
		expect(synonymsOf('banana')).toEqual([]);
	});

	it.each([
		['the', true],
		['怎么办', true],
		['error', true],
		['5', true],
		['55', false],
		['token', false],
	])('takes %s for a word that may be missing: %j', (word, isOptional) => {
		expect(parseQuery(word).words[0]?.isOptional).toBe(isOptional);
	});

	it.each([
		['xt fm', 'xtfm'],
		["xi'an", 'xian'],
		['QianMing', 'qianming'],
		['token1', undefined],
		['超时', undefined],
		['a'.repeat(33), undefined],
		['', undefined],
	])('takes the letters of %j for pinyin: %j', (typed, letters) => {
		expect(parseQuery(typed).letters).toBe(letters);
	});

	it.each([
		['40015', true],
		[' -1 ', true],
		['４００１５', true],
		['4001x', false],
		['-', false],
		['1 2', false],
	])('takes %j for a number: %j', (typed, isNumber) => {
		expect(parseQuery(typed).isNumber).toBe(isNumber);
	});

	it('compares a code as codes are compared, and text in one form', () => {
		expect(parseQuery('  SYS_Err ')).toMatchObject({
			code: 'sys_err',
			text: 'sys err',
			squeezed: 'syserr',
		});
		expect(parseQuery('a\u0000b \t\u001b c').text).toBe('a b c');
	});

	it('searches for no more than the start of a page', () => {
		expect(parseQuery('x'.repeat(10_000)).text).toHaveLength(500);
	});

	it('splits anything into words that are not empty, each once', () => {
		const unit = fc.constantFrom(...'ab_1 ，:("）超时过期手机号被-=&\u0000😀é');
		fc.assert(
			fc.property(fc.string({ unit, maxLength: 30 }), (typed) => {
				const words = wordsOf(typed);
				expect(new Set(words).size).toBe(words.length);
				expect(words.every((word) => word !== '' && word === word.trim())).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});
});
