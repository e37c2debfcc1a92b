import { UserError } from '../../errors.ts';

/** A word, number, text, comment or mark of a program, in whatever language it is written. */
export interface Token {
	readonly kind: 'word' | 'number' | 'text' | 'comment' | 'mark';
	/** Of a text what is between its quotes, of a comment what it says. */
	readonly text: string;
	readonly line: number;
	/** Whether nothing but space stands before it on its line. */
	readonly isFirst: boolean;
	/** Whether it is a comment that documents what follows, as `///` does. */
	readonly isDoc: boolean;
}

/** How a language writes comments and texts, where languages differ. */
export interface Language {
	/** Whether `#` begins a comment. */
	readonly hasHashComments: boolean;
	/** Whether the end of a line ends a statement. */
	readonly endsAtLine: boolean;
}

/** Tokens of a file: some 40,000 lines. */
const mostTokens = 300_000;

function tooManyTokens(): UserError {
	return new UserError({
		what: {
			en: `more than ${mostTokens} words and marks, which is no list of codes`,
			zh: `超过${mostTokens}个词和符号，不像错误码文档`,
		},
	});
}

const space = /[ \t\f\v\r\u00a0\ufeff]+/y;
const word = /[\p{L}_$@][\p{L}\p{N}_$]*/uy;
const number = /0[xX][\da-fA-F_]+|\d[\d_]*(?:\.\d+)?/y;
const marks = /=>|->|::|:=|\?\?|<<|>>|#\[|[^\s]/y;

/** Cuts a program into tokens, each character once. */
export function tokenise(source: string, { hasHashComments }: Language): Token[] {
	const tokens: Token[] = [];
	let line = 1;
	let at = 0;
	let isFirst = true;
	const add = (kind: Token['kind'], text: string, end: number) => {
		const isDoc = kind === 'comment' && /^\/(?:\*\*|\/\/)/.test(source.slice(at, at + 3));
		tokens.push({ kind, text, line, isFirst, isDoc });
		isFirst = false;
		if (tokens.length > mostTokens) throw tooManyTokens();
		if (kind === 'text' || kind === 'comment') line += countLines(source, at, end);
		at = end;
	};
	/** Where each kind of quote was found not to be closed, so that none before is looked at again. */
	const unclosed = new Map<string, number>();
	const match = (pattern: RegExp) => {
		pattern.lastIndex = at;
		return pattern.exec(source)?.[0];
	};
	while (at < source.length) {
		const character = source[at] ?? '';
		if (character === '\n') {
			line++;
			at++;
			isFirst = true;
			continue;
		}
		const blank = match(space);
		if (blank !== undefined) {
			at += blank.length;
			continue;
		}
		const comment = endOfComment(source, at, hasHashComments);
		const text = comment === undefined ? endOfText(source, at, unclosed) : undefined;
		const named = match(word);
		const counted = match(number);
		if (comment !== undefined) add('comment', readComment(source.slice(at, comment)), comment);
		else if (text !== undefined)
			add('text', unescapeText(source.slice(text.from, text.to)), text.end);
		else if (named !== undefined) add('word', named, at + named.length);
		else if (counted !== undefined) add('number', counted.replaceAll('_', ''), at + counted.length);
		else {
			const other = match(marks) ?? character;
			add('mark', other, at + other.length);
		}
	}
	return tokens;
}

function countLines(source: string, from: number, end: number): number {
	let lines = 0;
	for (let at = from; at < end; at++) if (source.charCodeAt(at) === 0x0a) lines++;
	return lines;
}

function endOfComment(source: string, at: number, hasHashComments: boolean): number | undefined {
	const isLine =
		source.startsWith('//', at) ||
		(hasHashComments && source[at] === '#' && source[at + 1] !== '[');
	if (isLine) return indexOrEnd(source, '\n', at);
	if (!source.startsWith('/*', at)) return undefined;
	const end = source.indexOf('*/', at + 2);
	return end === -1 ? source.length : end + 2;
}

function indexOrEnd(source: string, text: string, from: number): number {
	const at = source.indexOf(text, from);
	return at === -1 ? source.length : at;
}

interface Quoted {
	readonly from: number;
	readonly to: number;
	readonly end: number;
}

/** The text that begins here: quoted, and of one line unless its quotes are of more. */
function endOfText(source: string, at: number, unclosed: Map<string, number>): Quoted | undefined {
	const quote = source[at] ?? '';
	if (quote !== '"' && quote !== "'" && quote !== '`') return undefined;
	const long = quote.repeat(3);
	if (quote !== '`' && source.startsWith(long, at)) {
		const end = indexOrEnd(source, long, at + 3);
		return { from: at + 3, to: end, end: Math.min(source.length, end + 3) };
	}
	if (at < (unclosed.get(quote) ?? 0)) return undefined;
	let end = at + 1;
	for (; end < source.length; end++) {
		const character = source[end];
		if (character === '\\') end++;
		else if (character === quote) return { from: at + 1, to: end, end: end + 1 };
		else if (character === '\n' && quote !== '`') break;
	}
	unclosed.set(quote, end);
	return undefined;
}

/** A comment without its marks; lines that only decorate are left out. */
function readComment(raw: string): string {
	return raw
		.replace(/^\/[/*]+[!<]?|^#+!?/, '')
		.replace(/\*\/$/, '')
		.split('\n')
		.map((line) =>
			line
				.trim()
				.replace(/^\*+(?!\/)\s?/, '')
				.trim(),
		)
		.join('\n')
		.trim();
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: ' ', r: '', '0': '' };

function unescapeText(text: string): string {
	if (!text.includes('\\')) return text;
	return text.replaceAll(
		/\\(?:u\{?([\da-fA-F]{4,6})\}?|(.))/gs,
		(_all, hex?: string, other?: string) => {
			if (hex === undefined) return escapes[other ?? ''] ?? other ?? '';
			const point = Number.parseInt(hex, 16);
			return point > 0x10ffff ? '' : String.fromCodePoint(point);
		},
	);
}
