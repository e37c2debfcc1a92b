import { between } from '../catalog/search-text.ts';

/**
 * Texts one behind the other in one string: one look through it tells of all of them where
 * something stands, in a millisecond for ten thousand texts, and at the first time as well.
 */
export class TextRow {
	readonly #texts: readonly string[];
	readonly #all: string;
	/** Where each text begins, and where one more would. */
	readonly #starts: Uint32Array;

	constructor(texts: readonly string[]) {
		this.#texts = texts;
		// Joined at once, since what is put together is copied when it is first looked through.
		this.#all = texts.join(between);
		this.#starts = new Uint32Array(texts.length + 1);
		let start = 0;
		for (let index = 0; index < texts.length; index++) {
			start += (texts[index]?.length ?? 0) + between.length;
			this.#starts[index + 1] = start;
		}
	}

	/**
	 * Where something first stands in each text, -1 for nowhere.
	 *
	 * @param wanted not empty
	 * @param beginning the places of what `wanted` begins with, if they are known
	 */
	placesOf(wanted: string, beginning?: Int32Array): Int32Array {
		const mayHave = beginning?.reduce((count, place) => (place < 0 ? count : count + 1), 0);
		return mayHave === undefined || mayHave > this.#texts.length / few
			? this.#lookThrough(wanted)
			: this.#lookIntoEach(wanted, beginning);
	}

	#lookIntoEach(wanted: string, beginning: Int32Array | undefined): Int32Array {
		return Int32Array.from(this.#texts, (text, index) => {
			const place = beginning?.[index] ?? 0;
			return place < 0 ? -1 : text.indexOf(wanted, place);
		});
	}

	#lookThrough(wanted: string): Int32Array {
		const all = this.#all;
		const starts = this.#starts;
		const places = new Int32Array(starts.length - 1).fill(-1);
		let index = 0;
		let start = 0;
		let end = starts[1] ?? 0;
		for (let at = all.indexOf(wanted); at !== -1; at = all.indexOf(wanted, end)) {
			while (end <= at) {
				start = end;
				end = starts[++index + 1] ?? Number.POSITIVE_INFINITY;
			}
			places[index] = at - start;
		}
		return places;
	}
}

/** One text in so many is looked into by itself rather than all looked through. */
const few = 8;
