/**
 * The message beside a code, held against what an entry says: whose number it is. Vendors share
 * numbers, and a note with another vendor's meaning is worse than none.
 */
import { concepts, genericWords, messageKeyNames } from './evidence.ts';

/** What the message beside a code says of an entry of that code. */
export type Agreement =
	/** It has the telling words of one of the entry's texts. */
	| 'agrees'
	/** It has telling words, and none is the entry's. */
	| 'differs'
	/** There is no message, or it tells too little. */
	| 'unknown';

export interface Message {
	readonly words: ReadonlySet<string>;
	/** Whether it is plainly the code's own message, so that what it lacks counts too. */
	readonly isCertain: boolean;
}

/** How far around a code its message is looked for. */
const reach = 300;
const longestMessage = 160;

const keyed = new RegExp(
	`(?<![A-Za-z])(${messageKeyNames.join('|')})["'\\\\\\])]*\\s*(?:=>|[:=：])\\s*`,
	'gi',
);
const opening = /^\\*["'“‘`[(<!CDAT]*/;
const closing = /\\*["”’`]|(?<!\w)'|'(?!\w)|[{}\]<>]|&(?=\w+=)|\t/;
const complaint =
	/\b(?:invalid|illegal|missing|not|no|expired?|denied|unauthorized|forbidden|require[ds]?|failed|wrong|bad|unknown|exceed(?:s|ed)?|limit)\b|不|无|缺|过期|失效|超时|错误|失败/i;
/** From a code to the words behind it. */
const joint = /^(["'`\])）】>*]{0,3})\s{0,2}([:：,，\-–—=|(（]|=>)?\s{0,2}["'“`]?/;

/** Reads the message of the code at `start` to `end`, if there is one. */
export function readMessage(line: string, start: number, end: number): Message | undefined {
	const inObject = readKeyed(line, start, end);
	if (inObject !== undefined) return inObject;
	const behind = line.slice(end, end + reach);
	const [joined = '', , separator = ''] = joint.exec(behind) ?? [];
	const text = behind.slice(joined.length, joined.length + longestMessage);
	const clause = /^[^"'`;；。!！\n{}[\]|<>()（）\t]{2,}/.exec(text)?.[0] ?? '';
	if (/^[\d/.\-+]/.test(clause)) return undefined;
	const isCertain = /[:：(（|]/.test(separator) || complaint.test(clause.slice(0, 24));
	return toMessage(clause, isCertain);
}

function readKeyed(line: string, start: number, end: number): Message | undefined {
	const least = Math.max(0, start - reach);
	const left = line.slice(Math.max(least, line.lastIndexOf('}', start) + 1), start);
	const right = line.slice(end, end + reach);
	const close = right.search(/\}\s*[,;\])}]?/);
	const around = [close === -1 ? right : right.slice(0, close), left];
	for (const text of around) {
		for (const found of text.matchAll(keyed)) {
			const value = text.slice(found.index + found[0].length).slice(0, longestMessage);
			const opened = value.replace(opening, '');
			const isQuoted = opened.length < value.length;
			const till = opened.search(isQuoted ? closing : /["'{}\]<>,;&|\t]|\s\w+=/);
			const own = till === -1 ? opened : opened.slice(0, till);
			const isOwnKey = /err|desc|sub|ret|错误|描述/i.test(found[1] ?? '');
			const message = toMessage(own, isOwnKey || complaint.test(own));
			if (message !== undefined) return message;
		}
	}
	return undefined;
}

function toMessage(text: string, isCertain: boolean): Message | undefined {
	const words = tellingWords(text);
	return words.size === 0 ? undefined : { words, isCertain };
}

/** What words stand for: a concept, `` for a generic word; words that are not in it for themselves. */
const meanings = new Map([
	...genericWords
		.trim()
		.split(/\s+/)
		.map((word) => [word, ''] as const),
	...Object.entries(concepts).flatMap(([concept, words]) =>
		words.split(' ').map((word) => [word, `=${concept}`] as const),
	),
]);
/** A known Chinese word, the longest first, or any other two characters, which overlap. */
const chineseWord = new RegExp(
	[...meanings.keys()]
		.filter((word) => /\p{Script=Han}/u.test(word))
		.sort((a, b) => b.length - a.length)
		.join('|'),
	'g',
);
const latinWord = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+\d{0,2}/g;
const hanRun = /\p{Script=Han}{2,}/gu;

const mostKept = 4096;
const kept = new Map<string, ReadonlySet<string>>();

/** The words of a text that tell something: without generic ones; Chinese in pairs of characters. */
export function tellingWords(text: string): ReadonlySet<string> {
	let words = kept.get(text);
	if (words === undefined) {
		words = findTellingWords(text);
		if (kept.size >= mostKept) kept.clear();
		kept.set(text, words);
	}
	return words;
}

function findTellingWords(text: string): ReadonlySet<string> {
	const words = new Set<string>();
	const add = (word: string) => {
		const meaning = meanings.get(word) ?? word;
		if (meaning !== '') words.add(meaning);
	};
	for (const [latin] of text.matchAll(latinWord)) {
		if (latin.length > 1 && latin.length < 32) add(latin.toLowerCase());
	}
	const rest = text.replaceAll(chineseWord, (word) => {
		add(word);
		return ' ';
	});
	for (const [run] of rest.matchAll(hanRun)) {
		for (let at = 0; at + 1 < run.length; at++) words.add(run.slice(at, at + 2));
	}
	return words;
}

/** Share of an entry's telling words that a message must have to agree with it. */
const enoughShare = 0.5;

/**
 * @param texts of the entry: descriptions and usual messages
 * @returns the agreement, and the largest share of a text's telling words that the message has
 */
export function compareMessage(
	message: Message | undefined,
	texts: readonly string[],
): { readonly agreement: Agreement; readonly share: number } {
	if (message === undefined) return { agreement: 'unknown', share: 0 };
	let share = 0;
	for (const text of texts) {
		const words = tellingWords(text);
		let shared = 0;
		for (const word of words) if (message.words.has(word)) shared++;
		if (words.size > 0) share = Math.max(share, shared / words.size);
	}
	if (share >= enoughShare) return { agreement: 'agrees', share };
	return { agreement: share === 0 && message.isCertain ? 'differs' : 'unknown', share };
}
