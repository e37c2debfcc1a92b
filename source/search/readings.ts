import builtInPinyin from 'virtual:built-in-pinyin';
import pinyinReadings from 'virtual:pinyin-readings';
import { normalise } from '../catalog/normalise.ts';

/** All that one character can be typed as. */
export type Readings = readonly string[];

/** What the character at a UTF-16 index can be typed as; `[]` for what cannot be typed. */
export type ReadingsAt = (index: number) => Readings;

/**
 * How the characters of a text are read. For the built-in texts that was worked out in context
 * when the program was built; in a user's texts each character has all the readings that it can
 * have. A letter or digit is read as itself.
 *
 * @param text normalised
 */
export function readingsIn(text: string): ReadingsAt {
	const inContext = builtInReadings(text);
	return (index) => inContext?.[index] ?? readingsOfUnit(text.charCodeAt(index));
}

const nothing: Readings = [];
const { firstUnit, setOf } = pinyinReadings;
const sets = pinyinReadings.sets.map((set): Readings => (set === '' ? nothing : set.split(' ')));

/** All that a character can be read as, `[]` for what cannot be typed. */
export function readingsOfUnit(unit: number): Readings {
	const known = unit < firstUnit ? latinReadings[unit] : sets[setOf.charCodeAt(unit - firstUnit)];
	return known ?? nothing;
}

/** Whether a character has readings that are not itself. */
export function isChinese(unit: number): boolean {
	return unit >= firstUnit && readingsOfUnit(unit) !== nothing;
}

const latinReadings: Readings[] = [];
for (const character of 'abcdefghijklmnopqrstuvwxyz0123456789') {
	latinReadings[character.charCodeAt(0)] = [character];
}

const syllablesOf = new Map(
	Object.entries(builtInPinyin).map(([text, syllables]) => [normalise(text), syllables]),
);
const knownTexts = new Map<string, Readings[]>();

/** Those of the Chinese characters of a built-in text, at their indices. */
function builtInReadings(text: string): readonly Readings[] | undefined {
	const syllables = syllablesOf.get(text)?.split(' ');
	if (syllables === undefined) return undefined;
	let readings = knownTexts.get(text);
	if (readings === undefined) {
		readings = [];
		for (let index = 0; index < text.length; index++) {
			const syllable = isChinese(text.charCodeAt(index)) ? syllables.shift() : undefined;
			if (syllable !== undefined) readings[index] = [syllable];
		}
		knownTexts.set(text, readings);
	}
	return readings;
}
