/**
 * What is known: an entry is a code with what it means, a section is a chapter of a catalog,
 * a catalog is a named list of entries. Everything else in the program reads these types.
 */

export type Language = 'en' | 'zh';

/** A text in both languages; where a catalog gives only one, it stands in both. */
export interface Text {
	readonly en: string;
	readonly zh: string;
}

/** A chapter of a catalog: a short id for flags and a title in each language. */
export interface Section extends Text {
	readonly id: string;
}

/** The paths to the texts of an entry. */
export const textPaths = [
	'description.en',
	'description.zh',
	'solution.en',
	'solution.zh',
] as const;

export type TextPath = (typeof textPaths)[number];

export interface Entry {
	/** As the catalog writes it; matched without regard to case. */
	readonly code: string;
	/** Other codes that mean the same, such as `111` for `ECONNREFUSED`. */
	readonly aliases: readonly string[];
	/** Name of the catalog that the entry is from. */
	readonly catalog: string;
	readonly section: Section | undefined;
	readonly description: Text;
	readonly solution: Text | undefined;
	/** Texts that are not from the document the catalog reproduces. */
	readonly unofficial: readonly TextPath[];
	/** All texts as they are searched (search-text.ts), where that has been kept. */
	readonly searchText?: string | undefined;
}

export interface Catalog {
	readonly name: string;
	readonly sections: readonly Section[];
	readonly entries: readonly Entry[];
	/** The entries of a code or alias, without regard to case and outer spaces; `[]` if unknown. */
	find(code: string): readonly Entry[];
}

/** The codes that mean an entry: its own and its aliases. */
export function codesOf({ code, aliases }: Pick<Entry, 'code' | 'aliases'>): string[] {
	return [code, ...aliases];
}

/** The language that is not this one. */
export function otherLanguage(language: Language): Language {
	return language === 'en' ? 'zh' : 'en';
}

/** The form in which codes are compared: trimmed, without regard to case. */
export function foldCode(code: string): string {
	return code.trim().toLowerCase();
}
