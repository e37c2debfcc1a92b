import { describe, expect, it } from 'vitest';
import openPlatform from '../../data/open-platform.json' with { type: 'json' };
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { completeCatalog, toCatalog } from '../../source/catalog/catalog-file.ts';
import { openCatalog, openStored } from '../../source/catalog/stored-catalog.ts';

const stored = completeCatalog(
	{
		title: 'Mine',
		vendor: ['mine'],
		logs: { places: ['mine: {number}'], examples: [{ line: 'mine: 7', codes: [7] }] },
		sections: [{ id: 'pay', en: 'Payment', zh: '支付' }],
		entries: [
			{ code: 'E1', aliases: [1, 'é'], description: '行\n"\u2028"', section: 'pay', report: false },
			{ code: '__proto__', description: { zh: '错' }, solution: 'x', section: 'other' },
			{ code: 7, description: 'd', see: ['E1'], link: 'https://example.com', cause: 'c' },
		],
	},
	'mine',
);

describe('openStored', () => {
	it('opens what went through JSON as what did not', () => {
		const opened = openStored(JSON.parse(JSON.stringify(stored)), '/a/mine.json');
		const { entries, sections, logs, title, vendor } = openStored(stored);
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
		expect(
			openStored(stored)
				.find(code)
				.map((entry) => entry.code),
		).toEqual(found);
	});

	it('gives the same entry however it is asked for', () => {
		const catalog = openStored(stored);
		expect(catalog.find('7')[0]).toBe(catalog.entries[2]);
		expect(catalog.entryAt(2)).toBe(catalog.entries[2]);
		expect(() => catalog.entryAt(3)).toThrow('no entry 3 in mine');
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

describe('openCatalog', () => {
	it('reads the entries when one is asked for, and not for a code that it has not', () => {
		let reads = 0;
		const catalog = openCatalog(stored, stored.entries, () => {
			reads++;
			return stored.entries;
		});
		expect(catalog.find('other')).toEqual([]);
		expect(catalog.codes).toHaveLength(3);
		expect(reads).toBe(0);
		expect(catalog.find('E1')[0]?.section?.zh).toBe('支付');
		expect(reads).toBe(1);
	});
});
