import builtInPinyin from 'virtual:built-in-pinyin';
import pinyinReadings from 'virtual:pinyin-readings';

const han = /\p{Script=Han}/u;

/**
 * How the Chinese characters of a text are read, by UTF-16 index. For the built-in texts the
 * readings were worked out in context when the program was built; in a user's texts each
 * character has all the readings that it can have.
 */
export function readingsOf(text: string): ReadonlyMap<number, readonly string[]> {
	const readings = new Map<number, readonly string[]>();
	if (!han.test(text)) return readings;
	const syllables = builtInPinyin[text]?.split(' ');
	let index = 0;
	let next = 0;
	for (const character of text) {
		if (han.test(character)) {
			const syllable = syllables?.[next++];
			readings.set(index, syllable === undefined ? allReadings(character) : [syllable]);
		}
		index += character.length;
	}
	return readings;
}

const syllableStarts = new Set<string>();

/** Whether a syllable begins with these letters. */
export function isSyllableStart(letters: string): boolean {
	if (syllableStarts.size === 0) {
		for (const syllable of Object.keys(pinyinReadings)) {
			for (let end = 1; end <= syllable.length; end++) syllableStarts.add(syllable.slice(0, end));
		}
	}
	return syllableStarts.has(letters);
}

let readingsByCharacter: Map<string, string[]> | undefined;

function allReadings(character: string): readonly string[] {
	readingsByCharacter ??= invert(pinyinReadings);
	return readingsByCharacter.get(character) ?? [];
}

let lettersByCharacter: Map<string, string> | undefined;

/** The letters with which readings of a character begin; itself for a letter or digit, else `''`. */
export function firstLetters(character: string): string {
	if (lettersByCharacter === undefined) {
		lettersByCharacter = new Map();
		for (const [syllable, all] of Object.entries(pinyinReadings)) {
			const letter = syllable[0] ?? '';
			for (const one of all) {
				const known = lettersByCharacter.get(one) ?? '';
				if (!known.includes(letter)) lettersByCharacter.set(one, known + letter);
			}
		}
		for (const own of 'abcdefghijklmnopqrstuvwxyz0123456789') {
			lettersByCharacter.set(own, own);
			lettersByCharacter.set(own.toUpperCase(), own);
		}
	}
	return lettersByCharacter.get(character) ?? '';
}

function invert(characters: Readonly<Record<string, string>>): Map<string, string[]> {
	const readings = new Map<string, string[]>();
	for (const [syllable, all] of Object.entries(characters)) {
		for (const character of all) {
			const known = readings.get(character);
			if (known === undefined) readings.set(character, [syllable]);
			else known.push(syllable);
		}
	}
	return readings;
}
