import {
	chineseConnectors,
	chineseErrorWords,
	chineseKeys,
	codeNouns,
	composedNouns,
	connectors,
	errorQualifiers,
	errorWords,
	explicitKeys,
	foreignKeys,
	neutralQualifiers,
	returningWords,
	type Strength,
	thingQualifiers,
	weakKeys,
} from './evidence.ts';

/** What stands in front of a number: the key or word it belongs to, and how it is joined to it. */
export interface LeftContext {
	readonly strength: Strength;
	/** The whole key, folded: `errorcode`; empty for a Chinese label. */
	readonly key: string;
	/** Last word of the key, in lower case: `code` of `errorCode`, or the Chinese label. */
	readonly noun: string;
	/** Whether the key says "code" or the like by name, so that even `errcode -1` is explicit. */
	readonly namesCode: boolean;
	/** A colon, equals sign or arrow stands between. */
	readonly isAssigned: boolean;
	/** A bracket closes between, as in `[ERROR] 40015`. */
	readonly isClosed: boolean;
	/** Index in the line at which the key begins. */
	readonly start: number;
}

/** Longest run of quotes, brackets and blanks between a key and its number. */
const longestJoint = 32;
/** Most items of a list that are walked back to reach its key. */
const longestList = 8;

const noKeys: ReadonlySet<string> = new Set();

/**
 * Reads leftwards from a number to the key that it belongs to: over quotes (escaped or not),
 * brackets, separators, type wrappers (`int(40015)`), markup, and the items of a list.
 *
 * @param ownKeys keys, folded, that belong to a catalog
 */
export function readLeftContext(
	line: string,
	start: number,
	ownKeys: ReadonlySet<string> = noKeys,
): LeftContext | undefined {
	let at = start;
	for (let item = 0; item <= longestList; item++) {
		const found = readKey(line, at, ownKeys);
		if (found !== undefined) return found;
		const before = skipListItem(line, at);
		if (before === undefined) return undefined;
		at = before;
	}
	return undefined;
}

