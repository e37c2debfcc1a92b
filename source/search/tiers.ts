import type { SearchDocument } from './document.ts';
import { hasChinese, squeeze } from './normalise.ts';
import { findPinyin } from './pinyin.ts';
import type { Query, QueryWord } from './query.ts';

/**
 * A way in which an entry can answer a query. Tiers are asked in order and the first that
 * answers ranks the entry: all of an earlier tier come before any of a later one.
 */
export interface Tier {
	readonly name: string;
	/** A number by which entries of the tier are ordered, smallest first; `undefined` if not at all. */
	readonly rank: (document: SearchDocument, query: Query) => number | undefined;
}

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
			shortest(
				descriptions.filter((own) => own.startsWith(text) && endsWord(own, text.length, text)),
			),
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
		rank: ({ codeWords, codes }, { text, squeezed }) => {
			if (text.length < 3 || !/[a-z]/.test(text)) return undefined;
			if (isWordStart(codeWords, text)) return codeWords.endsWith(text) ? 1 : 2;
			if (squeezed.length < 5) return undefined;
			const own = codes.map(squeeze);
			if (own.includes(squeezed)) return 0;
			return own.some((code) => code.includes(squeezed)) ? 3 : undefined;
		},
	},
	{
		name: 'phrase in description',
		rank: ({ descriptions, squeezed }, query) => {
			const atStart = shortest(descriptions.filter((own) => isWordStart(own, query.text)));
			if (atStart !== undefined) return atStart;
			const inside = shortest(descriptions.filter((own) => own.includes(query.text)));
			if (inside !== undefined && query.text.length > 1) return 1000 + inside;
			return query.squeezed.length > 4 && squeezed.some((own) => own.includes(query.squeezed))
				? 2000
				: undefined;
		},
	},
	{
		name: 'all words',
		rank: (document, query) => allWords(document, query.words, { worst: wordScores.inside }),
	},
	{
		name: 'pinyin of description',
		rank: (document, query) => rankPinyin(document, query, 0),
	},
	{
		name: 'phrase in solution',
		rank: ({ solutions }, { text }) =>
			text.length > 1 ? shortest(solutions.filter((own) => own.includes(text))) : undefined,
	},
	{
		name: 'all words or their synonyms',
		rank: (document, query) => allWords(document, query.words),
	},
	{
		name: 'all words that tell something',
		rank: (document, query) => allWords(document, query.words, { isLenient: true }),
	},
	{
		name: 'description inside query',
		rank: ({ descriptions }, { text }) => {
			const inside = descriptions.filter((own) => own.length > 3 && text.includes(own));
			return inside.length === 0 ? undefined : -Math.max(...inside.map((own) => own.length));
		},
	},
	{
		name: 'Chinese characters in order',
		rank: ({ descriptions }, { text }) => {
			if (!/^\p{Script=Han}{3,}$/u.test(text)) return undefined;
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

function shortest(texts: readonly string[]): number | undefined {
	return texts.length === 0 ? undefined : Math.min(...texts.map((text) => text.length));
}

/** Whether `phrase` begins where a word of `text` begins. */
function isWordStart(text: string, phrase: string): boolean {
	const at = text.indexOf(phrase);
	return at === 0 || (at > 0 && (hasChinese(phrase[0] ?? '') || text.includes(` ${phrase}`)));
}

/** Whether a match that ends at `end` is not cut short within a word, unless it is being typed. */
function endsWord(text: string, end: number, typed: string): boolean {
	return typed.length > 2 || !/[a-z\d]/.test(text[end] ?? '');
}

function rankPinyin(
	{ spellings }: SearchDocument,
	{ letters }: Query,
	field: number,
): number | undefined {
	const spelling = spellings()[field];
	if (letters === undefined || spelling === undefined) return undefined;
	const found = findPinyin(spelling, letters);
	if (found === undefined) return undefined;
	return found.initials * 1000 + (found.start === 0 ? 0 : 500) + spelling.length;
}

/**
 * How well an entry has every word of a query, in any order.
 *
 * @param worst worst score of a word that counts
 * @param isLenient optional words may be missing
 * @returns a rank, `undefined` where a word is missing
 */
export function allWords(
	document: SearchDocument,
	words: readonly QueryWord[],
	{ worst = Number.POSITIVE_INFINITY, isLenient = false } = {},
): number | undefined {
	let total = 0;
	let found = 0;
	for (const word of words) {
		const score = scoreWord(document, word);
		if (score !== undefined && score <= worst) {
			total += score;
			found++;
		} else if (!isLenient || !word.isOptional) return undefined;
	}
	return found === 0 ? undefined : total * 100 + (shortest(document.descriptions) ?? 0);
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
	const fields = [...descriptions, codeWords];
	if (word.synonyms.some((other) => fields.some((field) => hasWord(field, other)))) {
		return wordScores.synonym;
	}
	if (own !== undefined) return own;
	if (/^[a-z]{4,}$/.test(word.text)) {
		const spelling = document.spellings()[0];
		const found = spelling === undefined ? undefined : findPinyin(spelling, word.text);
		if (found?.initials === 0) return wordScores.pinyin;
	}
	if (/^\p{Script=Han}{2,}$/u.test(word.text)) {
		if (descriptions.some((field) => spanInOrder(field, word.text) !== undefined)) {
			return wordScores.inOrder;
		}
	}
	if (word.synonyms.some((other) => solutions.some((field) => hasWord(field, other)))) {
		return wordScores.synonymInSolution;
	}
	return undefined;
}

function scoreText(document: SearchDocument, text: string): number | undefined {
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
	if (text.length > 4 && document.squeezed.some((field) => field.includes(text)))
		return wordScores.inside;
	if (solutions.some((field) => isWholeWord(field, text))) return wordScores.solutionWord;
	return text.length > 2 && solutions.some((field) => field.includes(text))
		? wordScores.solution
		: undefined;
}

function hasWord(field: string, word: string): boolean {
	return hasChinese(word) ? field.includes(word) : isWholeWord(field, word);
}

function isWholeWord(field: string, word: string): boolean {
	for (let at = field.indexOf(word); at !== -1; at = field.indexOf(word, at + 1)) {
		if (hasChinese(word)) return true;
		const before = field[at - 1] ?? ' ';
		const behind = field[at + word.length] ?? ' ';
		if (!/[a-z\d]/.test(before) && !/[a-z\d]/.test(behind)) return true;
	}
	return false;
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
