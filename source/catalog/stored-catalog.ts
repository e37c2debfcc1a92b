import { type Catalog, codesOf, type Entry, type EntryCodes, foldCode } from './entry.ts';

/** A catalog as plain JSON, complete: shipped with the program, or cached. */
export interface StoredCatalog extends StoredAbout {
	readonly entries: readonly StoredEntry[];
}

/** What is known of a catalog before its entries are read. */
export type StoredAbout = Pick<Catalog, 'name' | 'title' | 'vendor' | 'logs' | 'sections'>;

/** An entry with the id of its section; its catalog is the one that it is stored in. */
export interface StoredEntry extends Omit<Entry, 'catalog' | 'section'> {
	readonly section?: string | undefined;
}

/** A catalog whose entries have been read. */
export function openStored(stored: StoredCatalog, file?: string): Catalog {
	return openCatalog(stored, stored.entries, () => stored.entries, file);
}

/**
 * A catalog of which the codes are known, and the entries are read when one is asked for.
 *
 * @param file where it was read, for one of the user's own
 */
export function openCatalog(
	{ name, title, vendor, logs, sections }: StoredAbout,
	codes: readonly EntryCodes[],
	readEntries: () => readonly StoredEntry[],
	file?: string,
): Catalog {
	const opened: Entry[] = [];
	let indices: ReadonlyMap<string, readonly number[]> | undefined;
	const entryAt = (index: number): Entry => {
		const known = opened[index];
		if (known !== undefined) return known;
		const stored = readEntries()[index];
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
			for (const index of codes.keys()) entryAt(index);
			return opened;
		},
		entryAt,
		find(code) {
			indices ??= indexCodes(codes);
			return (indices.get(foldCode(code)) ?? []).map(entryAt);
		},
	};
}

/** Where each code and alias stands; an entry once, though its aliases differ in case alone. */
function indexCodes(codes: readonly EntryCodes[]): ReadonlyMap<string, readonly number[]> {
	const indices = new Map<string, number[]>();
	for (const [index, entry] of codes.entries()) {
		for (const code of codesOf(entry)) {
			const folded = foldCode(code);
			const known = indices.get(folded);
			if (known === undefined) indices.set(folded, [index]);
			else if (!known.includes(index)) known.push(index);
		}
	}
	return indices;
}
