import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { toCatalog } from '../../source/catalog/catalog-file.ts';
import { indexByCode } from '../../source/catalog/code-index.ts';
import { entryBlock, entryLine } from '../../source/print/entry-text.ts';
import { toRecord } from '../../source/print/record.ts';
import { paint } from '../../source/text/paint.ts';
import type { Segment } from '../../source/text/segment.ts';

const index = indexByCode([builtInCatalog()]);
const mine = toCatalog(
	{
		sections: [{ id: 'net', en: 'Network', zh: '网络' }],
		entries: [
			{ code: 'E1', aliases: [7, 'seven'], section: 'net', description: 'broken' },
			{ code: 'E2', description: 'x', solution: 'wait', unofficial: ['solution.zh'] },
			{ code: 'E\u001b[31m3', description: { en: 'a\nb', zh: 'c\u0007d' }, solution: 'e\u202ef' },
		],
	},
	'mine',
);

const toText = (lines: readonly (readonly Segment[])[]) =>
	lines.map((line) => paint(line, 'none')).join('\n');
const mineAt = (position: number) => mine.entries.slice(position, position + 1);

describe('entryBlock', () => {
	it.each(['en', 'zh'] as const)('renders entries as a look-up prints them (%s)', (language) => {
		const expected = readFileSync(new URL(`../fixtures/entries.${language}.txt`, import.meta.url));
		const blocks = ['40015', 'SYS_ERR', '-1']
			.flatMap((code) => index.find(code))
			.map((entry) => toText(entryBlock(entry, language, { columns: 72 })));
		expect(`${blocks.join('\n\n')}\n`).toBe(expected.toString());
	});

	it.each([
		[
			'the same text twice, or a solution',
			0,
			'en',
			'E1  broken\n\n  Aliases   7 · seven\n  Section   net · Network\n  Catalog   mine',
		],
		[
			'a section in its own language',
			0,
			'zh',
			'E1  broken\n\n  别名      7 · seven\n  分类      net · 网络\n  错误码表  mine',
		],
		['what is official as suggested', 1, 'en', 'E2  x\n\n  Solution\n    wait\n\n  Catalog   mine'],
		[
			'what is suggested as official',
			1,
			'zh',
			'E2  x\n\n  解决方案 （建议）\n    wait\n\n  错误码表  mine',
		],
		[
			'control characters',
			2,
			'en',
			'E\\u001b[31m3  a b\n              c\\u0007d\n\n  Solution\n    e\\u202ef\n\n  Catalog   mine',
		],
	] as const)('does not show %s where there is none', (_case, position, language, text) => {
		expect(
			mineAt(position).map((entry) => toText(entryBlock(entry, language, { columns: 72 }))),
		).toEqual([text]);
	});

	it('keeps the steps of a solution, and what wraps under its text', () => {
		const solution = [
			"1. Look at the gateway's status page: https://status.example.com/gateway",
			'2. Retry with the same order number; it is charged only once.',
			'Do not create a new order.',
		].join('\n');
		const [entry] = toCatalog(
			{
				entries: [
					{
						code: 'PAY_TIMEOUT',
						description: { en: 'payment gateway timed out', zh: '支付网关超时' },
						solution,
						cause: 'The bank is slow.',
						link: 'https://pay.example.com/codes',
					},
				],
			},
			'payments',
		).entries;
		const surroundings = { columns: 72, file: '~/my.yaml', related: index.find('40016') };
		expect(
			entry && toText(entryBlock(entry, 'en', surroundings)),
		).toBe(`PAY_TIMEOUT  payment gateway timed out
             支付网关超时

  Cause
    The bank is slow.

  Solution
    1. Look at the gateway's status page:
       https://status.example.com/gateway
    2. Retry with the same order number; it is charged only once.
    Do not create a new order.

  Related   40016 refresh_token expired
  Catalog   payments · ~/my.yaml
  Link      https://pay.example.com/codes`);
	});

	it('tells its parts apart by their roles', () => {
		const [entry] = index.find('40015');
		const roles = entry === undefined ? [] : entryBlock(entry, 'en', { columns: 72 }).map(lastRole);
		expect(roles).toEqual([
			'plain',
			'plain',
			undefined,
			'label',
			'plain',
			'plain',
			undefined,
			'faint',
			'faint',
		]);
	});
});

const lastRole = (line: readonly Segment[]) => line.at(-1)?.role;

describe('entryLine', () => {
	it.each([
		['en', '40037  Frequent operation, freezing for a period of time'],
		['zh', '40037  操作频繁,冻结一段时间'],
	] as const)('is code and description (%s)', (language, text) => {
		expect(index.find('40037').map((entry) => toText([entryLine(entry, language)]))).toEqual([
			text,
		]);
	});

	it('sets off the matched characters', () => {
		const [line] = index
			.find('40001')
			.map((entry) => entryLine(entry, 'en', { code: [[0, 3]], description: [[8, 12]] }));
		expect(line).toEqual([
			{ text: '400', role: 'match' },
			{ text: '01', role: 'code' },
			{ text: '  ', role: 'plain' },
			{ text: 'invalid ', role: 'plain' },
			{ text: 'cred', role: 'match' },
			{ text: 'ential', role: 'plain' },
		]);
	});
});

describe('toRecord', () => {
	it('has every key, in the order of the contract', () => {
		const [entry] = index.find('40015');
		expect(entry && JSON.stringify(toRecord(entry))).toBe(
			'{"code":"40015","catalog":"open-platform","section":{"id":"general","en":"Error codes and descriptions","zh":"错误码及描述"},"description":{"en":"access_token expired","zh":"access_token超时"},"solution":{"en":"Get a new access_token with the refresh_token (grant_type=refresh_token), store it, and resend the request.","zh":"用refresh_token换新的access_token（grant_type=refresh_token），保存后重发请求。"},"unofficial":["solution.en","solution.zh"]}',
		);
	});

	it('has null for what an entry has not', () => {
		expect(mineAt(0).map(toRecord)).toEqual([
			{
				code: 'E1',
				catalog: 'mine',
				section: { id: 'net', en: 'Network', zh: '网络' },
				description: { en: 'broken', zh: 'broken' },
				solution: null,
				unofficial: [],
				aliases: ['7', 'seven'],
			},
		]);
		expect(mineAt(1).map((entry) => toRecord(entry).section)).toEqual([null]);
	});
});
