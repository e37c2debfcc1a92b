import { type Entry, foldCode } from '../catalog/entry.ts';
import { squeeze } from '../catalog/normalise.ts';
import { between, toSearchText } from '../catalog/search-text.ts';
import { type LetterPairs, letterPairsOf } from './pinyin.ts';

/** An entry prepared for searching: all texts are normalised. */
export class SearchDocument {
	readonly entry: Entry;
	readonly position: number;
	/** Code and aliases as codes are compared. */
	readonly codes: readonly string[];
	/** All that is searched, to rule out at once what stands nowhere. */
	readonly all: string;
	/** Where in `all` each text ends, in this order; the section stands last. */
	readonly codesEnd: number;
	readonly codeWordsEnd: number;
	readonly englishEnd: number;
	/** That of the Chinese description. */
	readonly descriptionsEnd: number;
	readonly englishSolutionEnd: number;
	/** That of the Chinese solution. */
	readonly solutionsEnd: number;
	#fields: Fields | undefined;
	#squeezed: string | undefined;
	readonly #letterPairs: LetterPairs[] = [];

	constructor(entry: Entry, position: number) {
		this.entry = entry;
		this.position = position;
		this.codes = [entry.code, ...entry.aliases].map(foldCode);
		this.all = entry.searchText ?? toSearchText(entry);
		let end = -1;
		for (const code of this.codes) end += 1 + code.length;
		this.codesEnd = end;
		this.codeWordsEnd = this.#endBehind(this.codesEnd);
		this.englishEnd = this.#endBehind(this.codeWordsEnd);
		this.descriptionsEnd = this.#endBehind(this.englishEnd);
		this.englishSolutionEnd = this.#endBehind(this.descriptionsEnd);
		this.solutionsEnd = this.#endBehind(this.englishSolutionEnd);
	}

	/** The code as words: `api sys reqsign`. */
	get codeWords(): string {
		return this.#cut().codeWords;
	}

	get descriptions(): readonly string[] {
		return this.#cut().descriptions;
	}

	get solutions(): readonly string[] {
		return this.#cut().solutions;
	}

	/** Id and titles of the section. */
	get section(): string {
		return this.#cut().section;
	}

	/**
	 * Length of the shortest description that fits, `undefined` if none does.
	 *
	 * @param fits asked where in `all` one stands
	 */
	shortestDescription(fits: (start: number, end: number) => boolean): number | undefined {
		return shortest(fits, this.codeWordsEnd + 1, this.englishEnd, this.descriptionsEnd);
	}

	/** The same of the solution. */
	shortestSolution(fits: (start: number, end: number) => boolean): number | undefined {
		return shortest(fits, this.descriptionsEnd + 1, this.englishSolutionEnd, this.solutionsEnd);
	}

	/** Descriptions and codes, letters and digits alone, joined. */
	get squeezed(): string {
		this.#squeezed ??= squeezeAll(this);
		return this.#squeezed;
	}

	/** What can be typed in pinyin for the Chinese description (0) or solution (1). */
	letterPairs(field: 0 | 1): LetterPairs {
		this.#letterPairs[field] ??= letterPairsOf(this.chinese(field));
		return this.#letterPairs[field];
	}

	/** The Chinese description (0) or solution (1), as it was written. */
	chinese(field: 0 | 1): string {
		const { description, solution } = this.entry;
		return field === 0 ? description.zh : (solution?.zh ?? '');
	}

	/** Where the text ends that stands behind another. */
	#endBehind(end: number): number {
		return this.all.indexOf(between, end + 1);
	}

	#cut(): Fields {
		if (this.#fields === undefined) {
			const texts = this.all.slice(this.codesEnd + 1).split(between);
			const [codeWords = '', en = '', zh = '', solutionEn = '', solutionZh = '', section = ''] =
				texts;
			this.#fields = {
				codeWords,
				descriptions: distinct(en, zh),
				solutions: distinct(solutionEn, solutionZh).filter((text) => text !== ''),
				section,
			};
		}
		return this.#fields;
	}
}

/** Of two texts that stand one behind the other. */
function shortest(
	fits: (start: number, end: number) => boolean,
	start: number,
	middle: number,
	end: number,
): number | undefined {
	const first = fits(start, middle) ? middle - start : undefined;
	const second = fits(middle + 1, end) ? end - middle - 1 : undefined;
	return first === undefined || second === undefined ? (first ?? second) : Math.min(first, second);
}

function squeezeAll({ descriptions, codes }: SearchDocument): string {
	return [...descriptions, ...codes].map(squeeze).join(between);
}

interface Fields {
	readonly codeWords: string;
	readonly descriptions: readonly string[];
	readonly solutions: readonly string[];
	readonly section: string;
}

function distinct(a: string, b: string): readonly string[] {
	return a === b ? [a] : [a, b];
}
