import builtInPinyin from 'virtual:built-in-pinyin';

const han = /\p{Script=Han}/u;

/**
 * How the Chinese characters of a text are read, by UTF-16 index. For the built-in texts the
 * readings were worked out in context when the program was built.
 */
export function readingsOf(text: string): ReadonlyMap<number, readonly string[]> {
	const readings = new Map<number, readonly string[]>();
	const syllables = builtInPinyin[text]?.split(' ');
	if (syllables === undefined) return readings;
	let index = 0;
	let next = 0;
	for (const character of text) {
		const syllable = han.test(character) ? syllables[next++] : undefined;
		if (syllable !== undefined) readings.set(index, [syllable]);
		index += character.length;
	}
	return readings;
}
