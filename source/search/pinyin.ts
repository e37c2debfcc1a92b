import { isChinese, type ReadingsAt, readingsIn, readingsOfUnit } from './readings.ts';

/** Where a typed string was found: the first best place. */
export interface PinyinMatch {
	/** Chinese characters typed by their initial alone. */
	readonly initials: number;
	/** Characters before it that can be typed; 0 is the start of the text. */
	readonly start: number;
	/** All characters of the text that can be typed. */
	readonly length: number;
	/** UTF-16 indices of the matched characters in the text. */
	readonly indices: readonly number[];
}

/**
 * Which letters can follow one another where each of some texts is typed: tells at once that most
 * texts do not have some letters, without spelling them.
 */
export class LetterPairs {
	readonly #count: number;
	/** For each text, and then for each letter, those that can follow it there, as 26 bits. */
	readonly #next: Int32Array;

	/** @param count texts that there are, of which none has a letter yet */
	constructor(count: number) {
		this.#count = count;
		this.#next = new Int32Array(count * letterCount);
	}

	/** @param text normalised */
	set(index: number, text: string): void {
		const next = this.#next;
		const start = index * letterCount;
		let before = 0;
		for (let at = 0; at < text.length; at++) {
			const letters = lettersOf(text.charCodeAt(at));
			if (letters === undefined) continue;
			const { first, ends, insideFrom, insideTo } = letters;
			for (let pair = 0; pair < insideFrom.length; pair++) {
				const letter = start + (insideFrom[pair] ?? 0);
				next[letter] = (next[letter] ?? 0) | (insideTo[pair] ?? 0);
			}
			for (let rest = before; rest !== 0; rest &= rest - 1) {
				const letter = start + 31 - Math.clz32(rest & -rest);
				next[letter] = (next[letter] ?? 0) | first;
			}
			before = ends;
		}
	}

	/**
	 * 1 for each text for which letters may be typed, else 0. There may be false positives, never
	 * false negatives.
	 *
	 * @param letters two and more of `a` to `z`
	 */
	mayBeTyped(letters: string): Uint8Array {
		const typed = new Uint8Array(this.#count).fill(1);
		for (let at = 1; at < letters.length; at++) {
			const letter = letters.charCodeAt(at - 1) - firstLetter;
			const following = letters.charCodeAt(at) - firstLetter;
			for (let index = 0; index < this.#count; index++) {
				const next = this.#next[index * letterCount + letter] ?? 0;
				if (((next >> following) & 1) === 0) typed[index] = 0;
			}
		}
		return typed;
	}
}

const firstLetter = 97;
const letterCount = 26;

/** What can be typed for one character, sets of letters as bits. */
interface Letters {
	readonly first: number;
	/** Letters before those of the next character: the last of a syllable, or its first alone. */
	readonly ends: number;
	/** Letters inside syllables, and at the same places those that follow them there. */
	readonly insideFrom: readonly number[];
	readonly insideTo: readonly number[];
}

/** Of each character that was asked for, by its UTF-16 unit; `null` for one that is not typed. */
const knownLetters: (Letters | null)[] = new Array(0x10000);

/** `undefined` for what is not typed, such as punctuation. */
function lettersOf(unit: number): Letters | undefined {
	let letters = knownLetters[unit];
	if (letters === undefined) {
		const readings = readingsOfUnit(unit);
		letters = readings.length === 0 ? null : toLetters(readings.filter((own) => own >= 'a'));
		knownLetters[unit] = letters;
	}
	return letters ?? undefined;
}

function toLetters(readings: readonly string[]): Letters {
	const bit = (letter: string | undefined) => 1 << ((letter ?? '').charCodeAt(0) - firstLetter);
	let first = 0;
	let ends = 0;
	const insideFrom: number[] = [];
	const insideTo: number[] = [];
	for (const reading of readings) {
		first |= bit(reading[0]);
		ends |= bit(reading.at(-1));
		for (let at = 1; at < reading.length; at++) {
			insideFrom.push(reading.charCodeAt(at - 1) - firstLetter);
			insideTo.push(bit(reading[at]));
		}
	}
	return { first, ends: ends | first, insideFrom, insideTo };
}

/**
 * Finds letters typed for Chinese: whole syllables (`qianming`), initials (`qmcw`), or both
 * mixed; the last syllable may be unfinished. Initials need two letters at the start of the text
 * or of a run of Chinese, and three inside one, so that chance does not match. What cannot be
 * typed is passed over.
 *
 * @param text normalised
 * @param letters lower case, without spaces
 */
export function findPinyin(text: string, letters: string): PinyinMatch | undefined {
	if (letters.length < 2) return undefined;
	const readingsAt = readingsIn(text);
	const first = 1 << (letters.charCodeAt(0) - firstLetter);
	let best:
		| { readonly initials: number; readonly start: number; readonly indices: number[] }
		| undefined;
	let length = 0;
	for (let index = 0; index < text.length; index++) {
		const own = lettersOf(text.charCodeAt(index));
		if (own === undefined) continue;
		const start = length++;
		if (best?.initials === 0 || (own.first & first) === 0) continue;
		const found = matchAt(text, readingsAt, index, letters, 0);
		if (found === undefined || !found.touchesChinese) continue;
		const isStart = start === 0 || !isChinese(text.charCodeAt(index - 1));
		const enough = found.initials === 0 || letters.length >= (isStart ? 2 : 3);
		if (!enough || (best !== undefined && found.initials >= best.initials)) continue;
		best = { initials: found.initials, start, indices: typedIn(readingsAt, index, found.end) };
	}
	return best && { ...best, length };
}

function typedIn(readingsAt: ReadingsAt, from: number, to: number): number[] {
	const indices: number[] = [];
	for (let index = from; index < to; index++) {
		if (readingsAt(index).length > 0) indices.push(index);
	}
	return indices;
}

interface Step {
	readonly initials: number;
	readonly end: number;
	readonly touchesChinese: boolean;
}

function matchAt(
	text: string,
	readingsAt: ReadingsAt,
	from: number,
	letters: string,
	typed: number,
): Step | undefined {
	if (typed === letters.length) return { initials: 0, end: from, touchesChinese: false };
	let at = from;
	while (at < text.length && readingsAt(at).length === 0) at++;
	if (at === text.length) return undefined;
	const touchesChinese = isChinese(text.charCodeAt(at));
	let best: Step | undefined;
	const take = (length: number, initials: number) => {
		const rest = matchAt(text, readingsAt, at + 1, letters, typed + length);
		if (rest === undefined) return;
		const total = rest.initials + initials;
		if (best !== undefined && best.initials <= total) return;
		best = {
			initials: total,
			end: rest.end,
			touchesChinese: touchesChinese || rest.touchesChinese,
		};
	};
	const left = letters.length - typed;
	for (const reading of readingsAt(at)) {
		if (letters.startsWith(reading, typed)) take(reading.length, 0);
		else if (left > 1 && left < reading.length && reading.startsWith(letters.slice(typed))) {
			take(left, 0);
		}
		if (reading.length > 1 && letters[typed] === reading[0]) take(1, 1);
	}
	return best;
}
