import { foldCode } from '../catalog/entry.ts';
import { hasChinese, normalise, squeeze } from '../catalog/normalise.ts';
import { optionalWords, synonymRows } from './synonyms.ts';

/** A word of a query with the words that mean the same. */
export interface QueryWord {
	readonly text: string;
	/** The same as it is looked for in a squeezed text, `''` if it is not. */
	readonly squeezed: string;
	readonly synonyms: readonly string[];
	/** Any of them, anywhere: rules most texts out at once. */
	readonly synonymPattern: RegExp | undefined;
	/** A text without it may still be meant. */
	readonly isOptional: boolean;
	/** May be pinyin: four letters and more, up to `longestPinyin`. */
	readonly isPinyin: boolean;
	/** Two Chinese characters and more, and nothing else. */
	readonly isChinese: boolean;
}

/** @param synonyms words that mean the same, normalised */
export function toQueryWord(text: string, synonyms: readonly string[]): QueryWord {
	const escaped = synonyms.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return {
		text,
		squeezed: toSqueezed(text),
		synonyms,
		synonymPattern: synonyms.length === 0 ? undefined : new RegExp(escaped.join('|')),
		isOptional: optionalWords.has(text) || /^\d$/.test(text),
		isPinyin: /^[a-z]{4,}$/.test(text) && text.length <= longestPinyin,
		isChinese: /^\p{Script=Han}{2,}$/u.test(text),
	};
}

/** Fewest letters that are looked for where words are written apart here and together there. */
const shortestSqueezed = 5;

/** A text as it is looked for in a squeezed one, `''` if it is not: digits apart are no number. */
function toSqueezed(text: string): string {
	return text.length < shortestSqueezed || text.includes(' ') || /^\d+$/.test(text) ? '' : text;
}

/** What was typed, prepared for comparison. */
export interface Query {
	/** As a code is compared. */
	readonly code: string;
	/** Normalised, single spaces. */
	readonly text: string;
	/** `text` without spaces and marks, as it is looked for in a squeezed text; `''` if it is not. */
	readonly squeezed: string;
	readonly words: readonly QueryWord[];
	/** What may be pinyin: the letters typed, two and more, where there is nothing else. */
	readonly letters: string | undefined;
	readonly isNumber: boolean;
	/** Three Chinese characters and more, and nothing else. */
	readonly isChinese: boolean;
}

/** Longest part of a query that is searched for; a pasted page is not a question. */
const longestQuery = 500;
const longestPinyin = 32;

const synonymsOf = new Map<string, string[]>();
for (const row of synonymRows) {
	for (const word of row) {
		const others = row.filter((other) => other !== word);
		synonymsOf.set(word, [...(synonymsOf.get(word) ?? []), ...others]);
	}
}
/** Synonyms of several words, or Chinese, that a query has to be searched for; longest first. */
const phrases = [...synonymsOf.keys()]
	.filter((word) => word.includes(' ') || hasChinese(word))
	.sort((a, b) => b.length - a.length);

export function parseQuery(typed: string): Query {
	const clipped = typed.slice(0, longestQuery).normalize('NFKC');
	const text = normalise(clipped.replaceAll(/\p{Cc}/gu, ' '))
		.replaceAll(/\s+/g, ' ')
		.trim();
	const letters = text.replaceAll(/[ '’]/g, '');
	return {
		code: foldCode(clipped),
		text,
		squeezed: toSqueezed(squeeze(text)),
		words: splitWords(text),
		letters: /^[a-z]{2,}$/.test(letters) && letters.length <= longestPinyin ? letters : undefined,
		isNumber: /^-?\d+$/.test(clipped.trim()),
		isChinese: /^\p{Script=Han}{3,}$/u.test(text),
	};
}

/** One letter is the beginning of a word of code or description: elsewhere it would be everywhere. */
export function isLetter({ text }: Query): boolean {
	return /^[a-z]$/.test(text);
}

function splitWords(text: string): QueryWord[] {
	const words: QueryWord[] = [];
	const seen = new Set<string>();
	let rest = text;
	while (rest !== '') {
		const word = firstWord(rest);
		rest = rest.slice(word.length);
		const trimmed = word.trim().replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
		if (trimmed === '' || seen.has(trimmed)) continue;
		seen.add(trimmed);
		words.push(toQueryWord(trimmed, synonymsOf.get(trimmed) ?? []));
	}
	return words;
}

/** A known phrase, a run of Chinese up to one, or a run of anything else up to a space. */
function firstWord(text: string): string {
	const phrase = phrases.find((candidate) => startsWithPhrase(text, candidate));
	if (phrase !== undefined) return phrase;
	if (!hasChinese(text[0] ?? '')) {
		return /^[^\p{Script=Han}\s:：,，;；=&"'“”()（）[\]{}|]+|^./u.exec(text)?.[0] ?? text;
	}
	const run = /^\p{Script=Han}+/u.exec(text)?.[0] ?? text;
	for (let end = 1; end < run.length; end++) {
		const rest = text.slice(end);
		if (phrases.some((candidate) => candidate.length > 1 && startsWithPhrase(rest, candidate))) {
			return run.slice(0, end);
		}
	}
	return run;
}

function startsWithPhrase(text: string, phrase: string): boolean {
	if (!text.startsWith(phrase)) return false;
	return hasChinese(phrase) || !/[a-z\d]/.test(text[phrase.length] ?? '');
}
