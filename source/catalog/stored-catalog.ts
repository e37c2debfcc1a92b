import { type Catalog, type Entry, type EntryCodes, foldCode } from './entry.ts';

/** A complete catalog as data. */
export interface StoredCatalog extends StoredAbout {
	readonly entries: readonly StoredEntry[];
}

/** What there is to know of a catalog beside its entries. */
export type StoredAbout = Pick<Catalog, 'name' | 'title' | 'vendor' | 'logs' | 'sections'>;

/** An entry with the id of its section; its catalog is the one that it is stored in. */
export interface StoredEntry extends Omit<Entry, 'catalog' | 'section'> {
	readonly section?: string | undefined;
}

/** What a log reader needs of each entry. */
export function codesIn({ entries }: StoredCatalog): EntryCodes[] {
	return entries.map(({ code, aliases, systems, report, alone, overrides }) => {
		return { code, aliases, systems, report, alone, overrides };
	});
}

/**
 * A catalog as text, in which it is shipped and cached: a line of JSON with all but the entries, and
 * one for each entry, which is parsed when the entry is asked for.
 */
export function printStored(catalog: StoredCatalog): string {
	const { entries, ...about } = catalog;
	const lines = [{ ...about, codes: codesIn(catalog) }, ...entries];
	return lines.map((line) => JSON.stringify(line)).join('\n');
}

/** @param bytes of `printStored`; what is not asked for is not decoded either */
export function openStored(bytes: Buffer, file?: string): Catalog {
	const firstEnd = bytes.indexOf(lineEnd);
	const first = bytes.toString('utf8', 0, firstEnd === -1 ? bytes.length : firstEnd);
	const about: StoredAbout & { codes: readonly EntryCodes[] } = JSON.parse(first);
	let starts: readonly number[] | undefined;
	const readEntry = (index: number): StoredEntry | undefined => {
		starts ??= lineStarts(bytes);
		const start = starts[index + 1];
		if (start === undefined) return undefined;
		return JSON.parse(bytes.toString('utf8', start, starts[index + 2]));
	};
	return openCatalog(about, about.codes, readEntry, file);
}

const lineEnd = 10;

function lineStarts(bytes: Buffer): number[] {
	const starts = [0];
	for (let at = bytes.indexOf(lineEnd); at !== -1; at = bytes.indexOf(lineEnd, at + 1)) {
		starts.push(at + 1);
	}
	return starts;
}

/** @param file where it was read, for one of the user's own */
export function openCatalog(
	{ name, title, vendor, logs, sections }: StoredAbout,
	codes: readonly EntryCodes[],
	readEntry: (index: number) => StoredEntry | undefined,
	file?: string,
): Catalog {
	const opened: Entry[] = [];
	const entryAt = (index: number): Entry => {
		const known = opened[index];
		if (known !== undefined) return known;
		const stored = readEntry(index);
		if (stored === undefined) throw new RangeError(`no entry ${index} in ${name}`);
		const section = sections.find(({ id }) => id === stored.section);
		const entry = { ...stored, catalog: name, section };
		opened[index] = entry;
		return entry;
	};
	return {
		name,
		title,
		vendor,
		logs,
		sections,
		file,
		codes,
		get entries() {
			return codes.map((_, index) => entryAt(index));
		},
		entryAt,
		find(code) {
			const folded = foldCode(code);
			const found: Entry[] = [];
			for (const [index, { code: own, aliases }] of codes.entries()) {
				const isMeant =
					foldCode(own) === folded ||
					(aliases.length > 0 && aliases.some((alias) => foldCode(alias) === folded));
				if (isMeant) found.push(entryAt(index));
			}
			return found;
		},
	};
}
