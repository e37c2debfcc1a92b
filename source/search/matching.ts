import { between } from '../catalog/search-text.ts';
import type { Corpus } from './corpus.ts';
import type { SearchDocument } from './document.ts';
import { isLetter, type Query, type QueryWord } from './query.ts';

/** Whether something holds of the document at a position. */
type Test = (position: number) => boolean;

const never = () => false;
const always = () => true;

/** Fewest letters of pinyin that are looked for in a solution, where fewer stand everywhere. */
export const shortestInSolution = 4;

/** Shortest description that is looked for inside a query. */
export const shortestPhrase = 4;

/** What a query has to do with one document after the other, as the tiers ask. */
export class Matching {
	readonly query: Query;
	/** Whether the text stands anywhere. */
	has = false;
	/** Whether the text stands in a code or a description. */
	hasInFront = false;
	/** Whether the code that was typed stands in one of the codes. */
	hasInCode = false;
	readonly #corpus: Corpus;
	#position = 0;
	readonly #textPlaces: Int32Array;
	readonly #codePlaces: Int32Array;
	readonly #isSqueezed: Test;
	readonly #mayHaveWord: readonly Test[];
	readonly #mayHaveInside: readonly ((document: SearchDocument) => boolean)[];
	readonly #score: readonly ((position: number) => number)[];
	readonly #scores: (number | undefined)[];
	/** Of the words without which an entry is not meant; of all where there are none. */
	readonly #needed: readonly Test[];
	readonly #hasTelling: boolean;
	/** The characters of the text. */
	readonly #units: ReadonlySet<number>;
	readonly #maySpell: readonly Test[];
	readonly #hasCharacters: Test;
	/** Whether a word begins with the one letter that was typed; of anything else, always. */
	readonly #mayBegin: Test;

	constructor(query: Query, corpus: Corpus) {
		const { text, code, squeezed, words, letters } = query;
		this.query = query;
		this.#corpus = corpus;
		this.#units = new Set(Array.from(text, (character) => character.charCodeAt(0)));
		this.#textPlaces = corpus.placesOf(text);
		this.#codePlaces = corpus.placesOf(code);
		this.#isSqueezed = isSqueezed(squeezed, corpus);
		this.#mayHaveWord = words.map((word) => mayHave(word, corpus));
		this.#mayHaveInside = words.map((word) => mayHaveInside(word, corpus));
		this.#score = words.map((word) => corpus.scoreOf(word));
		this.#scores = words.map(() => undefined);
		// Cheapest words first: a document that lacks one is not asked for the rest.
		const telling = words
			.filter(({ isOptional }) => !isOptional)
			.sort((a, b) => effort(a) - effort(b));
		this.#hasTelling = telling.length > 0;
		this.#needed = this.#hasTelling
			? telling.map((word) => mayHave(word, corpus))
			: this.#mayHaveWord;
		this.#maySpell = ([0, 1] as const).map((field) =>
			letters === undefined || (field === 1 && letters.length < shortestInSolution)
				? never
				: mayBeTyped(letters, field, corpus),
		);
		this.#hasCharacters = query.isChinese ? hasEach(text, corpus) : never;
		this.#mayBegin = isLetter(query) ? hasAny([` ${text}`, between + text], corpus) : always;
	}

	/**
	 * Turns to the document at a position, of which all else is then told.
	 *
	 * @returns the document, `undefined` where surely no tier answers: for leaving out at once the
	 * many that have nothing of the query
	 */
	turnTo(position: number): SearchDocument | undefined {
		this.#position = position;
		if (!this.#mayBegin(position)) return undefined;
		const place = this.#textPlaces[position] ?? -1;
		const codePlace = this.#codePlaces[position] ?? -1;
		this.has = place >= 0;
		const mayAnswer =
			this.has ||
			codePlace >= 0 ||
			this.#hasNeeded(position) ||
			this.maySpell(0) ||
			this.maySpell(1) ||
			this.hasSqueezed() ||
			this.#hasCharacters(position) ||
			this.#hasDescription(position);
		if (!mayAnswer) return undefined;
		const document = this.#corpus.document(position);
		this.hasInFront = this.has && place < document.descriptionsEnd;
		this.hasInCode = codePlace >= 0 && codePlace < document.codesEnd;
		return document;
	}

	/** Whether the text stands in a code or a description where spaces and marks are left out. */
	hasSqueezed(): boolean {
		return this.#isSqueezed(this.#position);
	}

	/**
	 * Whether all of the query may be pinyin of the description (0) or of the solution (1). There
	 * may be false positives, never false negatives.
	 */
	maySpell(field: 0 | 1): boolean {
		return this.#maySpell[field]?.(this.#position) ?? false;
	}

	/**
	 * Whether each word may stand elsewhere than in a solution, itself and not a synonym. There may
	 * be false positives, never false negatives; takes less time than the scores.
	 */
	mayHaveInside(document: SearchDocument): boolean {
		return this.#mayHaveInside.every((mayHaveIt) => mayHaveIt(document));
	}

	/** The score of each word, in a list that is used again for the next document. */
	scores(): readonly (number | undefined)[] {
		for (let at = 0; at < this.#scores.length; at++) {
			const mayHaveIt = this.#mayHaveWord[at]?.(this.#position) ?? false;
			const score = mayHaveIt ? (this.#score[at]?.(this.#position) ?? -1) : -1;
			this.#scores[at] = score < 0 ? undefined : score;
		}
		return this.#scores;
	}

	#hasNeeded(position: number): boolean {
		if (this.#hasTelling) return this.#needed.every((mayHaveIt) => mayHaveIt(position));
		return this.#needed.some((mayHaveIt) => mayHaveIt(position));
	}

	/** Whether a description stands in the query. */
	#hasDescription(position: number): boolean {
		const { text } = this.query;
		if (text.length < shortestPhrase) return false;
		const document = this.#corpus.document(position);
		const { all } = document;
		const length = document.shortestDescription(
			(start, end) =>
				end - start >= shortestPhrase &&
				end - start <= text.length &&
				this.#units.has(all.charCodeAt(start)) &&
				text.includes(all.slice(start, end)),
		);
		return length !== undefined;
	}
}

