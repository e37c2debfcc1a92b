/**
 * Decides whether a code in a log line is a report, and whose. A place of a catalog or one of its
 * keys decides by itself; else what stands around the code is weighed: the key in front of it
 * (left-context.ts), the words behind it, by the tables of evidence.ts. Every look goes a bounded way
 * from the code, so that a line full of codes takes no longer for each than a short one.
 */
import type { CodeKind } from './code-kind.ts';
import type { CodeOwner, KnownCode } from './code-table.ts';
import {
	chineseAfterWords,
	complaint,
	complaintBehind,
	errorWords,
	explicitKeys,
	foreignKeys,
	messageKeys,
	numberedThings,
	requestKeys,
	sharedKeys,
	systemErrorName,
	thingKeys,
	units,
} from './evidence.ts';
import {
	foldKey,
	isOtherValue,
	type LeftContext,
	longestAssigning,
	readLeftContext,
} from './left-context.ts';
import { maySuit, type Place, settingOf, standsIn } from './places.ts';

/** What presents a code as an error code: a place or key of its catalog, or what stands around it. */
export type Evidence = 'place' | 'general';

export interface Recognised {
	readonly owners: readonly CodeOwner[];
	readonly evidence: Evidence;
	/** Index at which the key begins, or the code. */
	readonly keyStart: number;
}

/** How far from a code anything is looked for. */
const sight = 300;

/**
 * The owners of the code at `start` to `end` of the line for which the line presents it as an error
 * code; `undefined` where it is none.
 *
 * @param line without ANSI sequences
 * @param keysOf the keys, folded, that belong to a catalog
 */
export function recognise(
	line: string,
	start: number,
	end: number,
	{ kind, owners }: KnownCode,
	ownKeys: ReadonlySet<string>,
): Recognised | undefined {
	if (line[end] === '.' && /\d/.test(line[end + 1] ?? '') && !isWholeDecimal(line, end)) {
		return undefined;
	}
	const matched = line.slice(start, end);
	const setting = settingOf(line, start, end);
	const placed = owners.filter(({ source, index }) => {
		const texts = () => source.textsOf(index);
		const stands = (place: Place) =>
			maySuit(place, setting) && standsIn(place, line, start, end, texts);
		return source.places.some(stands) || (source.hearsQuiet && source.quietPlaces.some(stands));
	});
	if (placed.length > 0) {
		// A name of the user's own is theirs, wherever another catalog has it too.
		const own = owners.filter(
			(owner) => kind === 'symbolic' && owner.source.isPrimary && owner.isGeneral,
		);
		const all = [...new Set([...own, ...placed])];
		return { owners: all, evidence: 'place', keyStart: start };
	}
	const general = owners.filter((owner) => owner.isGeneral && isAsWritten(owner, matched));
	const hasKeys = owners.some(({ source }) => source.keys.size > 0);
	if (general.length === 0 && !hasKeys) return undefined;
	const context = readLeftContext(line, start, ownKeys);
	const keyStart = context?.start ?? start;
	if (context !== undefined && isSharedKey(context) && isOfRequest(line, start, end)) {
		const keyed = owners.filter(({ source }) => source.hearsQuiet && source.keys.has(context.key));
		if (keyed.length > 0) return { owners: keyed, evidence: 'place', keyStart };
	}
	if (context !== undefined && (ownKeys.has(context.key) || foreignKeys.has(context.key))) {
		const keyed = owners.filter(({ source }) => source.keys.has(context.key));
		if (keyed.length > 0) return { owners: keyed, evidence: 'place', keyStart };
		if (foreignKeys.has(context.key)) return undefined;
	}
	if (general.length === 0) return undefined;
	const isReport = isGeneralReport(line, start, end, kind, context, general);
	return isReport ? { owners: general, evidence: 'general', keyStart } : undefined;
}

/** A name in capitals counts only as written; numbers and names in mixed case however they stand. */
function isAsWritten({ code }: CodeOwner, matched: string): boolean {
	return code === matched || !/[A-Z]/.test(code) || /[a-z]/.test(code);
}

/** A key that many systems have, and that only some stretch around it makes one's own. */
function isSharedKey({ key }: LeftContext): boolean {
	return sharedKeys.has(key);
}

/** Whether the keys beside a code are those of a request: its status is HTTP's. */
function isOfRequest(line: string, start: number, end: number): boolean {
	const around = line.slice(Math.max(0, start - sight), end + sight);
	return Array.from(around.matchAll(keyBeside)).some(([, key]) =>
		requestKeys.has(foldKey(key ?? '')),
	);
}

