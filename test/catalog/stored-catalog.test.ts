import { describe, expect, it } from 'vitest';
import openPlatform from '../../data/open-platform.json' with { type: 'json' };
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { type CatalogFile, completeCatalog, toCatalog } from '../../source/catalog/catalog-file.ts';
import { openStored, printStored } from '../../source/catalog/stored-catalog.ts';
import { openLibrary, printLibrary } from '../../source/catalog/stored-library.ts';

const file: CatalogFile = {
	title: 'Mine',
	vendor: ['mine'],
	logs: { places: ['mine: {number}'], examples: [{ line: 'mine: 7', codes: [7] }] },
	sections: [{ id: 'pay', en: 'Payment', zh: '支付' }],
	entries: [
		{ code: 'E1', aliases: [1, 'é'], description: '行\n"\u2028"', section: 'pay', report: false },
		{ code: '__proto__', description: { zh: '错' }, solution: 'x', section: 'other' },
		{ code: 7, description: 'd', see: ['E1'], link: 'https://example.com', cause: 'c' },
	],
};
const stored = completeCatalog(file, 'mine');
const opened = openStored(Buffer.from(printStored(stored)), '/a/mine.json');

describe('openStored', () => {
	it('opens what was printed as what was not', () => {
		const { entries, sections, logs, title, vendor } = toCatalog(file, 'mine');
		expect(opened.entries).toEqual(entries);
		expect(opened).toMatchObject({
			name: 'mine',
			file: '/a/mine.json',
			sections,
			logs,
			title,
			vendor,
		});
		expect(opened.codes).toMatchObject([
			{ code: 'E1', aliases: ['1', 'é'], report: false },
			{ code: '__proto__', aliases: [] },
			{ code: '7', aliases: [] },
		]);
	});

	it.each([
		['e1', ['E1']],
		[' 1 ', ['E1']],
		['É', ['E1']],
		['__PROTO__', ['__proto__']],
		['constructor', []],
		['', []],
	])('finds %j', (code, found) => {
		expect(opened.find(code).map((entry) => entry.code)).toEqual(found);
	});

	it('gives the same entry however it is asked for', () => {
		expect(opened.find('7')[0]).toBe(opened.entries[2]);
		expect(opened.entryAt(2)).toBe(opened.entries[2]);
		expect(() => opened.entryAt(3)).toThrow('no entry 3 in mine');
	});

	it('finds an entry once whose aliases differ in case alone', () => {
		const entries = [{ code: 'x', aliases: ['X', ' x '], description: 'd' }];
		expect(toCatalog({ entries }, 'mine').find('X')).toHaveLength(1);
	});

	it('has the built-in catalog as its file has it', () => {
		const plain = toCatalog(openPlatform, 'open-platform');
		expect(builtInCatalog().entries).toEqual(JSON.parse(JSON.stringify(plain.entries)));
	});
});

describe('openLibrary', () => {
	const others = completeCatalog({ entries: [{ code: 'E1', description: 'other' }] }, 'others');

	it('opens a catalog only for a code that it has', () => {
		const read: string[] = [];
		const files = printLibrary([stored, others]);
		const [first, second] = openLibrary(
			(part) => files[part],
			(name) => {
				read.push(name);
				return openStored(Buffer.from(printStored(name === 'mine' ? stored : others)));
			},
		);
		expect(first?.find('É').map(({ code }) => code)).toEqual(['E1']);
		expect(second?.find('é')).toEqual([]);
		expect(second?.find('E')).toEqual([]);
		expect(second?.codes).toMatchObject([{ code: 'E1' }]);
		expect(first).toMatchObject({ title: stored.title, vendor: ['mine'], logs: stored.logs });
		expect(read).toEqual(['mine']);
		expect(second?.find('e1')[0]?.description.en).toBe('other');
		expect(read).toEqual(['mine', 'others']);
	});
});
