import type { Entry } from '../catalog/entry.ts';
import { toSearchText } from '../catalog/search-text.ts';
import { SearchDocument } from './document.ts';
import { LetterPairs } from './pinyin.ts';
import type { QueryWord } from './query.ts';
import { scoreWord } from './score-word.ts';
import { GradualWork, type Steps } from './steps.ts';
import { TextRow } from './text-row.ts';

/** Most answers of a kind that are kept: more than the longest query that is searched has words. */
const mostKept = 256;

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
	readonly #documents: SearchDocument[];
	readonly #documenting: GradualWork;
	readonly #squeezing: GradualWork;
	readonly #pairs: readonly [GradualPairs, GradualPairs];
	readonly #places = new Map<string, Int32Array>();
	readonly #squeezedPlaces = new Map<string, Int32Array>();
	readonly #typed = [new Map<string, Uint8Array>(), new Map<string, Uint8Array>()] as const;
	readonly #synonyms = new Map<string, Float32Array>();
	readonly #scores = new Map<string, Float32Array>();

	constructor(entries: readonly Entry[]) {
		this.size = entries.length;
		this.#entries = entries;
		this.#documents = new Array(entries.length);
		this.#documenting = new GradualWork(this.size, (position) => this.document(position));
		this.#squeezing = new GradualWork(this.size, (position) => this.document(position).squeezed);
		this.#pairs = [this.#pairsOf(0), this.#pairsOf(1)];
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
		this.#documenting.finish();
		return this.#documents;
	}

	/** Where a text first stands in all texts of each document, -1 for nowhere. */
	placesOf(text: string): Int32Array {
		return keep(this.#places, text, (known) => this.#rowNow().placesOf(text, known));
	}

	/** The same in its squeezed texts. */
	squeezedPlacesOf(text: string): Int32Array {
		return keep(this.#squeezedPlaces, text, (known) =>
			this.#squeezedRowNow().placesOf(text, known),
		);
	}

	/**
	 * 1 where letters may be pinyin of the Chinese description (0) or the solution (1), else 0.
	 * There may be false positives, never false negatives.
	 */
	mayBeTyped(letters: string, field: 0 | 1): Uint8Array {
		return keep(this.#typed[field], letters, () => {
			const { pairs, work } = this.#pairs[field];
			work.finish();
			return pairs.mayBeTyped(letters);
		});
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

	/** Prepares all that can be, what shorter queries need first. */
	*prepare(): Steps<void> {
		this.#rowNow();
		yield;
		yield* this.#documenting.steps();
		yield* this.#pairs[0].work.steps();
		yield* this.#squeezing.steps();
		this.#squeezedRowNow();
		yield;
		yield* this.#pairs[1].work.steps();
	}

	#textsNow(): readonly string[] {
		this.#texts ??= this.#entries.map((entry) => toSearchText(entry));
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

	#pairsOf(field: 0 | 1): GradualPairs {
		const pairs = new LetterPairs(this.size);
		const work = new GradualWork(this.size, (position) =>
			pairs.set(position, this.document(position).chinese(field)),
		);
		return { pairs, work };
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

/** Letter pairs of all documents, when the work is done. */
interface GradualPairs {
	readonly pairs: LetterPairs;
	readonly work: GradualWork;
}

/**
 * The answer to a question from those that are kept, or else a new one.
 *
 * @param work told what is known of the text before its last character was typed
 */
function keep<Answer>(
	kept: Map<string, Answer>,
	text: string,
	work: (shorter: Answer | undefined) => Answer,
): Answer {
	let answer = kept.get(text);
	if (answer === undefined) {
		answer = work(kept.get(text.slice(0, -1)));
		const [oldest] = kept.keys();
		if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
		kept.set(text, answer);
	}
	return answer;
}
