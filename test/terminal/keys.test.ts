import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyParser, type Key, longestPaste } from '../../source/terminal/keys.ts';

const press = (name: string): Key => ({ kind: 'press', name });
const text = (of: string): Key => ({ kind: 'text', text: of });
const paste = (of: string, isCut = false): Key => ({ kind: 'paste', text: of, isCut });
const mouse = (what: 'click' | 'wheel-up' | 'wheel-down', column: number, row: number): Key => ({
	kind: 'mouse',
	what,
	column,
	row,
});

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
	['\u001b[A', [press('up')]],
	['\u001bOB', [press('down')]],
	['\u001b[C', [press('right')]],
	['\u001bOD', [press('left')]],
	['\u001b[H', [press('home')]],
	['\u001b[1~', [press('home')]],
	['\u001b[7~', [press('home')]],
	['\u001bOF', [press('end')]],
	['\u001b[4~', [press('end')]],
	['\u001b[8~', [press('end')]],
	['\u001b[5~', [press('page-up')]],
	['\u001b[6~', [press('page-down')]],
	['\u001b[3~', [press('delete')]],
	['\u001bOP', [press('f1')]],
	['\u001b[11~', [press('f1')]],
	['\u001b[1;2A', [press('shift-up')]],
	['\u001b[1;2B', [press('shift-down')]],
	['\u001b[1;5A', [press('ctrl-up')]],
	['\u001b[1;5H', [press('ctrl-home')]],
	['\u001b[1;3D', [press('alt-left')]],
	['\u001bb', [press('alt-b')]],
	['\u001b\u007f', [press('alt-backspace')]],
	['\u001b[<0;5;3M', [mouse('click', 4, 2)]],
	['\u001b[<64;1;1M', [mouse('wheel-up', 0, 0)]],
	['\u001b[<65;223;3M', [mouse('wheel-down', 222, 2)]],
	['\u001b[<0;5;3m', []],
	['\u001b[<2;5;3M', []],
	['\u001b[<35;5;3M', []],
	['\u001b[1;6A', [press('shift-up')]],
	['\u001b[Z', [press('shift-tab')]],
	['\t', [press('tab')]],
	['\r', [press('enter')]],
	['\n', [press('ctrl-j')]],
	['\u007f', [press('backspace')]],
	['\u0008', [press('backspace')]],
	['\u0001', [press('ctrl-a')]],
	['\u0003', [press('ctrl-c')]],
	['\u001a', [press('ctrl-z')]],
	['a', [text('a')]],
	['?', [text('?')]],
	['授权', [text('授权')]],
	['𠮷😀', [text('𠮷😀')]],
	['\u001b[200~one\r\ntwo\u001b[Athree\u001b[201~', [paste('one\r\ntwo\u001b[Athree')]],
	['\u001b[200~\u001b[201~', [paste('')]],
	['\u001bx', [press('alt-x')]],
	['\u001b[I', []],
	['\u001b[?1;2c', []],
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
		['a lone escape', ['\u001b'], [press('escape')]],
		['two escapes', ['\u001b\u001b'], [press('escape'), press('escape')]],
		['an escape before an arrow', ['\u001b\u001b[A'], [press('escape'), press('up')]],
		['a sequence that stays unfinished', ['\u001b[1;'], [press('escape')]],
		['F1 of the Linux console', ['\u001b[[A'], [press('f1')]],
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
		expect(parser.feed(Buffer.from('\u0003'))).toEqual([press('ctrl-c')]);
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

	it('reads the beginning of a paste that is too long, and says so', () => {
		const long = 'x'.repeat(longestPaste + 9);
		expect(parse([`\u001b[200~${long}`, long, '\u001b[201~y'])).toEqual([
			paste(long.slice(0, longestPaste), true),
			text('y'),
		]);
	});

	it.each([
		['a paste', '\u001b[200~'],
		['what a terminal answers', '\u001b]52;c;'],
		['a sequence', '\u001b['],
	])('looks at each byte once, also of %s that never ends', (_name, start) => {
		const parser = createKeyParser();
		parser.feed(Buffer.from(start));
		const part = Buffer.from('1;'.repeat(2048));
		const before = process.cpuUsage().user;
		for (let count = 0; count < 2048; count++) parser.feed(part);
		// Eight million bytes; looked at again with each part, they would take minutes.
		expect(process.cpuUsage().user - before).toBeLessThan(5_000_000);
		expect(parser.feed(Buffer.from('\u0003'))).toEqual([press('ctrl-c')]);
	});

	it('throws at no bytes', () => {
		fc.assert(
			fc.property(fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 6 }), (parts) => {
				parse(parts);
			}),
		);
	});
});
