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
	readonly cause?: Text | undefined;
	/** Page that tells more. */
	readonly link?: string | undefined;
	/** Related codes of the same catalog. */
	readonly see?: readonly string[] | undefined;
	/** Usual wordings of the system beside the code in logs: evidence of whose number it is. */
	readonly messages?: readonly string[] | undefined;
	/** Which system an alias belongs to, where it is not every system's: `{ 61: 'macOS' }`. */
	readonly systems?: Readonly<Record<string, string>> | undefined;
	/** `false` for a code that is for look-up only and is never reported in a log. */
	readonly report?: boolean | undefined;
	/** Whether the code may stand alone in a log, where that differs from `Logs.alone`. */
	readonly alone?: boolean | undefined;
	/** Takes the place of the primary entry of this code. */
	readonly overrides?: boolean | undefined;
}

/** How the codes of a catalog stand in logs; log/places.ts says what a place is. */
export interface Logs {
	/** Whether names are reports wherever they stand as whole identifiers; `undefined`: where distinct. */
	readonly alone?: boolean | undefined;
	readonly places: readonly string[];
	/** Places that count in summaries and are not annotated. */
	readonly quiet: readonly string[];
	/** Keys whose value is a code of this catalog. */
	readonly keys: readonly string[];
	/** Lines, each with the codes that it reports, which tests and `--check` run. */
	readonly examples: readonly LogExample[];
}

/** What a log reader needs of an entry before the entry itself is read. */
export type EntryCodes = Pick<
	Entry,
	'code' | 'aliases' | 'systems' | 'report' | 'alone' | 'overrides'
>;

export interface LogExample {
	readonly line: string;
	readonly codes: readonly string[];
}

export interface Catalog {
	readonly name: string;
	/** Whether it ships with errcode beside the platform's own. */
	readonly isLibrary?: boolean | undefined;
	/** Whether it ships with errcode, the platform's own too. */
	readonly isShipped?: boolean | undefined;
	/** Whether entries were left out of it that others override. */
	readonly isPart?: boolean | undefined;
	/** The file that it was read from, for one of the user's own. */
	readonly file?: string | undefined;
	/** What it is about, such as a system's name. */
	readonly title?: Text | undefined;
	/** Names by which a log line tells that a number is this catalog's. */
	readonly vendor?: readonly string[] | undefined;
	readonly logs?: Logs | undefined;
	readonly sections: readonly Section[];
	/** The codes of each entry, in the order of `entries`; costs less than those. */
	readonly codes: readonly EntryCodes[];
	readonly entries: readonly Entry[];
	/** The entry at an index of `codes`. */
	entryAt(index: number): Entry;
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