/** In how many ways a document can have a word. */
function effort({ squeezed, isPinyin, synonyms }: QueryWord): number {
	return Number(squeezed !== '') + Number(isPinyin) + synonyms.length;
}

/** Whether a document may have a word: itself, squeezed, a synonym, in pinyin, or in characters. */
export function mayHave(word: QueryWord, corpus: Corpus): Test {
	const { text, squeezed, isPinyin, isChinese } = word;
	const places = corpus.placesOf(text);
	const isSqueezedIn = isSqueezed(squeezed, corpus);
	const maySpell = isPinyin ? mayBeTyped(text, 0, corpus) : never;
	const hasCharacters = isChinese ? hasEach(text, corpus) : never;
	const hasSynonym = corpus.hasSynonym(word);
	return (position) =>
		(places[position] ?? -1) >= 0 ||
		isSqueezedIn(position) ||
		maySpell(position) ||
		hasCharacters(position) ||
		hasSynonym(position);
}

/** Whether a word may stand in a document elsewhere than in the solution. */
function mayHaveInside(
	{ text, squeezed }: QueryWord,
	corpus: Corpus,
): (document: SearchDocument) => boolean {
	const places = corpus.placesOf(text);
	const isSqueezedIn = isSqueezed(squeezed, corpus);
	return ({ position, all, descriptionsEnd, solutionsEnd }) => {
		const first = places[position] ?? -1;
		if (first < 0) return isSqueezedIn(position);
		return first < descriptionsEnd || all.indexOf(text, solutionsEnd) >= 0;
	};
}

/** @param squeezed `''` stands nowhere */
function isSqueezed(squeezed: string, corpus: Corpus): Test {
	if (squeezed === '') return never;
	const places = corpus.squeezedPlacesOf(squeezed);
	return (position) => (places[position] ?? -1) >= 0;
}

function mayBeTyped(letters: string, field: 0 | 1, corpus: Corpus): Test {
	const typed = corpus.mayBeTyped(letters, field);
	return (position) => typed[position] === 1;
}

/** Whether a document has any of some texts. */
function hasAny(texts: readonly string[], corpus: Corpus): Test {
	const all = texts.map((text) => corpus.placesOf(text));
	return (position) => all.some((places) => (places[position] ?? -1) >= 0);
}

/** Whether a document has each character of a text. */
function hasEach(text: string, corpus: Corpus): Test {
	const all = [...new Set(text)].map((character) => corpus.placesOf(character));
	return (position) => all.every((places) => (places[position] ?? -1) >= 0);
}
