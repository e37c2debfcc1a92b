/**
 * Words to ranked entries, for the command and the browser alike. First the tiers (tiers.ts),
 * each a way in which an entry can answer; then, where they leave room, the same with mistyped
 * words put right, and last entries that have most of the words.
 */
import { type Entry, foldCode } from '../catalog/entry.ts';
import { SearchDocument } from './document.ts';
import { Matching } from './matching.ts';
import { Memory } from './memory.ts';
import { parseQuery, type Query, type QueryWord, toQueryWord } from './query.ts';
import { scoreWord, wordScores } from './score-word.ts';
import { createSpeller, type Speller } from './speller.ts';
import { allWords, tiers } from './tiers.ts';

export interface Search {
	/** Entries that answer the query, best first, by the tiers alone: fast enough for a key press. */
	match(query: string): Entry[];
	/** The result of `match` and, where it leaves room, what mistyped words may have meant. */
	fill(query: string, matched: readonly Entry[]): Entry[];
	/**
	 * Prepares some entries for searching, to be called until it returns `true`; what is not
	 * prepared when it is asked for, `match` does.
	 *
	 * @param count how many
	 * @returns whether all are prepared
	 */
	prepare(count: number): boolean;
	/** `match` and `fill` at once. */
	search(query: string): Entry[];
}

/** Finds those of some entries that a text reports, in order; see log/line-reports.ts. */
export type FindReports = (text: string, entries: readonly Entry[]) => readonly Entry[];

/** Results from which on a query is answered and is not filled up. */
const enough = 10;

/** Most results of a whole code: who types one wants it, and little else. */
const mostBesideExact = 12;

/** @param findReports asked for queries that are more than one word */
export function createSearch(entries: readonly Entry[], findReports: FindReports): Search {
	const documents: SearchDocument[] = [];
	const sortKeys = new Float64Array(entries.length);
	const memory = new Memory(documents, entries.length);
	let prepared = 0;
	let speller: Speller | undefined;

	function addDocuments(count: number): void {
		for (const entry of entries.slice(documents.length, documents.length + count)) {
			documents.push(new SearchDocument(entry, documents.length));
		}
	}

	function prepare(count: number): boolean {
		const known = documents.length;
		if (known < entries.length) {
			addDocuments(count);
			// Searched once, so that the first key finds the way compiled.
			const rehearsal = new Matching(parseQuery('a'), memory);
			for (const document of documents.slice(known)) sortKey(document, rehearsal);
			return false;
		}
		for (const document of documents.slice(prepared, prepared + count)) document.prepare();
		prepared += count;
		return prepared >= documents.length;
	}

	function match(typed: string): Entry[] {
		const query = parseQuery(typed);
		if (query.text === '') return [...entries];
		addDocuments(entries.length);
		const mayReport = /[^\p{L}\p{N}_-]|\p{Script=Han}/u.test(typed.trim());
		const reported = mayReport ? codesInside(typed) : [];
		return [...reported, ...rankByTiers(query, new Set(reported))];
	}

	/** Codes that a text of several words reports, then those that only stand in it. */
	function codesInside(typed: string): Entry[] {
		const folded = foldCode(typed);
		const standing = documents.filter(({ codes }) => codes.some((code) => folded.includes(code)));
		const reported = findReports(
			typed,
			standing.map(({ entry }) => entry),
		);
		if (reported.length > 0) return [...new Set(reported)];
		const tokens = folded.match(/(?<![\w.:-])-?[a-z\d_]+(?![\w:-])/g) ?? [];
		const wanted = new Set(tokens.filter((token) => token.length > 3));
		return standing
			.filter(({ codes }) => codes.some((code) => wanted.has(code)))
			.map(({ entry }) => entry);
	}

	function fill(typed: string, matched: readonly Entry[]): Entry[] {
		const query = parseQuery(typed);
		if (matched.length >= enough || query.text === '') return [...matched];
		if (query.isNumber && matched.length > 0) return [...matched];
		addDocuments(entries.length);
		speller ??= createSpeller(documents);
		const taken = new Set(matched);
		const open = documents.filter(({ entry }) => !taken.has(entry));
		const corrected = query.words.map((word) => correctWord(word, speller));
		const mended = rankBy(open, (document) => {
			const scores = corrected.map((word) => scoreWord(document, word));
			return (
				allWords(document, corrected, scores) ??
				later(allWords(document, corrected, scores, { isLenient: true }))
			);
		});
		if (matched.length > 0) return [...matched, ...mended.slice(0, enough - matched.length)];
		if (mended.length > 0) return mended;
		return rankBy(open, (document) => mostWords(document, corrected)).slice(0, enough);
	}

	function correctWord(word: QueryWord, from: Speller | undefined): QueryWord {
		const plain = toQueryWord(word.text, []);
		if (documents.some((document) => scoreWord(document, plain) !== undefined)) return word;
		const corrections = from?.correct(word.text) ?? [];
		return corrections.length === 0
			? word
			: toQueryWord(word.text, [...word.synonyms, ...corrections]);
	}

	return {
		match,
		fill,
		prepare,
		search: (query) => fill(query, match(query)),
	};

	function rankByTiers(query: Query, leaveOut: ReadonlySet<Entry>): Entry[] {
		const matching = new Matching(query, memory);
		let count = 0;
		for (const document of documents) {
			const key = sortKey(document, matching);
			if (key !== undefined && !leaveOut.has(document.entry)) sortKeys[count++] = key;
		}
		const sorted = sortKeys.subarray(0, count).sort();
		const isExact = tierOf(sorted[0]) === 0;
		const last = isExact && query.isNumber ? 1 : tiers.length;
		const most = isExact ? mostBesideExact : count;
		const found: Entry[] = [];
		for (const key of sorted) {
			const document = documents[key % mostDocuments];
			if (document === undefined || tierOf(key) > last || found.length === most) break;
			found.push(document.entry);
		}
		return found;
	}

	function rankBy(
		among: readonly SearchDocument[],
		score: (document: SearchDocument) => number | undefined,
	): Entry[] {
		return among
			.map((document) => ({ document, score: score(document) }))
			.filter(({ score: found }) => found !== undefined)
			.sort((a, b) => (a.score ?? 0) - (b.score ?? 0) || a.document.position - b.document.position)
			.map(({ document }) => document.entry);
	}
}

