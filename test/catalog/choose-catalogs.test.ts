import { describe, expect, it } from 'vitest';
import { toCatalog } from '../../source/catalog/catalog-file.ts';
import { chooseCatalogs } from '../../source/catalog/choose-catalogs.ts';
import { indexByCode, parseNamedCode } from '../../source/catalog/code-index.ts';
import type { Catalog } from '../../source/catalog/entry.ts';

const catalogOf = (name: string, ...codes: string[]) =>
	toCatalog({ name, entries: codes.map((code) => ({ code, description: `${name} ${code}` })) }, '');
const platform = catalogOf('platform', '1', '2');
const own = toCatalog(
	{
		name: 'own',
		entries: [
			{ code: '2', description: 'own 2', overrides: true },
			{ code: '3', description: 'own 3' },
		],
	},
	'',
);
const catalogs = {
	platform,
	own: [own],
	library: [catalogOf('curl', '2', '28'), catalogOf('errno', '28')],
};
const choose = (choice: { with?: readonly string[]; without?: readonly string[] }) =>
	chooseCatalogs(catalogs, { with: [], without: [], ...choice });
const names = (list: readonly Catalog[]) => list.map(({ name }) => name);

describe('chooseCatalogs', () => {
	it.each([
		[{}, ['platform', 'own'], ['curl', 'errno']],
		[{ with: ['errno'] }, ['platform', 'own', 'errno'], ['curl']],
		[{ with: ['CURL', 'errno'] }, ['platform', 'own', 'curl', 'errno'], []],
		[{ with: ['all'] }, ['platform', 'own', 'curl', 'errno'], []],
		[{ without: ['platform'] }, ['own'], ['curl', 'errno']],
		[{ without: ['own', 'Curl'] }, ['platform'], ['errno']],
		[{ without: ['library'] }, ['platform', 'own'], []],
		[{ with: ['all'], without: ['curl'] }, ['platform', 'own', 'errno'], []],
	])('with %j has the right ones primary', (choice, primary, library) => {
		const chosen = choose(choice);
		expect(names(chosen.primary)).toEqual(primary);
		expect(names(chosen.library)).toEqual(library);
	});

	it.each([
		[{ with: ['own'] }, 'no such catalog'],
		[{ with: ['nope'] }, 'no such catalog'],
		[{ without: ['all'] }, 'no such catalog'],
	])('refuses %j', (choice, message) => {
		expect(() => choose(choice)).toThrow(message);
	});

	it('puts an overriding entry in the place of those of other primary catalogs', () => {
		const { primary, library } = choose({ with: ['curl'] });
		const index = indexByCode(primary);
		expect(index.find('2').map(({ description }) => description.en)).toEqual(['own 2']);
		expect(index.entries.map(({ code, catalog }) => `${catalog}:${code}`)).toEqual([
			'platform:1',
			'own:2',
			'own:3',
			'curl:28',
		]);
		const [left] = primary;
		expect(left?.codes.map(({ code }) => code)).toEqual(['1']);
		expect(left?.entryAt(0)).toBe(platform.entries[0]);
		expect(library.map(({ name }) => name)).toEqual(['errno']);
	});
});

describe('entries that override the same code', () => {
	it('stand beside each other', () => {
		const other = { ...own, name: 'other' };
		const { primary } = chooseCatalogs(
			{ platform, own: [own, other], library: [] },
			{ with: [], without: [] },
		);
		const found = indexByCode(primary).find('2');
		expect(found).toHaveLength(2);
	});
});

describe('parseNamedCode', () => {
	const all = [platform, own, ...catalogs.library];
	it.each<[string, [string[], string] | undefined]>([
		['curl:28', [['curl'], '28']],
		[' Curl:28 ', [['curl'], '28']],
		['curl:999', [['curl'], '999']],
		['curl: (28) Operation timed out', undefined],
		['curl:28 failed', undefined],
		['curl:', undefined],
		['http://example.com', undefined],
		['curl:timeout', undefined],
		['28', undefined],
	])('takes %j apart', (text, named) => {
		const parsed = parseNamedCode(text, all);
		expect(parsed && [names(parsed.catalogs), parsed.code]).toEqual(named);
	});
});
