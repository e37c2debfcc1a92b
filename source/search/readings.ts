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
			readings[index] = syllable === undefined ? readingsOfUnit(point) : [syllable];
		}
		index += character.length - 1;
	}
	return readings;
}

const { firstUnit, sets, setOf } = pinyinReadings;
const knownSets: (readonly string[])[] = [];

/** All that a Chinese character can be read as; `[]` for what is none. */
export function readingsOfUnit(unit: number): readonly string[] {
	const set = setOf.charCodeAt(unit - firstUnit);
	if (Number.isNaN(set)) return [];
	knownSets[set] ??= (sets[set] ?? '').split(' ').filter((reading) => reading !== '');
	return knownSets[set];
}
