import { describe, expect, it } from 'vitest';
import { checkCatalog } from '../../source/catalog/validate-catalog.ts';
import type { Field } from '../../source/import/columns.ts';
import { CatalogBuilder } from '../../source/import/to-catalog-file.ts';

function build(
	columns: readonly (Field | undefined)[],
	rows: readonly (readonly string[])[],
	title?: string,
): CatalogBuilder {
	const builder = new CatalogBuilder();
	const table = rows.map((cells, at) => ({ hasHeading: true, line: at + 2, cells }));
	builder.add({ title, columns: [], hasHeading: true, line: 1, rows: table }, columns);
	return builder;
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

	it('leaves rows out, and says where and why', () => {
		const rows = [
			['1', 'a'],
			['', 'a'],
			['not a code', 'a'],
			['2', ''],
			['1', 'b'],
			['3', 'c'],
		];
		const { entries, leftOut } = build(['code', 'description'], rows);
		expect(entries.map(({ code }) => code)).toEqual(['1', '3']);
		expect(leftOut.map(({ line, reason }) => [line, reason.en])).toEqual([
			[3, 'no code'],
			[4, 'a code has no spaces'],
			[5, 'no description'],
			[6, 'the same code as line 2'],
		]);
	});

	it.each([
		['English', 'Login & Pay', { id: 'login-pay', en: 'Login & Pay' }],
		['Chinese', '登录', { id: '登录', zh: '登录' }],
		['Japanese kana', 'エラー', { en: 'エラー' }],
		['Russian', 'Ошибки', { en: 'Ошибки' }],
		['signs', '***', { en: '***' }],
	])('makes a valid section of a heading in %s', (_case, title, section) => {
		const { sections, entries } = build(['code', 'description'], [['1', 'a']], title);
		expect([...sections.values()]).toMatchObject([section]);
		const file = { sections: [...sections.values()], entries };
		expect(checkCatalog(file).faults).toEqual([]);
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
