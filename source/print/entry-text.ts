import { type Entry, type Language, otherLanguage } from '../catalog/entry.ts';
import { labels } from './labels.ts';
import { sanitise } from './sanitise.ts';
import { type Role, type Segment, segment } from './segment.ts';

/** Where the matched characters of a text are: pairs of first and behind-last UTF-16 index. */
export type Ranges = readonly (readonly [start: number, end: number])[];

/** `CODE  description`: an entry on one line. */
export function entryLine(
	entry: Entry,
	language: Language,
	matched: { readonly code?: Ranges; readonly description?: Ranges } = {},
): Segment[] {
	return [
		...highlight(entry.code, 'code', matched.code),
		segment('  '),
		...highlight(entry.description[language], 'plain', matched.description),
	];
}

/** The whole of an entry: a line of segments each for code, other language, solution and source. */
export function entryBlock(entry: Entry, language: Language): Segment[][] {
	const other = otherLanguage(language);
	const lines = [entryLine(entry, language)];
	if (entry.description[other] !== entry.description[language]) {
		lines.push([segment('  '), segment(sanitise(entry.description[other]))]);
	}
	if (entry.solution !== undefined) {
		lines.push([
			segment('  '),
			segment(solutionLabel(entry, language), 'label'),
			segment(sanitise(entry.solution[language])),
		]);
	}
	lines.push([segment('  '), segment(entrySource(entry, language), 'faint')]);
	return lines;
}

export function solutionLabel(entry: Entry, language: Language): string {
	const unofficial = entry.unofficial.includes(`solution.${language}`);
	return (unofficial ? labels.suggested : labels.solution)[language];
}

/** Section and catalog of an entry, and its other names. */
export function entrySource(entry: Entry, language: Language): string {
	const parts = [entry.section?.[language], entry.catalog];
	if (entry.aliases.length > 0) parts.push(labels.also[language] + entry.aliases.join(', '));
	return sanitise(parts.filter((part) => part !== undefined).join(' · '));
}

/** Cuts a text into segments so that its ranges stand out. */
export function highlight(text: string, role: Role, ranges: Ranges = []): Segment[] {
	const segments: Segment[] = [];
	let from = 0;
	for (const [start, end] of ranges) {
		if (start > from) segments.push(segment(sanitise(text.slice(from, start)), role));
		segments.push(segment(sanitise(text.slice(start, end)), 'match'));
		from = end;
	}
	if (from < text.length) segments.push(segment(sanitise(text.slice(from)), role));
	return segments;
}
