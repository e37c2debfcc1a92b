import type { Entry } from '../catalog/entry.ts';
import { toSearchText } from '../catalog/search-text.ts';
import { SearchDocument } from './document.ts';
import { LetterPairs } from './pinyin.ts';
import type { QueryWord } from './query.ts';
import { scoreWord } from './score-word.ts';
import { TextRow } from './text-row.ts';

/** Most answers of a kind that are kept: more than what is typed for one question asks for. */
const mostKept = 64;

/**
 * The entries of a search as documents, and what is asked of all of them at once: an answer is a
 * list with a number for each document, by its position. Answers are kept, since a key changes
 * little of what was typed; what takes long to prepare is prepared when it is first needed.
 */
export class Corpus {
	readonly size: number;
	readonly #entries: readonly Entry[];
	#texts: readonly string[] | undefined;
	#row: TextRow | undefined;
	#squeezedRow: TextRow | undefined;
	readonly #pairs: LetterPairs[] = [];
	readonly #documents: SearchDocument[];
	readonly #places = new Map<string, Int32Array>();
	readonly #squeezedPlaces = new Map<string, Int32Array>();
	readonly #typed = [new Map<string, Uint8Array>(), new Map<string, Uint8Array>()] as const;
	readonly #synonyms = new Map<string, Float32Array>();
	readonly #scores = new Map<string, Float32Array>();

	constructor(entries: readonly Entry[]) {
		this.size = entries.length;
		this.#entries = entries;
		this.#documents = new Array(entries.length);
	}

	document(position: number): SearchDocument {
		const known = this.#documents[position];
		if (known !== undefined) return known;
		const entry = this.#entries[position];
		if (entry === undefined) throw new RangeError(`no document ${position}`);
		const document = new SearchDocument(entry, position, this.#textsNow()[position] ?? '');
		this.#documents[position] = document;
		return document;
	}

	/** All documents, by position. */
	documents(): readonly SearchDocument[] {
		for (let position = 0; position < this.size; position++) this.document(position);
		return this.#documents;
	}

	/** Where a text first stands in all texts of each document, -1 for nowhere. */
	placesOf(text: string): Int32Array {
		return keep(this.#places, text, () => this.#rowNow().placesOf(text));
	}

	/** The same in its squeezed texts. */
	squeezedPlacesOf(text: string): Int32Array {
		return keep(this.#squeezedPlaces, text, () => this.#squeezedRowNow().placesOf(text));
	}

	/**
	 * 1 where letters may be pinyin of the Chinese description (0) or the solution (1), else 0.
	 * Wrong only where it is 1.
	 */
	mayBeTyped(letters: string, field: 0 | 1): Uint8Array {
		return keep(this.#typed[field], letters, () => this.#pairsNow(field).mayBeTyped(letters));
	}

	/** Whether any synonym of a word stands anywhere in the document at a position. */
	hasSynonym({ text, synonymPattern }: QueryWord): (position: number) => boolean {
		if (synonymPattern === undefined) return () => false;
		const has = this.#each(this.#synonyms, text, (position) =>
			synonymPattern.test(this.#textsNow()[position] ?? '') ? 1 : 0,
		);
		return (position) => has(position) === 1;
	}

	/** The score of a word in the document at a position, -1 for none. */
	scoreOf(word: QueryWord): (position: number) => number {
		return this.#each(
			this.#scores,
			word.text,
			(position) => scoreWord(this.document(position), word) ?? -1,
		);
	}

	/** Prepares all that can be, in steps of some milliseconds, what shorter queries need first. */
	*prepare(): Generator<undefined, void> {
		this.#rowNow();
		yield;
		this.documents();
		yield;
		this.#pairsNow(0);
		yield;
		this.#squeezedRowNow();
		yield;
		this.#pairsNow(1);
	}

	#textsNow(): readonly string[] {
		this.#texts ??= this.#entries.map((entry) => entry.searchText ?? toSearchText(entry));
		return this.#texts;
	}

	#rowNow(): TextRow {
		this.#row ??= new TextRow(this.#textsNow());
		return this.#row;
	}

	#squeezedRowNow(): TextRow {
		this.#squeezedRow ??= new TextRow(this.documents().map(({ squeezed }) => squeezed));
		return this.#squeezedRow;
	}

	#pairsNow(field: 0 | 1): LetterPairs {
		this.#pairs[field] ??= new LetterPairs(
			this.documents().map((document) => document.chinese(field)),
		);
		return this.#pairs[field];
	}

	/** For what takes longer: worked out for a document when it is first asked for that one. */
	#each(
		kept: Map<string, Float32Array>,
		question: string,
		work: (position: number) => number,
	): (position: number) => number {
		const numbers = keep(kept, question, () => new Float32Array(this.size).fill(Number.NaN));
		return (position) => {
			let number = numbers[position] ?? Number.NaN;
			if (Number.isNaN(number)) {
				number = work(position);
				numbers[position] = number;
			}
			return number;
		};
	}
}

/** The answer to a question from those that are kept, or else a new one. */
function keep<Answer>(kept: Map<string, Answer>, question: string, work: () => Answer): Answer {
	let answer = kept.get(question);
	if (answer === undefined) {
		if (kept.size >= mostKept) kept.clear();
		answer = work();
		kept.set(question, answer);
	}
	return answer;
}
