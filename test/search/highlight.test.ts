import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { createHighlighter, highlightText } from '../../source/search/highlight.ts';
import { createSearch } from '../../source/search/search.ts';
import type { Ranges } from '../../source/text/segment.ts';

const { entries } = builtInCatalog();
const search = createSearch(entries, () => []);

/** What a query asks for, once it has been searched for. */
function unitsOf(typed: string) {
	search.search(typed);
	return search.units(typed);
}

const cut = (text: string, ranges: Ranges) => ranges.map(([start, end]) => text.slice(start, end));
const matched = (text: string, typed: string) =>
	cut(text, highlightText(text, typed, unitsOf(typed)));

describe('one letter', () => {
	it('is highlighted once in a text, and not in solutions, where it is not looked for', () => {
		const [entry] = entries.filter(({ code }) => code === '40015');
		if (entry === undefined) throw new Error('no 40015');
		const { description, solution } = createHighlighter('t', 'en')(entry);
		expect(cut(entry.description.en, description)).toEqual(['t']);
		expect(entry.solution?.en).toMatch(/\bt/);
		expect(cut('the token', highlightText('the token', 't'))).toEqual(['t']);
		expect(solution).toEqual([]);
	});
});

describe('highlightText', () => {
	it.each([
		['access_token expired', 'expired', ['expired']],
		['access_token expired', 'EXPIRED', ['expired']],
		['access_token expired', 'token_expired', ['token expired']],
		['access_token expired', 'access token', ['access_token']],
		['access_token expired', 'expired access', ['access', 'expired']],
		['access_token expired', '过期', ['expired']],
		['access_token超时', '过期', ['超时']],
		['access_token超时', 'chaoshi', ['超时']],
		['access_token超时', 'token chaoshi', ['token超时']],
		['Signature签名错误', 'qmcw', ['签名错误']],
		['操作频繁,冻结一段时间', 'pinfandongjie', ['频繁', '冻结']],
		['操作频繁,冻结一段时间', '冻结 频繁', ['频繁', '冻结']],
		['40015', '0', ['0', '0']],
		['40015', '400', ['400']],
		['40015', '４００', ['400']],
		['SYS_ERR_USER', 'sys err', ['SYS_ERR']],
		['The phone number has been occupied', 'phone', ['phone']],
		['The phone number has been occupied', 'o', ['o']],
		['The phone number has been occupied', 'xyz', []],
		['The phone number has been occupied', '', []],
		['The phone number has been occupied', '   ', []],
		['', 'phone', []],
		['系统繁忙', 'f', []],
		['Need to run on wechat', '微信', ['wechat']],
		['busy system', '.*', []],
		['access_token expired', 'tokne expird', ['token', 'expired']],
		['Signature签名错误', '簽明', ['签名']],
		['手机号已被占用', 'shoujihao beizhanyong', ['手机号', '被占用']],
		['数据解密失败', 'sujujiemi', ['数据解密']],
		['不合法的临时票据', 'lspj', ['临时票据']],
	])('finds in %s for %j: %j', (text, typed, parts) => {
		expect(matched(text, typed)).toEqual(parts);
	});

	it('does not set off the small words of a question', () => {
		expect(
			matched('User has been recycled by the system', 'why is user recycled by system'),
		).toEqual(['User', 'recycled', 'system']);
	});

	it('joins what touches or overlaps', () => {
		const text = 'invalid credential';
		expect(highlightText(text, 'invalid inval lid')).toEqual([[0, 7]]);
	});
});

describe('createHighlighter', () => {
	const [entry] = entries.filter(({ code }) => code === '40015');

	it.each([
		['en', 'refresh_token', [[], [], [], ['refresh_token', 'refresh_token']]],
		['zh', 'chaoshi', [[], ['超时'], ['expired'], []]],
		['en', 'chaoshi', [[], ['expired'], ['超时'], []]],
		['zh', '40015', [['40015'], [], [], []]],
		['zh', 'expired', [[], ['超时'], ['expired'], []]],
	] as const)('highlights every text that is shown (%s, %s)', (language, typed, parts) => {
		if (entry === undefined) expect.unreachable();
		const other = language === 'en' ? 'zh' : 'en';
		const ranges = createHighlighter(typed, language, unitsOf(typed))(entry);
		expect([
			cut(entry.code, ranges.code),
			cut(entry.description[language], ranges.description),
			cut(entry.description[other], ranges.other),
			cut(entry.solution?.[language] ?? '', ranges.solution),
		]).toEqual(parts);
	});

	it('gives ranges that are sorted, apart, and within the text', () => {
		const typed = readFileSync(new URL('../fixtures/queries.tsv', import.meta.url), 'utf8')
			.trimEnd()
			.split('\n')
			.map((line) => line.split('\t')[1] ?? '');
		const query = fc.oneof(
			fc.constantFrom(...typed),
			fc.string({ maxLength: 8 }),
			fc.string({ unit: fc.constantFrom(...'0145aeinost_- 错误码超时缺失参数'), maxLength: 8 }),
		);
		fc.assert(
			fc.property(query, fc.constantFrom('en' as const, 'zh' as const), (given, language) => {
				const units = unitsOf(given);
				for (const shown of entries) {
					const ranges = createHighlighter(given, language, units)(shown);
					const other = language === 'en' ? 'zh' : 'en';
					for (const [text, found] of [
						[shown.code, ranges.code],
						[shown.description[language], ranges.description],
						[shown.description[other], ranges.other],
						[shown.solution?.[language] ?? '', ranges.solution],
					] as const) {
						let last = 0;
						for (const [start, end] of found) {
							if (start < last || end <= start || end > text.length) {
								expect.fail(`${shown.code}: ${text}: ${JSON.stringify(found)}`);
							}
							last = end;
						}
					}
				}
			}),
			{ numRuns: 300 },
		);
	});
});
