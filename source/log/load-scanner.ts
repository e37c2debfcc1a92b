import simdScanner from 'virtual:simd-scanner';
import { type CodeTable, layoutStride, roles, rowFields, type WordTable } from './code-table.ts';
import { createPlainScanner, neighbourBits, type ScannerOptions } from './plain-scanner.ts';
import { candidateStride, mostCandidates, type Scanner } from './scanner.ts';

/** @param capacity bytes of input that the scanner has room for */
export function loadScanner(
	table: CodeTable,
	capacity: number,
	options: ScannerOptions = {},
): Scanner {
	return (
		createSimdScanner(table, capacity, options) ??
		createPlainScanner(table, Buffer.alloc(capacity), options)
	);
}

/** What the module exports; pointers are byte offsets into its memory. */
interface SimdExports {
	readonly configure: (...values: number[]) => void;
	readonly scan: (from: number, to: number) => number;
	readonly countLines: (from: number, to: number) => number;
}

/** Bytes behind the input that the scanner may read, and start of what is laid out for it. */
const margin = 1024;
/** Bits of the hash by which the scanner knows a word; the same number stands in assembly.ts. */
const knownBits = 17;
const pageSize = 65_536;

/** @returns `undefined` on a machine whose WebAssembly has no SIMD */
export function createSimdScanner(
	{ words }: CodeTable,
	capacity: number,
	{ findsUnknown = false, hearsQuiet = false }: ScannerOptions = {},
): Scanner | undefined {
	const wasm = Buffer.from(simdScanner, 'base64');
	if (!WebAssembly.validate(wasm)) return undefined;

	let end = margin;
	const reserve = (bytes: number) => {
		const start = end;
		end += Math.ceil(bytes / 64) * 64;
		return start;
	};
	const slots = reserve(words.slots.byteLength);
	const layout = reserve(words.layout.byteLength);
	const text = reserve(words.text.byteLength + 8);
	const nibbles = reserve(32);
	const known = reserve(2 ** knownBits / 8);
	const knownPlaced = reserve(2 ** knownBits / 8);
	const neighbours = reserve(256 * 4);
	const output = reserve(mostCandidates * candidateStride * 4);
	const inputStart = reserve(capacity + margin);
	const memory = new WebAssembly.Memory({ initial: Math.ceil(end / pageSize) });

	new Int32Array(memory.buffer, slots, words.slots.length).set(words.slots);
	new Int32Array(memory.buffer, layout, words.layout.length).set(words.layout);
	new Uint8Array(memory.buffer, text, words.text.length).set(words.text);
	new Int32Array(memory.buffer, neighbours, 256).set(neighbourBits);
	const anchors = describeAnchors(words, findsUnknown);
	new Uint8Array(memory.buffer, nibbles, 32).set(anchors.nibbles);

	const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), {
		env: { memory, abort: () => undefined },
	});
	const { configure, scan, countLines } = asExports(instance.exports);
	const rows = words.layout.length / layoutStride;
	configure(
		...[slots, words.slots.length, layout, rows, text, output, mostCandidates, nibbles],
		...[anchors.short, inputStart, known, knownPlaced, findsUnknown ? 1 : 0],
		...[neighbours, hearsQuiet ? 1 : 0],
	);

	const candidates = new Int32Array(memory.buffer, output, mostCandidates * candidateStride);
	return {
		input: Buffer.from(memory.buffer, inputStart, capacity),
		candidates,
		scan: (from, to) => scan(inputStart + from, inputStart + to),
		countLines: (from, to) => countLines(inputStart + from, inputStart + to),
	};
}

function asExports(exports: WebAssembly.Exports): SimdExports {
	const { configure, scan, countLines } = exports;
	const isFunction = (value: unknown): value is (...values: number[]) => number =>
		typeof value === 'function';
	if (isFunction(configure) && isFunction(scan) && isFunction(countLines)) {
		return { configure, scan, countLines };
	}
	throw new Error('the SIMD scanner was built without its exports');
}

/** Bit of each class of bytes in the tables that the SIMD scanner reads. */
const classBits = {
	digit: 1,
	letterAToO: 2,
	letterPToZ: 4,
	beforeOneByte: 8,
	special: 16,
} as const;
/** Bits of the bytes that anchors have first, second and third. */
const placeBits = [128, 64, 32] as const;

/**
 * Lays out the scanner's classes of bytes: a byte is in a class if its low nibble is, by the
 * first 16 bytes, and its high nibble, by the last. So a class is exact where it is a rectangle
 * of the ASCII table, as those of words are; the others may have more bytes than asked.
 */
function describeAnchors(
	{ layout, text }: WordTable,
	findsUnknown: boolean,
): { nibbles: Uint8Array; short: number } {
	const nibbles = new Uint8Array(32);
	let short = 0;
	const include = (byte: number, bit: number) => {
		const [low, high] = [byte & 15, 16 + (byte >> 4)];
		nibbles[low] = (nibbles[low] ?? 0) | bit;
		nibbles[high] = (nibbles[high] ?? 0) | bit;
	};
	const includeAll = (characters: string, bit: number) => {
		for (const byte of Buffer.from(characters, 'latin1')) include(byte, bit);
	};
	includeAll('0123456789', classBits.digit);
	includeAll('ABCDEFGHIJKLMNOabcdefghijklmno', classBits.letterAToO);
	includeAll('PQRSTUVWXYZpqrstuvwxyz_', classBits.letterPToZ);
	includeAll('\u001b\u00ef', classBits.special);
	// What an encoded character leaves of itself in front of a number: `3A`, `3D`, `22`, `27`, `x22`.
	for (const digit of '0123456789') {
		for (const head of ['3A', '3D', '22', '27']) includePlaces(head + digit);
	}
	for (const glued of ['x22', 'x27']) includePlaces(glued);
	if (findsUnknown) for (const digit of '0123456789') includePlaces(digit.repeat(3));
	for (let at = 0; at < layout.length; at += layoutStride) {
		if (((layout[at + rowFields.role] ?? 0) & (roles.direct | roles.cue)) === 0) continue;
		const before = layout[at + rowFields.anchor] ?? 0;
		const start = (layout[at] ?? 0) + before;
		const length = layout[at + rowFields.anchorLength] ?? 0;
		if (length < 3) short |= length;
		if (length === 1) {
			for (let byte = 0; byte < 256; byte++) {
				if (before === 0 || byte === text[start - 1]) include(byte, classBits.beforeOneByte);
			}
		}
		includePlaces(Buffer.from(text.subarray(start, start + length)).toString('latin1'));
	}
	return { nibbles, short };

	function includePlaces(anchor: string): void {
		for (const [place, bit] of placeBits.entries()) {
			const character = anchor[place] ?? '';
			includeAll(character.toLowerCase() + character.toUpperCase(), bit);
		}
	}
}
