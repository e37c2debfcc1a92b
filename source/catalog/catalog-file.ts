import {
	type Catalog,
	codesOf,
	type Entry,
	foldCode,
	type Section,
	type Text,
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
}

/** A whole catalog file. Same shape as data/catalog.schema.json. */
export interface CatalogFile {
	readonly $schema?: string;
	readonly name?: string;
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
			unofficial:
				entry.unofficial === undefined
					? []
					: textPaths.filter((path) => entry.unofficial?.includes(path)),
		};
	});
	return {
		name,
		sections: [...sections.values()],
		entries,
		find(code) {
			const folded = foldCode(code);
			return entries.filter((entry) => codesOf(entry).some((own) => foldCode(own) === folded));
		},
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
