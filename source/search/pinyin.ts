import { readingsOf, readingsOfUnit } from './readings.ts';

/** One character of a text as it can be typed: its readings, or itself for a letter or digit. */
interface Unit {
	readonly index: number;
	readonly readings: readonly string[];
	readonly isChinese: boolean;
}

/** A Chinese text as it can be typed on a Latin keyboard; other characters are left out. */
export type Spelling = readonly Unit[];

/** Where a typed string was found: the first best place. */
export interface PinyinMatch {
	/** Chinese characters typed by their initial alone. */
	readonly initials: number;
	/** Position of the first unit; 0 is the start of the text. */
	readonly start: number;
	/** UTF-16 indices of the matched characters in the text. */
	readonly indices: readonly number[];
}

export function spell(text: string): Spelling {
	const units: Unit[] = [];
	const chinese = readingsOf(text);
	for (let index = 0; index < text.length; index++) {
		const readings = chinese[index];
		if (readings !== undefined) units.push({ index, readings, isChinese: true });
		else {
			const letter = latinReadings[text.charCodeAt(index)];
			if (letter !== undefined) units.push({ index, readings: letter, isChinese: false });
		}
	}
	return units;
}

/** A letter or digit is read as itself; by character code. */
const latinReadings: (readonly string[])[] = [];
for (const character of 'abcdefghijklmnopqrstuvwxyz0123456789') {
	latinReadings[character.charCodeAt(0)] = [character];
	latinReadings[character.toUpperCase().charCodeAt(0)] = [character];
}

/**
 * Which letters can follow one another where a text is typed: a set of 26 bits for each letter.
 * Tells at once that most texts do not have some letters, without spelling them.
 */
export type LetterPairs = Int32Array;

export function letterPairsOf(text: string): LetterPairs {
	const pairs = new Int32Array(letterCount);
	let before = 0;
	for (let index = 0; index < text.length; index++) {
		const letters = lettersOf(text.charCodeAt(index));
		if (letters === undefined) continue;
		for (const [letter, next] of letters.inside) pairs[letter] = (pairs[letter] ?? 0) | next;
		for (let letter = 0; before >> letter > 0; letter++) {
			if ((before >> letter) & 1) pairs[letter] = (pairs[letter] ?? 0) | letters.first;
		}
		before = letters.ends;
	}
	return pairs;
}

/**
 * Whether letters may be typed for a text with these pairs. Wrong only where it says yes; what
 * has letters has their beginning, too.
 *
 * @param letters two and more of `a` to `z`
 */
export function mayBeTyped(pairs: LetterPairs, letters: string): boolean {
	for (let at = 1; at < letters.length; at++) {
		const next = pairs[letters.charCodeAt(at - 1) - firstLetter] ?? 0;
		if (((next >> (letters.charCodeAt(at) - firstLetter)) & 1) === 0) return false;
	}
	return true;
}

const firstLetter = 97;
const letterCount = 26;

/** What can be typed for one character, sets of letters as bits. */
interface Letters {
	readonly first: number;
	/** Letters before those of the next character: the last of a syllable, or its first alone. */
	readonly ends: number;
	/** A letter inside a syllable and those that follow it there. */
	readonly inside: readonly (readonly [letter: number, next: number])[];
}

/** Those of characters that have been asked for. */
const lettersByUnit: (Letters | undefined)[] = [];

/** `undefined` for what is not typed, such as punctuation. */
function lettersOf(unit: number): Letters | undefined {
	const known = lettersByUnit[unit];
	if (known !== undefined) return known;
	const readings = latinReadings[unit] ?? readingsOfUnit(unit);
	if (readings.length === 0) return undefined;
	const letters = toLetters(readings.filter((reading) => reading >= 'a'));
	lettersByUnit[unit] = letters;
	return letters;
}

function toLetters(readings: readonly string[]): Letters {
	const bit = (letter: string | undefined) => 1 << ((letter ?? '').charCodeAt(0) - firstLetter);
	let first = 0;
	let ends = 0;
	const inside: [number, number][] = [];
	for (const reading of readings) {
		first |= bit(reading[0]);
		ends |= bit(reading.at(-1));
		for (let at = 1; at < reading.length; at++) {
			inside.push([reading.charCodeAt(at - 1) - firstLetter, bit(reading[at])]);
		}
	}
	return { first, ends: ends | first, inside };
}

/**
 * Finds letters typed for Chinese: whole syllables (`qianming`), initials (`qmcw`), or both
 * mixed; the last syllable may be unfinished. Initials need two letters at the start of the
 * text and three inside it, so that chance does not match.
 *
 * @param letters lower case, without spaces
 */
export function findPinyin(spelling: Spelling, letters: string): PinyinMatch | undefined {
	if (letters.length < 2) return undefined;
	let best: PinyinMatch | undefined;
	for (let start = 0; start < spelling.length; start++) {
		if (spelling[start]?.readings.every((reading) => reading[0] !== letters[0])) continue;
		const found = matchAt(spelling, start, letters, 0);
		if (found === undefined || !found.touchesChinese) continue;
		const enough = found.initials === 0 || letters.length >= (start === 0 ? 2 : 3);
		if (!enough || (best !== undefined && found.initials >= best.initials)) continue;
		best = {
			initials: found.initials,
			start,
			indices: spelling.slice(start, found.end).map((unit) => unit.index),
		};
		if (best.initials === 0) break;
	}
	return best;
}

interface Step {
	readonly initials: number;
	readonly end: number;
	readonly touchesChinese: boolean;
}

function matchAt(spelling: Spelling, at: number, letters: string, from: number): Step | undefined {
	if (from === letters.length) return { initials: 0, end: at, touchesChinese: false };
	const unit = spelling[at];
	if (unit === undefined) return undefined;
	let best: Step | undefined;
	const take = (length: number, initials: number) => {
		const rest = matchAt(spelling, at + 1, letters, from + length);
		if (rest === undefined) return;
		const total = rest.initials + initials;
		if (best !== undefined && best.initials <= total) return;
		best = {
			initials: total,
			end: rest.end,
			touchesChinese: unit.isChinese || rest.touchesChinese,
		};
	};
	for (const reading of unit.readings) {
		if (letters.startsWith(reading, from)) take(reading.length, 0);
		else if (letters.length - from > 1 && reading.startsWith(letters.slice(from))) {
			take(letters.length - from, 0);
		}
		if (reading.length > 1 && letters[from] === reading[0]) take(1, 1);
	}
	return best;
}
