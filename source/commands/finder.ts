/** Answers the browser's queries, by what search and log know. */
import { looksLikeCode } from '../catalog/code-index.ts';
import { codesOf, type Entry, foldCode } from '../catalog/entry.ts';
import { nearCodes } from '../catalog/near-codes.ts';
import type { Search } from '../search/search.ts';
import type { Steps } from '../search/steps.ts';
import type { Answer, ExtraLine, Finder, Tab } from '../tui/answer.ts';

/** What is searched, and how; made by the command. */
export interface Knowledge {
	readonly entries: readonly Entry[];
	/** The first is all entries. */
	readonly tabs: readonly Tab[];
	readonly search: Search;
	/** The codes that a text reports, in order, known or not. */
	readonly findCodes: (text: string) => readonly string[];
	/** Entries that have to do with one. */
	readonly relatedTo: (entry: Entry) => readonly Entry[];
	readonly createHighlighter: Finder['createHighlighter'];
}

/** Entries up to which mistyped words are put right on the key press itself. */
const fewEntries = 2000;
/** Answers and related entries together, where there are so few answers. */
const mostWithRelated = 4;
/** Entries whose codes begin as an unknown one. */
const mostBeginning = 20;
const mostNear = 4;

/** What answers a query in whichever tab. */
interface Found extends Pick<Answer, 'found' | 'unknown' | 'choosesFirst'> {
	readonly near: readonly ExtraLine[];
}

export class KnowledgeFinder implements Finder {
	readonly tabs: readonly Tab[];
	/** Whether an answer is full at once. */
	readonly hasFew: boolean;
	readonly findCodes: Finder['findCodes'];
	readonly createHighlighter: Finder['createHighlighter'];
	readonly #knowledge: Knowledge;
	readonly #totals: readonly number[];
	#byCode: Map<string, Entry[]> | undefined;
	#filling: Filling | undefined;
	readonly #found = new Latest<Found>();
	readonly #answers = new Latest<Answer>();

	constructor(knowledge: Knowledge) {
		this.#knowledge = knowledge;
		this.tabs = knowledge.tabs;
		this.hasFew = knowledge.entries.length <= fewEntries;
		this.findCodes = knowledge.findCodes;
		this.createHighlighter = knowledge.createHighlighter;
		this.#totals = this.#countByTab(knowledge.entries);
	}

