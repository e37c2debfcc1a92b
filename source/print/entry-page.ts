/** An entry as lines of text, in as much room as there is. */
import { type Entry, type Language, otherLanguage, textPaths } from '../catalog/entry.ts';
import { sanitise } from '../text/sanitise.ts';
import { type Line, markRanges, type Ranges, segment } from '../text/segment.ts';
import { pad, textWidth } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import { officialText, pageWords } from './page-words.ts';

/** Where a query stands in the texts of an entry; `other` is the other language. */
export interface Matches {
	readonly code: Ranges;
	readonly description: Ranges;
	readonly other: Ranges;
	readonly solution: Ranges;
}

interface Room {
	readonly columns: number;
	readonly rows: number;
	/** How far texts are indented under their labels. */
	readonly indent: number;
}

/** Longer lines are hard to read. */
const longestLine = 80;
/** With fewer rows an entry is put as shortly as it can be. */
const rowsForPage = 8;

/**
 * The fullest page that fits, with the solution in both languages, else a shorter one. Where none
 * fits, one that is to be scrolled.
 */
export function entryPage(entry: Entry, language: Language, matches: Matches, room: Room): Line[] {
	const columns = Math.min(room.columns, longestLine);
	if (room.rows < rowsForPage) return shortPage(entry, language, matches, columns);
	const head = headLines(entry, language, matches, columns);
	const under = (label: Line, text: string | undefined, ranges?: Ranges) =>
		text === undefined
			? []
			: [[], label, ...indented(paragraphs(text, ranges), columns, room.indent)];
	const cause = under([segment(pageWords.cause[language], 'label')], entry.cause?.[language]);
	const own = under(solutionLabel(entry, language), entry.solution?.[language], matches.solution);
	const other = otherSolution(entry, language);
	const source = [[], ...wrap([segment(sourceText(entry, language), 'faint')], columns)];
	const start = [...cause, ...own];
	const pages = [
		[
			...start,
			...under(solutionLabel(entry, otherLanguage(language)), other),
			[],
			...factLines(entry, language, columns),
		],
		[...start, ...indented(paragraphs(other), columns, room.indent), ...source],
		[...start, ...source],
	].map((page) => [...head, ...page]);
	return pages.find((page) => page.length <= room.rows) ?? pages[1] ?? [];
}

/** Code and description, the other language under it in the same column. */
function headLines(entry: Entry, language: Language, matches: Matches, columns: number): Line[] {
	const code = markRanges(entry.code, 'code', matches.code, 'found');
	const own = markRanges(entry.description[language], 'strong', matches.description, 'found');
	const texts = [own, ...otherDescription(entry, language, matches)];
	const indent = textWidth(sanitise(entry.code)) + 2;
	if (indent > columns * 0.4) return [code, ...texts].flatMap((line) => wrap(line, columns));
	const lines = texts.flatMap((text) => wrap(text, columns - indent));
	return lines.map((line, at) =>
		at === 0 ? [...code, segment('  '), ...line] : [segment(' '.repeat(indent)), ...line],
	);
}

/** Not there where a catalog has one language only. */
function otherDescription({ description }: Entry, language: Language, { other }: Matches): Line[] {
	const text = description[otherLanguage(language)];
	return text === description[language] ? [] : [markRanges(text, 'plain', other, 'found')];
}

function otherSolution({ solution }: Entry, language: Language): string | undefined {
	const text = solution?.[otherLanguage(language)];
	return text === solution?.[language] ? undefined : text;
}

function solutionLabel({ unofficial }: Entry, language: Language): Line {
	const label = segment(pageWords.solution[language], 'label');
	const isSuggested = unofficial.includes(`solution.${language}`);
	return isSuggested ? [label, segment(pageWords.suggested[language], 'faint')] : [label];
}

function indented(lines: readonly Line[], columns: number, indent: number): Line[] {
	const blank = indent === 0 ? [] : [segment(' '.repeat(indent))];
	return lines.flatMap((line) => wrap(line, columns - indent)).map((line) => [...blank, ...line]);
}

