import type { SearchDocument } from './document.ts';
import { squeeze } from './normalise.ts';
import { findPinyin, mayHavePinyin } from './pinyin.ts';
import type { Query, QueryWord } from './query.ts';

/**
 * A way in which an entry can answer a query. Tiers are asked in order and the first that
 * answers ranks the entry: all of an earlier tier come before any of a later one.
 */
export interface Tier {
	readonly name: string;
	/** A number by which entries of the tier are ordered, smallest first; `undefined` if not at all. */
	readonly rank: (document: SearchDocument, query: Query, scores: WordScores) => number | undefined;
}

/** The score of each word of the query in a document; worked out when first asked. */
export type WordScores = () => readonly (number | undefined)[];

export const tiers: readonly Tier[] = [
	{
		name: 'exact code',
		rank: ({ codes }, { code }) => (codes.includes(code) ? 0 : undefined),
	},
	{
		name: 'code prefix',
		rank: ({ codes, codeWords }, { code, text }) =>
			codes.some((own) => own.startsWith(code)) || codeWords.startsWith(text) ? 0 : undefined,
	},
	{
		name: 'whole description',
		rank: ({ descriptions }, { text }) => (descriptions.includes(text) ? 0 : undefined),
	},
	{
		name: 'start of description',
		rank: ({ descriptions }, { text }) =>
			shortestOf(descriptions, (own) => own.startsWith(text) && endsWord(own, text.length, text)),
	},
	{
		name: 'end of code',
		rank: ({ codes }, { code, isNumber }) =>
			isNumber && code.length > 1 && codes.some((own) => own.endsWith(code)) ? 0 : undefined,
	},
	{
		name: 'inside code',
		rank: ({ codes }, { code, isNumber }) =>
			isNumber && codes.some((own) => own.includes(code)) ? 0 : undefined,
	},
	{
		name: 'words of code',
		rank: ({ codeWords, codes }, { text, squeezed, isNumber }) => {
			if (text.length < 3 || isNumber) return undefined;
			if (isWordStart(codeWords, text)) return codeWords.endsWith(text) ? 1 : 2;
			if (squeezed.length < 5 || !codes.some((code) => code.includes('_'))) return undefined;
			const own = codes.map(squeeze);
			if (own.includes(squeezed)) return 0;
			return own.some((code) => code.includes(squeezed)) ? 3 : undefined;
		},
	},
	{
		name: 'phrase in description',
		rank: (document, query) => {
			if (!document.all.includes(query.text)) {
				const isSqueezed = query.squeezed.length > 4 && query.words.length > 0;
				return isSqueezed && document.squeezed.includes(query.squeezed) ? 2000 : undefined;
			}
			const { descriptions } = document;
			const atStart = shortestOf(descriptions, (own) => isWordStart(own, query.text));
			if (atStart !== undefined) return atStart;
			const inside = shortestOf(descriptions, (own) => own.includes(query.text));
			if (inside !== undefined && query.text.length > 1) return 1000 + inside;
			return undefined;
		},
	},
	{
		name: 'all words',
		rank: (document, query, scores) =>
			allWords(document, query.words, scores(), { worst: wordScores.inside }),
	},
	{
		name: 'pinyin of description',
		rank: (document, query) => rankPinyin(document, query, 0),
	},
	{
		name: 'phrase in solution',
		rank: ({ solutions, all }, { text }) =>
			text.length > 1 && all.includes(text)
				? shortestOf(solutions, (own) => own.includes(text))
				: undefined,
	},
	{
		name: 'all words or their synonyms',
		rank: (document, query, scores) => allWords(document, query.words, scores()),
	},
	{
		name: 'all words that tell something',
		rank: (document, query, scores) =>
			allWords(document, query.words, scores(), { isLenient: true }),
	},
	{
		name: 'description inside query',
		rank: ({ descriptions }, { text }) => {
			if (text.length < shortestPhrase) return undefined;
			const inside = descriptions.filter(
				(own) => own.length >= shortestPhrase && text.includes(own),
			);
			return inside.length === 0 ? undefined : -Math.max(...inside.map((own) => own.length));
		},
	},
	{
		name: 'Chinese characters in order',
		rank: ({ descriptions }, { text, isChinese }) => {
			if (!isChinese) return undefined;
			const spans = descriptions
				.map((own) => spanInOrder(own, text))
				.filter((span) => span !== undefined);
			return spans.length === 0 ? undefined : Math.min(...spans);
		},
	},
	{
		name: 'pinyin of solution',
		rank: (document, query) => rankPinyin(document, query, 1),
	},
];

/**
 * Whether any tier may answer, told from all texts at once. Wrong only where it says yes; for
 * leaving out at once the many entries that have nothing of the query.
 */
