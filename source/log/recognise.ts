/**
 * Decides whether a code in a log line is a report: whether the line presents it as an error
 * code. The rules are tables in rules.ts; what stands in front of the code is read in
 * left-context.ts; this file weighs the evidence.
 */
import type { Entry } from '../catalog/entry.ts';
import {
	isOtherValue,
	type LeftContext,
	longestAssigning,
	readLeftContext,
} from './left-context.ts';
import {
	chineseAfterWords,
	complaint,
	complaintBehind,
	errorWords,
	explicitKeys,
	messageKeys,
	numberedThings,
	systemErrorName,
	thingKeys,
	units,
} from './rules.ts';

/** How much evidence a code needs. */
export type CodeKind =
	/** An identifier that means nothing else, such as `SYS_ERR`, `ORA-00942`: none. */
	| 'symbolic'
	/** Four digits and more: a key, an error word, its description, or its place. */
	| 'number'
	/** Up to three digits, negative, or an everyday word: a key that names an error code. */
	| 'short';

export function kindOfCode(code: string): CodeKind {
	if (/^\d{4,}$/.test(code)) return 'number';
	if (/^[-+]?\d+$/.test(code)) return 'short';
	const isDistinct = /[A-Za-z]/.test(code) && (/[\d_:/.-]/.test(code) || /^[A-Z]{4,}$/.test(code));
	return isDistinct ? 'symbolic' : 'short';
}

/**
 * Whether the code at `start` to `end` of the line is a report.
 *
 * @param line without ANSI sequences
 * @param entries the entries of the code; their descriptions are evidence
 */
export function isReport(
	line: string,
	start: number,
	end: number,
	kind: CodeKind,
	entries: readonly Entry[],
): boolean {
	if (kind === 'symbolic') return isWholeName(line, start, end);
	if (kind === 'short' && isOtherValue(line.slice(Math.max(0, start - longestAssigning), start))) {
		return false;
	}
	if (!standsAlone(line, start, end)) return false;
	const context = readLeftContext(line, start);
	if (context !== undefined && isEvidence(context, line, end, kind)) return true;
	if (kind === 'short') return isListedWithDescription(line, start, end, entries);
	return (
		isDescribed(line, start, end, entries) ||
		isFollowedByMessage(line, start, end) ||
		isFollowedByComplaint(line, start, end) ||
		isInParentheses(line, start, end)
	);
}

/** A name with `-` or `/` in it goes on where one of these joins another word to it. */
function isWholeName(line: string, start: number, end: number): boolean {
	if (!/[-/]/.test(line.slice(start, end))) return true;
	const isJoined = /\w[-/]$/.test(line.slice(Math.max(0, start - 2), start));
	return !isJoined && !/^[-/]\w/.test(line.slice(end, end + 2));
}

/** Not a part of a decimal, an amount, a range, a time, a path or a percentage. */
function standsAlone(line: string, start: number, end: number): boolean {
	const before = line[start - 1] ?? '';
	const after = line[end] ?? '';
	if ('.$¥€£￥%@+~^&'.includes(before) && before !== '') return false;
	if (before === '-' && !/\p{L}/u.test(line[start - 2] ?? '')) return false;
	if (line[start] === '-' && /[\w)\]]/.test(before)) return false;
	if (after === '%' || after === '@' || after === '#') return false;
	if ('.:-'.includes(after) && /\d/.test(line[end + 1] ?? '')) return false;
	return !(before === ' ' && '$¥€£￥'.includes(line[start - 2] ?? ' '));
}

