import type { SearchDocument } from './document.ts';
import type { Memory } from './memory.ts';
import type { Query, QueryWord } from './query.ts';

/** Whether something holds of the document at a position. */
type Test = (position: number) => boolean;

const never = () => false;
const nowhere = () => -1;

/** Fewest letters of pinyin that are looked for in a solution, where fewer stand everywhere. */
const shortestInSolution = 4;

/** Shortest description that is looked for inside a query. */
export const shortestPhrase = 4;

/** What a query has to do with one document after the other, as the tiers ask; from memory. */
export class Matching {
	readonly query: Query;
	/** Whether the text stands anywhere. */
	has = false;
	/** Whether the text stands in a code or a description. */
	hasInFront = false;
	/** Whether the code that was typed stands in one of the codes. */
	hasInCode = false;
	#position = 0;
	readonly #textPlace: (position: number) => number;
	readonly #codePlace: (position: number) => number;
	readonly #squeezedPlace: (position: number) => number;
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

	constructor(query: Query, memory: Memory) {
		const { text, code, squeezed, words, letters } = query;
		this.query = query;
		this.#units = new Set(Array.from(text, (character) => character.charCodeAt(0)));
		this.#textPlace = memory.placeOf(text);
		this.#codePlace = code === text ? this.#textPlace : memory.placeOf(code);
		this.#squeezedPlace = squeezed === '' ? nowhere : memory.squeezedPlaceOf(squeezed);
		this.#mayHaveWord = words.map((word) => mayHave(word, memory));
		this.#mayHaveInside = words.map((word) => mayHaveInside(word, memory));
		this.#score = words.map((word) => memory.scoreOf(word));
		this.#scores = words.map(() => undefined);
		// Those first that are told soonest: what lacks one need not be asked for the others.
		const telling = words
			.filter(({ isOptional }) => !isOptional)
			.sort((a, b) => effort(a) - effort(b));
		this.#hasTelling = telling.length > 0;
		this.#needed = this.#hasTelling
			? telling.map((word) => mayHave(word, memory))
			: this.#mayHaveWord;
		this.#maySpell = ([0, 1] as const).map((field) =>
			letters === undefined || (field === 1 && letters.length < shortestInSolution)
				? never
				: memory.mayBeTyped(letters, field),
		);
		this.#hasCharacters = query.isChinese ? hasEach(text, memory) : never;
	}

	/**
	 * Turns to a document, of which all else is then told.
	 *
	 * @returns whether any tier may answer: wrong only where it says yes, for leaving out at once the
	 * many entries that have nothing of the query
	 */
	turnTo(document: SearchDocument): boolean {
		const { position } = document;
		this.#position = position;
		const place = this.#textPlace(position);
		const codePlace = this.#codePlace(position);
		this.has = place >= 0;
		this.hasInFront = place >= 0 && place < document.descriptionsEnd;
		this.hasInCode = codePlace >= 0 && codePlace < document.codesEnd;
		return (
			this.has ||
			codePlace >= 0 ||
			this.#hasNeeded(position) ||
			this.maySpell(0) ||
			this.maySpell(1) ||
			this.hasSqueezed() ||
			this.#hasCharacters(position) ||
			this.#hasDescription(document)
		);
	}

	/** Whether the text stands in a code or a description where spaces and marks are left out. */
	hasSqueezed(): boolean {
		return this.#squeezedPlace(this.#position) >= 0;
	}

	/**
	 * Whether all of the query may be pinyin of the description (0) or of the solution (1). Wrong
	 * only where it says yes.
	 */
	maySpell(field: 0 | 1): boolean {
		return this.#maySpell[field]?.(this.#position) ?? false;
	}

	/**
	 * Whether each word may stand elsewhere than in a solution, itself and not a synonym. Wrong only
	 * where it says yes; takes less time than the scores.
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
	#hasDescription(document: SearchDocument): boolean {
		const { text } = this.query;
		if (text.length < shortestPhrase) return false;
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
export function mayHave(word: QueryWord, memory: Memory): Test {
	const { text, squeezed, isPinyin, isChinese } = word;
	const place = memory.placeOf(text);
	const squeezedPlace = squeezed === '' ? nowhere : memory.squeezedPlaceOf(squeezed);
	const maySpell = isPinyin ? memory.mayBeTyped(text, 0) : never;
	const hasCharacters = isChinese ? hasEach(text, memory) : never;
	const hasSynonym = memory.hasSynonym(word);
	return (position) =>
		place(position) >= 0 ||
		squeezedPlace(position) >= 0 ||
		maySpell(position) ||
		hasCharacters(position) ||
		hasSynonym(position);
}

/** Whether a word may stand in a document elsewhere than in the solution. */
function mayHaveInside(
	{ text, squeezed }: QueryWord,
	memory: Memory,
): (document: SearchDocument) => boolean {
	const place = memory.placeOf(text);
	const squeezedPlace = squeezed === '' ? nowhere : memory.squeezedPlaceOf(squeezed);
	return ({ position, all, descriptionsEnd, solutionsEnd }) => {
		const first = place(position);
		if (first < 0) return squeezedPlace(position) >= 0;
		return first < descriptionsEnd || all.indexOf(text, solutionsEnd) >= 0;
	};
}

/** Whether a document has each character of a text. */
function hasEach(text: string, memory: Memory): Test {
	const places = [...new Set(text)].map((character) => memory.placeOf(character));
	return (position) => places.every((place) => place(position) >= 0);
}
