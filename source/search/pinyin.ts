import { firstLetters, readingsOf, syllablePattern } from './readings.ts';

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

/** The first letter of each character of a spelling, and another where it can be read otherwise. */
export interface Initials {
	readonly text: string;
	readonly first: string;
	readonly other: string;
}

export function initialsOf(text: string): Initials {
	let first = '';
	let other = '';
	for (const character of text) {
		const letters = firstLetters(character);
		if (letters === '') continue;
		first += letters[0];
		other += letters[1] ?? letters[0];
	}
	return { text, first, other: other === first ? '' : other };
}

/** Longest syllable: `zhuang`. */
const longestSyllable = 6;

/**
 * Whether letters can be found in a text with these initials. Wrong only where it says yes; for
 * ruling texts out without spelling them.
 */
export function mayHavePinyin({ text, first, other }: Initials, letters: string): boolean {
	if (letters.length <= longestSyllable && syllablePattern(letters)?.test(text)) return true;
	const start = letters[0] ?? '';
	const next = letters.slice(1, 1 + longestSyllable);
	// Without vowels there are no whole syllables: each letter is an initial, but for a last `zh`.
	const known = hasVowel.test(letters) ? '' : letters.replace(unfinishedH, '');
	const isIn = (initials: string) => {
		for (let at = initials.indexOf(start); at !== -1; at = initials.indexOf(start, at + 1)) {
			const goesOn = next.includes(first[at + 1] ?? '-') || next.includes(other[at + 1] ?? '-');
			if (goesOn && (known === '' || areInitials(known, { text, first, other }, at))) return true;
		}
		return false;
	};
	return isIn(first) || (other !== '' && isIn(other));
}

function areInitials(letters: string, { first, other }: Initials, start: number): boolean {
	return [...letters].every((letter, at) => {
		return first[start + at] === letter || other[start + at] === letter;
	});
}

const hasVowel = /[aeiouv]/;
const unfinishedH = /(?<=[zcs])h$/;

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
