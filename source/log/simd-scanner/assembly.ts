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

/** Bytes of a row in `layout`, and its fields: `rowFields` of code-table.ts. */
const rowBytes: usize = 36;
const lengthField: usize = 4;
const anchorField: usize = 8;
const anchorLengthField: usize = 12;
const roleField: usize = 16;
const catalogsField: usize = 20;
const valueField: usize = 24;
const leadsField: usize = 28;
const trailsField: usize = 32;
/** `roles` of code-table.ts. */
const direct: i32 = 1;
const number: i32 = 2;
const numberOrName: i32 = 2 | 4;
const cue: i32 = 8;
const exact: i32 = 16;
const quiet: i32 = 32;
/** Stands for the rows of all opening brackets. */
const openers: usize = 1;
/** `marks` of scanner.ts. */
const encoded: i32 = -1;
const unknown: i32 = -2;
/** `cueReach` of scanner.ts. */
const cueReach: usize = 96;
/** For each byte its bit as a neighbour of a code (places.ts). */
let neighbourBits: usize = 0;
let hearsQuiet: bool = false;
/** How many rows at the start are cues that are opening brackets. */
let opening: i32 = 0;

/**
 * Classes of bytes: `low[byte & 15] & high[byte >> 4]` has a bit of `wordMask` set for the bytes
 * of words, bit 3 for the bytes before anchors of one byte, bit 4 for at least escape and 0xEF, and
 * bits 7, 6, 5 for at least the bytes that anchors have first, second and third. Laid out by
 * load-scanner.ts.
 */
let low: v128 = i8x16.splat(0);
let high: v128 = i8x16.splat(0);
const wordMask: i8 = 7;
/** Whether there are anchors of one byte and of two, whose next byte ends the run. */
let hasOneByte: bool = false;
let hasTwoBytes: bool = false;
let findsUnknown: bool = false;

/** A bit for each hash of an anchor, of its first eight bytes and its length: of direct codes and cues. */
let known: usize = 0;
/** The same of placed codes, which are looked up behind opening brackets. */
let knownPlaced: usize = 0;
/** A bit for the first three bytes of each anchor in `known`, five bits of each: 2^15 bits. */
let heads: usize = 0;
/** Length of the shortest anchor of three bytes and more in `known`, at most 8. */
let leastLong: u64 = 3;
const knownBits: u64 = 18;

let count: i32 = 0;
let scanFrom: usize = 0;
let scanTo: usize = 0;
let lineStart: usize = 0;
let lineEnd: usize = 0;

export function configure(
	slotsAt: usize,
	slotCount: u32,
	layoutAt: usize,
	rowCount: i32,
	textAt: usize,
	outputAt: usize,
	most: i32,
	nibblesAt: usize,
	shortAnchors: i32,
	inputAt: usize,
	knownAt: usize,
	knownPlacedAt: usize,
	headsAt: usize,
	unknownToo: i32,
	neighbourBitsAt: usize,
	quietToo: i32,
	openingRows: i32,
): void {
	neighbourBits = neighbourBitsAt;
	hearsQuiet = quietToo != 0;
	opening = openingRows;
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
	known = knownAt;
	knownPlaced = knownPlacedAt;
	heads = headsAt;
	leastLong = 8;
	findsUnknown = unknownToo != 0;
	if (unknownToo != 0) leastLong = 4;
	for (let row: i32 = 0; row < rowCount; row++) {
		const at = layout + <usize>row * rowBytes;
		const length = load<i32>(at, anchorLengthField);
		const role = load<i32>(at, roleField);
		const isSought = (role & (direct | cue)) != 0;
		if (length == 0 || (isSought && length < 3)) continue;
		if (isSought && length < <i32>leastLong) leastLong = <u64>length;
		const anchor = text + <usize>load<i32>(at) + <usize>load<i32>(at, anchorField);
		const hash = anchorHash(anchor, length);
		if (isSought) {
			const head = headOf(anchor);
			store<u8>(heads + (head >> 3), load<u8>(heads + (head >> 3)) | (1 << (<u8>head & 7)));
		}
		const byte = (isSought ? known : knownPlaced) + <usize>(hash >> 3);
		store<u8>(byte, load<u8>(byte) | (1 << (<u8>hash & 7)));
	}
}

