/**
 * The terms by which queries and entries meet: words of letters, pairs of Chinese characters, and
 * words of the synonym table with their meanings, which are its lines (`#12`).
 */
import words from 'virtual:search-words';
import { hasChinese } from '../catalog/normalise.ts';

const token = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

/** Runs of letters and digits and of Chinese, with their indices. @param text normalised */
export function tokenise(text: string) {
	return Array.from(text.matchAll(token), ({ 0: own, index }) => {
		return { text: own, start: index, isChinese: hasChinese(own[0] ?? '') };
	});
}

/** Words that a query has and an answer need not have. */
export const stopWords: ReadonlySet<string> = new Set(words.stopWords);

/** The words of a meaning; `[]` for any other term. */
export function wordsOf(term: string): readonly string[] {
	return term.startsWith('#') ? (words.synonyms[Number(term.slice(1))] ?? []) : [];
}

/** The meanings of each word of the synonym table. */
export const meanings = new Map<string, string[]>();
for (const [row, line] of words.synonyms.entries()) {
	for (const word of line) meanings.set(word, [...(meanings.get(word) ?? []), `#${row}`]);
}

const longer = new Map(Object.entries(words.longer));

/**
 * The phrases, Chinese words and stop words that begin at an index, longest first.
 *
 * @param key the first word, or the first two Chinese characters
 */
export function wordsAt(text: string, at: number, key: string): readonly string[] {
	const isLetter = (index: number) => /[a-z\d]/.test(text[index] ?? '');
	return (longer.get(key) ?? []).filter((word) => {
		const end = at + word.length;
		return text.startsWith(word, at) && !(isLetter(end - 1) && isLetter(end));
	});
}

/** @param text normalised */
export function eachTerm(text: string, add: (term: string) => void): void {
	const addWord = (word: string) => {
		add(word);
		meanings.get(word)?.forEach(add);
	};
	for (const { text: token, start, isChinese } of tokenise(text)) {
		const count = isChinese ? token.length - 1 : 1;
		for (let at = start; at < start + count; at++) {
			const term = isChinese ? text.slice(at, at + 2) : token;
			addWord(term);
			wordsAt(text, at, term).forEach(addWord);
		}
	}
}
