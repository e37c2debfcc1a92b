import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { type EntryInFile, toCatalog } from '../../source/catalog/catalog-file.ts';

const onlyEntry = (entry: EntryInFile) => toCatalog({ entries: [entry] }, 'mine').entries[0];

describe('toCatalog', () => {
	it('fills in all that a file may leave out', () => {
		const catalog = toCatalog({ entries: [{ code: 'E1', description: 'broken' }] }, 'mine');
		expect(catalog.codes).toMatchObject([{ code: 'E1', aliases: [] }]);
		expect(catalog).toMatchObject({
			find: expect.any(Function),
			name: 'mine',
			sections: [],
			entries: [
				{
					code: 'E1',
					aliases: [],
					catalog: 'mine',
					section: undefined,
					description: { en: 'broken', zh: 'broken' },
					solution: undefined,
					unofficial: [],
				},
			],
		});
	});

	it('prefers the name in the file to that of the file', () => {
		const { name, entries } = toCatalog(
			{ name: 'own', entries: [{ code: '1', description: 'x' }] },
			'file',
		);
		expect([name, entries[0]?.catalog]).toEqual(['own', 'own']);
	});

	it.each([
		['a plain string', 'broken', { en: 'broken', zh: 'broken' }],
		['English alone', { en: 'broken' }, { en: 'broken', zh: 'broken' }],
		['Chinese alone', { zh: '坏了' }, { en: '坏了', zh: '坏了' }],
		['both languages', { en: 'broken', zh: '坏了' }, { en: 'broken', zh: '坏了' }],
	])('puts %s in both languages', (_case, text, both) => {
		const entry = onlyEntry({ code: 'E1', description: text, solution: text });
		expect(entry?.description).toEqual(both);
		expect(entry?.solution).toEqual(both);
	});

	it.each([
		[{ id: 'net' }, { id: 'net', en: 'net', zh: 'net' }],
		[
			{ id: 'net', en: 'Network' },
			{ id: 'net', en: 'Network', zh: 'Network' },
		],
		[
			{ id: 'net', zh: '网络' },
			{ id: 'net', en: '网络', zh: '网络' },
		],
		[
			{ id: 'net', en: 'Network', zh: '网络' },
			{ id: 'net', en: 'Network', zh: '网络' },
		],
	])('fills in the titles of the section %j', (section, filled) => {
		const catalog = toCatalog(
			{ sections: [section], entries: [{ code: '1', section: 'net', description: 'x' }] },
			'mine',
		);
		expect(catalog.sections).toEqual([filled]);
		expect(catalog.entries[0]?.section).toEqual(filled);
	});

	it('makes a section of an id that the file does not list, behind those it lists', () => {
		const { sections, entries } = toCatalog(
			{
				sections: [{ id: 'listed' }],
				entries: [
					{ code: '1', section: 'new', description: 'x' },
					{ code: '2', section: 'new', description: 'y' },
				],
			},
			'mine',
		);
		expect(sections).toEqual([
			{ id: 'listed', en: 'listed', zh: 'listed' },
			{ id: 'new', en: 'new', zh: 'new' },
		]);
		expect(entries[1]?.section).toBe(entries[0]?.section);
	});

	it.each([
		[40015, '40015'],
		[-1, '-1'],
		[0, '0'],
		['  E1 ', 'E1'],
		['007', '007'],
	])('writes the code %j as the text %j', (code, text) => {
		const entry = onlyEntry({ code, aliases: [code], description: 'x' });
		expect([entry?.code, entry?.aliases]).toEqual([text, [text]]);
	});

	it('lists the unofficial texts in one order, each once', () => {
		const entry = onlyEntry({
			code: 'E1',
			description: 'x',
			unofficial: ['solution.zh', 'description.en', 'solution.zh'],
		});
		expect(entry?.unofficial).toEqual(['description.en', 'solution.zh']);
	});
});

describe('builtInCatalog', () => {
	it('is the whole of the data, named after it', () => {
		const { name, sections, entries } = builtInCatalog();
		expect([name, sections.length, entries.length]).toEqual(['open-platform', 5, 79]);
	});

	it('gives each entry the section it belongs to', () => {
		const entry = builtInCatalog().entries.find(({ code }) => code === '301010');
		expect(entry?.section).toEqual({ id: 'mini-program', en: 'Mini program', zh: '小程序' });
	});
});
