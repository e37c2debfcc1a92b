/**
 * Words to ranked entries, for the command and the browser alike. First the tiers (tiers.ts),
 * each a way in which an entry can answer; then, where they leave room, what may have been meant
 * (fill.ts).
 */
import { type Entry, foldCode } from '../catalog/entry.ts';
import { SearchDocument } from './document.ts';
import { findMeant } from './fill.ts';
import { Matching } from './matching.ts';
import { Memory } from './memory.ts';
import { parseQuery, type Query } from './query.ts';
import { Speller } from './speller.ts';
import { tiers } from './tiers.ts';

export interface Search {
	/** Entries that answer the query, best first, by the tiers alone: fast enough for a key press. */
	match(query: string): Entry[];
	/**
	 * The result of `match` and, where it leaves room, what mistyped words may have meant. It takes
	 * longer, and so comes in steps of some milliseconds, between which keys can be looked for.
	 */
	fill(query: string, matched: readonly Entry[]): Filling;
	/**
	 * Prepares some entries for searching, for some milliseconds, to be called until it returns
	 * `true`; what is not prepared when it is asked for, `match` does.
	 *
	 * @returns whether all are prepared
	 */
	prepare(): boolean;
	/** `match` and `fill` at once. */
	search(query: string): readonly Entry[];
}

/** Steps whose last gives the entries. */
export type Filling = Generator<undefined, readonly Entry[]>;

/** Finds those of some entries that a text reports, in order; see log/line-reports.ts. */
export type FindReports = (text: string, entries: readonly Entry[]) => readonly Entry[];

/** Results from which on a query is answered and is not filled up. */
const enough = 10;

/** What of a document is prepared, in the order in which more letters ask for it. */
const preparedParts: readonly ((document: SearchDocument) => void)[] = [
	(document) => document.letterPairs(0),
	(document) => document.squeezed,
	(document) => document.letterPairs(1),
];

/** Entries that are prepared in a step. */
const documentsInStep = 250;

/** Entries after which a way is compiled. */
const mostRehearsed = 1500;

/** Most results of a whole code: who types one wants it, and little else. */
const mostBesideExact = 12;

/** @param findReports asked for queries that are more than one word */
export function createSearch(entries: readonly Entry[], findReports: FindReports): Search {
	const documents: SearchDocument[] = [];
	const sortKeys = new Float64Array(entries.length);
	const memory = new Memory(documents, entries.length);
	let prepared = 0;
	const speller = new Speller();
	let learnt = 0;

	function addDocuments(count: number): void {
		for (const entry of entries.slice(documents.length, documents.length + count)) {
			documents.push(new SearchDocument(entry, documents.length));
		}
	}

	function prepare(): boolean {
		const known = documents.length;
		if (known < entries.length) {
			addDocuments(documentsInStep);
			rehearse('a', known);
			return false;
		}
		const next = prepared % entries.length;
		const part = preparedParts[Math.floor(prepared / entries.length)];
		if (part === undefined) return !learn();
		for (const document of documents.slice(next, next + documentsInStep)) part(document);
		if (prepared === next) rehearse('in', next);
		prepared += Math.min(documentsInStep, entries.length - next);
		return false;
	}

	/** Searches the first entries once, so that the first keys find the way compiled. */
	function rehearse(typed: string, from: number): void {
		if (from >= mostRehearsed) return;
		const matching = new Matching(parseQuery(typed), memory);
		for (const document of documents.slice(from, from + documentsInStep))
			sortKey(document, matching);
	}

	/** @returns whether there was anything left to learn */
	function learn(): boolean {
		const next = documents.slice(learnt, learnt + documentsInStep);
		for (const document of next) speller.learn(document);
		learnt += next.length;
		return next.length > 0;
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
		const standing: SearchDocument[] = [];
		for (const document of documents) {
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

	function* fill(typed: string, matched: readonly Entry[]): Filling {
		const query = parseQuery(typed);
		if (matched.length >= enough || query.text === '') return matched;
		if (query.isNumber && matched.length > 0) return matched;
		addDocuments(entries.length);
		while (learn()) yield;
		const meant = yield* findMeant(query, documents, matched, { memory, speller });
		if (matched.length === 0) return meant;
		return [...matched, ...meant.slice(0, enough - matched.length)];
	}

	return {
		match,
		fill,
		prepare,
		search: (query) => finish(fill(query, match(query))),
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
}

/** Takes all steps at once. */
function finish(filling: Filling): readonly Entry[] {
	for (;;) {
		const step = filling.next();
		if (step.done) return step.value;
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