function isEvidence(context: LeftContext, line: string, end: number, kind: CodeKind): boolean {
	const { strength, noun, namesCode, isAssigned } = context;
	switch (strength) {
		case 'explicit':
			if (kind === 'short' && isSystemError(context, line, end)) return false;
			return kind === 'number' || namesCode || isAssigned;
		case 'weak':
			return isResultKey(context, line, end, kind);
		case 'word':
			if (kind === 'short') {
				if (noun === 'returned') return !isCounted(line, end);
				return isAssigned && (noun === 'error' || noun === '错误');
			}
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
function isResultKey(context: LeftContext, line: string, end: number, kind: CodeKind): boolean {
	const { noun, isAssigned } = context;
	if (isCounted(line, end)) return false;
	if (!isAssigned) {
		const around = line.slice(Math.max(0, context.start - 100), end + 60);
		return kind === 'number' && noun === 'code' && complaint.test(around);
	}
	const beside = readBeside(line, context.start, end);
	if (beside === 'result') return true;
	if (beside === 'thing' || (beside === 'other' && /["']/.test(line[end] ?? ''))) return false;
	if (/[?&]$/.test(line.slice(0, context.start)) || /^&/.test(line.slice(end))) return false;
	return noun === 'code' || noun === 'status';
}

/** How far around a code its object is read. */
const reach = 300;
const keyBeside = /([A-Za-z_][\w-]{0,40})["'\\]*\s*(?:[:=]|=>)/g;

/** What the keys beside a code make of its object. */
function readBeside(
	line: string,
	start: number,
	end: number,
): 'result' | 'thing' | 'other' | 'none' {
	const left = openObject(line, start);
	const right = line.slice(end, end + reach);
	const close = closeObject(right);
	const own = /([A-Za-z_]\w{0,40})["'\\]*\s*(?:[:=]>?)?\s*$/.exec(
		line.slice(Math.max(0, left - 50), left),
	);
	const ownKey = foldKey(own?.[1] ?? '');
	if (explicitKeys.has(ownKey) || errorWords.has(ownKey)) return 'result';
	const around = `${line.slice(left, start)} ${right.slice(0, close)}`;
	let beside: 'thing' | 'other' | 'none' = 'none';
	for (const [, key] of around.matchAll(keyBeside)) {
		const folded = foldKey(key ?? '');
		if (messageKeys.has(folded)) return 'result';
		if (thingKeys.has(folded)) beside = 'thing';
		else if (beside === 'none') beside = 'other';
	}
	return beside;
}

function foldKey(key: string): string {
	return key.toLowerCase().replaceAll(/[_-]/g, '');
}

/** @returns index of the `{` that opens the object, or of the farthest character read */
function openObject(line: string, start: number): number {
	let depth = 0;
	const least = Math.max(0, start - reach);
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

const foldedDescriptions = new WeakMap<Entry, readonly string[]>();

function foldDescriptions(entry: Entry): readonly string[] {
	let folded = foldedDescriptions.get(entry);
	if (folded === undefined) {
		const { en, zh } = entry.description;
		folded = [en, zh]
			.flatMap((text) => [text, /^[^,，]+/.exec(text)?.[0] ?? ''])
			.map((text) => text.toLowerCase())
			.filter((text) => text.length >= 4);
		foldedDescriptions.set(entry, folded);
	}
	return folded;
}

/** The entry's own description stands right behind the code or right before it. */
function isDescribed(line: string, start: number, end: number, entries: readonly Entry[]): boolean {
	let from = end;
	while (from < end + longestBetween && isBetween[line.charCodeAt(from)] === 1) from++;
	let to = start;
	while (to > start - longestBetween && isBetween[line.charCodeAt(to - 1)] === 1) to--;
	return entries.some((entry) =>
		foldDescriptions(entry).some(
			(text) => isTextAt(line, from, text) || isTextAt(line, to - text.length, text),
		),
	);
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
	entries: readonly Entry[],
): boolean {
	if (!isDescribed(line, start, end, entries)) return false;
	return /错误码|返回码|错误代码|err(?:or)?[_ -]?(?:code|no)/i.test(line.slice(0, start));
}

const messageBehind =
	/^["'\\]*\s*[,;]\s*["'\\{[]*(?:err(?:or)?[_-]?(?:msg|message|desc|info|tips)|msg|message)["'\\\]]*\s*[:=]/i;

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
		/[\u4e00-\u9fff]/.test(line.slice(0, end)) &&
		!numberedThings.test(line.slice(Math.max(0, start - 60), start))
	);
}

/** A complaint begins right behind the code, and the code is not the last word of a sentence. */
function isFollowedByComplaint(line: string, start: number, end: number): boolean {
	if (!complaintBehind.test(line.slice(end, end + 24))) return false;
	const before = line.slice(Math.max(0, start - 3), start);
	return (
		/^["'`]?$|[`"'，、。（：\p{Script=Han}]$|[,}] ["'`]?$|[`"']\[$/u.test(before) &&
		!numberedThings.test(line.slice(Math.max(0, start - 60), start))
	);
}

/** A complaint with its code in parentheses: `invalid node_cpu (40015).` */
function isInParentheses(line: string, start: number, end: number): boolean {
	const around = line.slice(start - 1, start) + line.slice(end, end + 1);
	if (around !== '()' && around !== '（）') return false;
	const behind = line[end + 1];
	if (behind !== undefined && !/[\s.,;:!。，；：！"'`|\])}\\]/.test(behind)) return false;
	const message = line.slice(Math.max(0, start - 100), start - 1);
	const clause = message.split(/[;。；|]|\.\s/).at(-1) ?? '';
	return complaint.test(clause) && !numberedThings.test(message);
}
