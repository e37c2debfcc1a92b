import simdScanner from 'virtual:simd-scanner';
import { type CodeTable, layoutStride } from './code-table.ts';
import { createPlainScanner } from './plain-scanner.ts';
import { candidateStride, mostCandidates, type Scanner } from './scanner.ts';

/** @param capacity bytes of input that the scanner has room for */
export function loadScanner(table: CodeTable, capacity: number): Scanner {
	return createSimdScanner(table, capacity) ?? createPlainScanner(table, Buffer.alloc(capacity));
}

/** What the module exports; pointers are byte offsets into its memory. */
interface SimdExports {
	readonly configure: (...values: number[]) => void;
	readonly scan: (from: number, to: number) => number;
	readonly countLines: (from: number, to: number) => number;
}

/** Bytes behind the input that the scanner may read, and start of what is laid out for it. */
const margin = 1024;
const pageSize = 65_536;

/** @returns `undefined` on a machine whose WebAssembly has no SIMD */
export function createSimdScanner(table: CodeTable, capacity: number): Scanner | undefined {
	const wasm = Buffer.from(simdScanner, 'base64');
	if (!WebAssembly.validate(wasm)) return undefined;

	let end = margin;
	const reserve = (bytes: number) => {
		const start = end;
		end += Math.ceil(bytes / 64) * 64;
		return start;
	};
	const slots = reserve(table.slots.byteLength);
	const layout = reserve(table.layout.byteLength);
	const text = reserve(table.text.byteLength + 8);
	const nibbles = reserve(32);
	const prefixes = reserve(8192);
	const output = reserve(mostCandidates * candidateStride * 4);
	const inputStart = reserve(capacity + margin);
	const memory = new WebAssembly.Memory({ initial: Math.ceil(end / pageSize) });

	new Int32Array(memory.buffer, slots, table.slots.length).set(table.slots);
	new Int32Array(memory.buffer, layout, table.layout.length).set(table.layout);
	new Uint8Array(memory.buffer, text, table.text.length).set(table.text);
	const anchors = describeAnchors(table);
	new Uint8Array(memory.buffer, nibbles, 32).set(anchors.nibbles);

	const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), {
		env: { memory, abort: () => undefined },
	});
	const { configure, scan, countLines } = asExports(instance.exports);
	const lengths = [anchors.short, anchors.leastLong];
	const hashing = [prefixes, table.codes.length];
	configure(
		...[slots, table.slots.length, layout, text, output, mostCandidates, nibbles],
		...[...lengths, inputStart, ...hashing],
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
const classBits = { digit: 1, letterAToO: 2, letterPToZ: 4, beforeOneByte: 8, escape: 16 } as const;
/** Bits of the bytes that anchors have first, second and third. */
const placeBits = [128, 64, 32] as const;
/** Longest run that the scanner asks for before it looks at a word. */
const longestAsked = 8;

/**
 * Lays out the scanner's classes of bytes: a byte is in a class if its low nibble is, by the
 * first 16 bytes, and its high nibble, by the last. So a class is exact where it is a rectangle
 * of the ASCII table, as those of words are; those of anchors may have more bytes than asked.
 */
function describeAnchors({ layout, text }: CodeTable): {
	nibbles: Uint8Array;
	short: number;
	leastLong: number;
} {
	const nibbles = new Uint8Array(32);
	let short = 0;
	let leastLong = longestAsked;
	const include = (byte: number, bit: number) => {
		const [low, high] = [byte & 15, 16 + (byte >> 4)];
		nibbles[low] = (nibbles[low] ?? 0) | bit;
		nibbles[high] = (nibbles[high] ?? 0) | bit;
	};
	const includeAll = (characters: string, bit: number) => {
		for (const byte of Buffer.from(characters)) include(byte, bit);
	};
	includeAll('0123456789', classBits.digit);
	includeAll('ABCDEFGHIJKLMNOabcdefghijklmno', classBits.letterAToO);
	includeAll('PQRSTUVWXYZpqrstuvwxyz_', classBits.letterPToZ);
	includeAll('\u001b', classBits.escape);
	for (let at = 0; at < layout.length; at += layoutStride) {
		const start = (layout[at] ?? 0) + (layout[at + 2] ?? 0);
		const length = layout[at + 3] ?? 0;
		if (length < 3) short |= length;
		else leastLong = Math.min(leastLong, length);
		if (length === 1) {
			const hasBefore = (layout[at + 2] ?? 0) > 0;
			for (let byte = 0; byte < 256; byte++) {
				if (!hasBefore || byte === text[start - 1]) include(byte, classBits.beforeOneByte);
			}
		}
		for (const [place, bit] of placeBits.entries()) {
			if (place >= length) break;
			const anchor = String.fromCharCode(text[start + place] ?? 0);
			includeAll(anchor + anchor.toUpperCase(), bit);
		}
	}
	return { nibbles, short, leastLong };
}
