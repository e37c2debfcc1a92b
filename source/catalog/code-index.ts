import { type Catalog, type Entry, foldCode } from './entry.ts';

/** Entries by code over any number of catalogs, in the catalogs' order. */
export interface CodeIndex {
	readonly catalogs: readonly Catalog[];
	readonly entries: readonly Entry[];
	/** The entries of a code or alias, without regard to case and outer spaces; `[]` if unknown. */
	find(code: string): readonly Entry[];
}

const none: readonly Entry[] = [];

export function indexByCode(catalogs: readonly Catalog[]): CodeIndex {
	const byCode = new Map<string, Entry[]>();
	const add = (code: string, entry: Entry) => {
		const folded = foldCode(code);
		const known = byCode.get(folded);
		if (known === undefined) byCode.set(folded, [entry]);
		else if (!known.includes(entry)) known.push(entry);
	};
	const entries = catalogs.flatMap((catalog) => catalog.entries);
	for (const entry of entries) {
		add(entry.code, entry);
		for (const alias of entry.aliases) add(alias, entry);
	}
	return { catalogs, entries, find: (code) => byCode.get(foldCode(code)) ?? none };
}

/**
 * Whether a text has the form of a code, so that it is looked up and never searched for:
 * an integer, or capitals and digits joined by underscores.
 */
export function looksLikeCode(text: string): boolean {
	return /^(?:[-+]?\d+|[A-Z\d]+(?:_[A-Z\d]+)+)$/.test(text.trim());
}
