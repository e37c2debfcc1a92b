import { isName, isToken, looksLikeCode } from '../codes.ts';
import type { Field } from '../fields.ts';
import { fieldOfHeading } from '../headings.ts';
import type { Token } from './source-tokens.ts';

/** A constant, a member of an enum or a key of a map, and what is said of it. */
export interface Member {
	readonly name: string | undefined;
	readonly code: string | undefined;
	/** Texts of its value, in order. */
	readonly texts: readonly string[];
	/** Texts under keys that are known: `message: "…"`. */
	readonly keyed: ReadonlyMap<Field, string>;
	readonly line: number;
	/** Whether its code goes on counting from here, as with `iota`. */
	readonly counts: boolean;
}

/** A member, and the token behind it. */
export interface Read {
	readonly member: Member;
	readonly next: number;
}

/** Tokens of a value; a longer one is a list of its own. */
const longestValue = 120;

/** Reads members of a program's tokens. */
export class MemberReader {
	readonly #tokens: readonly Token[];
	readonly #endsAtLine: boolean;

	readonly #isGo: boolean;

	constructor(tokens: readonly Token[], endsAtLine: boolean, isGo: boolean) {
		this.#isGo = isGo;
		this.#tokens = tokens;
		this.#endsAtLine = endsAtLine;
	}

	/** The member that begins at a token. */
	read(at: number, isEnum: boolean): Read | undefined {
		const token = this.#tokens[at];
		if (token === undefined || token.kind === 'comment') return undefined;
		if (token.kind === 'mark')
			return this.#readDefine(at) ?? this.#readTuple(at) ?? this.#readNegativeKey(at);
		if (token.kind === 'word' && token.text === 'define') return this.#readDefineCall(at);
		if (token.kind === 'word') return this.#readNamed(at, token, isEnum);
		return this.#readKey(at, token.text, at + 1);
	}

