import { type Entry, type Language, otherLanguage } from '../catalog/entry.ts';
import { hasChinese, normalise } from '../catalog/normalise.ts';
import type { Ranges } from '../text/segment.ts';
import { findPinyin } from './pinyin.ts';
import { isLetter, parseQuery, type Query } from './query.ts';

/** The matched characters of the texts of an entry that are shown. */
export interface MatchedTexts {
	readonly code: Ranges;
	readonly description: Ranges;
	readonly other: Ranges;
	readonly solution: Ranges;
}

/** Finds what to highlight in an entry; apart from the ranking, since few entries are shown. */
export function createHighlighter(
	typed: string,
	language: Language,
): (entry: Entry) => MatchedTexts {
	const query = parseQuery(typed);
	const other = otherLanguage(language);
	return ({ code, description, solution }) => ({
		code: highlightText(code, query),
		description: highlightText(description[language], query),
		other: highlightText(description[other], query),
		solution: isLetter(query) ? [] : highlightText(solution?.[language] ?? '', query),
	});
}

export function highlightText(text: string, query: Query): Ranges {
	if (query.text === '' || text === '') return [];
	const own = normalise(text);
	const whole = occurrences(own, query.text);
	if (whole.length > 0) return isLetter(query) ? whole.slice(0, 1) : whole;
	const ranges = query.words
		.filter((word) => !word.isOptional || word.text.length > 2)
		.flatMap((word) => {
			const found = occurrences(own, word.text);
			if (found.length > 0) return found;
			const same = word.synonyms.flatMap((synonym) => occurrences(own, synonym));
			return same.length > 0 ? same : pinyinRanges(own, word.text);
		});
	if (ranges.length === 0) return merge(pinyinRanges(own, query.letters));
	return merge(ranges);
}

function pinyinRanges(text: string, letters: string | undefined): [number, number][] {
	if (letters === undefined || !/^[a-z]+$/.test(letters) || !hasChinese(text)) return [];
	const found = findPinyin(text, letters);
	return (found?.indices ?? []).map((index) => [index, index + 1]);
}

/** Words of letters are found at the start of words, anything else anywhere. */
function occurrences(text: string, wanted: string): [number, number][] {
	const found: [number, number][] = [];
	if (wanted === '') return found;
	for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
		const isInside =
			wanted.length < 3 && /^[a-z]+$/.test(wanted) && /[a-z\d]/.test(text[at - 1] ?? ' ');
		if (!isInside) found.push([at, at + wanted.length]);
	}
	return found;
}

function merge(ranges: readonly (readonly [number, number])[]): [number, number][] {
	const merged: [number, number][] = [];
	for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
		const last = merged.at(-1);
		if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
		else merged.push([start, end]);
	}
	return merged;
}
