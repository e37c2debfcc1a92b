/** What a query asks for: units, each with the terms that answer it. */
import type { TermIndex } from './documents.ts';
import { spellingsOf, syllablesOf } from './sound.ts';
import { meanings, stopWords, tokenise, wordsAt } from './terms.ts';

/** A word, a phrase, or a piece of Chinese. */
export interface Unit {
	readonly text: string;
	/** None where nothing is known of the text. */
	readonly alternatives: readonly Alternative[];
	/** Whether an answer need not have it. */
	readonly isStopWord: boolean;
	/** How much it counts beside others: 1 is a word. */
	readonly weight: number;
}

/** A term that answers a unit, and how well: 1 is the word itself. */
export interface Alternative {
	readonly term: string;
	readonly worth: number;
}

const meaningWorth = 0.85;
const soundWorth = 0.9;
const stopWeight = 0.22;
/** Of two Chinese characters that are no word of the synonym table. */
const pairWeight = 0.6;

/** A word with its meanings. */
export function alternativesOf(word: string, worth = 1): Alternative[] {
	const others = (meanings.get(word) ?? []).map((term) => ({ term, worth: worth * meaningWorth }));
	return [{ term: word, worth }, ...others];
}

function toUnit(text: string, alternatives: readonly Alternative[], weight = 1): Unit {
	const isStopWord = stopWords.has(text);
	return { text, alternatives, isStopWord, weight: isStopWord ? stopWeight : weight };
}

/** Chinese words of the synonym table and pairs of the catalogs, by their spelling. */
export type Sounds = ReadonlyMap<string, readonly string[]>;

export function soundsOf({ pairs }: TermIndex): Sounds {
	const sounds = new Map<string, string[]>();
	for (const word of new Set([...meanings.keys(), ...pairs])) {
		if (!/^\p{Script=Han}{2,}$/u.test(word)) continue;
		for (const spelling of spellingsOf(word)) {
			sounds.set(spelling, [...(sounds.get(spelling) ?? []), word]);
		}
	}
	return sounds;
}

/**
 * @param text normalised, with single spaces
 * @param indexes where terms are known from, the first before the others
 */
export function unitsOf(text: string, indexes: readonly TermIndex[], sounds: () => Sounds): Unit[] {
	const units: Unit[] = [];
	let unknown: string[] = [];
	const add = (known: readonly Unit[]) => {
		units.push(...unknownUnits(unknown, sounds), ...known);
		unknown = [];
	};
	let reached = 0;
	for (const { text: word, start, isChinese } of tokenise(text)) {
		const end = start + word.length;
		if (end <= reached) continue;
		const phrase = isChinese ? undefined : wordsAt(text, start, word).find(isWord(indexes));
		if (isChinese) add(chineseUnits(text.slice(Math.max(start, reached), end), indexes));
		else if (phrase !== undefined) {
			add([toUnit(phrase, alternativesOf(phrase))]);
			reached = start + phrase.length;
		} else {
			const alternatives = knownForms(word, indexes, end === text.length);
			if (alternatives.length === 0 && !stopWords.has(word)) unknown.push(word);
			else add([toUnit(word, alternatives)]);
		}
	}
	add([]);
	return units.filter(({ text: own }, at) => units.findIndex((unit) => unit.text === own) === at);
}

/** Unknown words in a row may be syllables typed apart, and one may be pinyin. */
function unknownUnits(words: readonly string[], sounds: () => Sounds): Unit[] {
	const spelled = (letters: string) => {
		const syllables = letters.length > 3 ? syllablesOf(letters) : undefined;
		const units = syllables && unitsBySound(syllables, sounds());
		return units?.every(({ alternatives }) => alternatives.length > 0) ? units : undefined;
	};
	const joined = words.length > 1 ? spelled(words.join('')) : undefined;
	return joined ?? words.flatMap((word) => spelled(word) ?? [toUnit(word, [])]);
}