	#text(at: number): string {
		const token = this.#tokens[at];
		return token === undefined || token.kind === 'comment' || token.kind === 'text'
			? ''
			: token.text;
	}

	/** `#define NAME 7001`. */
	#readDefine(at: number): Read | undefined {
		if (this.#text(at) !== '#' || this.#text(at + 1) !== 'define') return undefined;
		const name = this.#tokens[at + 2];
		if (name?.kind !== 'word') return undefined;
		let end = at + 3;
		while (
			end < at + longestValue &&
			this.#tokens[end]?.isFirst === false &&
			this.#tokens[end]?.kind !== 'comment'
		)
			end++;
		const value = this.#readValue(at + 3, end);
		return value === undefined
			? undefined
			: { member: { ...value, name: name.text, line: name.line }, next: end };
	}

	/** `define('NAME', 7001)`. */
	#readDefineCall(at: number): Read | undefined {
		const name = this.#tokens[at + 2];
		if (this.#text(at + 1) !== '(' || name?.kind !== 'text' || this.#text(at + 3) !== ',')
			return undefined;
		const end = this.#endOfValue(at + 4);
		const value = this.#readValue(at + 4, end);
		return value === undefined
			? undefined
			: { member: { ...value, name: name.text, line: name.line }, next: end };
	}

	/** `{7001, "quota exceeded"}`, `(NAME, 7001, "quota exceeded")`. */
	#readTuple(at: number): Read | undefined {
		if (!/^[({[]$/.test(this.#text(at))) return undefined;
		const sign = this.#text(at + 1) === '-' ? 1 : 0;
		const first = this.#tokens[at + 1 + sign];
		if (first === undefined || this.#text(at + 2 + sign) !== ',') return undefined;
		const isCode = first.kind === 'number' || (first.kind === 'text' && looksLikeCode(first.text));
		if (!isCode && !(first.kind === 'word' && isName(first.text))) return undefined;
		const end = this.#endOfBracket(at);
		if (end === undefined) return undefined;
		const value = this.#readValue(at, end);
		if (value === undefined || value.texts.length === 0) return undefined;
		const name = first.kind === 'word' ? first.text : undefined;
		return { member: { ...value, name, line: first.line }, next: end };
	}

	#readNegativeKey(at: number): Read | undefined {
		const number = this.#tokens[at + 1];
		if (this.#text(at) !== '-' || number?.kind !== 'number') return undefined;
		return this.#readKey(at, `-${number.text}`, at + 2);
	}

	/** `7001: "quota exceeded"`, `'7001' => [...]`. */
	#readKey(at: number, code: string, behind: number): Read | undefined {
		const token = this.#tokens[at];
		if (token === undefined || !/^(?:=>|[:=])$/.test(this.#text(behind)) || !isToken(code))
			return undefined;
		const end = this.#endOfValue(behind + 1);
		const value = this.#readValue(behind + 1, end);
		if (value === undefined) return undefined;
		if (looksLikeCode(code)) {
			// A text that looks like a code is what this one means: `4096: "RT_ERR"`.
			const only = value.keyed.size === 0 && value.code !== undefined ? [value.code] : [];
			const texts = value.texts.length > 0 ? value.texts : only;
			if (texts.length === 0 && value.keyed.size === 0) return undefined;
			return { member: { ...value, texts, name: undefined, code, line: token.line }, next: end };
		}
		return isName(code)
			? { member: { ...value, name: code, line: token.line }, next: end }
			: undefined;
	}

	#readNamed(at: number, { text, line }: Token, isEnum: boolean): Read | undefined {
		if (!isEnum && !isName(text)) return undefined;
		const start = this.#startOfValue(at);
		if (start !== undefined) {
			const end = this.#endOfValue(start);
			const value = this.#readValue(start, end);
			return value === undefined
				? undefined
				: { member: { ...value, name: text, line }, next: end };
		}
		if (!isEnum) return undefined;
		const next = this.#text(at + 1);
		if (next === '(') {
			const end = this.#endOfBracket(at + 1);
			const value = end === undefined ? undefined : this.#readValue(at + 1, end);
			if (end === undefined || value === undefined) return undefined;
			return { member: { ...value, name: text, line }, next: end };
		}
		const behind = this.#tokens[at + 1];
		const isAlone =
			next === ',' ||
			next === '}' ||
			behind?.kind === 'comment' ||
			(this.#endsAtLine && behind?.isFirst === true);
		if (!isAlone || !/^[A-Z]/.test(text)) return undefined;
		return {
			member: { name: text, code: undefined, texts: [], keyed: new Map(), line, counts: false },
			next: at + 1,
		};
	}

	/** Where the value of a name begins: behind `=`, `: int =`, `]:`, `=>`, or Go's `Type =`. */
	#startOfValue(at: number): number | undefined {
		let behind = at + 1;
		if (this.#text(behind) === ']') behind++;
		if (this.#isGo && this.#tokens[behind]?.kind === 'word' && this.#text(behind + 1) === '=')
			behind++;
		const mark = this.#text(behind);
		if (mark === ':' && this.#tokens[behind + 1]?.kind === 'word' && this.#text(behind + 2) === '=')
			return behind + 3;
		const isValue = mark === '=' || mark === ':' || mark === '=>' || mark === ':=' || mark === '->';
		return isValue && this.#text(behind + 1) !== '=' ? behind + 1 : undefined;
	}

	/** The token that ends a value: a comma, a bracket that closes, the end of the line or statement. */
	#endOfValue(start: number): number {
		let depth = 0;
		let at = start;
		for (; at < start + longestValue && at < this.#tokens.length; at++) {
			const token = this.#tokens[at];
			const mark = this.#text(at);
			if (depth === 0 && at > start && token?.isFirst === true && this.#endsAtLine) break;
			if (depth === 0 && at > start && token?.kind === 'comment') break;
			if (/^[({[]$/.test(mark)) depth++;
			else if (/^[)}\]]$/.test(mark)) {
				if (depth === 0) break;
				depth--;
			} else if (depth === 0 && /^[,;]$/.test(mark)) break;
		}
		return at;
	}

	#endOfBracket(at: number): number | undefined {
		const end = this.#endOfValue(at + 1);
		let close = end;
		while (close < at + longestValue && this.#text(close) === ',')
			close = this.#endOfValue(close + 1);
		return /^[)}\]]$/.test(this.#text(close)) ? close + 1 : undefined;
	}

	/** Numbers, texts and keys of a value; `undefined` for a list of many, which has members itself. */
	#readValue(start: number, end: number): Omit<Member, 'name' | 'line'> | undefined {
		if (end - start >= longestValue) return undefined;
		const keyed = new Map<Field, string>();
		const numbers: string[] = [];
		const texts: string[] = [];
		let isReckoned = false;
		let counts = false;
		for (let at = start; at < end; at++) {
			const token = this.#tokens[at];
			if (token === undefined || token.kind === 'comment') continue;
			const before = this.#text(at - 1);
			const key = this.#keyAt(at);
			if (key !== undefined) {
				const valueEnd = this.#endOfValue(at + 2);
				const value = this.#textOf(at + 2, Math.min(valueEnd, end));
				const field = fieldOfHeading(key);
				if (field !== undefined && value !== '' && !keyed.has(field)) keyed.set(field, value);
				else if (field === undefined && looksLikeCode(key)) return undefined;
				at = Math.min(valueEnd, end) - 1;
			} else if (token.kind === 'number') {
				const isSigned =
					before === '-' &&
					this.#tokens[at - 2]?.kind !== 'number' &&
					this.#tokens[at - 2]?.kind !== 'word';
				numbers.push(isSigned ? `-${token.text}` : token.text);
			} else if (token.kind === 'text') {
				const isJoined =
					at > start &&
					(this.#tokens[at - 1]?.kind === 'text' ||
						(/^[+.]$/.test(before) && this.#tokens[at - 2]?.kind === 'text'));
				if (isJoined) texts.push(`${texts.pop() ?? ''}${token.text}`);
				else texts.push(token.text);
			} else if (token.kind === 'word' && token.text === 'iota') counts = true;
			else if (
				/^(?:<<|>>|[*|&^~%])$/.test(token.text) ||
				(token.text === '+' && this.#tokens[at - 1]?.kind !== 'text')
			)
				isReckoned = true;
			if (texts.length > 12) return undefined;
		}
		if (counts) return { code: numbers[0] ?? '0', texts, keyed, counts };
		if (keyed.size > 0 || !isReckoned) return { ...codeOf(keyed, numbers, texts), keyed, counts };
		return texts.length > 0 ? { code: undefined, texts, keyed, counts } : undefined;
	}

	/** The key at a token inside of a value: `message:`, `"message" =>`. */
	#keyAt(at: number): string | undefined {
		const token = this.#tokens[at];
		if (
			token === undefined ||
			(token.kind !== 'word' && token.kind !== 'text' && token.kind !== 'number')
		)
			return undefined;
		return /^(?:=>|[:=])$/.test(this.#text(at + 1)) ? token.text.replace(/^\$/, '') : undefined;
	}

	#textOf(start: number, end: number): string {
		const parts: string[] = [];
		for (let at = start; at < end; at++) {
			const token = this.#tokens[at];
			if (token?.kind === 'text' || token?.kind === 'number') {
				parts.push(this.#text(at - 1) === '-' ? `-${token.text}` : token.text);
			}
		}
		return parts.join(parts.length > 1 && this.#text(start) === '[' ? '\n' : '');
	}
}

function codeOf(
	keyed: ReadonlyMap<Field, string>,
	numbers: readonly string[],
	texts: readonly string[],
) {
	const own = keyed.get('code');
	if (own !== undefined) return { code: own, texts };
	if (numbers[0] !== undefined)
		return { code: numbers[0], texts: texts.filter((text) => text !== numbers[0]) };
	const [first, ...others] = texts;
	const isCode =
		first !== undefined && (looksLikeCode(first) || (others.length === 0 && isName(first)));
	return isCode ? { code: first, texts: others } : { code: undefined, texts };
}
