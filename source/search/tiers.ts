import { squeeze } from '../catalog/normalise.ts';
import type { SearchDocument } from './document.ts';
import { type Matching, shortestPhrase } from './matching.ts';
import { findPinyin } from './pinyin.ts';
import type { QueryWord } from './query.ts';
import { hasInside, hasWordStart, spanInOrder, wordScores } from './score-word.ts';

/**
 * A way in which an entry can answer a query. Tiers are asked in order and the first that
 * answers ranks the entry: all of an earlier tier come before any of a later one.
 */
export interface Tier {
	readonly name: string;
	/** A number by which entries of the tier are ordered, smallest first; `undefined` if not at all. */
	readonly rank: (document: SearchDocument, matching: Matching) => number | undefined;
}

export const tiers: readonly Tier[] = [
	{
		name: 'exact code',
		rank: (document, matching) =>
			matching.hasInCode && document.codes.includes(matching.query.code) ? 0 : undefined,
	},
	{
		name: 'code prefix',
		rank: (document, matching) => {
			const { code, text } = matching.query;
			const isPrefix =
				(matching.hasInCode && document.codes.some((own) => own.startsWith(code))) ||
				(matching.hasInFront && document.all.startsWith(text, document.codesEnd + 1));
			return isPrefix ? 0 : undefined;
		},
	},
	{
		name: 'whole description',
		rank: (document, matching) => {
			if (!matching.hasInFront) return undefined;
			const { text } = matching.query;
			const whole = document.shortestDescription(
				(start, end) => end - start === text.length && document.all.startsWith(text, start),
			);
			return whole === undefined ? undefined : 0;
		},
	},
	{
		name: 'start of description',
		rank: (document, matching) => {
			if (!matching.hasInFront) return undefined;
			const { all } = document;
			const { text } = matching.query;
			return document.shortestDescription(
				(start) => all.startsWith(text, start) && endsWord(all, start + text.length, text),
			);
		},
	},
	{
		name: 'end of code',
		rank: (document, matching) => {
			const { code, isNumber } = matching.query;
			if (!isNumber || code.length < 2 || !matching.hasInCode) return undefined;
			return document.codes.some((own) => own.endsWith(code)) ? 0 : undefined;
		},
	},
	{
		name: 'inside code',
		rank: (_document, { query, hasInCode }) => (query.isNumber && hasInCode ? 0 : undefined),
	},
	{
		name: 'words of code',
		rank: (document, matching) => {
			const { text, squeezed, isNumber } = matching.query;
			if (text.length < 3 || isNumber) return undefined;
			const { all, codes, codesEnd, codeWordsEnd } = document;
			if (matching.hasInFront && hasWordStart(all, text, codesEnd + 1, codeWordsEnd)) {
				return all.endsWith(text, codeWordsEnd) ? 1 : 2;
			}
			if (!matching.hasSqueezed() || !codes.some((code) => code.includes('_'))) {
				return undefined;
			}
			const own = codes.map(squeeze);
			if (own.includes(squeezed)) return 0;
			return own.some((code) => code.includes(squeezed)) ? 3 : undefined;
		},
	},
	{
		name: 'phrase in description',
		rank: (document, matching) => {
			const { text, words } = matching.query;
			if (!matching.has) {
				return words.length > 0 && matching.hasSqueezed() ? 2000 : undefined;
			}
			if (!matching.hasInFront) return undefined;
			const { all } = document;
			const atStart = document.shortestDescription((start, end) =>
				hasWordStart(all, text, start, end),
			);
			if (atStart !== undefined || text.length < 2) return atStart;
			const inside = document.shortestDescription((start, end) => hasInside(all, text, start, end));
			return inside === undefined ? undefined : 1000 + inside;
		},
	},
	{
		name: 'all words',
		rank: (document, matching) => {
			if (!matching.mayHaveInside(document)) return undefined;
			const scores = matching.scores();
			return allWords(document, matching.query.words, scores, { worst: wordScores.inside });
		},
	},
	{
		name: 'pinyin of description',
		rank: (document, matching) => rankPinyin(document, matching, 0),
	},
	{
		name: 'phrase in solution',
		rank: (document, matching) => {
			const { text } = matching.query;
			if (text.length < 2 || !matching.has) return undefined;
			return document.shortestSolution((start, end) => hasInside(document.all, text, start, end));
		},
	},
	{
		name: 'all words or their synonyms',
		rank: (document, matching) => allWords(document, matching.query.words, matching.scores()),
	},
	{
		name: 'all words that tell something',
		rank: (document, matching) =>
			allWords(document, matching.query.words, matching.scores(), { isLenient: true }),
	},
	{
		name: 'description inside query',
		rank: ({ descriptions }, { query: { text } }) => {
			if (text.length < shortestPhrase) return undefined;
			const inside = descriptions.filter(
				(own) => own.length >= shortestPhrase && text.includes(own),
			);
			return inside.length === 0 ? undefined : -Math.max(...inside.map((own) => own.length));
		},
	},
	{
		name: 'Chinese characters in order',
		rank: ({ descriptions }, { query: { text, isChinese } }) => {
			if (!isChinese) return undefined;
			const spans = descriptions
				.map((own) => spanInOrder(own, text))
				.filter((span) => span !== undefined);
			return spans.length === 0 ? undefined : Math.min(...spans);
		},
	},
	{
		name: 'pinyin of solution',
		rank: (document, matching) => rankPinyin(document, matching, 1),
	},
];

/** Whether a match that ends at `end` is not cut short within a word, unless it is being typed. */
function endsWord(text: string, end: number, typed: string): boolean {
	return typed.length > 2 || !/[a-z\d]/.test(text[end] ?? '');
}

function rankPinyin(
	document: SearchDocument,
	matching: Matching,
	field: 0 | 1,
): number | undefined {
	const { letters } = matching.query;
	if (letters === undefined || !matching.maySpell(field)) return undefined;
	const found = findPinyin(document.chinese(field), letters);
	if (found === undefined) return undefined;
	return found.initials * 1000 + (found.start === 0 ? 0 : 500) + found.length;
}

/**
 * How well an entry has every word of a query, in any order.
 *
 * @param scores of each word, by `scoreWord`
 * @param worst worst score of a word that counts
 * @param isLenient optional words may be missing
 * @returns a rank, `undefined` where a word is missing
 */
export function allWords(
	document: SearchDocument,
	words: readonly QueryWord[],
	scores: readonly (number | undefined)[],
	{ worst = Number.POSITIVE_INFINITY, isLenient = false } = {},
): number | undefined {
	let total = 0;
	let found = 0;
	for (let at = 0; at < words.length; at++) {
		const score = scores[at];
		if (score !== undefined && score <= worst) {
			total += score;
			found++;
		} else if (!isLenient || !words[at]?.isOptional) return undefined;
	}
	return found === 0 ? undefined : total * 100 + (document.englishEnd - document.codeWordsEnd - 1);
}