/** What a word of letters and digits is, or is a form or a part of. */
function knownForms(word: string, indexes: readonly TermIndex[], isLast: boolean): Alternative[] {
	const isKnown = meanings.has(word) || indexes.some((index) => index.has(word));
	const alternatives = isKnown ? alternativesOf(word) : [];
	if (/^\d+$/.test(word) || stopWords.has(word)) return alternatives;
	for (const { words } of indexes) {
		for (const term of words) {
			const worth = worthOfForm(word, term, isLast);
			if (worth > 0) alternatives.push({ term, worth });
		}
		if (alternatives.length > 0) break;
	}
	return alternatives;
}

/** What makes another form of an English word. */
const endings = /^(?:e?s|e?d|ing|ion|e?r|ly)$/;

/** @param isLast whether the word may be unfinished */
function worthOfForm(word: string, known: string, isLast: boolean): number {
	const isLong = word.length > 2 || (isLast && word.length > 1);
	if (known === word || !isLong) return 0;
	const [short, long] = word.length < known.length ? [word, known] : [known, word];
	if (long.startsWith(short) && endings.test(long.slice(short.length))) return 0.9;
	if (known.startsWith(word)) return isLast ? 0.9 : 0.5;
	return word.length > 3 && known.includes(word) ? 0.6 : 0;
}

/** Words of the synonym table of which the catalogs have a meaning, and stop words. */
const isWord = (indexes: readonly TermIndex[]) => (word: string) =>
	stopWords.has(word) || (meanings.has(word) && indexes.some((index) => index.answers(word)));

/** A run of Chinese: words of the synonym table, and pairs that the catalogs have. */
function chineseUnits(run: string, indexes: readonly TermIndex[]): Unit[] {
	return cut([...run], (text, length) => {
		if (isWord(indexes)(text)) return toUnit(text, alternativesOf(text));
		const isPair = length === 2 && indexes.some((index) => index.has(text));
		return isPair ? toUnit(text, [{ term: text, worth: 1 }], pairWeight) : undefined;
	});
}

/** The units that sound like some syllables. */
export function unitsBySound(syllables: readonly string[], sounds: Sounds): Unit[] {
	return cut(syllables, (text, length, isLast) => {
		if (length < 2) return undefined;
		const words = [...(sounds.get(text) ?? [])];
		if (words.length === 0 && isLast) {
			for (const [spelling, own] of sounds) if (spelling.startsWith(text)) words.push(...own);
		}
		if (words.length === 0) return undefined;
		const alternatives = words.flatMap((word) => alternativesOf(word, soundWorth));
		return toUnit(text, alternatives, words.some((word) => meanings.has(word)) ? 1 : pairWeight);
	});
}

/** Characters or syllables of the longest word that is looked for. */
const longestWord = 8;

/**
 * Cuts a run of characters or syllables: words as long as can be from left to right; pairs may
 * overlap what follows. What is in none comes as a unit without alternatives.
 */
function cut(
	parts: readonly string[],
	find: (text: string, length: number, isLast: boolean) => Unit | undefined,
): Unit[] {
	const units: Unit[] = [];
	let unknown: string[] = [];
	const endUnknown = () => {
		const text = unknown.join('');
		if (text !== '') units.push(toUnit(text, [], unknown.length / 2));
		unknown = [];
	};
	let covered = 0;
	for (let at = 0; at < parts.length; at++) {
		let length = Math.min(longestWord, parts.length - at);
		let unit: Unit | undefined;
		for (; length > 0; length--) {
			unit = find(parts.slice(at, at + length).join(''), length, at + length === parts.length);
			if (unit !== undefined) break;
		}
		if (unit === undefined) {
			if (at >= covered) unknown.push(parts[at] ?? '');
			continue;
		}
		endUnknown();
		units.push(unit);
		covered = at + length;
		if (unit.weight !== pairWeight) at = covered - 1;
	}
	endUnknown();
	return units;
}
