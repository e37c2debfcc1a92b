import { describe, expect, it } from 'vitest';
import openPlatform from '../../data/open-platform.json' with { type: 'json' };
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { toCatalog } from '../../source/catalog/catalog-file.ts';
import type { Catalog } from '../../source/catalog/entry.ts';
import { storeSearchTexts, toSearchText } from '../../source/catalog/search-text.ts';
import {
	openStored,
	type StoredCatalog,
	splitStored,
	storeCatalog,
} from '../../source/catalog/stored-catalog.ts';

/** All that is in a catalog, read out of it. */
function contentsOf({ name, sections, entries }: Catalog) {
	return {
		name,
		sections,
		entries: entries.map(
			({ code, aliases, catalog, section, description, solution, unofficial }) => ({
				code,
				aliases,
				catalog,
				section,
				description,
				solution,
				unofficial,
			}),
		),
	};
}

/** Opens both parts, as they are when they have been put one behind the other. */
function openWhole({ head, entries }: StoredCatalog, searchTexts?: () => Buffer): Catalog {
	const split = splitStored(Buffer.concat([head, entries]));
	return openStored(split.head, () => split.entries, searchTexts);
}

describe('openStored', () => {
	it('gives back what was stored', () => {
		const catalog = toCatalog(
			{
				sections: [{ id: 'pay', en: 'Payment', zh: '支付' }],
				entries: [
					{ code: 'E1', aliases: [1, 'é'], description: '行\n"\u2028"', section: 'pay' },
					{ code: '__proto__', description: { zh: '错' }, solution: 'x', section: 'other' },
					{ code: 7, description: 'd', solution: { en: 's' }, unofficial: ['solution.en'] },
				],
			},
			'mine',
		);
		expect(contentsOf(openWhole(storeCatalog(catalog)))).toEqual(contentsOf(catalog));
	});

	it('gives the text of each entry for searching, where those were kept', () => {
		const catalog = toCatalog(
			{
				sections: [{ id: 'pay', en: 'Payment', zh: '支付' }],
				entries: [
					{ code: 'A\nB', aliases: ['É'], description: '行\n\u0001x', section: 'pay' },
					{ code: 7, description: { en: 'One-two', zh: '错误' }, solution: '重试' },
				],
			},
			'mine',
		);
		const open = () => openWhole(storeCatalog(catalog), () => storeSearchTexts(catalog));
		const kept = open().entries;
		expect(kept.map(({ searchText }) => searchText)).toEqual(catalog.entries.map(toSearchText));
		expect(kept.map(({ searchText }) => searchText?.split('\u0001'))).toEqual([
			['a\nb', 'é', 'a b', '行  x', '行  x', '', '', 'pay payment 支付'],
			['7', '7', 'one two', '错误', '重试', '重试', ''],
		]);
		expect(contentsOf(open())).toEqual(contentsOf(catalog));
		for (const { searchText } of openWhole(storeCatalog(catalog)).entries) {
			expect(searchText).toBeUndefined();
		}
	});

	it('finds what the catalog finds, whatever is in the codes', () => {
		const codes = ['A B', 'A\nB', 'A\u0001B', 'A\u0002B', 'İx', 'ß', 'a b', '7', ' 7 '];
		const catalog = toCatalog(
			{
				entries: [
					...codes.map((code) => ({ code, description: 'x' })),
					{ code: 'Z', aliases: ['7', 'A B', 'z'], description: 'x' },
				],
			},
			'odd',
		);
		const stored = openWhole(storeCatalog(catalog));
		for (const code of [...codes, 'Z', '', ' ', 'A', '\u0001', '\u0002']) {
			const found = (from: Catalog) => from.find(code).map((entry) => entry.code);
			expect(found(stored), JSON.stringify(code)).toEqual(found(catalog));
		}
	});

	it('opens a catalog without entries', () => {
		const empty = toCatalog({ entries: [] }, 'empty');
		expect(contentsOf(openWhole(storeCatalog(empty)))).toEqual(contentsOf(empty));
	});

	it('reads the texts of an entry only when they are asked for', () => {
		const stored = storeCatalog(toCatalog({ entries: [{ code: 1, description: 'd' }] }, 'x'));
		let isRead = false;
		const catalog = openStored(stored.head, () => {
			isRead = true;
			return stored.entries;
		});
		expect(catalog.find('2')).toEqual([]);
		expect(isRead).toBe(false);
		const [entry] = catalog.find('1');
		stored.entries.fill('x', stored.entries.length - 5);
		expect(entry?.code).toBe('1');
		expect(() => entry?.description).toThrow(SyntaxError);
	});
});

describe('builtInCatalog', () => {
	it('is the catalog of data/, as it was stored by the build', () => {
		const fromData = toCatalog(openPlatform, 'open-platform');
		expect(contentsOf(builtInCatalog())).toEqual(contentsOf(fromData));
	});
});