/** The last two letters of each key and word that can make a number a code. */
const keyEndings: ReadonlySet<string> = new Set(
	[...explicitKeys, ...codeNouns, ...weakKeys, ...errorWords].map((word) => word.slice(-2)),
);
const assigning = /([a-z]{2})["']?[:=] ?$/i;

/** Characters in front of a number that `isOtherValue` asks for. */
export const longestAssigning = 6;

/**
 * Whether a number is the value of a key that names no code, as nearly all short numbers in a
 * log are (`auto=-1`): told from the few characters in front of it, so that most of them are
 * ruled out before their line is read.
 *
 * @param before the last `longestAssigning` characters before the number, or more
 */
export function isOtherValue(before: string): boolean {
	const ending = assigning.exec(before)?.[1];
	return ending !== undefined && !keyEndings.has(ending.toLowerCase());
}

/** What was found between a key and its number, and the index behind the key. */
interface Joint {
	readonly end: number;
	readonly isAssigned: boolean;
	readonly isClosed: boolean;
	readonly hasComma: boolean;
	readonly hasPipe: boolean;
}

function readKey(
	line: string,
	start: number,
	ownKeys: ReadonlySet<string>,
): LeftContext | undefined {
	let joint = skipJoint(line, start);
	let word = readWord(line, joint.end);
	if (word !== '' && connectors.has(word.toLowerCase()) && !joint.isAssigned) {
		joint = skipJoint(line, joint.end - word.length);
		word = readWord(line, joint.end);
	}
	if (word === '') return readChineseKey(line, joint);
	const owned = readOwnKey(line, joint, word, ownKeys);
	if (owned !== undefined) return owned;
	const isTight = line[joint.end] === '=' && line[joint.end + 1] !== '>';
	const key = classify(word, isTight, () => proseQualifier(line, joint.end - word.length));
	if (key === undefined) return undefined;
	if ((joint.hasComma || joint.hasPipe) && !key.namesCode) return undefined;
	if (joint.isClosed && !joint.isAssigned && !key.namesCode) return undefined;
	const { strength, noun, namesCode } = key;
	const { isAssigned, isClosed } = joint;
	// Spelled out: a spread here takes five times as long as all the rest on Node 20.
	const [own, at] = [foldKey(word), joint.end - word.length];
	return { strength, key: own, noun, namesCode, isAssigned, isClosed, start: at };
}

/** A key without regard to case and joints: `errorcode` for `error-code`. */
export function foldKey(key: string): string {
	return key.toLowerCase().replaceAll(/[_.-]/g, '');
}

/** A key that belongs to a catalog, in one word or two: `SQLSTATE`, `SQL state`. */
function readOwnKey(
	line: string,
	joint: Joint,
	word: string,
	ownKeys: ReadonlySet<string>,
): LeftContext | undefined {
	const isOwn = (key: string) => ownKeys.has(key) || foreignKeys.has(key);
	let key = foldKey(word);
	let at = joint.end - word.length;
	if (!isOwn(key) && line[at - 1] === ' ') {
		const first = readWord(line, at - 1);
		key = foldKey(first) + key;
		at -= 1 + first.length;
	}
	if (!isOwn(key)) return undefined;
	const { isAssigned, isClosed } = joint;
	const named = { strength: 'explicit', key, noun: key, namesCode: true } as const;
	return { ...named, isAssigned, isClosed, start: at };
}

function readChineseKey(line: string, joint: Joint): LeftContext | undefined {
	let end = joint.end;
	for (const connector of chineseConnectors) {
		if (line.endsWith(connector, end)) {
			end -= connector.length;
			break;
		}
	}
	const { isAssigned, isClosed } = joint;
	const ends = (label: string) => line.endsWith(label, end);
	const isJoined = end < joint.end && !joint.hasComma && !joint.hasPipe;
	if (isJoined) {
		while (line[end - 1] === ' ') end--;
		const word = readWord(line, end);
		const latin = word === '' ? undefined : classify(word, false, () => '');
		if (latin?.strength === 'explicit' || latin?.strength === 'weak') {
			const start = end - word.length;
			return { ...latin, key: foldKey(word), isAssigned: true, isClosed, start };
		}
	}
	const key = chineseKeys.find(ends);
	if (key !== undefined) {
		const start = end - key.length;
		const named = { strength: 'explicit', noun: key, namesCode: true } as const;
		return { ...named, key: '', isAssigned, isClosed, start };
	}
	const word = chineseErrorWords.find(ends);
	if (word === undefined || joint.hasComma || joint.hasPipe) return undefined;
	if (word === '报' && /[汇预日周月简海上举申]报$/.test(line.slice(Math.max(0, end - 2), end))) {
		return undefined;
	}
	const start = end - word.length;
	const told = { strength: 'word', noun: word, namesCode: false } as const;
	return { ...told, key: '', isAssigned, isClosed, start };
}

const typeWrapper =
	/(?:\b(?:int|integer|long|float|double|number|numberint|numberlong|decimal|some|i32|i64|u32|int32|int64|uint32|str|string|symbol)|\bstring\(\d+\)\s*)$/i;
const markup = /<\/?(?:td|th|tr|b|i|em|strong|code|span|p|li|dd|dt|pre|value|int|string)$/i;

const hexInParentheses = /\(0x[\da-f]{4,16}\)$/i;

/** What a character between a key and its number is; 0 for one that ends the joint. */
const jointKind = {
	skipped: 1,
	assigning: 2,
	tagEnd: 3,
	closing: 4,
	comma: 5,
	pipe: 6,
	dash: 7,
	opening: 8,
} as const;
const jointKinds = new Uint8Array(0x10000);
for (const [characters, kind] of [
	[' \t"\'`\\{（【「“”‘’*#<!', jointKind.skipped],
	[':=：＝→⇒', jointKind.assigning],
	['>', jointKind.tagEnd],
	['])}】）', jointKind.closing],
	[',', jointKind.comma],
	['|', jointKind.pipe],
	['-', jointKind.dash],
	['([', jointKind.opening],
] as const) {
	for (const character of characters) jointKinds[character.charCodeAt(0)] = kind;
}

/** Skips what may stand between a key and its number. */
function skipJoint(line: string, start: number): Joint {
	const joint = { end: start, isAssigned: false, isClosed: false, hasComma: false, hasPipe: false };
	const least = Math.max(0, start - longestJoint);
	let at = start;
	scan: while (at > least) {
		switch (jointKinds[line.charCodeAt(at - 1)]) {
			case jointKind.skipped:
				break;
			case jointKind.assigning:
				joint.isAssigned = true;
				break;
			case jointKind.tagEnd:
				joint.isAssigned = true;
				if (markup.test(line.slice(Math.max(0, at - 12), at - 1))) {
					at = line.lastIndexOf('<', at - 1);
					continue;
				}
				break;
			case jointKind.closing:
				if (line[at - 1] === ')' && typeWrapper.test(line.slice(Math.max(0, at - 16), at))) {
					at = line.lastIndexOf('(', at) - 'string'.length;
					continue;
				}
				if (line[at - 1] === ')') {
					const hex = hexInParentheses.exec(line.slice(Math.max(0, at - 22), at));
					if (hex !== null) {
						at -= hex[0].length;
						continue;
					}
				}
				joint.isClosed = true;
				break;
			case jointKind.comma:
				if (joint.hasComma) break scan;
				joint.hasComma = true;
				break;
			case jointKind.pipe:
				if (joint.hasPipe) break scan;
				joint.hasPipe = true;
				break;
			case jointKind.dash:
				if (!isJoiningDash(line, at - 1)) break scan;
				break;
			case jointKind.opening:
				if (line.endsWith('<![CDATA[', at)) at -= '<![CDATA'.length;
				else if (line[at - 1] === '(') at = skipTypeWrapper(line, at);
				break;
			default:
				break scan;
		}
		at--;
	}
	joint.end = at;
	return joint;
}

/** A dash joins in `error - 40015`, `error-40015` and `->`, and is a minus elsewhere. */
function isJoiningDash(line: string, at: number): boolean {
	const before = line[at - 1] ?? '';
	const after = line[at + 1] ?? '';
	if (after === '>') return true;
	return before === ' ' ? after === ' ' : /[A-Za-z]/.test(before) && /\d/.test(after);
}

/** @returns the index behind `(`, or behind the type's name where one stands before it */
function skipTypeWrapper(line: string, at: number): number {
	const found = typeWrapper.exec(line.slice(Math.max(0, at - 14), at - 1));
	return found === null ? at : at - found[0].length;
}

/** Letters, digits, `_`, `.`, `-` and `$`: what keys are made of. */
const isInWord = new Uint8Array(0x10000);
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-$') {
	isInWord[character.charCodeAt(0)] = 1;
}

