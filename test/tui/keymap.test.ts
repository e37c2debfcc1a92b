import { describe, expect, it } from 'vitest';
import { actionOf, bindings } from '../../source/tui/keymap.ts';
import { createKeyParser, type Key } from '../../source/tui/keys.ts';

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
	'?': '?',
};

function bytesOf(key: string): string {
	const letter = /^ctrl-([a-z])$/.exec(key)?.[1];
	return letter === undefined ? (sent[key] ?? '') : String.fromCharCode(letter.charCodeAt(0) - 96);
}

function press(bytes: string): Key[] {
	const parser = createKeyParser();
	return [...parser.feed(Buffer.from(bytes)), ...parser.flush()];
}

const bound = bindings.flatMap(({ keys }) => keys);
/** Same byte as another key: Ctrl-H is Backspace on the line. */
const sameAs: Readonly<Record<string, string>> = { 'ctrl-h': 'backspace' };

describe('the keys of the browser', () => {
	it.each(bound)('has %s reach its action', (name, action) => {
		const [key, ...rest] = press(bytesOf(name));
		expect(rest).toEqual([]);
		expect(key && actionOf(key, true)).toEqual(action);
	});

	it('has no key twice', () => {
		const names = bound.map(([name]) => name);
		expect(names).toEqual([...new Set(names)]);
		const bytes = names.filter((name) => sameAs[name] === undefined).map(bytesOf);
		expect(bytes).toEqual([...new Set(bytes)]);
	});

	it('has a key for each thing that a key can do', () => {
		const kinds = [
			'move-caret',
			'delete',
			'move',
			'move-page',
			'scroll',
			'turn-section',
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
		['?', true, { kind: 'toggle-help' }],
		['?', false, { kind: 'insert', text: '?' }],
		['a', true, { kind: 'insert', text: 'a' }],
		['授权', false, { kind: 'insert', text: '授权' }],
		['elevenchars', true, { kind: 'insert', text: 'elevenchars' }],
		['twelve chars', true, { kind: 'paste', text: 'twelve chars' }],
		['\u001b[200~a\u001b[201~', true, { kind: 'paste', text: 'a' }],
		['\u0011', true, undefined],
		['\u001a', true, undefined],
		['\u001b[1;2D', true, undefined],
	])('takes %j in a query that is empty or not (%s) for its action', (bytes, isEmpty, action) => {
		expect(press(bytes).map((key) => actionOf(key, isEmpty))).toEqual([action]);
	});

	it('tells every key that the contract names', () => {
		const labels = bindings
			.map(({ label }) => label)
			.join(', ')
			.split(', ')
			.flatMap((label) => label.replaceAll('/', ', Ctrl-').split(', '));
		const named =
			'Enter,Up,Down,Ctrl-P,Ctrl-N,PageUp,PageDown,Shift-Up,Shift-Down,Tab,Shift-Tab,Ctrl-Y,' +
			'Ctrl-L,Left,Right,Home,End,Ctrl-A,Ctrl-E,Ctrl-U,Ctrl-W,Ctrl-K,Backspace,Delete,?,F1,' +
			'Esc,Ctrl-C';
		expect(labels.sort()).toEqual(named.split(',').sort());
	});
});
