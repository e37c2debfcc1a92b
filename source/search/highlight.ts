import { type Entry, type Language, otherLanguage } from '../catalog/entry.ts';
import { normalise } from '../catalog/normalise.ts';
import type { Ranges } from '../text/segment.ts';
import { TermIndex } from './documents.ts';
import { wordsOf } from './terms.ts';
import { findInitials, parseQuery } from './tiers.ts';
import { soundsOf, type Unit, unitsOf } from './units.ts';

/** The matched characters of the texts of an entry that are shown. */
export type MatchedTexts = Readonly<Record<'code' | 'description' | 'other' | 'solution', Ranges>>;

/** @param units of the search; without them mistyped words and most pinyin are not highlighted */
export function createHighlighter(
	typed: string,
	language: Language,
	units = unitsAlone(typed),
): (entry: Entry) => MatchedTexts {
	const other = otherLanguage(language);
	const isLetter = /^\s*[a-z]\s*$/i.test(typed);
	const find = (text: string) => highlightText(text, typed, units);
	return ({ code, description, solution }) => ({
		code: find(code),
		description: find(description[language]),
		other: find(description[other]),
		solution: isLetter ? [] : find(solution?.[language] ?? ''),
	});
}

/** What a query asks for, for all that is known without catalogs. */
const nothing = new TermIndex();
nothing.answers = () => true;
const unitsAlone = (typed: string): readonly Unit[] =>
	unitsOf(parseQuery(typed).text, [nothing], () => soundsOf(nothing));

export function highlightText(text: string, typed: string, units = unitsAlone(typed)): Ranges {
	const wanted = parseQuery(typed).text;
	if (wanted === '' || text === '') return [];
	const own = normalise(text);
	const whole = occurrences(own, wanted);
	if (whole.length > 0) return /^[a-z]$/.test(wanted) ? whole.slice(0, 1) : whole;
	const telling = units.filter(({ isStopWord }) => !isStopWord);
	const ranges = (telling.length > 0 ? telling : units).flatMap((unit) => findUnit(own, unit));
	const initials = ranges.length > 0 ? undefined : findInitials(own, wanted);
	return initials === undefined ? merge(ranges) : [initials];
}

type Range = [start: number, end: number];

/** The unit itself, or else the words that answer it, or else those that mean the same. */
function findUnit(text: string, { text: wanted, alternatives }: Unit): Range[] {
	const terms = alternatives.map(({ term }) => term);
	const words = terms.filter((term) => !term.startsWith('#'));
	for (const some of [[wanted], words, terms.flatMap(wordsOf)]) {
		const found = some.flatMap((word) => occurrences(text, word, some.length > 1));
		if (found.length > 0) return found;
	}
	return [];
}

/** @param isWhole whether words of letters must be whole; short ones must begin a word in any case */
function occurrences(text: string, wanted: string, isWhole = false): Range[] {
	const found: Range[] = [];
	const needsStart = isWhole || /^[a-z]{1,2}$/.test(wanted);
	const isLatin = (at: number) => /[a-z\d]/.test(text[at] ?? '');
	for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
		const end = at + wanted.length;
		if (needsStart && isLatin(at) && isLatin(at - 1)) continue;
		if (!isWhole || !isLatin(end - 1) || !isLatin(end)) found.push([at, end]);
	}
	return found;
}

function merge(ranges: readonly Range[]): Range[] {
	const merged: Range[] = [];
	for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
		const last = merged.at(-1);
		if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
		else merged.push([start, end]);
	}
	return merged;
}
