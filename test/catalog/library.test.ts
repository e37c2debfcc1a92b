import { readdirSync, readFileSync } from 'node:fs';
import { constants, platform } from 'node:os';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryCatalogs } from '../../source/catalog/built-in.ts';
import { toCatalog } from '../../source/catalog/catalog-file.ts';
import { codesOf, foldCode } from '../../source/catalog/entry.ts';
import { checkCatalog, printPath } from '../../source/catalog/validate-catalog.ts';
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

/** Lines of examples that are not read yet as their catalog says, by catalog. */
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
		const examples = file.logs?.examples ?? [];
		const faults = logFaults({ ...toCatalog(file, name), isLibrary: true }).map(
			({ path, expected }) => {
				const line = path[1] === 'examples' ? examples[Number(path[2])]?.line : undefined;
				return { row: `${name}\t${line}`, what: `${printPath(path)} ${expected.en}: ${line}` };
			},
		);
		const fresh = faults.filter(({ row }) => !unread.includes(row));
		expect(fresh.map(({ what }) => what)).toEqual([]);
	});
});

describe('libraryCatalogs', () => {
	it('has a catalog for each file, by name', () => {
		expect(libraryCatalogs().map((catalog) => catalog.name).sort()).toEqual([...names].sort());
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
		const { entries } = toCatalog(read('errno'), 'errno');
		const numberOf = new Map(
			entries.flatMap((entry) => {
				const number = entry.aliases.find((alias) => entry.systems?.[alias] === 'Linux');
				return codesOf(entry).map((code) => [code, Number(number)] as const);
			}),
		);
		const known = Object.entries(constants.errno).filter(([name]) => numberOf.has(name));
		expect(known.length).toBeGreaterThan(70);
		for (const [name, number] of known) expect([name, numberOf.get(name)]).toEqual([name, number]);
	});
});

describe('http', () => {
	it('has codes of three digits, upwards', () => {
		const codes = read('http').entries.map(({ code }) => String(code));
		expect(codes.filter((code) => !/^[1-5]\d\d$/.test(code))).toEqual([]);
		expect(codes).toEqual([...codes].sort());
	});
});
