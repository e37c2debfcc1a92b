import type { Entry } from '../catalog/entry.ts';
import type { Corpus } from './corpus.ts';
import type { SearchDocument } from './document.ts';
import { mayHave } from './matching.ts';
import { type Query, type QueryWord, toQueryWord } from './query.ts';
import { scoreWord, wordScores } from './score-word.ts';
import type { Speller } from './speller.ts';
import { inOneStep, type Steps } from './steps.ts';
import { allWords } from './tiers.ts';

/** Most entries that have some of the words only. */
const mostPartly = 10;

/** A word of a query, put right where it is known nowhere. */
interface MeantWord {
	readonly word: QueryWord;
	/** Its score in the document at a position, -1 for none. */
	readonly score: (position: number) => number;
}

/**
 * Entries that a query may have meant, best first: those that have all of its words when the
 * mistyped ones are put right; where there is nothing at all, those that have most of them.
 *
 * @param leaveOut entries that are found already
 */
export function* findMeant(
	query: Query,
	corpus: Corpus,
	speller: Speller,
	leaveOut: readonly Entry[],
): Steps<Entry[]> {
	yield* speller.learning.steps();
	const words: MeantWord[] = [];
	for (const word of query.words) {
		words.push(meantWord(word, corpus, speller));
		yield;
	}
	const taken = new Set(leaveOut);
	const open = corpus.documents().filter(({ entry }) => !taken.has(entry));
	const mended = yield* rankBy(open, (document) => rankAllWords(document, words));
	if (mended.length > 0 || leaveOut.length > 0) return mended;
	const partly = yield* rankBy(open, (document) => rankMostWords(document, words));
	return partly.slice(0, mostPartly);
}

function meantWord(word: QueryWord, corpus: Corpus, speller: Speller): MeantWord {
	const documents = corpus.documents();
	const plain = toQueryWord(word.text, []);
	const mayHaveIt = mayHave(plain, corpus);
	const isKnown = documents.some(
		(document) => mayHaveIt(document.position) && scoreWord(document, plain) !== undefined,
	);
	const corrections = isKnown ? [] : speller.correct(word.text);
	if (corrections.length === 0) {
		const mayHaveWord = mayHave(word, corpus);
		const score = corpus.scoreOf(word);
		return { word, score: (position) => (mayHaveWord(position) ? score(position) : -1) };
	}
	const meant = toQueryWord(word.text, [...word.synonyms, ...corrections]);
	const score = (position: number) => scoreWord(corpus.document(position), meant) ?? -1;
	return { word: meant, score };
}

function* rankBy(
	documents: readonly SearchDocument[],
	rank: (document: SearchDocument) => number | undefined,
): Steps<Entry[]> {
	const ranked: { readonly entry: Entry; readonly rank: number }[] = [];
	for (const [at, document] of documents.entries()) {
		const own = rank(document);
		if (own !== undefined) ranked.push({ entry: document.entry, rank: own });
		if (at % inOneStep === inOneStep - 1) yield;
	}
	return ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

/** Entries without words that tell nothing rank behind all that have them. */
const withoutOptional = 1e6;

function rankAllWords(document: SearchDocument, words: readonly MeantWord[]): number | undefined {
	const scores: (number | undefined)[] = [];
	for (const { word, score } of words) {
		const own = score(document.position);
		if (own < 0 && !word.isOptional) return undefined;
		scores.push(own < 0 ? undefined : own);
	}
	const all = words.map(({ word }) => word);
	const rank = allWords(document, all, scores);
	if (rank !== undefined) return rank;
	const lenient = allWords(document, all, scores, { isLenient: true });
	return lenient === undefined ? undefined : lenient + withoutOptional;
}

/**
 * Entries with at least half the words that tell something, those with most first. One word
 * alone must stand in the description itself.
 */
function rankMostWords(
	{ position }: SearchDocument,
	words: readonly MeantWord[],
): number | undefined {
	const telling = words.filter(({ word }) => !word.isOptional);
	let found = 0;
	let total = 0;
	let left = telling.length;
	for (const { score } of telling) {
		// Too few are left to make half of them.
		if ((found + left) * 2 < telling.length) return undefined;
		left--;
		const own = score(position);
		if (own < 0) continue;
		found++;
		total += own;
	}
	const isEnough = found > 1 || (found === 1 && total <= wordScores.synonym);
	if (!isEnough || found * 2 < telling.length) return undefined;
	return (telling.length - found) * 1000 + total;
}