/** `40029.0` is 40029, as programs print numbers that they read as decimals. */
function isWholeDecimal(line: string, end: number): boolean {
	return /^\.0{1,6}(?![\d.])/.test(line.slice(end, end + 8));
}

function isGeneralReport(
	line: string,
	start: number,
	end: number,
	kind: CodeKind,
	context: LeftContext | undefined,
	owners: readonly CodeOwner[],
): boolean {
	if (kind === 'symbolic' || owners.some(({ isAlone }) => isAlone)) {
		return isWholeName(line, start, end);
	}
	if (isAlone(line, start, end)) return true;
	if (kind === 'short' && isOtherValue(line.slice(Math.max(0, start - longestAssigning), start))) {
		return context?.strength === 'composed' && isEvidence(context, line, start, end, kind);
	}
	if (isSecondOfPair(line, start)) return kind === 'number';
	if (!standsAlone(line, start, end, kind)) return false;
	if (context !== undefined && isEvidence(context, line, start, end, kind)) return true;
	if (isWholeDecimal(line, end)) return false;
	const texts = () => owners.flatMap(({ source, index }) => source.textsOf(index));
	if (kind === 'short') return isListedWithDescription(line, start, end, texts());
	return (
		isFollowedByMessage(line, start, end) ||
		isFollowedByComplaint(line, start, end) ||
		endsComplaint(line, start, end) ||
		isFollowedByErrorWord(line, start, end) ||
		isFollowedByQuote(line, start, end) ||
		isInParentheses(line, start, end) ||
		isDescribed(line, start, end, texts())
	);
}

/** A line that is a code and nothing else is one. */
function isAlone(line: string, start: number, end: number): boolean {
	return line.length - (end - start) < 8 && /^\s*$/.test(line.slice(0, start) + line.slice(end));
}

/** A name with `-` or `/` in it goes on where one of these joins another word to it. */
function isWholeName(line: string, start: number, end: number): boolean {
	if (!/[-/]/.test(line.slice(start, end))) return true;
	const isJoined = /\w[-/]$/.test(line.slice(Math.max(0, start - 2), start));
	return !isJoined && !/^[-/]\w/.test(line.slice(end, end + 2));
}

/** Not a part of an amount, a range, a ratio, a time, a path or a percentage. */
function standsAlone(line: string, start: number, end: number, kind: CodeKind): boolean {
	const before = line[start - 1] ?? '';
	const after = line[end] ?? '';
	const next = line[end + 1] ?? '';
	if ('.$¥€£￥%@+~^&'.includes(before) && before !== '') return false;
	if (before === '-' && !/\p{L}/u.test(line[start - 2] ?? '')) return false;
	if (line[start] === '-' && /[\w)\]]/.test(before)) return false;
	if (after === '%' || after === '@' || after === '#') return false;
	if (':-'.includes(after) && /\d/.test(next)) return false;
	if (kind === 'short' && after === '/' && /\d/.test(next)) return false;
	return !(before === ' ' && '$¥€£￥'.includes(line[start - 2] ?? ' '));
}

/** `Error: 17-40031: …`: two numbers of an error, joined by a dash. */
function isSecondOfPair(line: string, start: number): boolean {
	if (line[start - 1] !== '-') return false;
	return /\b(?:error|err|错误)\s?[:：]?\s?\d{1,4}-$/i.test(
		line.slice(Math.max(0, start - 20), start),
	);
}

function isEvidence(
	context: LeftContext,
	line: string,
	start: number,
	end: number,
	kind: CodeKind,
): boolean {
	const { strength, noun, namesCode, isAssigned } = context;
	switch (strength) {
		case 'explicit':
			if (kind === 'short' && isSystemError(context, line, end)) return false;
			if (!namesCode && isCounted(line, end)) return false;
			return kind === 'number' || namesCode || isAssigned;
		case 'weak':
			if (kind === 'short' && /^\s[\da-f]{2}(?:\s[\da-f]{2}){3}/i.test(line.slice(end, end + 16)))
				return false;
			return isResultKey(context, line, start, end, kind);
		case 'composed':
			return isAssigned && line[start] === '-' && !/^[\d.%*]/.test(line[end] ?? '');
		case 'word':
			if (kind === 'short') return isAssigned && /^(?:error|err|错误|錯誤)$/.test(noun);
			return !isCounted(line, end) && !isPrefixNumber(context, line, end);
		default:
			return strength satisfies never;
	}
}

/** The operating system's own error, which is named beside its number: `errno: -2, code: 'ENOENT'`. */
function isSystemError({ noun, start }: LeftContext, line: string, end: number): boolean {
	return noun === 'errno' && systemErrorName.test(line.slice(Math.max(0, start - 100), end + 60));
}

