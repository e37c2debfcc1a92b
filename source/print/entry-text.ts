import { type Entry, type Language, otherLanguage } from '../catalog/entry.ts';
import { sanitise } from '../text/sanitise.ts';
import { markRanges, type Ranges, type Segment, segment } from '../text/segment.ts';
import { pad, textWidth } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import { labels } from './labels.ts';

/** `CODE  description`: an entry on one line. */
export function entryLine(
	entry: Entry,
	language: Language,
	matched: { readonly code?: Ranges; readonly description?: Ranges } = {},
): Segment[] {
	return [
		...markRanges(entry.code, 'code', matched.code),
		segment('  '),
		...markRanges(entry.description[language], 'plain', matched.description),
	];
}

/** `catalog:CODE  description`: an entry beside others that have the code as well. */
export function namedLine(entry: Entry, language: Language, { isAlso = false } = {}): Segment[] {
	return [
		segment(isAlso ? labels.beside[language] : '', 'label'),
		segment(sanitise(`${entry.catalog}:${entry.code}`), 'code'),
		segment('  '),
		segment(sanitise(entry.description[language])),
	];
}

/** What is told of an entry beside its own texts. */
export interface Surroundings {
	/** Width to which texts are wrapped. */
	readonly columns: number;
	/** File of a catalog that is the user's own. */
	readonly file?: string | undefined;
	readonly related?: readonly Entry[];
}

/**
 * The whole of an entry in lines of segments: code and description in both languages, cause and
 * solution with their own line breaks, related codes, section, catalog and link.
 */
export function entryBlock(
	entry: Entry,
	language: Language,
	{ columns, file, related = [] }: Surroundings,
): Segment[][] {
	const rows: [label: string, text: string | undefined][] = [
		[labels.related[language], relatedText(related, language)],
		[labels.aliases[language], aliasText(entry)],
		[labels.section[language], sectionText(entry, language)],
		[labels.catalog[language], file === undefined ? entry.catalog : `${entry.catalog} · ${file}`],
		[labels.link[language], entry.link],
	];
	return [
		...heading(entry, language, columns),
		...paragraph(labels.cause[language], entry.cause?.[language], columns),
		...paragraph(solutionHeading(entry, language), entry.solution?.[language], columns),
		[],
		...rows.flatMap(([name, text]) =>
			text === undefined
				? []
				: indented(segment(sanitise(text), 'faint'), columns, 2 + labelColumns, [
						segment('  '),
						segment(pad(name, labelColumns), 'label'),
					]),
		),
	];
}

/** Columns of the labels in front of related codes, section and the like. */
const labelColumns = 10;

/** Code and description; under it the description in the other language, in the same column. */
function heading(entry: Entry, language: Language, columns: number): Segment[][] {
	const code = segment(sanitise(entry.code), 'code');
	const indent = textWidth(code.text) + 2;
	const own = entry.description[language];
	const other = entry.description[otherLanguage(language)];
	const lines = indented(segment(sanitise(own)), columns, indent, [code, segment('  ')]);
	return other === own ? lines : [...lines, ...indented(segment(sanitise(other)), columns, indent)];
}

const numbered = /^\s*(?:\d{1,3}[.)、]|[-*•]) */;

/** A text under its label, line by line; what continues a numbered step stands under its text. */
function paragraph(label: string, text: string | undefined, columns: number): Segment[][] {
	if (text === undefined) return [];
	const lines = text.split(/\r\n?|\n/).map((line) => sanitise(line).trimEnd());
	return [
		[],
		[segment('  '), segment(label, 'label')],
		...lines.flatMap((line) => {
			const mark = numbered.exec(line)?.[0] ?? '';
			const start = segment(`    ${mark}`);
			return indented(segment(line.slice(mark.length)), columns, 4 + textWidth(mark), [start]);
		}),
	];
}

/** Wraps what stands behind an indent, or behind what fills it in the first line. */
function indented(
	text: Segment,
	columns: number,
	indent: number,
	start: readonly Segment[] = [segment(' '.repeat(indent))],
): Segment[][] {
	if (indent + textWidth(text.text) <= columns) return [[...start, text]];
	// A line so narrow that a word is cut is harder to read than one that is too long.
	const lines = wrap([text], Math.max(columns - indent, 20));
	return lines.map((line, at) => [...(at === 0 ? start : [segment(' '.repeat(indent))]), ...line]);
}

function solutionHeading(entry: Entry, language: Language): string {
	const mark = entry.unofficial.includes(`solution.${language}`) ? labels.mark[language] : '';
	return labels.remedy[language] + mark;
}

function relatedText(related: readonly Entry[], language: Language): string | undefined {
	if (related.length === 0) return undefined;
	return related.map(({ code, description }) => `${code} ${description[language]}`).join(' · ');
}

function aliasText({ aliases, systems }: Entry): string | undefined {
	if (aliases.length === 0) return undefined;
	return aliases
		.map((alias) => (systems?.[alias] === undefined ? alias : `${alias} (${systems[alias]})`))
		.join(' · ');
}

function sectionText({ section }: Entry, language: Language): string | undefined {
	if (section === undefined) return undefined;
	return section.id === section[language] ? section.id : `${section.id} · ${section[language]}`;
}