/** The lines of a text as its author broke them. */
function paragraphs(text = '', ranges: Ranges = []): Line[] {
	let start = 0;
	return text.split('\n').flatMap((part) => {
		const from = start;
		start += part.length + 1;
		if (part.trim() === '') return [];
		const inPart = ranges
			.map(([first, behind]) => [first - from, behind - from] as const)
			.filter(([first, behind]) => first >= 0 && behind <= part.length);
		return [markRanges(part, 'plain', inPart, 'found')];
	});
}

function sourceText(entry: Entry, language: Language): string {
	const also = aliases(entry);
	const { unofficial, section, catalog } = entry;
	const parts = [
		section?.id,
		catalog,
		...(also === '' ? [] : [`${pageWords.also[language]} ${also}`]),
		...(unofficial.length === 0
			? []
			: [`${pageWords.official[language]}: ${official(entry, language)}`]),
	];
	return sanitise(parts.filter((part) => part !== undefined).join(' · '));
}

function official({ unofficial, solution }: Entry, language: Language): string {
	const present = textPaths.filter(
		(path) => solution !== undefined || !path.startsWith('solution'),
	);
	return officialText(
		present.filter((path) => !unofficial.includes(path)),
		language,
	);
}

/** Other codes of an entry, with the system that each belongs to where that is one alone. */
function aliases({ aliases: codes, systems = {} }: Entry): string {
	const named = codes.map((code) => {
		const system = systems[code];
		return system === undefined ? code : `${code} (${system})`;
	});
	return sanitise(named.join(', '));
}

/** Where an entry is from and what else is known of it, labels in a column. */
function factLines(entry: Entry, language: Language, columns: number): Line[] {
	const { section, catalog, unofficial, messages = [], link } = entry;
	const facts: readonly (readonly [keyof typeof pageWords, string])[] = [
		['also', aliases(entry)],
		['messages', messages.join(' · ')],
		['link', link ?? ''],
		['section', section === undefined ? '' : `${section.id} · ${section[language]}`],
		['catalog', catalog],
		['official', unofficial.length === 0 ? '' : official(entry, language)],
	];
	const shown = facts.flatMap(([name, text]) => {
		const label = pageWords[name][language];
		return text === '' ? [] : [[label, sanitise(text)] as const];
	});
	const width = Math.max(8, ...shown.map(([label]) => textWidth(label))) + 2;
	return shown.flatMap(([label, text]) =>
		wrap([segment(text, 'faint')], Math.max(8, columns - width)).map((line, at) => [
			segment(pad(at === 0 ? label : '', width), 'faint'),
			...line,
		]),
	);
}

/** For a few rows: what the list does not show, and what to do. */
function shortPage(entry: Entry, language: Language, matches: Matches, columns: number): Line[] {
	const [head = [], ...others] = [
		markRanges(entry.description[language], 'strong', matches.description, 'found'),
		...otherDescription(entry, language, matches),
	];
	const isLong = textWidth(sanitise(entry.code)) > longestShownCode;
	const code = isLong ? [markRanges(entry.code, 'code', matches.code, 'found')] : [];
	const inOne = [...head, ...others.flatMap((line) => [segment('  '), ...line])];
	const texts = isLong ? [head, ...others] : [inOne];
	const solution = paragraphs(entry.solution?.[language], matches.solution).flatMap((line) =>
		wrap(line, Math.max(8, columns - 2)),
	);
	return [
		...[...code, ...texts].flatMap((line) => wrap(line, columns)),
		...solution.map((line, at) => [segment(at === 0 ? '→ ' : '  ', 'label'), ...line]),
		...wrap([segment(sourceText(entry, language), 'faint')], Math.max(8, columns - 2)),
	];
}

/** Longer ones lose their middle in a narrow list. */
const longestShownCode = 16;
