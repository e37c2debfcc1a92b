import type { SearchDocument } from './document.ts';
import { mayBeTyped } from './pinyin.ts';
import type { QueryWord } from './query.ts';
import { scoreWord } from './score-word.ts';

/** Most texts of which something is remembered: more than are typed for one question. */
const mostTexts = 64;

/** A number for each document and text, worked out when first asked for. */
class Numbers {
	readonly #byText = new Map<string, Float32Array>();
	readonly #count: number;

	constructor(count: number) {
		this.#count = count;
	}

	/** Those of a text, by the position of the document; `NaN` where not known yet. */
	of(text: string): Float32Array {
		let numbers = this.#byText.get(text);
		if (numbers === undefined) {
			if (this.#byText.size >= mostTexts) this.#byText.clear();
			numbers = new Float32Array(this.#count).fill(Number.NaN);
			this.#byText.set(text, numbers);
		}
		return numbers;
	}

	/** Those of the text before its last character was typed, if they are known. */
	ofShorter(text: string): Float32Array | undefined {
		return this.#byText.get(text.slice(0, -1));
	}
}

/** Answers a question about the document at a position. */
type Of<Answer> = (position: number) => Answer;

/**
 * What is known of the documents from the queries before: a key changes little, so most has been
 * worked out when it is pressed. Asked by position, so that what is known is read in a row.
 */
export class Memory {
	readonly #documents: readonly SearchDocument[];
	readonly #places: Numbers;
	readonly #squeezedPlaces: Numbers;
	readonly #typed: readonly [Numbers, Numbers];
	readonly #synonyms: Numbers;
	readonly #scores: Numbers;

	/** @param documents which may come in later, up to `count` */
	constructor(documents: readonly SearchDocument[], count: number) {
		this.#documents = documents;
		this.#places = new Numbers(count);
		this.#squeezedPlaces = new Numbers(count);
		this.#typed = [new Numbers(count), new Numbers(count)];
		this.#synonyms = new Numbers(count);
		this.#scores = new Numbers(count);
	}

	/** Where a text first stands in all texts of a document, -1 for nowhere. */
	placeOf(text: string): Of<number> {
		return this.#narrow(this.#places, text, ({ all }, from) => all.indexOf(text, from));
	}

	/** Where a text first stands in the squeezed texts of a document, -1 for nowhere. */
	squeezedPlaceOf(text: string): Of<number> {
		return this.#narrow(this.#squeezedPlaces, text, (document, from) =>
			// Not squeezed for a text that is too long for it.
			document.descriptionsEnd < text.length ? -1 : document.squeezed.indexOf(text, from),
		);
	}

	/**
	 * Whether letters may be pinyin of the description (0) or the solution (1). Wrong only where it
	 * says yes.
	 */
	mayBeTyped(letters: string, field: 0 | 1): Of<boolean> {
		const typed = this.#narrow(this.#typed[field], letters, (document) =>
			mayBeTyped(document.letterPairs(field), letters) ? 0 : -1,
		);
		return (position) => typed(position) === 0;
	}

	/** Whether any synonym of a word stands anywhere in a document. */
	hasSynonym({ text, synonymPattern }: QueryWord): Of<boolean> {
		if (synonymPattern === undefined) return () => false;
		const has = this.#keep(this.#synonyms, text, ({ all }) => (synonymPattern.test(all) ? 1 : 0));
		return (position) => has(position) === 1;
	}

	/** The score of a word in a document, -1 for none. */
	scoreOf(word: QueryWord): Of<number> {
		return this.#keep(this.#scores, word.text, (document) => scoreWord(document, word) ?? -1);
	}

	/** Asks what is not known yet. */
	#keep(numbers: Numbers, text: string, ask: (document: SearchDocument) => number): Of<number> {
		const known = numbers.of(text);
		return (position) => {
			let number = known[position] ?? Number.NaN;
			if (Number.isNaN(number)) {
				const document = this.#documents[position];
				number = document === undefined ? -1 : ask(document);
				known[position] = number;
			}
			return number;
		};
	}

	/**
	 * The same of places, -1 for nowhere: what has `acce` is among what has `acc`, and has it no
	 * earlier.
	 */
	#narrow(
		numbers: Numbers,
		text: string,
		find: (document: SearchDocument, from: number) => number,
	): Of<number> {
		const shorter = numbers.ofShorter(text);
		const known = numbers.of(text);
		return (position) => {
			let place = known[position] ?? Number.NaN;
			if (Number.isNaN(place)) {
				const from = shorter?.[position] ?? Number.NaN;
				const document = from === -1 ? undefined : this.#documents[position];
				place = document === undefined ? -1 : find(document, from > 0 ? from : 0);
				known[position] = place;
			}
			return place;
		};
	}
}
