/**
 * How Chinese is spelled: what was typed in pinyin, in wrong characters or in traditional ones
 * sounds like what was meant. Syllables that are often mistaken for each other are spelled alike.
 */
import pinyinReadings from 'virtual:pinyin-readings';

const { firstUnit, sets, setOf } = pinyinReadings;

/** Spells letters alike: `zh` as `z` and so on, `ng` as `n`, `l` as `n`, `ü` as `u`. */
export function fold(letters: string): string {
	return letters
		.replaceAll(/([zcs])h/g, '$1')
		.replaceAll(/ng(?![aeiou])/g, 'n')
		.replaceAll('l', 'n')
		.replaceAll('v', 'u');
}

const readingSets = sets.map((set) => set.split(' '));
const syllables: ReadonlySet<string> = new Set(readingSets.flat().filter((own) => own !== ''));
const beginnings = new Set(
	[...syllables].flatMap((own) => [own[0], own.slice(0, 2), own.slice(0, 3)]),
);
const foldedSets: (readonly string[] | undefined)[] = [];

/** The number of the set of readings of a character; -1 for what has none. */
function setNumber(character: string): number {
	const at = character.charCodeAt(0) - firstUnit;
	return at >= 0 && at < setOf.length ? setOf.charCodeAt(at) : -1;
}

/** The folded syllables as which a character can be read, the usual one first. */
export function readingsOf(character: string): readonly string[] {
	const set = setNumber(character);
	foldedSets[set] ??= [...new Set(readingSets[set]?.map(fold))].filter((own) => own !== '');
	return foldedSets[set];
}

/** All spellings of a Chinese word, the usual one first; `[]` where a character has none. */
export function spellingsOf(word: string): readonly string[] {
	let spellings = [''];
	for (const character of word) {
		const longer = readingsOf(character).flatMap((own) => spellings.map((before) => before + own));
		// A word of characters with several readings has more spellings than anybody types.
		spellings = longer.slice(0, 8);
	}
	return spellings;
}

/**
 * The folded syllables of letters, as few as can be; the last may be unfinished. `undefined` for
 * what is no pinyin.
 */
export function syllablesOf(letters: string): string[] | undefined {
	if (!/^[a-z]{2,32}$/.test(letters)) return undefined;
	const typed = letters.replaceAll(/(?<=[jqxy])v/g, 'u');
	/** The best way to spell the letters up to each index. */
	const best: (readonly string[] | undefined)[] = [[]];
	for (let end = 1; end <= typed.length; end++) {
		for (let start = Math.max(0, end - 6); start < end; start++) {
			const before = best[start];
			const own = typed.slice(start, end);
			const isUnfinished = end === typed.length && start > 0 && beginnings.has(own);
			const isSyllable = syllables.has(own) || isUnfinished;
			if (before === undefined || !isSyllable) continue;
			if (before.length + 1 < (best[end]?.length ?? Number.POSITIVE_INFINITY)) {
				best[end] = [...before, own];
			}
		}
	}
	return best[typed.length]?.map(fold);
}

/** Whether letters could be mistyped pinyin: no consonants in a row that no syllables have. */
export function isLikePinyin(letters: string): boolean {
	return /[aeiouvngr]$/.test(letters) && !/[bcdfhjklmpqstwxyz][^aeiouvh]/.test(letters);
}

/** Whether a character can be read as something that begins with a letter. */
export function hasInitial(character: string | undefined, letter: string): boolean {
	return readingSets[setNumber(character ?? '')]?.some((own) => own.startsWith(letter)) ?? false;
}