function isCounted(line: string, end: number): boolean {
	return units.test(line.slice(end, end + 24));
}

/** The process id that loggers print behind the level: `ERROR 40015 --- [main]`, `40015#0:`. */
function isPrefixNumber(context: LeftContext, line: string, end: number): boolean {
	return !context.isAssigned && /^(?:\s*---|\s+[[{<]|\s+\d|#\d)/.test(line.slice(end, end + 8));
}

/** `code`, `status` and the like: an error's, unless it is plainly a thing's or a login code. */
function isResultKey(
	context: LeftContext,
	line: string,
	start: number,
	end: number,
	kind: CodeKind,
): boolean {
	const { noun, isAssigned } = context;
	if (isCounted(line, end)) return false;
	if (!isAssigned) {
		if (noun !== 'code') return false;
		const behind = line.slice(end, end + 8);
		if (line[start] === '-' || kind === 'number') {
			if (/^\s?(?:=\s?)?["'“‘(（]/.test(behind)) return true;
			if (line[context.start - 1] === '(' && behind[0] === ')') return true;
		}
		const around = line.slice(Math.max(0, context.start - 100), end + 60);
		return kind === 'number' && complaint.test(around);
	}
	const beside = readBeside(line, context.start, end);
	if (beside === 'result') return true;
	if (beside === 'thing' || (beside === 'other' && /["']/.test(line[end] ?? ''))) return false;
	if ('?&'.includes(line[context.start - 1] ?? ' ') || line[end] === '&') return false;
	return noun === 'code' || noun === 'status';
}

const keyBeside = /([A-Za-z_][\w-]{0,40})["'\\]*\s*(?:[:=]|=>)/g;
const quoted = /"[^"]*"/g;

/** Words in a quoted message are no keys. */
function withoutProse(text: string): string {
	return /\s/.test(text) ? '""' : text;
}

/** What the keys beside a code make of its object. */
function readBeside(
	line: string,
	start: number,
	end: number,
): 'result' | 'thing' | 'other' | 'none' {
	const left = openObject(line, start);
	const right = line.slice(end, end + sight);
	const close = closeObject(right);
	const own = /([A-Za-z_]\w{0,40})["'\\]*\s*(?:[:=]>?)?\s*$/.exec(
		line.slice(Math.max(0, left - 50), left),
	);
	const ownKey = foldKey(own?.[1] ?? '');
	if (explicitKeys.has(ownKey) || errorWords.has(ownKey)) return 'result';
	if (thingKeys.has(ownKey)) return 'thing';
	const behind = right
		.slice(0, close)
		.replace(/^\\*["']/, '')
		.replaceAll(quoted, withoutProse);
	const around = `${line.slice(left, start)} ${behind}`;
	let beside: 'thing' | 'other' | 'none' = 'none';
	for (const [, key] of around.matchAll(keyBeside)) {
		const folded = foldKey(key ?? '');
		if (messageKeys.has(folded)) return 'result';
		if (thingKeys.has(folded)) beside = 'thing';
		else if (beside === 'none') beside = 'other';
	}
	return beside;
}

/** @returns index of the `{` that opens the object, or of the farthest character read */
function openObject(line: string, start: number): number {
	let depth = 0;
	const least = Math.max(0, start - sight);
	for (let at = start - 1; at >= least; at--) {
		const character = line[at];
		if (character === '}') depth++;
		else if (character === '{' && depth-- === 0) return at;
	}
	return least;
}

function closeObject(right: string): number {
	let depth = 0;
	for (let at = 0; at < right.length; at++) {
		const character = right[at];
		if (character === '{') depth++;
		else if (character === '}' && depth-- === 0) return at;
	}
	return right.length;
}

/** Characters between a code and its description. */
const isBetween = new Uint8Array(0x10000);
for (const character of ' \t"\'`\\,:：-–—|=>()（）[]【】“”.。')
	isBetween[character.charCodeAt(0)] = 1;
const longestBetween = 12;

/** One of the entry's own texts stands right behind the code or right before it. */
function isDescribed(line: string, start: number, end: number, texts: readonly string[]): boolean {
	let from = end;
	while (from < end + longestBetween && isBetween[line.charCodeAt(from)] === 1) from++;
	let to = start;
	while (to > start - longestBetween && isBetween[line.charCodeAt(to - 1)] === 1) to--;
	return texts.some((whole) => {
		const text = /^[^,，]{4,}/.exec(whole)?.[0] ?? whole;
		return (
			text.length >= 4 && (isTextAt(line, from, text) || isTextAt(line, to - text.length, text))
		);
	});
}

/** @param text in lower case */
function isTextAt(line: string, at: number, text: string): boolean {
	if (at < 0 || (line.charCodeAt(at) | 0x20) !== (text.charCodeAt(0) | 0x20)) return false;
	return line.slice(at, at + text.length).toLowerCase() === text;
}

/** A short code with its description, in a list that begins with a key: `错误码：…、-1 系统繁忙`. */
function isListedWithDescription(
	line: string,
	start: number,
	end: number,
	texts: readonly string[],
): boolean {
	if (!isDescribed(line, start, end, texts)) return false;
	const before = line.slice(Math.max(0, start - sight), start);
	return /错误码|返回码|错误代码|\berr(?:or)?[_ -]?(?:code|no)|\berr=/i.test(before);
}

const messageBehind =
	/^["'\\]*\s*[,，;；]\s*["'\\{[]*(?:错误信息|错误描述|err(?:or)?[_-]?(?:msg|message|desc|info|tips)|msg|message)["'\\\]]*\s*[:=：]/i;

/** The key of an error's message comes next, or a Chinese word for an error. */
function isFollowedByMessage(line: string, start: number, end: number): boolean {
	const behind = line.slice(end, end + 40);
	if (
		messageBehind.test(behind) &&
		/^\s*["'`]?$|[([]["']?$/.test(line.slice(Math.max(0, start - 8), start))
	) {
		return true;
	}
	const text = behind.trimStart();
	return (
		chineseAfterWords.some((word) => text.startsWith(word)) &&
		/[\u4e00-\u9fff]/.test(line.slice(Math.max(0, end - sight), end)) &&
		!isNumbered(line, start)
	);
}

/** What stands before a number is a thing that has numbers: `port`, `订单号`. */
function isNumbered(line: string, start: number): boolean {
	return numberedThings.test(line.slice(Math.max(0, start - 60), start));
}

/** A complaint begins right behind the code, and the code is not the last word of a sentence. */
function isFollowedByComplaint(line: string, start: number, end: number): boolean {
	const complained = complaintBehind.exec(line.slice(end, end + 40));
	if (complained === null) return false;
	const before = line.slice(Math.max(0, start - 24), start);
	return (
		/^["'`[]?$|[`"'，、。（(：\p{Script=Han}]$|[,}|:] ?["'`]?$|[`"']\[$|[ |][A-Z]\w+ $/u.test(
			before,
		) &&
		!/\w:$/.test(before) &&
		!isNumbered(line, start)
	);
}

/** `invalid appid 40013`: the code ends the clause of its complaint. */
function endsComplaint(line: string, start: number, end: number): boolean {
	if (!/^(?:$|[.,;)\]"'，。；）]|\s*$)/.test(line.slice(end, end + 4))) return false;
	const before = line.slice(Math.max(0, start - 40), start);
	return (
		/\b(?:invalid|illegal|missing|expired|unauthorized) [a-z_]+ $/i.test(before) &&
		!isNumbered(line, start)
	);
}

/** `given up: 40016 ERROR: …`; what stands behind a time is the number of a process. */
function isFollowedByErrorWord(line: string, start: number, end: number): boolean {
	if (!/^\]?\s(?:error|ERROR|Error)(?:[:：]|$|\s[a-z])/.test(line.slice(end, end + 12)))
		return false;
	const before = line.slice(Math.max(0, start - 12), start);
	return /(?:^|[a-z:：,，]\s)\[?$/.test(before) && !isNumbered(line, start);
}

/** The code's message follows in quotes: `refused it with 40031 'voucher used'`. */
function isFollowedByQuote(line: string, start: number, end: number): boolean {
	if (!/^\s['"“‘][a-z]+ [a-z]/i.test(line.slice(end, end + 24))) return false;
	return /\b(?:with|by|code|as)\s$/i.test(line.slice(Math.max(0, start - 8), start));
}

/** A complaint with its code in parentheses: `invalid node_cpu (40015).` */
function isInParentheses(line: string, start: number, end: number): boolean {
	const around = line.slice(Math.max(0, start - 1), start) + line.slice(end, end + 1);
	if (around !== '()' && around !== '（）') return false;
	const behind = line[end + 1];
	if (behind !== undefined && !/[\s.,;:!。，；：！"'`|\])}\\]/.test(behind)) return false;
	const message = line.slice(Math.max(0, start - 100), start - 1);
	const clause = message.split(/[;。；|]|\.\s/).at(-1) ?? '';
	return complaint.test(clause) && !numberedThings.test(message);
}