	/** @param isFull with what mistyped words may have meant, for which `fill` may take a while */
	answer(query: string, tab: number, isFull: boolean): Answer {
		const full = isFull || this.hasFew;
		return this.#answers.get(`${full} ${tab} ${query}`, () => {
			const found = this.#found.get(`${full} ${query}`, () => this.#find(query, full));
			return this.#inTab(found, query, tab);
		});
	}

	/** Works out the full answer to a query in steps, which `answer` else does at once. */
	*fill(query: string): Steps<void> {
		const filling = this.#fillingOf(query);
		while (advance(filling) === undefined) yield;
	}

	/** Does beforehand what the first answers would else do. */
	prepare(): Steps<void> {
		return this.#knowledge.search.prepare();
	}

	#find(query: string, isFull: boolean): Found {
		const words = query.split(/\s+/).filter((word) => word !== '');
		const isOfCodes = words.length > 0 && words.every((word) => this.#isCode(word));
		const unknown = this.#unknownIn(query, words, isOfCodes);
		if (isOfCodes && (words.length > 1 || unknown.length > 0)) {
			const found = [...new Set(words.flatMap((word) => this.#entriesOf(word)))];
			return { found, unknown, near: this.#near(unknown, found), choosesFirst: found.length > 0 };
		}
		const found = isFull ? this.#findFull(query) : this.#knowledge.search.match(query);
		return { found, unknown, near: this.#near(unknown, found), choosesFirst: unknown.length === 0 };
	}

	/** Codes that a query asks for, or that a log line in it reports, and that no entry has. */
	#unknownIn(query: string, words: readonly string[], isOfCodes: boolean): string[] {
		const asked = words.filter((word) => looksLikeCode(word) && (isOfCodes || word.length > 3));
		const reported = isOfCodes || !/\d/.test(query) ? [] : this.findCodes(query);
		const unknown = [...asked, ...reported].filter((code) => this.#entriesOf(code).length === 0);
		return [...new Set(unknown)];
	}

	#isCode(word: string): boolean {
		return looksLikeCode(word) || this.#entriesOf(word).length > 0;
	}

	#entriesOf(code: string): readonly Entry[] {
		if (this.#byCode === undefined) {
			this.#byCode = new Map();
			for (const entry of this.#knowledge.entries) {
				for (const own of codesOf(entry)) {
					const folded = foldCode(own);
					this.#byCode.set(folded, [...(this.#byCode.get(folded) ?? []), entry]);
				}
			}
		}
		return this.#byCode.get(foldCode(code)) ?? [];
	}

	/** The unknown codes, and entries whose codes begin like the first of them or are near it. */
	#near(unknown: readonly string[], found: readonly Entry[]): ExtraLine[] {
		const [first] = unknown;
		if (first === undefined) return [];
		const isAlone = found.length === 0;
		const lines: ExtraLine[] = unknown.map((code) => ({ kind: 'unknown', code, isAlone }));
		const { entries } = this.#knowledge;
		const start = foldCode(first);
		const beginning = entries.filter((entry) =>
			codesOf(entry).some((code) => foldCode(code).startsWith(start)),
		);
		const near =
			beginning.length > 0
				? beginning.slice(0, mostBeginning)
				: nearCodes(first, entries.flatMap(codesOf), mostNear).flatMap((code) =>
						this.#entriesOf(code),
					);
		const others = near.filter((entry) => !found.includes(entry));
		if (others.length === 0) return lines;
		lines.push({ kind: 'rule', title: beginning.length > 0 ? 'begins' : 'near' });
		return [...lines, ...others.map(toLine)];
	}

	#inTab({ found, near, unknown, choosesFirst }: Found, query: string, tab: number): Answer {
		const holds = this.tabs[tab]?.holds ?? (() => true);
		const here = tab === 0 ? found : found.filter(holds);
		const extra =
			near.length > 0
				? near
				: here.length === 0
					? [{ kind: 'nothing', elsewhere: found.length } as const]
					: query === ''
						? []
						: this.#related(here);
		return {
			found: here,
			extra,
			choices: here.length + extra.filter(({ kind }) => kind === 'entry').length,
			choosesFirst: choosesFirst && here.length > 0,
			hits: this.#countByTab(found),
			total: this.#totals[tab] ?? 0,
			unknown,
		};
	}

	#related(found: readonly Entry[]): ExtraLine[] {
		const [first] = found;
		if (first === undefined || found.length >= mostWithRelated) return [];
		const related = this.#knowledge
			.relatedTo(first)
			.filter((entry) => !found.includes(entry))
			.slice(0, mostWithRelated - found.length);
		return related.length === 0 ? [] : [{ kind: 'rule', title: 'related' }, ...related.map(toLine)];
	}

	#countByTab(entries: readonly Entry[]): number[] {
		return this.tabs.map(({ holds }, at) => {
			if (at === 0) return entries.length;
			let count = 0;
			for (const entry of entries) if (holds(entry)) count++;
			return count;
		});
	}

	#findFull(query: string): readonly Entry[] {
		const filling = this.#fillingOf(query);
		for (;;) {
			const found = advance(filling);
			if (found !== undefined) return found;
		}
	}

	#fillingOf(query: string): Filling {
		if (this.#filling?.query !== query) {
			const { search } = this.#knowledge;
			this.#filling = { query, steps: search.fill(query, search.match(query)), found: undefined };
		}
		return this.#filling;
	}
}

/** A full answer that is being worked out. */
interface Filling {
	readonly query: string;
	readonly steps: Steps<readonly Entry[]>;
	found: readonly Entry[] | undefined;
}

/** Takes a step, if one is left. */
function advance(filling: Filling): readonly Entry[] | undefined {
	if (filling.found === undefined) {
		const step = filling.steps.next();
		if (step.done) filling.found = step.value;
	}
	return filling.found;
}

function toLine(entry: Entry): ExtraLine {
	return { kind: 'entry', entry };
}

/** Remembers the value of the key that was asked for last. */
class Latest<Value> {
	#key: string | undefined;
	#value: Value | undefined;

	get(key: string, work: () => Value): Value {
		if (this.#key === key && this.#value !== undefined) return this.#value;
		this.#value = work();
		this.#key = key;
		return this.#value;
	}
}
