/**
 * Words to ranked entries, for the command and the browser alike. First the tiers (tiers.ts),
 * each a way in which an entry can answer; then, where they leave room, what may have been meant
 * (fill.ts).
 */
import { type Entry, foldCode } from '../catalog/entry.ts';
import { Corpus } from './corpus.ts';
import type { SearchDocument } from './document.ts';
import { findMeant } from './fill.ts';
import { Matching } from './matching.ts';
import { parseQuery, type Query } from './query.ts';
import { Speller } from './speller.ts';
import { finish, type Steps } from './steps.ts';
import { tiers } from './tiers.ts';

export interface Search {
	/** Entries that answer the query, best first, by the tiers alone: fast enough for a key press. */
	match(query: string): Entry[];
	/** The result of `match` and, where it leaves room, what mistyped words may have meant. */
	fill(query: string, matched: readonly Entry[]): Steps<readonly Entry[]>;
	/** Does beforehand what `match` and `fill` else do when they first need it. */
	prepare(): Steps<void>;
	/** `match` and `fill` at once. */
	search(query: string): readonly Entry[];
}

/** Finds those of some entries that a text reports, in order; see log/line-reports.ts. */
export type FindReports = (text: string, entries: readonly Entry[]) => readonly Entry[];

/** Results from which on a query is answered and is not filled up. */
const enough = 10;

/** Most results of a whole code: who types one wants it, and little else. */
const mostBesideExact = 12;

/** @param findReports asked for queries that are more than one word */
export function createSearch(entries: readonly Entry[], findReports: FindReports): Search {
	const corpus = new Corpus(entries);
	const speller = new Speller(corpus);

	function* prepare(): Steps<void> {
		yield* corpus.prepare();
		yield* speller.learning.steps();
	}

	function match(typed: string): Entry[] {
		const query = parseQuery(typed);
		if (query.text === '') return [...entries];
		const mayReport = /[^\p{L}\p{N}_-]|\p{Script=Han}/u.test(typed.trim());
		const reported = mayReport ? codesInside(typed) : [];
		return [...reported, ...rankByTiers(query, corpus, new Set(reported))];
	}

	/** Codes that a text of several words reports, then those that only stand in it. */
	function codesInside(typed: string): Entry[] {
		const folded = foldCode(typed);
		const standing: SearchDocument[] = [];
		for (const document of corpus.documents()) {
			for (const code of document.codes) {
				if (!folded.includes(code)) continue;
				standing.push(document);
				break;
			}
		}
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

	function* fill(typed: string, matched: readonly Entry[]): Steps<readonly Entry[]> {
		const query = parseQuery(typed);
		if (matched.length >= enough || query.text.length < 2) return matched;
		if (query.isNumber && matched.length > 0) return matched;
		const meant = yield* findMeant(query, corpus, speller, matched);
		if (matched.length === 0) return meant;
		return [...matched, ...meant.slice(0, enough - matched.length)];
	}

	return {
		match,
		fill,
		prepare,
		search: (query) => finish(fill(query, match(query))),
	};
}

function rankByTiers(query: Query, corpus: Corpus, leaveOut: ReadonlySet<Entry>): Entry[] {
	const matching = new Matching(query, corpus);
	const asked = [...tiers.entries()].filter(([, tier]) => tier.applies(query));
	const keys = new Float64Array(corpus.size);
	let count = 0;
	for (let position = 0; position < corpus.size; position++) {
		const document = matching.turnTo(position);
		if (document === undefined || leaveOut.has(document.entry)) continue;
		for (const [order, tier] of asked) {
			const rank = tier.rank(document, matching);
			if (rank === undefined) continue;
			keys[count++] = sortKey(order, rank, position);
			break;
		}
	}
	const sorted = keys.subarray(0, count).sort();
	const isExact = tierOf(sorted[0]) === 0;
	const last = isExact && query.isNumber ? 1 : tiers.length;
	const most = isExact ? mostBesideExact : count;
	const found: Entry[] = [];
	for (const key of sorted) {
		if (tierOf(key) > last || found.length === most) break;
		found.push(corpus.document(key % mostDocuments).entry);
	}
	return found;
}

/**
 * The one number by which entries are sorted: by tier, in it by rank, and then as they stand in
 * the catalogs.
 */
function sortKey(tier: number, rank: number, position: number): number {
	const limited = Math.max(0, Math.min(rank + ranksBelowZero, ranks - 1));
	return (tier * ranks + limited) * mostDocuments + position;
}

function tierOf(key = Number.NaN): number {
	return Math.floor(key / mostDocuments / ranks);
}

/** Ranks are whole numbers; those outside of these count as the nearest. */
const ranks = 2 ** 24;
const ranksBelowZero = 2 ** 16;
const mostDocuments = 2 ** 24;
