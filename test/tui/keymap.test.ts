import { describe, expect, it } from 'vitest';
import { createKeyParser, type Key } from '../../source/terminal/keys.ts';
import { actionOf, bindings, labelOf } from '../../source/tui/keymap.ts';

/** What a terminal sends for a key, named as the table names it. */
const sent: Readonly<Record<string, string>> = {
	enter: '\r',
	escape: '\u001b',
	tab: '\t',
	'shift-tab': '\u001b[Z',
	backspace: '\u007f',
	delete: '\u001b[3~',
	up: '\u001b[A',
	down: '\u001b[B',
	left: '\u001b[D',
	right: '\u001b[C',
	'shift-up': '\u001b[1;2A',
	'shift-down': '\u001b[1;2B',
	home: '\u001b[H',
	end: '\u001b[F',
	'page-up': '\u001b[5~',
	'page-down': '\u001b[6~',
	f1: '\u001bOP',
	'ctrl-home': '\u001b[1;5H',
	'ctrl-end': '\u001b[1;5F',
	'ctrl-left': '\u001b[1;5D',
	'ctrl-right': '\u001b[1;5C',
	'alt-left': '\u001b[1;3D',
	'alt-right': '\u001b[1;3C',
	'alt-backspace': '\u001b\u007f',
	'?': '?',
};

function bytesOf(key: string): string {
	const withAlt = /^alt-([a-z])$/.exec(key)?.[1];
	if (withAlt !== undefined) return `\u001b${withAlt}`;
	const letter = /^ctrl-([a-z])$/.exec(key)?.[1];
	return letter === undefined ? (sent[key] ?? '') : String.fromCharCode(letter.charCodeAt(0) - 96);
}

function press(bytes: string): Key[] {
	const parser = createKeyParser();
	return [...parser.feed(Buffer.from(bytes)), ...parser.flush()];
}

const bound = bindings.flatMap(({ keys }) => keys);
const empty = { query: '', isHelpOpen: false };

describe('the keys of the browser', () => {
	it.each(bound)('has %s reach its action', (name, action) => {
		const [key, ...rest] = press(bytesOf(name));
		expect(rest).toEqual([]);
		expect(key && actionOf(key, empty)).toEqual(action);
	});

	it('has no key twice', () => {
		const names = bound.map(([name]) => name);
		expect(names).toEqual([...new Set(names)]);
		const bytes = names.map(bytesOf);
		expect(bytes).toEqual([...new Set(bytes)]);
	});

	it('has a key for each thing that a key can do', () => {
		const kinds = [
			'move-caret',
			'delete',
			'move',
			'scroll',
			'turn-tab',
			'switch-language',
			'toggle-help',
			'copy',
			'escape',
			'accept',
			'leave',
		];
		expect([...new Set(bound.map(([, { kind }]) => kind))].sort()).toEqual(kinds.sort());
	});

	it.each([
		['?', empty, { kind: 'toggle-help' }],
		['?', { query: 'a', isHelpOpen: false }, { kind: 'insert', text: '?' }],
		['?', { query: 'a', isHelpOpen: true }, { kind: 'toggle-help' }],
		['q', empty, { kind: 'insert', text: 'q' }],
		['q', { query: '', isHelpOpen: true }, { kind: 'toggle-help' }],
		['a', empty, { kind: 'insert', text: 'a' }],
		['授权', empty, { kind: 'insert', text: '授权' }],
		['elevenchars', empty, { kind: 'insert', text: 'elevenchars' }],
		['twelve chars', empty, { kind: 'paste', text: 'twelve chars', isCut: false }],
		['\u001b[200~a\u001b[201~', empty, { kind: 'paste', text: 'a', isCut: false }],
		['\u001b[<0;5;3M', empty, { kind: 'mouse', what: 'click', column: 4, row: 2 }],
		['\u0011', empty, undefined],
		['\u001a', empty, undefined],
		['\u001b[1;2D', empty, undefined],
		['\u001b[1;5H\u0000', empty, { kind: 'move', by: Number.NEGATIVE_INFINITY, unit: 'row' }],
	] as const)('takes %j for its action where %j', (bytes, state, action) => {
		expect(press(bytes).map((key) => actionOf(key, state))).toEqual([action]);
	});

	it('tells every key that the contract names', () => {
		const labels = bindings.flatMap((binding) => labelOf(binding).split(', '));
		const named =
			'Enter Up Down Ctrl-P Ctrl-N Ctrl-J PageUp PageDown Ctrl-Home Ctrl-End Shift-Up Shift-Down ' +
			'Tab Shift-Tab Ctrl-Y Ctrl-L Left Right Ctrl-B Ctrl-F Home End Ctrl-A Ctrl-E Ctrl-U Ctrl-W ' +
			'Ctrl-K Alt-B Alt-F Alt-D Alt-Backspace Ctrl-Left Ctrl-Right Alt-Left Alt-Right Backspace ' +
			'Delete Ctrl-D ? F1 Esc Ctrl-C';
		expect(labels.sort()).toEqual(named.split(' ').sort());
	});
});
