import { describe, expect, it } from 'vitest';
import { checkCatalog } from '../../source/catalog/validate-catalog.ts';
import type { Field } from '../../source/import/fields.ts';
import { CatalogBuilder } from '../../source/import/to-catalog-file.ts';

function build(
	columns: readonly (Field | undefined)[],
	rows: readonly (readonly string[])[],
	title?: string,
) {
	const builder = new CatalogBuilder();
	const all = rows.map((cells, at) => ({ place: at + 2, cells }));
	const table = { title, columns: columns.map(String), hasHeading: true, place: 1, rows: all };
	builder.add(table, columns, all);
	const { entries, sections = [] } = builder.toFile();
	return { entries, sections, leftOut: builder.leftOut };
}

describe('CatalogBuilder', () => {
	it.each<[string, Field[], string[], object]>([
		['English', ['code', 'description'], ['1', 'a'], { code: '1', description: { en: 'a' } }],
		['Chinese', ['code', 'description'], ['1', '甲 a'], { code: '1', description: { zh: '甲 a' } }],
		[
			'both',
			['code', 'description.en', 'description.zh'],
			['1', 'a', '甲'],
			{ code: '1', description: { en: 'a', zh: '甲' } },
		],
		[
			'a column of either and one of English',
			['code', 'description', 'description.en'],
			['1', '甲', 'a'],
			{ code: '1', description: { en: 'a', zh: '甲' } },
		],
		[
			'an empty solution',
			['code', 'description', 'solution'],
			['1', 'a', ''],
			{ code: '1', description: { en: 'a' } },
		],
		[
			'columns in another order',
			['solution', 'code', 'description'],
			['s', '1', 'a'],
			{ code: '1', description: { en: 'a' }, solution: { en: 's' } },
		],
		[
			'aliases',
			['code', 'aliases', 'description'],
			['1', 'A, B、C/D', 'a'],
			{ code: '1', aliases: ['A', 'B', 'C', 'D'], description: { en: 'a' } },
		],
		[
			'a code in backticks',
			['code', 'description'],
			['`E1`', 'a'],
			{ code: 'E1', description: { en: 'a' } },
		],
	])('makes an entry of %s', (_case, columns, row, entry) => {
		expect(build(columns, [row]).entries).toEqual([entry]);
	});

	it.each<[string, Field[], string[], object]>([
		[
			'a cause without a description',
			['code', 'cause'],
			['1', 'why'],
			{ description: { en: 'why' } },
		],
		[
			'a cause beside one',
			['code', 'cause', 'description'],
			['1', 'why', 'a'],
			{ cause: { en: 'why' } },
		],
		[
			'a name without a description',
			['code', 'aliases', 'description'],
			['1', 'A_B', ''],
			{ aliases: ['A_B'], description: { en: 'A_B' } },
		],
		[
			'a message beside a description',
			['code', 'messages', 'description'],
			['1', 'no way', 'a'],
			{ messages: ['no way'] },
		],
		[
			'words beside the code',
			['code', 'description'],
			['404 (Not Found)', 'a'],
			{ code: '404', messages: ['Not Found'] },
		],
		[
			'steps of a solution',
			['code', 'description', 'solution'],
			['1', 'a\nb', '1. x\n2. y'],
			{ description: { en: 'a b' }, solution: { en: '1. x\n2. y' } },
		],
		[
			'Japanese, which is neither language',
			['code', 'description'],
			['1', '通信エラー'],
			{ description: '通信エラー' },
		],
		[
			'a severity',
			['code', 'description', 'severity'],
			['1', 'a', 'high'],
			{ 'x-severity': 'high' },
		],
		[
			'a link, if it is one',
			['code', 'description', 'link'],
			['1', 'a', 'https://x.example/1'],
			{ link: 'https://x.example/1' },
		],
		['related codes', ['code', 'description', 'see'], ['1', 'a', '2, 3'], { see: ['2', '3'] }],
	])('keeps %s', (_case, columns, row, part) => {
		expect(build(columns, [row]).entries).toMatchObject([part]);
	});

	it('leaves rows out, and says why, how often and where first', () => {
		const rows = [
			['1', 'a'],
			['', 'a'],
			['not a code', 'a'],
			['2', ''],
			['4', ''],
			['100-900', 'a'],
			['3', 'c'],
		];
		const { entries, leftOut } = build(['code', 'description'], rows);
		expect(entries.map(({ code }) => code)).toEqual(['1', '3']);
		expect([...leftOut].map(([cause, { count, place }]) => [cause, count, place])).toEqual([
			['noCode', 1, 3],
			['notACode', 1, 4],
			['noDescription', 2, 5],
			['range', 1, 7],
		]);
	});

	it('puts the meanings of a code together, each once', () => {
		const rows = [
			['1', 'a', 'x'],
			['1', 'a', 'x'],
			['1', 'b', 'y'],
			['1', '甲', ''],
			['1', '乙', ''],
		];
		const { entries, leftOut } = build(['code', 'description', 'solution'], rows);
		expect(entries).toEqual([
			{ code: '1', description: { en: 'a; b', zh: '甲；乙' }, solution: { en: 'x\ny' } },
		]);
		expect(leftOut.get('repeated')?.count).toBe(2);
	});

	it('does not take for an alias what is the code of another entry', () => {
		const rows = [
			['1', 'A_B 2', 'a'],
			['2', '', 'b'],
		];
		const { entries } = build(['code', 'aliases', 'description'], rows);
		expect(entries[0]?.aliases).toEqual(['A_B']);
	});

	it('takes a row of one text for the title of the rows below', () => {
		const rows = [
			['Pay', ''],
			['1', 'a'],
			['Login', 'Login'],
			['2', 'b'],
		];
		const { entries } = build(['code', 'description'], rows, 'Top');
		expect(entries.map(({ code, section }) => [code, section])).toEqual([
			['1', 'pay'],
			['2', 'login'],
		]);
	});

	it('refuses more rows than a list of codes has', () => {
		const rows = Array.from({ length: 40_001 }, (_, at) => [String(at), 'a']);
		expect(() => build(['code', 'description'], rows)).toThrow('more than 40000 rows');
	});

	it.each([
		['English', 'Login & Pay', { id: 'login-pay', en: 'Login & Pay' }],
		['Chinese', '登录', { id: '登录', zh: '登录' }],
		['Japanese kana', 'エラー', { en: 'エラー' }],
		['Russian', 'Ошибки', { en: 'Ошибки' }],
		['signs', '***', { en: '***' }],
	])('makes a valid section of a heading in %s', (_case, title, section) => {
		const { sections, entries } = build(['code', 'description'], [['1', 'a']], title);
		expect(sections).toMatchObject([section]);
		expect(checkCatalog({ sections, entries }).faults).toEqual([]);
	});

	it('prefers a column of sections to the heading', () => {
		const rows = [
			['1', 'a', 'Pay'],
			['2', 'b', ''],
		];
		const { entries } = build(['code', 'description', 'section'], rows, 'Login');
		expect(entries.map(({ section }) => section)).toEqual(['pay', 'login']);
	});
});
