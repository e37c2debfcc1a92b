import { between } from '../catalog/search-text.ts';
import type { SearchDocument } from './document.ts';
import { findPinyin, mayBeTyped } from './pinyin.ts';
import type { QueryWord } from './query.ts';

/** Scores of the places where a word can be found, best first; `allWords` cuts them off. */
export const wordScores = {
	wholeWord: 0,
	wordStart: 1,
	code: 1,
	section: 3,
	inside: 4,
	solutionWord: 6,
	solution: 9,
	synonym: 5.5,
	pinyin: 7,
	inOrder: 8,
	synonymInSolution: 14,
} as const;

export function scoreWord(document: SearchDocument, word: QueryWord): number | undefined {
	const own = scoreText(document, word.text);
	if (own !== undefined && own <= wordScores.inside) return own;
	const { descriptions, codeWords, solutions } = document;
	const hasSynonym = word.synonymPattern?.test(document.all) ?? false;
	if (hasSynonym) {
		const isDescribed = hasAnyWord(descriptions, word.synonyms);
		if (isDescribed || word.synonyms.some((other) => hasWord(codeWords, other))) {
			return wordScores.synonym;
		}
	}
	if (own !== undefined) return own;
	if (word.isPinyin && hasWholePinyin(document, word.text)) return wordScores.pinyin;
	if (word.isChinese && descriptions.some((field) => spanInOrder(field, word.text) !== undefined)) {
		return wordScores.inOrder;
	}
	return hasSynonym && hasAnyWord(solutions, word.synonyms)
		? wordScores.synonymInSolution
		: undefined;
}

function hasAnyWord(fields: readonly string[], words: readonly string[]): boolean {
	return words.some((word) => fields.some((field) => hasWord(field, word)));
}

function hasWholePinyin(document: SearchDocument, letters: string): boolean {
	if (!mayBeTyped(document.letterPairs(0), letters)) return false;
	return findPinyin(document.chinese(0), letters)?.initials === 0;
}

function scoreText(document: SearchDocument, text: string): number | undefined {
	const { all, codesEnd, solutionsEnd } = document;
	let at = all.indexOf(text);
	if (at === -1) {
		const isSqueezed = text.length > 4 && document.squeezed.includes(text);
		return isSqueezed ? wordScores.inside : undefined;
	}
	let best = Number.POSITIVE_INFINITY;
	while (at !== -1) {
		best = Math.min(best, at < codesEnd ? best : scorePlace(document, text, at));
		if (best === wordScores.wholeWord) break;
		// Nothing better is found twice in the codes, nor in the solutions.
		let next = at + 1;
		if (at < codesEnd) next = codesEnd;
		else if (at > document.descriptionsEnd && best <= wordScores.solutionWord) next = solutionsEnd;
		at = all.indexOf(text, Math.max(at + 1, next));
	}
	return best === Number.POSITIVE_INFINITY ? undefined : best;
}

/** @param at where the text stands in all texts, behind the codes */
function scorePlace(document: SearchDocument, text: string, at: number): number {
	const { all, codeWordsEnd, descriptionsEnd, solutionsEnd } = document;
	const none = Number.POSITIVE_INFINITY;
	const before = all.charCodeAt(at - 1);
	const isChinese = text.charCodeAt(0) > firstChinese;
	const isStart = isChinese || before === space || before === betweenTexts;
	const isCut = isAlphanumeric(before) || isAlphanumeric(all.charCodeAt(at + text.length));
	const isWhole = isChinese || !isCut;
	if (at < codeWordsEnd) {
		if (isStart) return wordScores.code;
		return text.length > 1 ? wordScores.inside : none;
	}
	if (at < descriptionsEnd) {
		if (isWhole) return wordScores.wholeWord;
		if (isStart) return wordScores.wordStart;
		return text.length > 1 ? wordScores.inside : none;
	}
	if (at < solutionsEnd) {
		if (isWhole) return wordScores.solutionWord;
		return text.length > 2 ? wordScores.solution : none;
	}
	return isWhole ? wordScores.section : none;
}

function hasWord(field: string, word: string): boolean {
	return field.includes(word) && isWholeWord(field, word);
}

function isWholeWord(field: string, word: string): boolean {
	for (let at = field.indexOf(word); at !== -1; at = field.indexOf(word, at + 1)) {
		if (word.charCodeAt(0) > firstChinese) return true;
		const isCut = isAlphanumeric(field.charCodeAt(at - 1));
		if (!isCut && !isAlphanumeric(field.charCodeAt(at + word.length))) return true;
	}
	return false;
}

/** Of normalised text: letters are in lower case. */
function isAlphanumeric(unit: number): boolean {
	return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
}

const space = 32;
const betweenTexts = between.charCodeAt(0);

/** Below the first Chinese character: letters, digits and marks of other scripts. */
const firstChinese = 0x2e00;

/** Whether a text stands in a part of another. */
export function hasInside(all: string, text: string, start: number, end: number): boolean {
	const at = all.indexOf(text, start);
	return at !== -1 && at + text.length <= end;
}

/** Whether it also begins where a word of the part begins; a Chinese one may begin anywhere. */
export function hasWordStart(all: string, text: string, start: number, end: number): boolean {
	const isChinese = text.charCodeAt(0) > firstChinese;
	for (let at = all.indexOf(text, start); at !== -1; at = all.indexOf(text, at + 1)) {
		if (at + text.length > end) return false;
		if (at === start || isChinese || all.charCodeAt(at - 1) === space) return true;
	}
	return false;
}

/** Length of the part of a text that has the characters in order, gaps allowed up to twice over. */
export function spanInOrder(text: string, characters: string): number | undefined {
	const first = characters[0] ?? '';
	let best: number | undefined;
	for (let start = text.indexOf(first); start !== -1; start = text.indexOf(first, start + 1)) {
		let at = start;
		for (const character of characters.slice(1)) {
			at = text.indexOf(character, at + 1);
			if (at === -1) return best;
		}
		const span = at - start + 1;
		if (span <= characters.length * 3 && (best === undefined || span < best)) best = span;
	}
	return best;
}
