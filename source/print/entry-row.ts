import { type Entry, type Language, otherLanguage } from '../catalog/entry.ts';
import { sanitise } from '../text/sanitise.ts';
import { type Line, markRanges, type Ranges, type Segment, segment } from '../text/segment.ts';
import { pad, textWidth } from '../text/width.ts';
import type { Matches } from './entry-page.ts';

export interface RowOptions {
	readonly language: Language;
	readonly isChosen: boolean;
	readonly codeColumns: number;
	readonly matchesIn: (language: Language) => Matches;
}

/** Characters of a text that a row may show: more than any terminal has columns. */
const longestText = 1000;

/** Widths that a column of codes can have: few, so that descriptions do not jump. */
const codeSteps = [7, 16] as const;
const widestCodes = 23;

/** The width of the column for the codes of some entries, at most two fifths of the row. */
export function columnsOfCodes(entries: readonly Entry[], columns: number): number {
	const isWider = (width: number) =>
		entries.some(({ code }) => code.length > width || sanitise(code).length > width);
	const step = codeSteps.find((width) => !isWider(width)) ?? widestCodes;
	return Math.max(4, Math.min(step, Math.floor(columns * 0.4)));
}

/** `CODE  description` and, where that shows no match, where there is one. */
export function entryRow(entry: Entry, row: RowOptions): Line {
	const { language, isChosen, codeColumns } = row;
	const matches = row.matchesIn(language);
	const code = sanitise(entry.code);
	const shownCode = cutMiddle(code, codeColumns);
	const { description } = entry;
	return [
		...(isChosen || shownCode !== code
			? [segment(shownCode, isChosen ? 'chosen' : 'code')]
			: markRanges(entry.code, 'code', matches.code)),
		segment(pad('', codeColumns + 2 - textWidth(shownCode))),
		...markRanges(
			description[language].slice(0, longestText),
			isChosen ? 'strong' : 'plain',
			matches.description,
		),
		...reason(entry, row),
	];
}

/** Where an entry was found, if neither its code nor its description shows that. */
function reason(entry: Entry, { language, matchesIn }: RowOptions): Segment[] {
	const matches = matchesIn(language);
	if (matches.code.length + matches.description.length > 0) return [];
	const other = otherLanguage(language);
	if (matches.other.length > 0) {
		return [segment('  '), ...markRanges(entry.description[other], 'faint', matches.other)];
	}
	const own = excerpt(entry.solution?.[language], matches.solution);
	return own.length > 0 ? own : excerpt(entry.solution?.[other], matchesIn(other).solution);
}

/** Characters before a match that help to read it. */
const mostBefore = 12;

/** A text from a little before its first match on. */
function excerpt(text: string | undefined, ranges: Ranges): Segment[] {
	const [first] = ranges;
	if (text === undefined || first === undefined) return [];
	const before = text.slice(Math.max(0, first[0] - 2 * mostBefore), first[0]);
	// From the start of a word, or of the one before, where that is near.
	const starts = [/(?:\S+\s+)?\S*$/, /\S*$/].map((start) => start.exec(before)?.[0].length ?? 0);
	const from = first[0] - (starts.find((length) => length <= mostBefore) ?? 0);
	const shifted = ranges.map(([start, end]) => [start - from, end - from] as const);
	const sign = segment(from > 0 ? '  → …' : '  → ', 'faint');
	return [sign, ...markRanges(text.slice(from, from + longestText), 'faint', shifted)];
}

/** A code too long for its column loses its middle, since the ends tell more. */
function cutMiddle(code: string, columns: number): string {
	if (textWidth(code) <= columns) return code;
	const behind = Math.floor((columns - 1) / 2);
	return `${code.slice(0, columns - 1 - behind)}…${code.slice(code.length - behind)}`;
}
