import builtInPinyin from 'virtual:built-in-pinyin';
import pinyinReadings from 'virtual:pinyin-readings';

const han = /\p{Script=Han}/u;

/** Below the first Chinese character. */
const firstChinese = 0x2e80;

/**
 * How the Chinese characters of a text are read, at their UTF-16 indices; nothing at others. For
 * the built-in texts the readings were worked out in context when the program was built; in a
 * user's texts each character has all the readings that it can have.
 */
export function readingsOf(text: string): (readonly string[])[] {
	const readings: (readonly string[])[] = [];
	const syllables = Object.hasOwn(builtInPinyin, text)
		? builtInPinyin[text]?.split(' ')
		: undefined;
	let next = 0;
	for (let index = 0; index < text.length; index++) {
		const point = text.codePointAt(index) ?? 0;
		if (point < firstChinese) continue;
		const character = String.fromCodePoint(point);
		if (han.test(character)) {
			const syllable = syllables?.[next++];
			readings[index] = syllable === undefined ? allReadings(character) : [syllable];
		}
		index += character.length - 1;
	}
	return readings;
}

const patterns = new Map<string, RegExp | undefined>();
const mostPatterns = 100;

/** The characters that are read as a syllable that begins so; `undefined` where none begins so. */
export function syllablePattern(letters: string): RegExp | undefined {
	if (!patterns.has(letters)) {
		if (patterns.size >= mostPatterns) patterns.clear();
		const characters = Object.entries(pinyinReadings)
			.filter(([syllable]) => syllable.startsWith(letters))
			.map(([, all]) => all);
		const pattern = characters.length === 0 ? undefined : new RegExp(`[${characters.join('')}]`);
		patterns.set(letters, pattern);
	}
	return patterns.get(letters);
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
