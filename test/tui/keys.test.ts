import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyParser, type Key, type KeyName } from '../../source/tui/keys.ts';

function named(name: KeyName, hasShift = false): Key {
	return { kind: 'named', name, hasShift };
}

const control = (letter: string): Key => ({ kind: 'control', letter });
const text = (of: string): Key => ({ kind: 'text', text: of });
const paste = (of: string): Key => ({ kind: 'paste', text: of });

/** Feeds each part, and flushes at the end. */
function parse(parts: readonly (string | Uint8Array)[]): Key[] {
	const parser = createKeyParser();
	const keys = parts.flatMap((part) =>
		parser.feed(typeof part === 'string' ? Buffer.from(part) : part),
	);
	return [...keys, ...parser.flush()];
}

/** Text that came in several parts as one, since each read is a key of its own. */
function joinText(keys: readonly Key[]): Key[] {
	const joined: Key[] = [];
	for (const key of keys) {
		const last = joined.at(-1);
		if (key.kind === 'text' && last?.kind === 'text')
			joined[joined.length - 1] = text(last.text + key.text);
		else joined.push(key);
	}
	return joined;
}

const sequences: readonly (readonly [sequence: string, keys: readonly Key[]])[] = [
	['\u001b[A', [named('up')]],
	['\u001bOB', [named('down')]],
	['\u001b[C', [named('right')]],
	['\u001bOD', [named('left')]],
	['\u001b[H', [named('home')]],
	['\u001b[1~', [named('home')]],
	['\u001b[7~', [named('home')]],
	['\u001bOF', [named('end')]],
	['\u001b[4~', [named('end')]],
	['\u001b[8~', [named('end')]],
	['\u001b[5~', [named('page-up')]],
	['\u001b[6~', [named('page-down')]],
	['\u001b[3~', [named('delete')]],
	['\u001bOP', [named('f1')]],
	['\u001b[11~', [named('f1')]],
	['\u001b[1;2A', [named('up', true)]],
	['\u001b[1;2B', [named('down', true)]],
	['\u001b[1;5A', [named('up')]],
	['\u001b[1;6A', [named('up', true)]],
	['\u001b[Z', [named('tab', true)]],
	['\t', [named('tab')]],
	['\r', [named('enter')]],
	['\n', [named('enter')]],
	['\u007f', [named('backspace')]],
	['\u0008', [named('backspace')]],
	['\u0001', [control('a')]],
	['\u0003', [control('c')]],
	['\u001a', [control('z')]],
	['a', [text('a')]],
	['?', [text('?')]],
	['授权', [text('授权')]],
	['𠮷😀', [text('𠮷😀')]],
	['\u001b[200~one\r\ntwo\u001b[Athree\u001b[201~', [paste('one\r\ntwo\u001b[Athree')]],
	['\u001b[200~\u001b[201~', [paste('')]],
	['\u001bx', []],
	['\u001b[I', []],
	['\u001b[?1;2c', []],
	['\u001b[<0;3;4M', []],
	['\u001b[24~', []],
	['\u001b[>0;276;0c', []],
	['\u001b[?2026;2$y', []],
	['\u001b]11;rgb:0000/0000/0000\u0007', []],
	['\u001b]11;rgb:0000/0000/0000\u001b\\', []],
	['\u001bP>|xterm(1)\u001b\\', []],
	['\u0000', []],
];

describe('createKeyParser', () => {
	it.each(sequences)('takes %j for its key', (sequence, keys) => {
		expect(parse([sequence])).toEqual(keys);
	});

	it.each([
		['a lone escape', ['\u001b'], [named('escape')]],
		['two escapes', ['\u001b\u001b'], [named('escape'), named('escape')]],
		['an escape before an arrow', ['\u001b\u001b[A'], [named('escape'), named('up')]],
		['a sequence that stays unfinished', ['\u001b[1;'], [named('escape')]],
		['F1 of the Linux console', ['\u001b[[A'], [named('f1')]],
		['Alt with what begins an answer', ['\u001b]'], []],
	])('takes %s for what it is', (_case, parts, keys) => {
		expect(parse(parts)).toEqual(keys);
	});

	it('leaves no half of a character behind Alt with a character of two halves', () => {
		const typed = parse(['\u001b😀']).flatMap((key) => (key.kind === 'text' ? [key.text] : []));
		expect(typed.join('')).not.toMatch(/\p{Surrogate}/u);
	});

	it('waits after an escape and no other key, nor in a paste', () => {
		const waits = ['\u001b', '\u001b[', '\u001bO', '\u001b[1;2'];
		const rest = ['a', '\u001b[A', '', '\u001b[200~', '\u001b[200~a\u001b', '\t'];
		const isWaiting = (typed: string) => {
			const parser = createKeyParser();
			parser.feed(Buffer.from(typed));
			return parser.isWaiting;
		};
		expect(waits.filter(isWaiting)).toEqual(waits);
		expect(rest.filter(isWaiting)).toEqual([]);
	});

	it('gives a paste as one key when its end comes, and nothing before', () => {
		const parser = createKeyParser();
		expect(parser.feed(Buffer.from('\u001b[200~a\u001b[201'))).toEqual([]);
		expect(parser.flush()).toEqual([]);
		expect(parser.feed(Buffer.from('~b'))).toEqual([paste('a'), text('b')]);
	});

	it('is ended by Ctrl-C where the end of a paste was lost, not by one inside it', () => {
		const parser = createKeyParser();
		expect(parser.feed(Buffer.from('\u001b[200~a\u0003b\u0003'))).toEqual([]);
		expect(parser.feed(Buffer.from('\u0003'))).toEqual([control('c')]);
		expect(parser.feed(Buffer.from('x'))).toEqual([text('x')]);
	});

	it('gives the same keys however the bytes are cut', () => {
		const typed = fc.array(fc.constantFrom(...sequences.map(([sequence]) => sequence)), {
			minLength: 1,
			maxLength: 12,
		});
		fc.assert(
			fc.property(typed, fc.array(fc.nat(400), { maxLength: 20 }), (parts, cuts) => {
				const bytes = Buffer.from(parts.join(''));
				const places = [0, ...cuts.filter((cut) => cut < bytes.length), bytes.length];
				places.sort((a, b) => a - b);
				const pieces = places.map((place, at) => bytes.subarray(places[at - 1] ?? 0, place));
				expect(joinText(parse(pieces))).toEqual(joinText(parse([bytes])));
			}),
			{ numRuns: 300 },
		);
	});

	it('gives each key in order, whatever they come with', () => {
		const typed = fc.array(fc.constantFrom(...sequences), { maxLength: 12 });
		fc.assert(
			fc.property(typed, (parts) => {
				const bytes = parts.map(([sequence]) => sequence).join('');
				expect(joinText(parse([bytes]))).toEqual(joinText(parts.flatMap(([, keys]) => keys)));
			}),
		);
	});

	it('throws at no bytes', () => {
		fc.assert(
			fc.property(fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 6 }), (parts) => {
				parse(parts);
			}),
		);
	});
});