export function mayAnswer(document: SearchDocument, query: Query): boolean {
	const { all } = document;
	const { text, code, squeezed, words, letters } = query;
	if (all.includes(text) || (code !== text && all.includes(code)) || query.isChinese) return true;
	if (words.length > 0 && words.every((word) => mayHaveWord(document, word, text))) return true;
	if (letters !== undefined && mayBeSpelled(document, letters)) return true;
	if (squeezed.length > 4 && document.squeezed.includes(squeezed)) return true;
	return text.length >= shortestPhrase && document.descriptions.some((own) => text.includes(own));
}

/** @param query the whole of it, which has been looked for and will be, squeezed and as pinyin */
function mayHaveWord(document: SearchDocument, word: QueryWord, query: string): boolean {
	const { text, synonymPattern } = word;
	if (word.isOptional || word.isChinese) return true;
	if (synonymPattern?.test(document.all)) return true;
	if (text === query) return false;
	return (
		document.all.includes(text) ||
		(text.length > 4 && !text.includes(' ') && document.squeezed.includes(text)) ||
		(word.isPinyin && mayBeSpelled(document, text))
	);
}

function mayBeSpelled({ initials }: SearchDocument, letters: string): boolean {
	const fields = letters.length < shortestInSolution ? 1 : 2;
	return initials.slice(0, fields).some((own) => mayHavePinyin(own, letters));
}

/** Fewest letters of pinyin that are looked for in a solution, where fewer stand everywhere. */
const shortestInSolution = 4;

/** Shortest description that is looked for inside a query. */
const shortestPhrase = 4;

/** Length of the shortest text that fits, `undefined` if none does. */
function shortestOf(texts: readonly string[], fits: (text: string) => boolean): number | undefined {
	let shortest: number | undefined;
	for (const text of texts) {
		if ((shortest === undefined || text.length < shortest) && fits(text)) shortest = text.length;
	}
	return shortest;
}

/** Whether `phrase` begins where a word of `text` begins; a Chinese one may begin anywhere. */
function isWordStart(text: string, phrase: string): boolean {
	for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
		if (at === 0 || text[at - 1] === ' ' || phrase.charCodeAt(0) > firstChinese) return true;
	}
	return false;
}

/** Below the first Chinese character: letters, digits and marks of other scripts. */
const firstChinese = 0x2e00;

/** Whether a match that ends at `end` is not cut short within a word, unless it is being typed. */
function endsWord(text: string, end: number, typed: string): boolean {
	return typed.length > 2 || !/[a-z\d]/.test(text[end] ?? '');
}

function rankPinyin(
	document: SearchDocument,
	{ letters }: Query,
	field: number,
): number | undefined {
	if (letters === undefined || (field > 0 && letters.length < shortestInSolution)) return undefined;
	const own = document.initials[field];
	if (own === undefined || !mayHavePinyin(own, letters)) return undefined;
	const spelling = document.spelling(field);
	const found = findPinyin(spelling, letters);
	if (found === undefined) return undefined;
	return found.initials * 1000 + (found.start === 0 ? 0 : 500) + spelling.length;
}

/**
 * How well an entry has every word of a query, in any order.
 *
 * @param scores of each word, by `scoreWord`
 * @param worst worst score of a word that counts
 * @param isLenient optional words may be missing
 * @returns a rank, `undefined` where a word is missing
 */
export function allWords(
	document: SearchDocument,
	words: readonly QueryWord[],
	scores: readonly (number | undefined)[],
	{ worst = Number.POSITIVE_INFINITY, isLenient = false } = {},
): number | undefined {
	let total = 0;
	let found = 0;
	for (const [at, word] of words.entries()) {
		const score = scores[at];
		if (score !== undefined && score <= worst) {
			total += score;
			found++;
		} else if (!isLenient || !word.isOptional) return undefined;
	}
	return found === 0 ? undefined : total * 100 + (document.descriptions[0]?.length ?? 0);
}

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
	const [own] = document.initials;
	if (own === undefined || !mayHavePinyin(own, letters)) return false;
	return findPinyin(document.spelling(0), letters)?.initials === 0;
}

function scoreText(document: SearchDocument, text: string): number | undefined {
	if (!document.all.includes(text)) {
		const isSqueezed = text.length > 4 && document.squeezed.includes(text);
		return isSqueezed ? wordScores.inside : undefined;
	}
	const { descriptions, codeWords, solutions, section } = document;
	if (descriptions.some((field) => isWholeWord(field, text))) return wordScores.wholeWord;
	if (isWordStart(codeWords, text)) return wordScores.code;
	if (descriptions.some((field) => isWordStart(field, text))) return wordScores.wordStart;
	if (isWholeWord(section, text)) return wordScores.section;
	if (
		text.length > 1 &&
		(codeWords.includes(text) || descriptions.some((field) => field.includes(text)))
	) {
		return wordScores.inside;
	}
	if (solutions.some((field) => isWholeWord(field, text))) return wordScores.solutionWord;
	return text.length > 2 && solutions.some((field) => field.includes(text))
		? wordScores.solution
		: undefined;
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

/** Length of the part of a text that has the characters in order, gaps allowed up to twice over. */
function spanInOrder(text: string, characters: string): number | undefined {
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
