/**
 * Bytes from the terminal to keys. A read may hold several keys, or a part of one: what is not
 * whole waits for more bytes, and an escape that nothing follows becomes Esc when `flush` is
 * called, which the caller does after a pause. Each byte is looked at once, whatever comes.
 */

export type Key =
	/** Printing characters, as many as came at once. */
	| { readonly kind: 'text'; readonly text: string }
	/** What was pasted, between the marks of bracketed paste; `isCut` where it was too long. */
	| { readonly kind: 'paste'; readonly text: string; readonly isCut: boolean }
	/** A key by its name, as keymap.ts writes it: `enter`, `ctrl-p`, `shift-up`, `alt-b`. */
	| { readonly kind: 'press'; readonly name: string }
	/** A button pressed, or the wheel turned, at a cell of the screen, counted from 0. */
	| {
			readonly kind: 'mouse';
			readonly what: 'click' | 'wheel-up' | 'wheel-down';
			readonly column: number;
			readonly row: number;
	  };

export interface KeyParser {
	/** @returns the keys that are whole now */
	feed(bytes: Uint8Array): Key[];
	/** Whether an escape waits for what may follow it. */
	readonly isWaiting: boolean;
	/** Takes what waits for what it is: Esc. */
	flush(): Key[];
}

/** Characters of a paste that are read; more are left out. */
export const longestPaste = 65_536;

const finals: Readonly<Record<string, string>> = {
	A: 'up',
	B: 'down',
	C: 'right',
	D: 'left',
	H: 'home',
	F: 'end',
	P: 'f1',
};
const numbered: Readonly<Record<string, string>> = {
	1: 'home',
	3: 'delete',
	4: 'end',
	5: 'page-up',
	6: 'page-down',
	7: 'home',
	8: 'end',
	11: 'f1',
};
const controls: Readonly<Record<string, string>> = {
	'\r': 'enter',
	'\t': 'tab',
	'\u0008': 'backspace',
	'\u007f': 'backspace',
};
const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';
/** Longest sequence that is waited for; a longer one is not a key. */
const longestSequence = 32;

