import type { Catalog, Entry } from './entry.ts';

/** Any number of catalogs as one, in their order. */
export interface CodeIndex {
	readonly catalogs: readonly Catalog[];
	readonly entries: readonly Entry[];
	/** The entries of a code or alias, without regard to case and outer spaces; `[]` if unknown. */
	find(code: string): readonly Entry[];
}

export function indexByCode(catalogs: readonly Catalog[]): CodeIndex {
	return {
		catalogs,
		get entries() {
			return catalogs.flatMap((catalog) => catalog.entries);
		},
		find: (code) => catalogs.flatMap((catalog) => catalog.find(code)),
	};
}

/**
 * Whether a text has the form of a code, so that it is looked up and never searched for:
 * an integer, or capitals and digits joined by underscores.
 */
export function looksLikeCode(text: string): boolean {
	return /^(?:[-+]?\d+|[A-Z\d]+(?:_[A-Z\d]+)+)$/.test(text.trim());
}