/**
 * The one number by which entries are sorted: by tier, in it by rank, and then as they stand in
 * the catalogs. `undefined` where no tier answers.
 */
function sortKey(document: SearchDocument, matching: Matching): number | undefined {
	if (!matching.turnTo(document)) return undefined;
	for (let tier = 0; tier < tiers.length; tier++) {
		const rank = tiers[tier]?.rank(document, matching);
		if (rank === undefined) continue;
		const limited = Math.max(0, Math.min(rank + ranksBelowZero, ranks - 1));
		return (tier * ranks + limited) * mostDocuments + document.position;
	}
	return undefined;
}

function tierOf(key = Number.NaN): number {
	return Math.floor(key / mostDocuments / ranks);
}

/** Ranks are whole numbers; those outside of these count as the nearest. */
const ranks = 2 ** 24;
const ranksBelowZero = 2 ** 16;
const mostDocuments = 2 ** 24;

/** Ranks behind all that rank without. */
function later(rank: number | undefined): number | undefined {
	return rank === undefined ? undefined : rank + 1e6;
}

/**
 * Entries with at least half the words that tell something, those with most first. One word
 * alone must stand in the description itself.
 */
function mostWords(document: SearchDocument, words: readonly QueryWord[]): number | undefined {
	const telling = words.filter((word) => !word.isOptional);
	let total = 0;
	let found = 0;
	for (const word of telling) {
		const score = scoreWord(document, word);
		if (score === undefined) continue;
		found++;
		total += score;
	}
	const isEnough = found > 1 || (found === 1 && total <= wordScores.synonym);
	if (!isEnough || found * 2 < telling.length) return undefined;
	return (telling.length - found) * 1000 + total;
}
