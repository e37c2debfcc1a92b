import type { Catalog, Entry } from './entry.ts';

/** Any number of catalogs as one, in their order. */
export interface CodeIndex {
	readonly catalogs: readonly Catalog[];
	readonly entries: readonly Entry[];
	/** The entries of a code or alias, without regard to case and outer spaces; `[]` if unknown. */
	find(code: string): readonly Entry[];
}

/** An entry that was asked for by its catalog: `curl:28`. */
export interface NamedCode {
	readonly catalogs: readonly Catalog[];
	readonly code: string;
}

/**
 * Takes `catalog:code` apart; `undefined` where no catalog has that name, or what follows is
 * neither a code of it nor looks like one.
 */
export function parseNamedCode(text: string, catalogs: readonly Catalog[]): NamedCode | undefined {
	const [, name = '', code = ''] = /^([^:]+):(\S.*)$/.exec(text.trim()) ?? [];
	const named = catalogs.filter((one) => one.name.toLowerCase() === name.toLowerCase());
	if (named.length === 0) return undefined;
	const isCode = looksLikeCode(code) || named.some((one) => one.find(code).length > 0);
	return isCode ? { catalogs: named, code } : undefined;
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
