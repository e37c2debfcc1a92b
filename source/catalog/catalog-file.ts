import {
	type Catalog,
	type Logs,
	type Section,
	type Text,
	type TextPath,
	textPaths,
} from './entry.ts';
import { codesIn, openCatalog, type StoredCatalog, type StoredEntry } from './stored-catalog.ts';

/** A text as a catalog file may give it: one string for both languages, or one or both by language. */
export type TextInFile = string | { readonly en?: string; readonly zh?: string };

/** A section as a catalog file may give it; a title that is missing is the other one, or the id. */
export interface SectionInFile {
	readonly id: string;
	readonly en?: string;
	readonly zh?: string;
}

/** An entry as a catalog file may give it. Same shape as `$defs/entry` of data/catalog.schema.json. */
export interface EntryInFile {
	readonly code: string | number;
	readonly aliases?: readonly (string | number)[];
	readonly section?: string;
	readonly description: TextInFile;
	readonly solution?: TextInFile;
	readonly unofficial?: readonly string[];
	readonly cause?: TextInFile;
	readonly link?: string;
	readonly see?: readonly (string | number)[];
	readonly messages?: readonly string[];
	readonly systems?: Readonly<Record<string, string>>;
	readonly report?: boolean;
	readonly alone?: boolean;
	readonly overrides?: boolean;
}

/** How codes stand in logs, as a catalog file may give it. */
export interface LogsInFile {
	readonly alone?: boolean;
	readonly places?: readonly string[];
	readonly quiet?: readonly string[];
	readonly keys?: readonly string[];
	readonly examples?: readonly {
		readonly line: string;
		readonly codes: readonly (string | number)[];
	}[];
}

/** A whole catalog file. Same shape as data/catalog.schema.json. */
export interface CatalogFile {
	readonly $schema?: string;
	readonly name?: string;
	readonly title?: TextInFile;
	readonly vendor?: readonly string[];
	readonly logs?: LogsInFile;
	readonly unofficial?: readonly string[];
	readonly sections?: readonly SectionInFile[];
	readonly entries: readonly EntryInFile[];
}

const none: readonly never[] = [];

/**
 * Fills in what a valid catalog file may leave out.
 *
 * @param file a file that has been validated
 * @param fallbackName the catalog's name where the file gives none
 */
export function completeCatalog(file: CatalogFile, fallbackName: string): StoredCatalog {
	const name = file.name ?? fallbackName;
	const sections = new Map<string, Section>();
	for (const section of file.sections ?? []) {
		sections.set(section.id, { id: section.id, ...bothLanguages(section, section.id) });
	}
	const entries = file.entries.map((entry): StoredEntry => {
		const { section } = entry;
		// An id that the file does not list is a section of that name.
		if (section !== undefined && !sections.has(section)) {
			sections.set(section, { id: section, en: section, zh: section });
		}
		return {
			code: codeText(entry.code),
			aliases: entry.aliases?.map(codeText) ?? none,
			section,
			description: bothLanguages(entry.description, ''),
			solution: entry.solution === undefined ? undefined : bothLanguages(entry.solution, ''),
			unofficial: unofficialPaths(entry.unofficial ?? file.unofficial),
			...moreOf(entry),
		};
	});
	return {
		name,
		title: file.title === undefined ? undefined : bothLanguages(file.title, name),
		vendor: file.vendor,
		logs: file.logs === undefined ? undefined : toLogs(file.logs),
		sections: [...sections.values()],
		entries,
	};
}

/** The catalog of a valid file. */
export function toCatalog(file: CatalogFile, fallbackName: string): Catalog {
	const stored = completeCatalog(file, fallbackName);
	return openCatalog(stored, codesIn(stored), (index) => stored.entries[index]);
}

/** What few entries have; left out where it is not there, so that most are small. */
function moreOf(entry: EntryInFile): Partial<StoredEntry> {
	const { cause, link, see, messages, systems, report, alone, overrides } = entry;
	return {
		...(cause === undefined ? {} : { cause: bothLanguages(cause, '') }),
		...(link === undefined ? {} : { link }),
		...(see === undefined ? {} : { see: see.map(codeText) }),
		...(messages === undefined ? {} : { messages }),
		...(systems === undefined ? {} : { systems }),
		...(report === undefined ? {} : { report }),
		...(alone === undefined ? {} : { alone }),
		...(overrides === undefined ? {} : { overrides }),
	};
}

function unofficialPaths(paths: readonly string[] | undefined): TextPath[] {
	return paths === undefined ? [] : textPaths.filter((path) => paths.includes(path));
}

function toLogs({ alone, places, quiet, keys, examples }: LogsInFile): Logs {
	return {
		...(alone === undefined ? {} : { alone }),
		places: places ?? [],
		quiet: quiet ?? [],
		keys: keys ?? [],
		examples: (examples ?? []).map(({ line, codes }) => ({ line, codes: codes.map(codeText) })),
	};
}

function codeText(code: string | number): string {
	return typeof code === 'string' ? code.trim() : String(code);
}

function bothLanguages(text: TextInFile, fallback: string): Text {
	if (typeof text === 'string') return { en: text, zh: text };
	const en = text.en ?? text.zh ?? fallback;
	return { en, zh: text.zh ?? en };
}
