/**
 * The scanner of plain-scanner.ts for 64 bytes at a time, in AssemblyScript: compiled to
 * WebAssembly with SIMD when the program is built (rolldown.config.ts), and loaded by
 * load-scanner.ts, which lays out the memory. A property test holds the two scanners equal.
 */

/** Pointers into memory, set once by `configure`. */
let slots: usize = 0;
let slotMask: u32 = 0;
let layout: usize = 0;
let text: usize = 0;
let output: usize = 0;
let mostCandidates: i32 = 0;
/** Where the input starts; candidates are counted from there. */
let input: usize = 0;

/**
 * Classes of bytes: `low[byte & 15] & high[byte >> 4]` has a bit of `wordMask` set for the bytes
 * of words, bit 3 for the bytes before anchors of one byte, bit 4 for escape, and bits 7, 6, 5
 * for at least the bytes that anchors have first, second and third. Laid out by load-scanner.ts.
 */
let low: v128 = i8x16.splat(0);
let high: v128 = i8x16.splat(0);
const wordMask: i8 = 7;
/** Whether there are anchors of one byte and of two, whose next byte ends the run. */
let hasOneByte: bool = false;
let hasTwoBytes: bool = false;
/** Length of the shortest anchor of three bytes and more, at most 8. */
let leastLong: u64 = 3;

/** A bit for each hash of the first `leastLong` bytes of an anchor: 2^16 bits. */
let prefixes: usize = 0;
let prefixMask: u64 = 0;

let count: i32 = 0;
let lineStart: usize = 0;
let lineEnd: usize = 0;

export function configure(
	slotsAt: usize,
	slotCount: u32,
	layoutAt: usize,
	textAt: usize,
	outputAt: usize,
	most: i32,
	nibblesAt: usize,
	shortAnchors: i32,
	leastLength: i32,
	inputAt: usize,
	prefixesAt: usize,
	codeCount: i32,
): void {
	slots = slotsAt;
	slotMask = slotCount - 1;
	layout = layoutAt;
	text = textAt;
	output = outputAt;
	mostCandidates = most;
	input = inputAt;
	low = v128.load(nibblesAt);
	high = v128.load(nibblesAt + 16);
	hasOneByte = (shortAnchors & 1) != 0;
	hasTwoBytes = (shortAnchors & 2) != 0;
	leastLong = <u64>leastLength;
	prefixes = prefixesAt;
	prefixMask = <u64>-1 >> (64 - (leastLong << 3));
	for (let code: i32 = 0; code < codeCount; code++) {
		const at = layout + (<usize>code << 4);
		if (load<i32>(at, 12) < <i32>leastLong) continue;
		const hash = prefixHash(text + <usize>load<i32>(at) + <usize>load<i32>(at, 8));
		const byte = prefixes + <usize>(hash >> 3);
		store<u8>(byte, load<u8>(byte) | (1 << (<u8>hash & 7)));
	}
}

// @ts-ignore: decorator
@inline
function prefixHash(at: usize): u32 {
	const prefix = (load<u64>(at) | 0x2020202020202020) & prefixMask;
	return <u32>((prefix * 0x9e3779b97f4a7c15) >> 48);
}

// @ts-ignore: decorator
@inline
function isWord(byte: u32): bool {
	const lower = byte | 0x20;
	return lower - 97 < 26 || byte - 48 < 10 || byte == 95 || byte == 127;
}

// @ts-ignore: decorator
@inline
function classesAt(at: usize): v128 {
	const bytes = v128.load(at);
	return v128.and(
		i8x16.swizzle(low, v128.and(bytes, i8x16.splat(15))),
		i8x16.swizzle(high, i8x16.shr_u(bytes, 4)),
	);
}

/** The top bit of each byte; the next ones after a shift in lanes of 16 bits. */
// @ts-ignore: decorator
@inline
function topBits(classes: v128): u64 {
	return <u64>(<u32>i8x16.bitmask(classes));
}

// @ts-ignore: decorator
@inline
function otherBits(classes: v128): u64 {
	return topBits(i8x16.eq(v128.and(classes, i8x16.splat(wordMask)), i8x16.splat(0)));
}

// @ts-ignore: decorator
@inline
function join(a: u64, b: u64, c: u64, d: u64): u64 {
	return a | (b << 16) | (c << 32) | (d << 48);
}