function readWord(line: string, end: number): string {
	let at = end;
	const least = Math.max(0, end - 64);
	while (at > least && isInWord[line.charCodeAt(at - 1)] === 1) at--;
	return line.slice(at, end);
}

type Key = Pick<LeftContext, 'strength' | 'noun' | 'namesCode'>;

const partsOfKeys = new Map<string, readonly string[]>();

/** `wxErrCode` as `wx`, `err`, `code`; remembered, since a log has few keys and many lines. */
function splitKey(word: string): readonly string[] {
	let parts = partsOfKeys.get(word);
	if (parts === undefined) {
		parts = (word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((part) =>
			part.toLowerCase(),
		);
		if (partsOfKeys.size > 2000) partsOfKeys.clear();
		partsOfKeys.set(word, parts);
	}
	return parts;
}

function classify(word: string, isTight: boolean, readQualifier: () => string): Key | undefined {
	const parts = splitKey(word);
	const noun = parts.at(-1) ?? '';
	if (noun === '' || /[.$-]$/.test(word)) {
		return noun === 'no' && readQualifier() === 'error'
			? { strength: 'explicit', noun, namesCode: true }
			: undefined;
	}
	if (codeNouns.has(noun)) {
		const qualifier = parts.at(-2) ?? readQualifier();
		if (errorQualifiers.has(qualifier)) return { strength: 'explicit', noun, namesCode: true };
		const isNeutral = qualifier === '' || neutralQualifiers.has(qualifier);
		const isField = isTight && parts.length === 1 && !thingQualifiers.has(qualifier);
		const isCode = noun === 'code' && (isNeutral || isField);
		return isCode ? { strength: 'weak', noun, namesCode: false } : composed(parts);
	}
	if (explicitKeys.has(noun)) {
		const namesCode =
			/code|no$|num|cd$/.test(noun) || (noun === 'error' && readQualifier() === 'with');
		return { strength: namesCode || !errorWords.has(noun) ? 'explicit' : 'word', noun, namesCode };
	}
	if (weakKeys.has(noun)) {
		const qualifier = parts.at(-2) ?? '';
		const isOwn = qualifier === '' || qualifier === 'http' || errorQualifiers.has(qualifier);
		return isOwn ? { strength: 'weak', noun, namesCode: false } : composed(parts);
	}
	if (!errorWords.has(noun)) return composed(parts);
	return { strength: 'word', noun: returningWords.has(noun) ? 'returned' : noun, namesCode: false };
}

function composed(parts: readonly string[]): Key | undefined {
	const noun = parts.at(-1) ?? '';
	const isPart = composedNouns.has(noun) && (parts.length > 1 || noun.length === 4);
	if (!isPart || thingQualifiers.has(parts.at(-2) ?? '')) return undefined;
	return { strength: 'composed', noun, namesCode: false };
}

/** The word of prose before a key, `''` where punctuation, a value or nothing is there. */
function proseQualifier(line: string, end: number): string {
	if (line[end - 1] !== ' ') return '';
	const word = readWord(line, end - 1);
	return /^[A-Za-z]+$/.test(word) && line[end - 2 - word.length] !== '='
		? (splitKey(word).at(-1) ?? '')
		: '';
}

const listItem =
	/(?:-?\d{1,10}["'`*\\]*\s?[/／、]|(?:-?\d{4,10}|-\d{1,3})["'`*\\]*\s?(?:[，,|]|和|或|及|or|and))\s?["'`*\\]*$/;
const describedItem =
	/(?:^|[\s:：、，,/])(?:-?\d{4,10}|-\d{1,3})(?:(?:[\s:：(（]|(?=\p{Script=Han}))[^\d、，,;；]{1,40}|\s?(?:["'(（][^"')）]{1,60}["')）]))[、，,;；/]\s?$/u;

/** The last characters of what may stand between the items of a list. */
const mayEndItem: ReadonlySet<string> = new Set('/／、，,|;；和或及rd');

/** The last character before `start` that is neither blank, quote nor markup. */
function lastInkBefore(line: string, start: number): string {
	let at = start - 1;
	while (at >= 0 && at > start - 6 && ' "\'`*\\'.includes(line[at] ?? '')) at--;
	return line[at] ?? '';
}

/** @returns where the item of a list before this one starts; it need not be a known code */
function skipListItem(line: string, start: number): number | undefined {
	if (!mayEndItem.has(lastInkBefore(line, start))) return undefined;
	const from = Math.max(0, start - 24);
	const item = listItem.exec(line.slice(from, start));
	if (item !== null) {
		const at = from + item.index;
		return /[\w.]/.test(line[at - 1] ?? '') ? undefined : at;
	}
	const farther = Math.max(0, start - 80);
	const described = describedItem.exec(line.slice(farther, start));
	if (described === null) return undefined;
	return farther + described.index + (/^[-\d]/.test(described[0]) ? 0 : 1);
}
