import { type Catalog, type Entry, foldCode } from './entry.ts';

/** Entries by code over any number of catalogs, in the catalogs' order. */
export interface CodeIndex {
	readonly catalogs: readonly Catalog[];
	readonly entries: readonly Entry[];
	/**
	 * The entries of a code or alias, without regard to case and outer spaces; `[]` if unknown.
	 * Looks at each entry: for the few codes of a command line that is less than to make a map.
	 */
	find(code: string): readonly Entry[];
}

export function indexByCode(catalogs: readonly Catalog[]): CodeIndex {
	const entries = catalogs.flatMap((catalog) => catalog.entries);
	return {
		catalogs,
		entries,
		find(code) {
			const folded = foldCode(code);
			return entries.filter(
				(entry) =>
					foldCode(entry.code) === folded ||
					entry.aliases.some((alias) => foldCode(alias) === folded),
			);
		},
	};
}

/**
 * Whether a text has the form of a code, so that it is looked up and never searched for:
 * an integer, or capitals and digits joined by underscores.
 */
export function looksLikeCode(text: string): boolean {
	return /^(?:[-+]?\d+|[A-Z\d]+(?:_[A-Z\d]+)+)$/.test(text.trim());
}