/** Scans whole lines from `from` to `to`; memory behind `to` may hold anything. */
export function scan(from: usize, to: usize): i32 {
	count = 0;
	lineStart = from;
	lineEnd = from;
	let wordBefore: u64 = 0;
	let skipTo: usize = from;
	for (let base = from; base < to; base += 64) {
		const a = classesAt(base);
		const b = classesAt(base + 16);
		const c = classesAt(base + 32);
		const d = classesAt(base + 48);
		let word = ~join(otherBits(a), otherBits(b), otherBits(c), otherBits(d));
		const first = join(topBits(a), topBits(b), topBits(c), topBits(d));
		let escape: u64 = 0;
		if (v128.any_true(v128.and(v128.or(v128.or(a, b), v128.or(c, d)), i8x16.splat(16)))) {
			escape = join(
				topBits(i16x8.shl(a, 3)),
				topBits(i16x8.shl(b, 3)),
				topBits(i16x8.shl(c, 3)),
				topBits(i16x8.shl(d, 3)),
			);
		}
		const left = to - base;
		if (left < 64) {
			const inside = ((<u64>1) << (<u64>left)) - 1;
			word &= inside;
			escape &= inside;
		}
		const starts = word & ~((word << 1) | wordBefore) & first;
		wordBefore = word >> 63;
		const second = join(
			topBits(i16x8.shl(a, 1)),
			topBits(i16x8.shl(b, 1)),
			topBits(i16x8.shl(c, 1)),
			topBits(i16x8.shl(d, 1)),
		);
		const third = join(
			topBits(i16x8.shl(a, 2)),
			topBits(i16x8.shl(b, 2)),
			topBits(i16x8.shl(c, 2)),
			topBits(i16x8.shl(d, 2)),
		);
		// The last bytes of a block cannot see what follows them: they pass.
		let long = starts & ((second >> 1) | 0x8000000000000000) & ((third >> 2) | 0xc000000000000000);
		const other = ~word;
		const otherInTwo = other | (other >> 1);
		const otherInFour = otherInTwo | (otherInTwo >> 2);
		long &= ~(leastLong == 3 ? otherInTwo | (otherInTwo >> 1) : otherInFour | (otherInFour >> (leastLong - 4)));
		let short: u64 = 0;
		if (hasOneByte) {
			const before = join(
				topBits(i16x8.shl(a, 4)),
				topBits(i16x8.shl(b, 4)),
				topBits(i16x8.shl(c, 4)),
				topBits(i16x8.shl(d, 4)),
			);
			short = starts & ~(word >> 1) & ((before << 1) | 1);
		}
		if (hasTwoBytes) short |= starts & ~(word >> 2);
		let wanted = long | short | escape;
		while (wanted != 0) {
			const bit = <u64>ctz(wanted);
			wanted &= wanted - 1;
			const at = base + <usize>bit;
			if (at < skipTo) continue;
			if ((escape >> bit) & 1) {
				emit(at, at, -1, from, to);
				skipTo = lineEnd;
			} else if ((short >> bit) & 1 || hasPrefix(at)) {
				let end = at + 1;
				while (end < to && isWord(load<u8>(end))) end++;
				lookUp(at, end, from, to);
			}
			if (count >= mostCandidates) return count;
		}
	}
	return count;
}

// @ts-ignore: decorator
@inline
function hasPrefix(at: usize): bool {
	const hash = prefixHash(at);
	return ((load<u8>(prefixes + <usize>(hash >> 3)) >> (<u8>hash & 7)) & 1) != 0;
}

function lookUp(start: usize, end: usize, from: usize, to: usize): void {
	let hash: u32 = 0x811c9dc5;
	for (let at = start; at < end; at++) hash = (hash ^ (load<u8>(at) | 0x20)) * 0x01000193;
	hash ^= hash >> 15;
	let slot = hash & slotMask;
	for (let code = load<i32>(slots + (slot << 2)); code != 0; code = load<i32>(slots + (slot << 2))) {
		const at = layout + (<usize>(code - 1) << 4);
		const length = <usize>load<i32>(at, 4);
		const before = <usize>load<i32>(at, 8);
		if (<usize>load<i32>(at, 12) == end - start && start - from >= before) {
			const codeStart = start - before;
			const codeEnd = codeStart + length;
			if (codeEnd <= to && isCodeAt(codeStart, codeEnd, text + <usize>load<i32>(at))) {
				const isWhole = codeStart == from || !isWord(load<u8>(codeStart - 1));
				const isEnded = codeEnd >= to || !isWord(load<u8>(codeEnd));
				if (isWhole && isEnded && count < mostCandidates) {
					emit(codeStart, codeEnd, code - 1, from, to);
				}
			}
		}
		slot = (slot + 1) & slotMask;
	}
}

function isCodeAt(start: usize, end: usize, textAt: usize): bool {
	for (let at = start; at < end; at++) {
		const wanted = load<u8>(textAt + at - start);
		const byte = load<u8>(at);
		if (byte != wanted && !(wanted - 97 < 26 && (byte | 0x20) == wanted)) return false;
	}
	return true;
}

// @ts-ignore: decorator
@inline
function lineFeeds(at: usize): i32 {
	return i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(10)));
}

/** The first line feed from `at` on, or `to`. */
function lineFeedFrom(at: usize, to: usize): usize {
	for (let base = at; base < to; base += 16) {
		const found = lineFeeds(base);
		if (found != 0) return min<usize>(base + <usize>ctz(found), to);
	}
	return to;
}

/** Behind the last line feed before `at`, or `from`. */
function lineFeedBefore(at: usize, from: usize): usize {
	let base = at;
	while (base >= from + 16) {
		base -= 16;
		const found = lineFeeds(base);
		if (found != 0) return base + 32 - <usize>clz(found);
	}
	while (base > from && load<u8>(base - 1) != 10) base--;
	return base;
}

function emit(start: usize, end: usize, code: i32, from: usize, to: usize): void {
	if (start >= lineEnd || count == 0) {
		lineStart = lineFeedBefore(start, from);
		lineEnd = lineFeedFrom(start, to);
	}
	const at = output + <usize>count * 20;
	store<i32>(at, <i32>(start - input));
	store<i32>(at, <i32>(end - input), 4);
	store<i32>(at, code, 8);
	store<i32>(at, <i32>(lineStart - input), 12);
	store<i32>(at, <i32>(lineEnd - input), 16);
	count++;
}

/** Line feeds from `from` to `to`. */
export function countLines(from: usize, to: usize): i32 {
	let lines: i32 = 0;
	let at = from;
	for (; at + 16 <= to; at += 16) {
		lines += popcnt(i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(10))));
	}
	for (; at < to; at++) if (load<u8>(at) == 10) lines++;
	return lines;
}
