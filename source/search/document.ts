import { codesOf, type Entry, foldCode } from '../catalog/entry.ts';
import { squeeze } from '../catalog/normalise.ts';
import { between } from '../catalog/search-text.ts';

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
	#squeezed: string | undefined;

	/** @param all of `toSearchText` */
	constructor(entry: Entry, position: number, all: string) {
		this.entry = entry;
		this.position = position;
		this.codes = codesOf(entry).map(foldCode);
		this.all = all;
		let end = -1;
		for (const code of this.codes) end += 1 + code.length;
		this.codesEnd = end;
		this.codeWordsEnd = this.#endBehind(this.codesEnd);
		this.englishEnd = this.#endBehind(this.codeWordsEnd);
		this.descriptionsEnd = this.#endBehind(this.englishEnd);
		this.englishSolutionEnd = this.#endBehind(this.descriptionsEnd);
		this.solutionsEnd = this.#endBehind(this.englishSolutionEnd);
	}

	/** The description in both languages, once where it is the same. */
	get descriptions(): readonly string[] {
		const english = this.all.slice(this.codeWordsEnd + 1, this.englishEnd);
		const chinese = this.chinese(0);
		return english === chinese ? [english] : [english, chinese];
	}

	/** The Chinese description (0) or solution (1). */
	chinese(field: 0 | 1): string {
		return field === 0
			? this.all.slice(this.englishEnd + 1, this.descriptionsEnd)
			: this.all.slice(this.englishSolutionEnd + 1, this.solutionsEnd);
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

	/** Descriptions and codes, letters and digits alone. */
	get squeezed(): string {
		this.#squeezed ??= this.#squeeze();
		return this.#squeezed;
	}

	#squeeze(): string {
		const english = this.all.slice(this.codeWordsEnd + 1, this.englishEnd);
		let squeezed = squeeze(english) + between + squeeze(this.chinese(0));
		for (const code of this.codes) squeezed += between + squeeze(code);
		return squeezed;
	}

	/** Where the text ends that stands behind another. */
	#endBehind(end: number): number {
		return this.all.indexOf(between, end + 1);
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
