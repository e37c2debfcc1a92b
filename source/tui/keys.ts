/**
 * Bytes from the terminal to keys. A read may hold several keys, or a part of one: what is not
 * whole waits for more bytes, and an escape that nothing follows becomes Esc when `flush` is
 * called, which the caller does after a pause.
 */

export type KeyName =
	| 'up'
	| 'down'
	| 'left'
	| 'right'
	| 'home'
	| 'end'
	| 'page-up'
	| 'page-down'
	| 'enter'
	| 'escape'
	| 'tab'
	| 'backspace'
	| 'delete'
	| 'f1';

export type Key =
	/** Printing characters, as many as came at once. */
	| { readonly kind: 'text'; readonly text: string }
	/** What was pasted, between the marks of bracketed paste. */
	| { readonly kind: 'paste'; readonly text: string }
	/** A letter with Ctrl, in lower case. */
	| { readonly kind: 'control'; readonly letter: string }
	| { readonly kind: 'named'; readonly name: KeyName; readonly hasShift: boolean };

export interface KeyParser {
	/** @returns the keys that are whole now */
	feed(bytes: Uint8Array): Key[];
	/** Whether an escape waits for what may follow it. */
	readonly isWaiting: boolean;
	/** Takes what waits for what it is: Esc. */
	flush(): Key[];
}

const finals: Readonly<Record<string, KeyName>> = {
	A: 'up',
	B: 'down',
	C: 'right',
	D: 'left',
	H: 'home',
	F: 'end',
	P: 'f1',
	Z: 'tab',
};
const numbered: Readonly<Record<string, KeyName>> = {
	1: 'home',
	3: 'delete',
	4: 'end',
	5: 'page-up',
	6: 'page-down',
	7: 'home',
	8: 'end',
	11: 'f1',
};
const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';
/** Longest sequence that is waited for; a longer one is not a key. */
const longestSequence = 32;

export function createKeyParser(): KeyParser {
	const decoder = new TextDecoder();
	let waiting = '';
	let isPasting = false;
	/** Whether what came last was one byte. */
	let isAlone = false;

	function parse(): Key[] {
		const keys: Key[] = [];
		while (waiting !== '') {
			if (isPasting) {
				const end = waiting.indexOf(pasteEnd);
				// Ctrl-C by itself ends a paste of which the end was lost.
				const isLost = end === -1 && waiting.endsWith('\u0003') && isAlone;
				if (end === -1 && !isLost) break;
				if (!isLost) keys.push({ kind: 'paste', text: waiting.slice(0, end) });
				waiting = isLost ? '\u0003' : waiting.slice(end + pasteEnd.length);
				isPasting = false;
				continue;
			}
			const length = parseOne(keys);
			if (length === 0) break;
			waiting = waiting.slice(length);
		}
		return keys;
	}

	/** @returns characters taken, 0 where more must come */
	function parseOne(keys: Key[]): number {
		const first = waiting[0] ?? '';
		if (first === '\u001b') return parseEscape(keys);
		const text = printing.exec(waiting)?.[0];
		if (text !== undefined) {
			keys.push({ kind: 'text', text });
			return text.length;
		}
		const key = controlKey(first);
		if (key !== undefined) keys.push(key);
		return 1;
	}

	function parseEscape(keys: Key[]): number {
		if (waiting.length === 1) return 0;
		if (waiting.startsWith(pasteStart)) {
			isPasting = true;
			return pasteStart.length;
		}
		if (waiting.startsWith('\u001b[[') && waiting.length > 3) {
			if (waiting[3] === 'A') keys.push(named('f1'));
			return 4;
		}
		const answered = answer.exec(waiting)?.[0];
		if (answered !== undefined) return answered.length;
		if (unfinishedAnswer.test(waiting)) return 0;
		const sequence = csi.exec(waiting) ?? ss3.exec(waiting);
		if (sequence !== null) {
			const [whole, parameters = '', final = ''] = sequence;
			const key = sequenceKey(parameters, final);
			if (key !== undefined) keys.push(key);
			return whole.length;
		}
		if (unfinished.test(waiting) && waiting.length < longestSequence) return 0;
		if (waiting[1] === '\u001b') {
			keys.push({ kind: 'named', name: 'escape', hasShift: false });
			return 1;
		}
		// Alt with a letter means nothing here.
		return 1 + String.fromCodePoint(waiting.codePointAt(1) ?? 0).length;
	}

	return {
		feed(bytes) {
			waiting += decoder.decode(bytes, { stream: true });
			isAlone = bytes.length === 1;
			return parse();
		},
		get isWaiting() {
			return waiting.startsWith('\u001b') && !isPasting;
		},
		flush() {
			if (!this.isWaiting) return [];
			const isAnswer = unfinishedAnswer.test(waiting);
			waiting = '';
			return isAnswer ? [] : [named('escape')];
		},
	};
}

const printing = /^[^\p{Cc}]+/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const csi = /^\u001b\[([\d:;<=>?]*)[ -/]*([@-Z\\-~])/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const ss3 = /^\u001bO()([A-Z])/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const unfinished = /^\u001b(?:\[\[?|O)[\d:;<=>?]*[ -/]*$/;
/** What a terminal answers: DCS, OSC, PM, APC, SOS, up to its end. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const answer = /^\u001b[\]P^_X][^\u0007\u001b]*(?:\u0007|\u001b\\)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const unfinishedAnswer = /^\u001b[\]P^_X][^\u0007\u001b]*\u001b?$/;

function sequenceKey(parameters: string, final: string): Key | undefined {
	const [number = '', modifier = '1'] = parameters.split(';');
	const name = final === '~' ? numbered[number] : finals[final];
	if (name === undefined) return undefined;
	const hasShift = final === 'Z' || ((Number(modifier) - 1) & 1) === 1;
	return { kind: 'named', name, hasShift };
}

function controlKey(character: string): Key | undefined {
	switch (character) {
		case '\r':
		case '\n':
			return named('enter');
		case '\t':
			return named('tab');
		case '\u0008':
		case '\u007f':
			return named('backspace');
		default: {
			const code = character.charCodeAt(0);
			return code >= 1 && code <= 26
				? { kind: 'control', letter: String.fromCharCode(code + 96) }
				: undefined;
		}
	}
}

function named(name: KeyName): Key {
	return { kind: 'named', name, hasShift: false };
}
