import { type Entry, type Language, otherLanguage } from '../catalog/entry.ts';
import { sanitise } from '../text/sanitise.ts';
import { markRanges, type Ranges, type Segment, segment } from '../text/segment.ts';
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
