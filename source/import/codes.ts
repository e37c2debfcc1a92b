import { hasChinese } from '../catalog/normalise.ts';

/** What a cell says about a code: the code, others that mean the same, words that stand beside it. */
export interface CodeCell {
	readonly codes: readonly [string, ...string[]];
	readonly words: string;
}

/** A range of so many codes is written out; a longer one is a class of codes, and no code. */
const longestRange = 32;
/** A cell with a code is never longer. */
const longestCell = 2000;
/** Characters at the start of a text in which a code is looked for. */
const longestHead = 200;

const token = /^[-+%#]?[\p{L}\d][\p{L}\d_.:#$*/+-]*$/u;
const notACode =
	/^(?:n\/a|na|none|null|nil|n|y|yes|no|true|false|tbd|todo|etc|other|others|default|\d+:\d+|\d{4}[-/.]\d\d?[-/.]\d\d?(?:T.*)?|https?:.*)$/i;
const whole = /^[-+]?\d+$/;
const hex = /^[-+]?0x[\da-f]+$/i;

/** Whether a text can be a code at all: one word, without Chinese. */
export function isToken(text: string): boolean {
	return (
		text.length <= 100 &&
		token.test(text) &&
		!hasChinese(text) &&
		!notACode.test(text) &&
		!isWordy(text)
	);
}

/** Letters of other alphabets are words of a text. */
function isWordy(text: string): boolean {
	return /[^\0-\x7f]/.test(text);
}

export function isWhole(text: string): boolean {
	return whole.test(text);
}

export function isNumber(text: string): boolean {
	return whole.test(text) || hex.test(text);
}

/** Whether a text is the name of something in a program: `TOKEN_GONE`, `isv.NO_RIGHT`, `TokenGone`. */
export function isName(text: string): boolean {
	return (
		/^[A-Za-z_][\w.]*\w$/.test(text) &&
		(/\w[_.]\w/.test(text) ||
			/[a-z\d][A-Z]|^[A-Z]{2,}[a-z]/.test(text) ||
			/^[A-Z\d]{3,}$/.test(text))
	);
}

/** Whether a text looks like a code wherever it stands: it has a digit, or is a name in capitals. */
export function looksLikeCode(text: string): boolean {
	if (!isToken(text) || /^\d+\.\d+/.test(text) || /^v\d/i.test(text)) return false;
	if (isNumber(text) || /^\d+x+$/i.test(text)) return true;
	if (/^[A-Z][A-Z\d]*(?:[_-][A-Z\d]+)+$/.test(text)) return true;
	return (
		/\d/.test(text) &&
		/^[A-Za-z\d]+(?:[-_.:#]?[A-Za-z\d]+)*$/.test(text) &&
		/[A-Z\d]{2}|\d{2}/.test(text)
	);
}

/** Reads a cell of a column of codes; `range` is a class of codes. */
export function readCodeCell(cell: string): CodeCell | 'range' | undefined {
	if (cell.length > longestCell) return undefined;
	const text = trimMarks(cell);
	if (text === '') return undefined;
	const head = text.slice(0, longestHead);
	const range = readRange(head);
	if (range !== undefined) return range;
	if (isToken(text) && !/[,/]/.test(text)) return { codes: [text], words: '' };
	const list = readList(text);
	if (list !== undefined) return list;
	if (isToken(text)) return { codes: [text], words: '' };
	return readWithWords(text);
}

/** Without what only sets a code apart: quotes, brackets around all of it, a full stop. */
function trimMarks(cell: string): string {
	const text = cell
		.replaceAll(/[`"“”]/g, '')
		.replaceAll(/[−－]/g, '-')
		.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
		.trim();
	const inside = /^[([<【（]([^()[\]<>【】（）]*)[)\]>】）]$/.exec(text)?.[1] ?? text;
	return inside
		.replace(/^(['*])(.*)\1$/s, '$2')
		.replace(/[.,:：;，。]$/, '')
		.trim();
}

function readRange(text: string): CodeCell | 'range' | undefined {
	const found =
		/^(-?)([A-Za-z_]*)(\d+)(\s*)(?:-|~|–|—|～|至|to|through|\.{2,3}|…)(\s*)(-?)([A-Za-z_]*)(\d+)$/.exec(
			text,
		);
	if (found === null) return undefined;
	const [
		,
		sign = '',
		prefix = '',
		from = '',
		before = '',
		after = '',
		signTo = '',
		prefixTo = '',
		to = '',
	] = found;
	if ((prefixTo !== '' && prefixTo !== prefix) || from.length > 12 || to.length > 12)
		return undefined;
	const isSpaced = before !== '' && after !== '';
	if (from.length !== to.length && !isSpaced) return undefined;
	const first = Number(`${sign}${from}`);
	const last = Number(`${signTo === '' && sign !== '' ? sign : signTo}${to}`);
	const length = Math.abs(last - first) + 1;
	if (length < 2 || (sign === '' && last < first && !isSpaced)) return undefined;
	if (length > longestRange) return 'range';
	const step = Math.sign(last - first);
	const codes = Array.from({ length }, (_, at) => {
		const number = first + at * step;
		return `${number < 0 ? '-' : ''}${prefix}${String(Math.abs(number)).padStart(from.length, '0')}`;
	});
	const [code = '', ...others] = codes;
	return { codes: [code, ...others], words: '' };
}

/** Several codes in one cell are one entry: the first is its code, the others are aliases. */
function readList(text: string): CodeCell | undefined {
	if (text.length > 1000) return undefined;
	const parts = text
		.split(/[,，、;；/|\n]|\s(?:or|and|或|和)\s/)
		.map((part) => trimMarks(part))
		.filter((part) => part !== '');
	const [code, ...others] = parts;
	if (code === undefined || others.length === 0) return undefined;
	if (parts.every((part) => looksLikeCode(part) || (text.includes('\n') && isName(part)))) {
		return { codes: [code, ...others], words: '' };
	}
	return undefined;
}

/** Words that say that a code follows, several at most: `HTTP status code`. */
const leadWords =
	/^(?:(?:http|exit|return|result|status|error|err|codes?|number|no|fault|alarm|warning|bug check|erro|código|код ошибки|код)(?![a-z\d_])[ .:：#]*|no\.?(?=\d)|(?:错误码|错误代码|错误|返回码|状态码|代码|エラーコード)[ .:：#]*){1,4}/i;

/** `Error code 7001` without the words in front. */
export function withoutLead(text: string): string {
	const rest = text.replace(leadWords, '');
	return rest !== '' && /^[-\w]/.test(rest) ? rest : text;
}

/** `200 (OK)`, `400 Bad Request`, `E_ERROR (integer)`, `Error 7001`. */
function readWithWords(text: string): CodeCell | undefined {
	const rest = withoutLead(text);
	const found =
		/^([-+]?[\w.#-]*\w)\s*(?:[([（【]\s*([^)\]）】]*)[)\]）】]|(?:\s|[:：-]\s)\s*(.*))$/s.exec(
			rest,
		);
	if (found === null)
		return isToken(rest) && looksLikeCode(rest) ? { codes: [rest], words: '' } : undefined;
	const [, code = '', inside, behind] = found;
	const words = (inside ?? behind ?? '').replace(/^[-–—:：\s]+/, '').trim();
	const isCode = looksLikeCode(code) || (inside !== undefined && isName(code));
	if (!isCode || !isToken(code) || words.length > longestHead) return undefined;
	return { codes: [code], words: onlyText(words) };
}

/** Words such as `(integer)` say what kind of value it is, and nothing about the error. */
function onlyText(words: string): string {
	return /^(?:integer|int|number|string|long|hex|decimal)$/i.test(words) ? '' : words;
}