const printing = /[^\p{Cc}]+/uy;
// biome-ignore-start lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const sequence = /\u001b(?:\[([\d:;<=>?]*)[ -/]*([@-Z\\-~])|O()([A-Z])|\[\[()([A-E]))/y;
const unfinished = /\u001b(?:\[\[?[\d:;<=>?]*[ -/]*|O)?$/y;
/** What a terminal answers: DCS, OSC, PM, APC, SOS. */
const answerStart = /\u001b[\]P^_X]/y;
const answerEnd = /\u0007|\u001b\\?/g;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: escape sequences begin with one

export function createKeyParser(): KeyParser {
	const decoder = new TextDecoder();
	/** What came and is not taken yet, from `at` on. */
	let waiting = '';
	let at = 0;
	let mode: 'keys' | 'paste' | 'answer' = 'keys';
	let pasted = '';
	let isCut = false;

	function parse(): Key[] {
		const keys: Key[] = [];
		at = 0;
		while (at < waiting.length && step(keys));
		waiting = waiting.slice(at);
		return keys;
	}

	/** @returns false where more must come */
	function step(keys: Key[]): boolean {
		if (mode === 'paste') return stepPaste(keys);
		if (mode === 'answer') return stepAnswer();
		if (waiting[at] === '\u001b') return stepEscape(keys);
		const text = take(printing)?.[0];
		if (text !== undefined) keys.push({ kind: 'text', text });
		else pushPress(keys, controlName(waiting[at++] ?? ''));
		return true;
	}

	function stepPaste(keys: Key[]): boolean {
		const end = waiting.indexOf(pasteEnd, at);
		// The end may be there in part.
		const upTo = end === -1 ? Math.max(at, waiting.length - pasteEnd.length + 1) : end;
		const part = waiting.slice(at, upTo);
		const fitting = part.slice(0, longestPaste - pasted.length);
		pasted += fitting;
		isCut ||= fitting.length < part.length;
		at = upTo;
		if (end === -1) return false;
		at += pasteEnd.length;
		mode = 'keys';
		keys.push({ kind: 'paste', text: pasted, isCut });
		return true;
	}

	/** Leaves out an answer, of which nothing is kept. */
	function stepAnswer(): boolean {
		answerEnd.lastIndex = at;
		const end = answerEnd.exec(waiting);
		if (end === null) {
			at = waiting.length;
			return false;
		}
		at = end.index;
		const isBegun = end[0] === '\u001b' && at + 1 === waiting.length;
		if (isBegun) return false;
		// An escape that does not end it begins something else.
		if (end[0] !== '\u001b') at += end[0].length;
		mode = 'keys';
		return true;
	}

	function stepEscape(keys: Key[]): boolean {
		if (waiting.startsWith(pasteStart, at)) {
			at += pasteStart.length;
			mode = 'paste';
			pasted = '';
			isCut = false;
			return true;
		}
		if (take(answerStart) !== null) {
			mode = 'answer';
			return true;
		}
		unfinished.lastIndex = at;
		if (unfinished.test(waiting) && waiting.length - at < longestSequence) return false;
		const found = take(sequence);
		if (found !== null) {
			const [, parameters = '', final = '', , letter = final, , ofConsole] = found;
			const key =
				ofConsole === undefined
					? sequenceKey(parameters, letter)
					: press(ofConsole === 'A' ? 'f1' : '');
			if (key !== undefined) keys.push(key);
			return true;
		}
		at++;
		const next = String.fromCodePoint(waiting.codePointAt(at) ?? 0);
		if (next === '\u001b') pushPress(keys, 'escape');
		else {
			at += next.length;
			pushPress(keys, `alt-${controlName(next) ?? next}`);
		}
		return true;
	}

	function take(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = at;
		const found = pattern.exec(waiting);
		if (found !== null) at += found[0].length;
		return found;
	}

	return {
		feed(bytes) {
			// Ctrl-C by itself ends a paste or an answer of which the end was lost.
			if (bytes.length === 1 && bytes[0] === 3) {
				mode = 'keys';
				waiting = '';
			}
			waiting += decoder.decode(bytes, { stream: true });
			return parse();
		},
		get isWaiting() {
			return mode === 'answer' || (mode === 'keys' && waiting !== '');
		},
		flush() {
			if (!this.isWaiting) return [];
			const isAnswer = mode === 'answer';
			mode = 'keys';
			waiting = '';
			return isAnswer ? [] : [{ kind: 'press', name: 'escape' }];
		},
	};
}

function press(name: string | undefined): Key | undefined {
	return name === undefined || name === '' ? undefined : { kind: 'press', name };
}

function pushPress(keys: Key[], name: string | undefined): void {
	const key = press(name);
	if (key !== undefined) keys.push(key);
}

function sequenceKey(parameters: string, final: string): Key | undefined {
	if (parameters.startsWith('<')) return mouseKey(parameters.slice(1), final);
	const [number = '', modifier = '1'] = parameters.split(';');
	if (final === 'Z') return press('shift-tab');
	const name = final === '~' ? numbered[number] : finals[final];
	if (name === undefined) return undefined;
	const bits = Number(modifier) - 1;
	// Shift counts before Ctrl, which with an arrow means the same as without.
	const held = bits & 1 ? 'shift-' : bits & 4 ? 'ctrl-' : bits & 2 ? 'alt-' : '';
	return press(held + name);
}

/** SGR form: button, column and row from 1, `M` for pressed and `m` for let go. */
function mouseKey(parameters: string, final: string): Key | undefined {
	const [button, column = 1, row = 1] = parameters.split(';').map(Number);
	const what = button === 64 ? 'wheel-up' : button === 65 ? 'wheel-down' : 'click';
	if (final !== 'M' || (what === 'click' && button !== 0)) return undefined;
	return { kind: 'mouse', what, column: column - 1, row: row - 1 };
}

function controlName(character: string): string | undefined {
	const code = character.charCodeAt(0);
	const letter = code >= 1 && code <= 26 ? `ctrl-${String.fromCharCode(code + 96)}` : undefined;
	return controls[character] ?? letter;
}
