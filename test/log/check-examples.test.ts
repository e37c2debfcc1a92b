import { describe, expect, it } from 'vitest';
import { toCatalog } from '../../source/catalog/catalog-file.ts';
import { printPath } from '../../source/catalog/validate-catalog.ts';
import { logFaults } from '../../source/log/check-examples.ts';

const catalogWith = (...examples: { line: string; codes: (string | number)[] }[]) =>
	toCatalog(
		{
			logs: { alone: false, places: ['printer says ({number})'], keys: ['printer_rc'], examples },
			entries: [
				{ code: 7, aliases: ['0x07'], description: 'out of paper' },
				{ code: 9, description: 'lid open' },
				{ code: 40007, description: 'paper jam', alone: true },
			],
		},
		'printer',
	);
const place = { line: 'printer says (7)', codes: [7] };
const key = { line: 'printer_rc=9', codes: ['9'] };
const faultsOf = (...examples: { line: string; codes: (string | number)[] }[]) =>
	logFaults(catalogWith(place, key, ...examples)).map(
		({ path, expected }) => `${printPath(path)} ${expected.en}`,
	);

describe('logFaults', () => {
	it('finds nothing where all is shown and read as it says', () => {
		expect(faultsOf({ line: 'printer says (8)', codes: [] })).toEqual([]);
		expect(faultsOf({ line: 'printer says (7)', codes: ['0x07'] })).toEqual([]);
		expect(logFaults(toCatalog({ entries: [] }, 'x'))).toEqual([]);
	});

	it.each([
		[{ line: 'all is well', codes: [7] }, 'line it reports nothing, expected 7'],
		[{ line: 'printer says (9)', codes: [] }, 'line it reports 9, expected nothing'],
		[{ line: 'printer says (9)', codes: [7] }, 'line it reports 9, expected 7'],
		[{ line: 'printer says (9)', codes: [9, 7] }, 'line it reports 9, expected 9, 7'],
		[{ line: 'printer says (8)', codes: [8] }, 'codes[0] expected a code of this catalog'],
	])('tells what is wrong with %j', (example, fault) => {
		expect(faultsOf(example)).toEqual([expect.stringMatching(/^logs\.examples\[2\]\./)]);
		expect(faultsOf(example)[0]).toBe(`logs.examples[2].${fault}`);
	});

	it('takes a report that the line contradicts for right either way', () => {
		const line = '{"errcode":40007,"errmsg":"quota exceeded"}';
		expect(faultsOf({ line, codes: [] }, { line, codes: [40007] })).toEqual([]);
	});

	it('names places and keys that no example shows', () => {
		const faults = logFaults(catalogWith({ line: 'printer says (8)', codes: [] }));
		expect(faults.map(({ path }) => printPath(path))).toEqual(['logs.places[0]', 'logs.keys[0]']);
	});

	it('overlooks codes that nothing has where entries were left out', () => {
		const catalog = catalogWith(place, key, { line: 'printer says (8)', codes: [8] });
		expect(logFaults(catalog, false)).toEqual([]);
	});
});
