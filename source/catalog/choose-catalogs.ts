import { usageError } from '../errors.ts';
import { type Catalog, codesOf, type EntryCodes, foldCode } from './entry.ts';

/** What `--with` and `--without` name. */
export interface Choice {
	readonly with: readonly string[];
	readonly without: readonly string[];
}

/** All catalogs there are, by where they come from. */
export interface Catalogs {
	readonly platform: Catalog;
	readonly own: readonly Catalog[];
	readonly library: readonly Catalog[];
}

/** Primary catalogs answer everything; the library what those do not. */
export interface Chosen {
	readonly primary: readonly Catalog[];
	readonly library: readonly Catalog[];
}

/** @throws UserError where a flag names a catalog that is not there */
export function chooseCatalogs({ platform, own, library }: Catalogs, choice: Choice): Chosen {
	const all = [platform, ...own, ...library];
	checkNames('--with', choice.with, ['all', ...namesOf(library)]);
	checkNames('--without', choice.without, ['library', ...namesOf(all)]);
	const isOut = ({ name }: Catalog) => includes(choice.without, name);
	const isWanted = ({ name }: Catalog) =>
		includes(choice.with, 'all') || includes(choice.with, name);
	const shipped = includes(choice.without, 'library') ? [] : library.filter((one) => !isOut(one));
	const primary = [platform, ...own].filter((one) => !isOut(one));
	return {
		primary: withOverrides([...primary, ...shipped.filter(isWanted)]),
		library: shipped.filter((one) => !isWanted(one)),
	};
}

function namesOf(catalogs: readonly Catalog[]): string[] {
	return [...new Set(catalogs.map(({ name }) => name))];
}

function includes(names: readonly string[], name: string): boolean {
	return names.some((one) => one.toLowerCase() === name.toLowerCase());
}

function checkNames(flag: string, names: readonly string[], known: readonly string[]): void {
	const unknown = names.find((name) => !includes(known, name));
	if (unknown === undefined) return;
	const hint = {
		en: `${flag} takes ${known.join(', ')}`,
		zh: `${flag}的值可以是${known.join('、')}`,
	};
	throw usageError({ en: 'no such catalog', zh: '没有这个错误码表' }, unknown, hint);
}

/**
 * Leaves out the entries whose place an entry of another catalog takes. Those that override the same
 * code stand beside each other.
 */
function withOverrides(catalogs: readonly Catalog[]): Catalog[] {
	return catalogs.map((catalog) => {
		const overriding = new Set(catalog.overrides?.map(foldCode));
		const overridden = new Set(
			catalogs
				.filter((other) => other !== catalog)
				.flatMap(({ overrides }) => overrides ?? [])
				.map(foldCode),
		);
		const isKept = (entry: EntryCodes) =>
			overriding.has(foldCode(entry.code)) ||
			!codesOf(entry).some((code) => overridden.has(foldCode(code)));
		return overridden.size === 0 ? catalog : pick(catalog, isKept);
	});
}

function pick(catalog: Catalog, isKept: (entry: EntryCodes) => boolean): Catalog {
	const indices = [...catalog.codes.keys()].filter((index) => {
		const entry = catalog.codes[index];
		return entry !== undefined && isKept(entry);
	});
	const { name, isLibrary, isShipped, title, vendor, logs, sections, overrides, file, codes } =
		catalog;
	return {
		name,
		isLibrary,
		isShipped,
		isPart: true,
		title,
		vendor,
		logs,
		sections,
		overrides,
		file,
		codes: codes.filter(isKept),
		get entries() {
			return catalog.entries.filter(isKept);
		},
		entryAt: (index) => catalog.entryAt(indices[index] ?? -1),
		find: (code) => catalog.find(code).filter(isKept),
	};
}
