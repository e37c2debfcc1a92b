import { squeeze } from '../catalog/normalise.ts';
import type { SearchDocument } from './document.ts';
import { type Matching, shortestInSolution, shortestPhrase } from './matching.ts';
import { findPinyin } from './pinyin.ts';
import { isLetter, type Query, type QueryWord } from './query.ts';
import { hasInside, hasWordStart, spanInOrder, wordScores } from './score-word.ts';

/**
 * A way in which an entry can answer a query. Tiers are asked in order and the first that
 * answers ranks the entry: all of an earlier tier come before any of a later one.
 */
export interface Tier {
	readonly name: string;
	/** Whether any entry can answer a query in this way. */
	readonly applies: (query: Query) => boolean;
	/** A number by which entries of the tier are ordered, smallest first; `undefined` if not at all. */
	readonly rank: (document: SearchDocument, matching: Matching) => number | undefined;
}

const always = () => true;
const isMoreThanLetter = (query: Query) => !isLetter(query);

export const tiers: readonly Tier[] = [
	{
		name: 'exact code',
		applies: always,
		rank: (document, matching) =>
			matching.hasInCode && document.codes.includes(matching.query.code) ? 0 : undefined,
	},
	{
		name: 'code prefix',
		applies: always,
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
		applies: always,
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
		applies: always,
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
		applies: ({ isNumber, code }) => isNumber && code.length > 1,
		rank: (document, { query, hasInCode }) =>
			hasInCode && document.codes.some((own) => own.endsWith(query.code)) ? 0 : undefined,
	},
	{
		name: 'inside code',
		applies: ({ isNumber }) => isNumber,
		rank: (_document, { hasInCode }) => (hasInCode ? 0 : undefined),
	},
	{
		name: 'words of code',
		applies: ({ isNumber, text }) => !isNumber && text.length > 2,
		rank: (document, matching) => {
			const { text, squeezed } = matching.query;
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
		applies: always,
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
		applies: isMoreThanLetter,
		rank: (document, matching) => {
			if (!matching.mayHaveInside(document)) return undefined;
			const scores = matching.scores();
			return allWords(document, matching.query.words, scores, { worst: wordScores.inside });
		},
	},
	{
		name: 'pinyin of description',
		applies: ({ letters }) => letters !== undefined,
		rank: (document, matching) => rankPinyin(document, matching, 0),
	},
	{
		name: 'phrase in solution',
		applies: ({ text }) => text.length > 1,
		rank: (document, { query, has }) => {
			if (!has) return undefined;
			return document.shortestSolution((start, end) =>
				hasInside(document.all, query.text, start, end),
			);
		},
	},
	{
		name: 'all words or their synonyms',
		applies: isMoreThanLetter,
		rank: (document, matching) => allWords(document, matching.query.words, matching.scores()),
	},
	{
		name: 'all words that tell something',
		applies: ({ words }) => words.some(({ isOptional }) => isOptional) && words.length > 1,
		rank: (document, matching) =>
			allWords(document, matching.query.words, matching.scores(), { isLenient: true }),
	},
	{
		name: 'description inside query',
		applies: ({ text }) => text.length >= shortestPhrase,
		rank: ({ descriptions }, { query: { text } }) => {
			const inside = descriptions.filter(
				(own) => own.length >= shortestPhrase && text.includes(own),
			);
			return inside.length === 0 ? undefined : -Math.max(...inside.map((own) => own.length));
		},
	},
	{
		name: 'Chinese characters in order',
		applies: ({ isChinese }) => isChinese,
		rank: ({ descriptions }, { query: { text } }) => {
			const spans = descriptions
				.map((own) => spanInOrder(own, text))
				.filter((span) => span !== undefined);
			return spans.length === 0 ? undefined : Math.min(...spans);
		},
	},
	{
		name: 'pinyin of solution',
		applies: ({ letters }) => letters !== undefined && letters.length >= shortestInSolution,
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