// @ts-ignore: decorator
@inline
function headOf(at: usize): usize {
	const bytes = load<u32>(at);
	return <usize>((bytes & 31) | ((bytes >> 3) & 0x3e0) | ((bytes >> 6) & 0x7c00));
}

/** Of the first eight bytes of a run, in lower case, and of its length up to nine. */
// @ts-ignore: decorator
@inline
function anchorHash(at: usize, length: i32): u32 {
	const folded = load<u64>(at) | 0x2020202020202020;
	const own = length >= 8 ? folded : folded & ~(<u64>-1 << <u64>(length << 3));
	const sized = own ^ (<u64>min(length, 9) << 60);
	return <u32>((sized * 0x9e3779b97f4a7c15) >> (64 - knownBits));
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

/** Opening brackets: `(` and `[`. */
// @ts-ignore: decorator
@inline
function opensAt(at: usize): u64 {
	const bytes = v128.load(at);
	const round = i8x16.eq(bytes, i8x16.splat(40));
	return <u64>(<u32>i8x16.bitmask(v128.or(round, i8x16.eq(bytes, i8x16.splat(91)))));
}

// @ts-ignore: decorator
@inline
function join(a: u64, b: u64, c: u64, d: u64): u64 {
	return a | (b << 16) | (c << 32) | (d << 48);
}

/** Scans whole lines from `from` to `to`; memory behind `to` may hold anything. */
export function scan(from: usize, to: usize): i32 {
	count = 0;
	scanFrom = from;
	scanTo = to;
	lineStart = from;
	lineEnd = from;
	let wordBefore: u64 = 0;
	let openBefore: u64 = 0;
	let chineseBefore: u64 = 0;
	let wordBeforeBlock: u64 = 0;
	let skipTo: usize = from;
	for (let base = from; base < to; base += 64) {
		const a = classesAt(base);
		const b = classesAt(base + 16);
		const c = classesAt(base + 32);
		const d = classesAt(base + 48);
		let word = ~join(otherBits(a), otherBits(b), otherBits(c), otherBits(d));
		const first = join(topBits(a), topBits(b), topBits(c), topBits(d));
		let special: u64 = 0;
		if (v128.any_true(v128.and(v128.or(v128.or(a, b), v128.or(c, d)), i8x16.splat(16)))) {
			special = join(
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
			special &= inside;
		}
		const starts = word & ~((word << 1) | wordBefore) & first;
		wordBeforeBlock = wordBefore;
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
		const other = ~word;
		const otherInTwo = other | (other >> 1);
		const otherInFour = otherInTwo | (otherInTwo >> 2);
		const tooShort =
			leastLong == 3 ? otherInTwo | (otherInTwo >> 1) : otherInFour | (otherInFour >> (leastLong - 4));
		const long =
			starts & ~tooShort & ((second >> 1) | 0x8000000000000000) & ((third >> 2) | 0xc000000000000000);
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
		let opened: u64 = 0;
		if (opening > 0) {
			const open = join(opensAt(base), opensAt(base + 16), opensAt(base + 32), opensAt(base + 48));
			const chinese = join(
				topBits(v128.load(base)),
				topBits(v128.load(base + 16)),
				topBits(v128.load(base + 32)),
				topBits(v128.load(base + 48)),
			);
			const beforeBefore = (chinese << 2) | (chinese << 3) | (chinese << 4) | chineseBefore;
			opened = word & ~((word << 1) | wordBeforeBlock) & (((open | chinese) << 1) | openBefore | beforeBefore);
			openBefore = (open | chinese) >> 63;
			chineseBefore = (chinese >> 62) | (chinese >> 61) | (chinese >> 60);
		}
		let wanted = long | short | special | opened;
		while (wanted != 0) {
			const bit = <u64>ctz(wanted);
			wanted &= wanted - 1;
			const at = base + <usize>bit;
			if (at < skipTo) continue;
			if ((special >> bit) & 1) {
				if (isEncodedAt(at)) {
					emit(at, at, encoded);
					skipTo = lineEnd;
				}
			} else {
				const head = headOf(at);
				const isHead = ((load<u8>(heads + (head >> 3)) >> (<u8>head & 7)) & 1) != 0;
				if (!isHead && (((short | opened) >> bit) & 1) == 0) {
					const before = load<u8>(at - 1);
					const mayBeOther = findsUnknown || before == 37 || before == 92;
					if (!mayBeOther) continue;
				}
				const rest = ~(word >> bit);
				// A run that reaches the end of the block may go on in the next one.
				let length = <i32>ctz(rest);
				if (<u64>length + bit >= 64) length = runLength(at, to);
				if ((opened >> bit) & 1 && isIn(knownPlaced, at, length)) lookUp(at, at + <usize>length, numberOrName, openers);
				if ((short >> bit) & 1 || isIn(known, at, length)) visit(at, at + <usize>length);
				else if (load<u8>(at - 1) == 37 || load<u8>(at - 1) == 92) {
					if (isGlued(at, at + <usize>length)) {
						emit(at, at, encoded);
						skipTo = lineEnd;
					}
				} else if (findsUnknown && isUnknownNumber(at, length)) {
					emit(at, at + <usize>length, unknown);
				}
			}
			if (count >= mostCandidates) return count;
		}
	}
	return count;
}

function runLength(at: usize, to: usize): i32 {
	let end = at + 1;
	while (end < to && isWord(load<u8>(end))) end++;
	return <i32>(end - at);
}

// @ts-ignore: decorator
@inline
function isIn(hashes: usize, at: usize, length: i32): bool {
	const hash = anchorHash(at, length);
	return ((load<u8>(hashes + <usize>(hash >> 3)) >> (<u8>hash & 7)) & 1) != 0;
}

/** A run that may be a direct code or a cue. */
function visit(start: usize, end: usize): void {
	const isFound = lookUp(start, end, direct | cue, 0);
	if (!isFound && findsUnknown && isUnknownNumber(start, <i32>(end - start))) {
		emit(start, end, unknown);
	}
}

/**
 * Looks a run up among the rows of a role: emits codes, and looks around cues.
 *
 * @param from row of the cue whose placed code is looked for, `openers` for any of them, or 0
 */
function lookUp(start: usize, end: usize, role: i32, from: usize): bool {
	let hash: u32 = 0x811c9dc5;
	for (let at = start; at < end; at++) hash = (hash ^ (load<u8>(at) | 0x20)) * 0x01000193;
	hash ^= hash >> 15;
	let isFound = false;
	let slot = hash & slotMask;
	for (let row = load<i32>(slots + (slot << 2)); row != 0; row = load<i32>(slots + (slot << 2))) {
		const at = layout + <usize>(row - 1) * rowBytes;
		const own = load<i32>(at, roleField);
		const before = <usize>load<i32>(at, anchorField);
		const isWanted = (own & role) != 0 && <usize>load<i32>(at, anchorLengthField) == end - start;
		if (isWanted && start - scanFrom >= before) {
			const first = start - before;
			const behind = first + <usize>load<i32>(at, lengthField);
			if (behind <= scanTo && isAt(first, behind, text + <usize>load<i32>(at), own & exact)) {
				isFound = true;
				const value = load<i32>(at, valueField);
				if (from != 0) {
					if ((own & cue) != 0) {
						// A code is looked for.
					} else if (from == openers) {
						for (let opener: i32 = 0; opener < opening; opener++) {
							if (!isFoundBy(layout + <usize>opener * rowBytes, at, first, behind)) continue;
							emit(first, behind, value);
							break;
						}
					} else if (isFoundBy(from, at, first, behind)) emit(first, behind, value);
				} else if ((own & quiet) != 0 && !hearsQuiet) {
					// Nobody hears it.
				} else if (own & direct) emit(first, behind, value);
				else if (value > 0) lookBehind(behind, value, at);
				else lookBefore(first, -value, at);
			}
		}
		slot = (slot + 1) & slotMask;
	}
	return isFound;
}

/** Looks the run up that is as far behind a cue as the codes of its place are. */
function lookBehind(from: usize, distance: i32, row: usize): void {
	const limit = min<usize>(scanTo, from + cueReach);
	let at = from;
	for (let left = distance; left > 0; left--) {
		while (at < limit && !isWord(load<u8>(at))) {
			if (load<u8>(at) == 10) return;
			at++;
		}
		if (at >= limit) return;
		const start = at;
		at += <usize>runLength(at, scanTo);
		if (left == 1) lookUpPlaced(start, at, row);
	}
}

function lookBefore(from: usize, distance: i32, row: usize): void {
	const limit = from - scanFrom > cueReach ? from - cueReach : scanFrom;
	let at = from;
	for (let left = distance; left > 0; left--) {
		while (at > limit && !isWord(load<u8>(at - 1))) {
			if (load<u8>(at - 1) == 10) return;
			at--;
		}
		if (at <= limit) return;
		const end = at;
		while (at > scanFrom && isWord(load<u8>(at - 1))) at--;
		if (left == 1) lookUpPlaced(at, end, row);
	}
}

function lookUpPlaced(start: usize, end: usize, row: usize): void {
	const accepted = load<i32>(row, roleField) & numberOrName;
	if (accepted == number && load<u8>(start) - 48 > 9) return;
	if (isIn(knownPlaced, start, <i32>(end - start))) lookUp(start, end, accepted, row);
}

/** Whether a placed code is of the catalogs of a cue, and stands beside what it may stand beside. */
function isFoundBy(row: usize, code: usize, first: usize, behind: usize): bool {
	if ((load<i32>(code, catalogsField) & load<i32>(row, catalogsField)) == 0) return false;
	if ((neighbourAt(first - 1) & load<i32>(row, leadsField)) == 0) return false;
	return (neighbourAt(behind) & load<i32>(row, trailsField)) != 0;
}

/** The ends of what is scanned count as blanks. */
function neighbourAt(at: usize): i32 {
	const byte = at < scanFrom || at >= scanTo ? 32 : <u32>load<u8>(at);
	const own = byte == 10 || byte == 13 ? 32 : byte;
	return load<i32>(neighbourBits + (<usize>own << 2));
}

/** A whole word; letters in any case, unless the row asks for its own. */
function isAt(start: usize, end: usize, textAt: usize, isExact: i32): bool {
	for (let at = start; at < end; at++) {
		const wanted = <u32>load<u8>(textAt + at - start);
		const byte = <u32>load<u8>(at);
		if (byte == wanted) continue;
		if (isExact || (wanted | 0x20) - 97 > 25 || (byte | 0x20) != (wanted | 0x20)) return false;
	}
	if (start > scanFrom && isWord(load<u8>(start - 1))) return false;
	return end >= scanTo || !isWord(load<u8>(end));
}

/** An escape sequence, or a full-width digit. */
function isEncodedAt(at: usize): bool {
	const byte = load<u8>(at);
	if (byte == 27) return true;
	return byte == 0xef && load<u8>(at + 1) == 0xbc && <u32>load<u8>(at + 2) - 0x90 < 10;
}

/** Whether a run begins with what an encoded quote, colon or equals sign leaves: `%3A40015`. */
function isGlued(start: usize, end: usize): bool {
	if (start == scanFrom || end - start < 3) return false;
	const a = <u32>load<u8>(start) | 0x20;
	const b = <u32>load<u8>(start + 1) | 0x20;
	const c = <u32>load<u8>(start + 2);
	if (load<u8>(start - 1) == 37) {
		const isJoint = (a == 0x33 && (b == 97 || b == 100)) || (a == 0x32 && (b == 0x32 || b == 0x37));
		return isJoint && c - 48 < 10;
	}
	if (end - start < 4) return false;
	return a == 120 && b == 0x32 && (c == 0x32 || c == 0x37) && <u32>load<u8>(start + 3) - 48 < 10;
}

function isUnknownNumber(start: usize, length: i32): bool {
	if (length < 4 || length > 10 || load<u8>(start) == 48) return false;
	for (let at = start; at < start + <usize>length; at++) {
		if (<u32>load<u8>(at) - 48 > 9) return false;
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

function emit(start: usize, end: usize, code: i32): void {
	if (count >= mostCandidates) return;
	if (start >= lineEnd || count == 0) {
		lineStart = lineFeedBefore(start, scanFrom);
		lineEnd = lineFeedFrom(start, scanTo);
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
