import {
	type Catalog,
	codesOf,
	type Entry,
	foldCode,
	type Logs,
	type Section,
	type Text,
	type TextPath,
	textPaths,
} from './entry.ts';

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

const noAliases: readonly string[] = [];

/**
 * Fills in what a valid catalog file may leave out.
 *
 * @param file a file that has been validated
 * @param fallbackName the catalog's name where the file gives none
 */
export function toCatalog(file: CatalogFile, fallbackName: string): Catalog {
	const name = file.name ?? fallbackName;
	const sections = new Map<string, Section>();
	for (const section of file.sections ?? []) {
		sections.set(section.id, { id: section.id, ...bothLanguages(section, section.id) });
	}
	const entries = file.entries.map((entry): Entry => {
		return {
			code: codeText(entry.code),
			aliases: entry.aliases?.map(codeText) ?? noAliases,
			catalog: name,
			section: sectionOf(entry.section, sections),
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
		codes: entries,
		entries,
		entryAt(index) {
			const entry = entries[index];
			if (entry === undefined) throw new RangeError(`no entry ${index} in ${name}`);
			return entry;
		},
		find(code) {
			const folded = foldCode(code);
			return entries.filter((entry) => codesOf(entry).some((own) => foldCode(own) === folded));
		},
	};
}

/** What few entries have; left out where it is not there, so that most are small. */
function moreOf(entry: EntryInFile): Partial<Entry> {
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

/** An id that the file does not list under `sections` is a section of that name. */
function sectionOf(id: string | undefined, sections: Map<string, Section>): Section | undefined {
	if (id === undefined) return undefined;
	let section = sections.get(id);
	if (section === undefined) {
		section = { id, en: id, zh: id };
		sections.set(id, section);
	}
	return section;
}

function bothLanguages(text: TextInFile, fallback: string): Text {
	if (typeof text === 'string') return { en: text, zh: text };
	const en = text.en ?? text.zh ?? fallback;
	return { en, zh: text.zh ?? en };
}
