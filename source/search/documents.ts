import { codesOf, type Entry, foldCode } from '../catalog/entry.ts';
import { normalise } from '../catalog/normalise.ts';
import type { Steps } from './steps.ts';
import { eachTerm, meanings } from './terms.ts';

/** An entry prepared for searching: its texts are normalised. */
export interface Document {
	readonly entry: Entry;
	/** Code and aliases as codes are compared. */
	readonly codes: readonly string[];
	/** The code as words. */
	readonly codeWords: string;
	readonly english: string;
	readonly chinese: string;
}

/** What a term is worth by where it stands: in a description, a code, a section, or a solution. */
const worth = [1, 0.95, 0.5, 0.4];

/** Which documents have a term. */
export class TermIndex {
	/** Words of letters and digits. */
	readonly words = new Set<string>();
	/** Pairs of Chinese characters. */
	readonly pairs = new Set<string>();
	/** For each term, the position of each document and the place of the term there, as one number. */
	readonly #places = new Map<string, number[]>();

	has(term: string): boolean {
		return this.#places.has(term);
	}

	/** Whether any document has a word, or one that means the same. */
	answers(word: string): boolean {
		return this.has(word) || (meanings.get(word) ?? []).some((meaning) => this.has(meaning));
	}

	/** Calls back for each document that has a term, with what the term is worth there. */
	find(term: string, found: (position: number, worth: number) => void): void {
		for (const place of this.#places.get(term) ?? []) {
			found(Math.floor(place / worth.length), worth[place % worth.length] ?? 0);
		}
	}

	/** @param place index in `worth`; of one document they come in order */
	add(position: number, place: number, text: string): void {
		eachTerm(normalise(text), (term) => {
			const places = this.#places.get(term);
			const own = position * worth.length + place;
			if (places === undefined) {
				this.#places.set(term, [own]);
				if (/^\p{Script=Han}{2}$/u.test(term)) this.pairs.add(term);
				else if (/^[^#\p{Script=Han} ]+$/u.test(term)) this.words.add(term);
			} else if (Math.floor((places.at(-1) ?? 0) / worth.length) !== position) places.push(own);
		});
	}
}

/** Entries that are read in a step. */
const inOneStep = 100;

/** The entries of a search, with an index of what names them and one of all else. */
export class Documents {
	readonly all: Document[] = [];
	/** Codes, descriptions and usual messages, which answer most queries. */
	readonly front = new TermIndex();
	/** Solutions, causes and sections. */
	readonly behind = new TermIndex();
	readonly #entries: readonly Entry[];
	#readBehind = 0;

	constructor(entries: readonly Entry[]) {
		this.#entries = entries;
	}

	/** May be run more than once at a time, each going on where another has come to. */
	*readFront(): Steps<void> {
		for (;;) {
			const at = this.all.length;
			const entry = this.#entries[at];
			if (entry === undefined) return;
			const { code, description, messages = [] } = entry;
			const [english, chinese] = [normalise(description.en), normalise(description.zh)];
			const codes = codesOf(entry).map(foldCode);
			this.all.push({ entry, codes, codeWords: normalise(code), english, chinese });
			for (const text of [english, chinese]) this.front.add(at, 0, text);
			for (const text of [code, ...codes, ...messages]) this.front.add(at, 1, text);
			if (at % inOneStep === 0) yield;
		}
	}

	*readAll(): Steps<void> {
		yield* this.readFront();
		while (this.#readBehind < this.all.length) {
			const at = this.#readBehind++;
			const { catalog, section, solution, cause } = this.#entries[at] ?? {};
			const titles = [catalog, section?.id, section?.en, section?.zh];
			this.behind.add(at, 2, titles.join(' '));
			const texts = [solution?.en, solution?.zh, cause?.en, cause?.zh];
			this.behind.add(at, 3, texts.join('\n'));
			if (at % inOneStep === 0) yield;
		}
	}
}
