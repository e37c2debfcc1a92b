import { readdirSync, readFileSync } from 'node:fs';
import { constants, platform } from 'node:os';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryCatalogs } from '../../source/catalog/built-in.ts';
import { toCatalog } from '../../source/catalog/catalog-file.ts';
import { codesOf, foldCode } from '../../source/catalog/entry.ts';
import { checkCatalog } from '../../source/catalog/validate-catalog.ts';
import { logFaults } from '../../source/log/check-examples.ts';

const names = readdirSync('data/library').map((file) => basename(file, '.json'));
const languages = ['en', 'zh'] as const;

/** The catalog of a file, as it is read for a user; each file is read once. */
function read(name: string) {
	let catalog = catalogs.get(name);
	if (catalog === undefined) {
		const { file, faults } = checkCatalog(
			JSON.parse(readFileSync(`data/library/${name}.json`, 'utf8')),
		);
		catalog = { file, entries: file?.entries ?? [], faults };
		catalogs.set(name, catalog);
	}
	return catalog;
}

type Read = Pick<ReturnType<typeof checkCatalog>, 'file' | 'faults'>;
const catalogs = new Map<string, Read & { entries: NonNullable<Read['file']>['entries'] }>();

/** Examples that are not read yet as their catalog says, and places that none shows, by catalog. */
const unread = readFileSync('test/fixtures/unread-examples.tsv', 'utf8').split('\n');

function texts(name: string, field: 'description' | 'solution', language: 'en' | 'zh'): string[] {
	return read(name).entries.map((entry) => {
		const text = entry[field];
		return typeof text === 'object' ? (text[language] ?? '') : '';
	});
}

const repeated = (all: readonly string[]) => all.filter((text, at) => all.indexOf(text) !== at);

describe.each(names)('the catalog %s', (name) => {
	it('is valid', () => {
		expect(read(name).faults).toEqual([]);
	});

	it.each(languages)('gives each code a description and a solution of its own (%s)', (language) => {
		for (const field of ['description', 'solution'] as const) {
			const all = texts(name, field, language);
			expect(all.filter((text) => text === '' || text !== text.trim())).toEqual([]);
			expect(repeated(all)).toEqual([]);
		}
	});

	it('has English texts in English and Chinese ones in Chinese', () => {
		const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
		for (const field of ['description', 'solution'] as const) {
			expect(texts(name, field, 'en').filter(isChinese)).toEqual([]);
			expect(texts(name, field, 'zh').filter((text) => !isChinese(text))).toEqual([]);
		}
	});

	// Two names of one number are two entries of errno.
	it.skipIf(name === 'errno')('has each code and alias once', () => {
		const codes = read(name).entries.flatMap(({ code, aliases = [] }) =>
			codesOf({ code: String(code), aliases: aliases.map(String) }).map(foldCode),
		);
		expect(repeated(codes)).toEqual([]);
	});

	it('shows each place and key in an example, and reads in each what it says', () => {
		const { file } = read(name);
		if (file === undefined) throw new Error(`no entries in ${name}`);
		const { examples = [], ...shown } = file.logs ?? {};
		const faults = logFaults({ ...toCatalog(file, name), isLibrary: true }).map(
			({ path: [, kind, index], expected }) => {
				const text = [examples.map(({ line }) => line), shown.places, shown.quiet, shown.keys][
					['examples', 'places', 'quiet', 'keys'].indexOf(String(kind))
				]?.[Number(index)];
				return { row: `${name}\t${text}`, what: `${kind}[${index}] ${expected.en}: ${text}` };
			},
		);
		const fresh = faults.filter(({ row }) => !unread.includes(row));
		expect(fresh.map(({ what }) => what)).toEqual([]);
	});
});

describe('libraryCatalogs', () => {
	it('has a catalog for each file, by name', () => {
		const shipped = libraryCatalogs().map((catalog) => catalog.name);
		expect([...shipped].sort()).toEqual([...names].sort());
	});

	it.each(names)('has the codes and entries of %s', (name) => {
		const codes = read(name).entries.map(({ code }) => String(code));
		const catalog = libraryCatalogs().find((one) => one.name === name);
		expect(catalog?.codes.map(({ code }) => code)).toEqual(codes);
		expect(catalog?.entries.map(({ code }) => code)).toEqual(codes);
	});
});

describe('errno', () => {
	it.runIf(platform() === 'linux')('has the names and numbers of Linux', () => {
		const named = read('errno').entries.flatMap(({ code, aliases = [], systems = {} }) => {
			const isOfLinux = (one: string) => /^(?:Linux)?$/.test(systems[one] ?? '');
			const all = [code, ...aliases].map(String).filter(isOfLinux);
			const numbers = all.filter((one) => /^\d+$/.test(one));
			const words = all.filter((one) => !/^\d+$/.test(one));
			return words.flatMap((word) => numbers.map((number) => [word, Number(number)]));
		});
		const pairs = new Set(named.map(String));
		const real = Object.entries(constants.errno);
		expect(real.filter((pair) => !pairs.has(String(pair)))).toEqual([]);
		const words = new Set(real.map(([word]) => word));
		expect(named.filter(([word]) => words.has(String(word)))).toHaveLength(real.length);
	});
});

describe('http', () => {
	it('has codes of three digits, upwards', () => {
		const codes = read('http').entries.map(({ code }) => String(code));
		expect(codes.filter((code) => !/^[1-5]\d\d$/.test(code))).toEqual([]);
		expect(codes).toEqual([...codes].sort());
	});
});
