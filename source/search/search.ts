/**
 * Words to ranked entries. First what must not be fuzzy: codes, phrases, and all words or their
 * synonyms. Where that answers nothing, what may have been meant: mistyped words, by Fuse.js, and
 * entries that have most of the words.
 */
import { type Entry, foldCode } from '../catalog/entry.ts';
import { nearCodes } from '../catalog/near-codes.ts';
import { Documents, type TermIndex } from './documents.ts';
import { createSpelling } from './spelling.ts';
import { finish, type Steps } from './steps.ts';
import * as ways from './tiers.ts';
import { type Sounds, soundsOf, type Unit, unitsOf } from './units.ts';

export interface Search {
	/** Entries that answer the query, best first: fast enough for a key press. */
	match(query: string): Entry[];
	/** The result of `match`, or where that is nothing guesses at what was meant. */
	fill(query: string, matched: readonly Entry[]): Steps<readonly Entry[]>;
	/** Does beforehand what `match` and `fill` else do when they first need it. */
	prepare(): Steps<void>;
	/** `match` and `fill` at once. */
	search(query: string): readonly Entry[];
	/** What a query asks for, as far as it has been searched for: what to highlight. */
	units(query: string): readonly Unit[];
}

/** Finds those of some entries that a text reports, in order. */
export type FindReports = (text: string, entries: readonly Entry[]) => readonly Entry[];

/** @param readsSolutions whether what stands in a solution alone is an answer */
export function createSearch(
	entries: readonly Entry[],
	findReports: FindReports,
	{ readsSolutions = true } = {},
): Search {
	const documents = new Documents(entries);
	const { all, front, behind } = documents;
	let knownSounds: Sounds | undefined;
	const sounds = () => (knownSounds ??= soundsOf(front));
	const spelling = createSpelling(front, sounds);

	function match(typed: string): Entry[] {
		const query = ways.parseQuery(typed);
		if (query.text === '') return [...entries];
		finish(documents.readFront());
		const isExact = all.some(({ codes }) => codes.includes(query.code));
		const asked = isExact && query.isNumber ? ways.codeTiers : ways.tiers;
		const found = new Set([...codesInside(typed), ...ways.rankByTiers(asked, query, all)]);
		if (isExact || query.isNumber || query.text.length === 1) return [...found];
		const byWords = (indexes: readonly TermIndex[]) =>
			ways.rankByUnits(unitsOf(query.text, indexes, sounds), all, indexes);
		for (const entry of byWords([front])) found.add(entry);
		if (found.size > 0) {
			if (readsSolutions) {
				finish(documents.readAll());
				for (const entry of byWords([front, behind])) found.add(entry);
			}
			return [...found];
		}
		const byInitials = ways.rankByTiers([ways.initials], query, all);
		if (byInitials.length > 0 || !readsSolutions) return byInitials;
		finish(documents.readAll());
		return byWords([front, behind]);
	}

	/** Codes that a text of several words reports, or else those that only stand in it. */
	function codesInside(typed: string): readonly Entry[] {
		const text = typed.normalize('NFKC').trim();
		if (!/[^\p{L}\p{N}_-]|\p{Script=Han}/u.test(text)) return [];
		const folded = foldCode(text);
		const standing = all.filter(({ codes }) => codes.some((code) => folded.includes(code)));
		const entriesIn = (some: typeof standing) => some.map(({ entry }) => entry);
		const reported = standing.length === 0 ? [] : findReports(typed, entriesIn(standing));
		if (reported.length > 0) return reported;
		// Names in small letters may be words of everyday, such as `refused`.
		const tokens = text.match(/(?<![\w.:-])-\d+(?![\w:-])|\w*[\d_]\w*|[A-Z]{4,}/g) ?? [];
		const wanted = new Set(tokens.filter((own) => /^-|\w{4}/.test(own)).map(foldCode));
		return entriesIn(standing.filter(({ codes }) => codes.some((code) => wanted.has(code))));
	}

	function* fill(typed: string, matched: readonly Entry[]): Steps<readonly Entry[]> {
		const query = ways.parseQuery(typed);
		if (matched.length > 0 || query.text.length < 2) return matched;
		yield* documents.readFront();
		if (query.isNumber) {
			const near = nearCodes(query.code, new Set(all.flatMap(({ codes }) => codes)));
			return near.flatMap((own) => all.find(({ codes }) => codes.includes(own))?.entry ?? []);
		}
		const units: Unit[] = [];
		for (const unit of unitsOf(query.text, [front], sounds)) {
			const isMeant = unit.alternatives.length > 0 || unit.isStopWord;
			// What is written in capitals is a code, and not a mistyped word.
			const isCode = /^[a-z]/.test(unit.text) && typed.includes(unit.text.toUpperCase());
			if (isCode && !isMeant) return [];
			units.push(...(isMeant ? [unit] : yield* spelling.correct(unit)));
		}
		return ways.rankByUnits(units, all, [front], { isGuess: true }).slice(0, 10);
	}

	return {
		match,
		fill,
		*prepare() {
			yield* documents.readAll();
			sounds();
		},
		search: (query) => finish(fill(query, match(query))),
		units(query) {
			const units = unitsOf(ways.parseQuery(query).text, [front, behind], sounds);
			return units.flatMap(spelling.known);
		},
	};
}
