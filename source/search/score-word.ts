import { between } from '../catalog/search-text.ts';
import type { SearchDocument } from './document.ts';
import { findPinyin } from './pinyin.ts';
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
	const own = scoreText(document, word);
	if (own !== undefined && own <= wordScores.inside) return own;
	const { all, codesEnd, descriptionsEnd, solutionsEnd } = document;
	const hasSynonym = word.synonymPattern?.test(all) ?? false;
	if (hasSynonym && hasAnyWord(all, word.synonyms, codesEnd + 1, descriptionsEnd)) {
		return wordScores.synonym;
	}
	if (own !== undefined) return own;
	if (word.isPinyin && hasWholePinyin(document, word.text)) return wordScores.pinyin;
	if (word.isChinese && hasInOrder(document, word.text)) return wordScores.inOrder;
	return hasSynonym && hasAnyWord(all, word.synonyms, descriptionsEnd + 1, solutionsEnd)
		? wordScores.synonymInSolution
		: undefined;
}

/** Whether any of some words stands whole in a part of a text. */
function hasAnyWord(all: string, words: readonly string[], start: number, end: number): boolean {
	return words.some((word) => {
		for (let at = all.indexOf(word, start); at !== -1; at = all.indexOf(word, at + 1)) {
			if (at + word.length > end) return false;
			if (isWhole(all, word, at)) return true;
		}
		return false;
	});
}

/** Whether a text stands at a place as a whole word; a Chinese one does anywhere. */
function isWhole(all: string, text: string, at: number): boolean {
	if (text.charCodeAt(0) > firstChinese) return true;
	if (isAlphanumeric(all.charCodeAt(at - 1))) return false;
	return !isAlphanumeric(all.charCodeAt(at + text.length));
}

function hasInOrder({ descriptions }: SearchDocument, characters: string): boolean {
	return descriptions.some((own) => spanInOrder(own, characters) !== undefined);
}

function hasWholePinyin(document: SearchDocument, letters: string): boolean {
	return findPinyin(document.chinese(0), letters)?.initials === 0;
}

function scoreText(document: SearchDocument, { text, squeezed }: QueryWord): number | undefined {
	const { all, codesEnd, solutionsEnd } = document;
	let at = all.indexOf(text);
	if (at === -1) {
		const isSqueezed = squeezed !== '' && document.squeezed.includes(squeezed);
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
	const isStart = text.charCodeAt(0) > firstChinese || before === space || before === betweenTexts;
	if (at < codeWordsEnd) {
		if (isStart) return wordScores.code;
		return text.length > 1 ? wordScores.inside : none;
	}
	if (at < descriptionsEnd) {
		if (isWhole(all, text, at)) return wordScores.wholeWord;
		if (isStart) return wordScores.wordStart;
		return text.length > 1 ? wordScores.inside : none;
	}
	if (at < solutionsEnd) {
		if (isWhole(all, text, at)) return wordScores.solutionWord;
		return text.length > 2 ? wordScores.solution : none;
	}
	return isWhole(all, text, at) ? wordScores.section : none;
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
