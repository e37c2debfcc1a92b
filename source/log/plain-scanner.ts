import {
	type CodeTable,
	countOpening,
	hashRun,
	isWordByte,
	layoutStride,
	roles,
	rowFields,
} from './code-table.ts';
import { neighbourOf } from './places.ts';
import {
	candidateStride,
	cueReach,
	marks,
	mostCandidates,
	type Scanner,
	unknownDigits,
} from './scanner.ts';

const lineFeed = 10;
const escapeByte = 27;

const isLetter = (byte: number) => (byte | 0x20) >= 97 && (byte | 0x20) <= 122;
/** For each byte its bit as a neighbour of a code (places.ts). */
export const neighbourBits = Int32Array.from({ length: 256 }, (_, byte) =>
	neighbourOf(String.fromCharCode(byte)),
);
const isWord = Uint8Array.from({ length: 256 }, (_, byte) => (isWordByte(byte) ? 1 : 0));

/** How a scanner is set up. */
export interface ScannerOptions {
	/** Most candidates of a scan. */
	readonly room?: number;
	/** Whether numbers that no catalog has are candidates too. */
	readonly findsUnknown?: boolean;
	/** Whether cues of quiet places count. */
	readonly hearsQuiet?: boolean;
}

/** The scanner in TypeScript: for short texts, and for machines without WebAssembly SIMD. */
export function createPlainScanner(
	{ words }: CodeTable,
	input: Buffer,
	{ room = mostCandidates, findsUnknown = false, hearsQuiet = false }: ScannerOptions = {},
): Scanner {
	const { slots, layout, text } = words;
	const opening = countOpening(words);
	const mask = slots.length - 1;
	const candidates = new Int32Array(room * candidateStride);
	let count = 0;
	let scanFrom = 0;
	let scanTo = 0;
	let lineStart = 0;
	let lineEnd = -1;

	function emit(start: number, end: number, code: number): void {
		if (count >= room) return;
		if (start >= lineEnd) {
			const before = start === 0 ? -1 : input.lastIndexOf(lineFeed, start - 1);
			const behind = input.indexOf(lineFeed, start);
			lineStart = Math.max(before + 1, scanFrom);
			lineEnd = behind === -1 || behind > scanTo ? scanTo : behind;
		}
		candidates.set([start, end, code, lineStart, lineEnd], count * candidateStride);
		count++;
	}

	/** Visits the rows that a run is the anchor of, and that stand around it whole. */
	function lookUp(
		start: number,
		end: number,
		role: number,
		visit: (row: number, first: number, behind: number) => void,
	): boolean {
		let isKnown = false;
		let slot = hashRun(input, start, end) & mask;
		for (let row = slots[slot] ?? 0; row !== 0; row = slots[slot] ?? 0) {
			const at = (row - 1) * layoutStride;
			const isWanted = (field(at, 'role') & role) !== 0;
			const first = start - field(at, 'anchor');
			const behind = first + field(at, 'length');
			const isInside = first >= scanFrom && behind <= scanTo;
			const fits = isWanted && field(at, 'anchorLength') === end - start && isInside;
			if (fits && isAt(first, behind, at)) {
				isKnown = true;
				visit(at, first, behind);
			}
			slot = (slot + 1) & mask;
		}
		return isKnown;
	}

	function field(row: number, name: keyof typeof rowFields): number {
		return layout[row + rowFields[name]] ?? 0;
	}

	function visitWord(row: number, first: number, behind: number): void {
		const role = field(row, 'role');
		if ((role & roles.quiet) !== 0 && !hearsQuiet) return;
		if ((role & roles.direct) !== 0) emit(first, behind, field(row, 'value'));
		else if (field(row, 'value') > 0) lookBehind(behind, row);
		else lookBefore(first, row);
	}

	/** Looks the run up that is as far from a cue as the codes of its place are. */
	function lookBehind(from: number, cue: number): void {
		const limit = Math.min(scanTo, from + cueReach);
		let at = from;
		for (let distance = field(cue, 'value'); distance > 0; distance--) {
			while (at < limit && !isWordAt(at)) if (input[at++] === lineFeed) return;
			if (at >= limit) return;
			const start = at;
			while (at < scanTo && isWordAt(at)) at++;
			if (distance === 1) lookUpPlaced(start, at, cue);
		}
	}

	function lookBefore(from: number, cue: number): void {
		const limit = Math.max(scanFrom, from - cueReach);
		let at = from;
		for (let distance = -field(cue, 'value'); distance > 0; distance--) {
			while (at > limit && !isWordAt(at - 1)) if (input[--at] === lineFeed) return;
			if (at <= limit) return;
			const end = at;
			while (at > scanFrom && isWordAt(at - 1)) at--;
			if (distance === 1) lookUpPlaced(at, end, cue);
		}
	}

	function lookUpPlaced(start: number, end: number, cue: number): void {
		const accepted = field(cue, 'role') & (roles.number | roles.name);
		lookUp(start, end, accepted, (row, first, behind) => {
			if ((field(row, 'role') & roles.cue) !== 0) return;
			const isOurs = (field(row, 'catalogs') & field(cue, 'catalogs')) !== 0;
			const isLed = (neighbourAt(first - 1) & field(cue, 'leads')) !== 0;
			const isTrailed = (neighbourAt(behind) & field(cue, 'trails')) !== 0;
			if (isOurs && isLed && isTrailed) emit(first, behind, field(row, 'value'));
		});
	}

	/** The ends of what is scanned count as blanks. */
	function neighbourAt(at: number): number {
		const byte = at < scanFrom || at >= scanTo ? 32 : (input[at] ?? 32);
		return neighbourBits[byte === lineFeed || byte === 13 ? 32 : byte] ?? 0;
	}

	function isWordAt(at: number): boolean {
		return isWord[input[at] ?? 0] === 1;
	}

	/** A whole word; letters in any case, unless the row asks for its own. */
	function isAt(start: number, end: number, row: number): boolean {
		const from = field(row, 'text') - start;
		const isExact = (field(row, 'role') & roles.exact) !== 0;
		for (let at = start; at < end; at++) {
			const wanted = text[from + at] ?? 0;
			const byte = input[at] ?? 0;
			if (byte !== wanted && (isExact || !isLetter(wanted) || (byte | 0x20) !== (wanted | 0x20)))
				return false;
		}
		if (start > scanFrom && isWordAt(start - 1)) return false;
		return end >= scanTo || !isWordAt(end);
	}

	function isEncodedAt(at: number): boolean {
		const byte = input[at];
		if (byte === escapeByte) return true;
		const digit = input[at + 2] ?? 0;
		return byte === 0xef && input[at + 1] === 0xbc && digit >= 0x90 && digit <= 0x99;
	}

	/** Behind an opening bracket or Chinese stands what only the text beside it may tell of. */
	function isOpened(start: number): boolean {
		if (start === scanFrom || opening === 0) return false;
		const before = input[start - 1] ?? 0;
		if (before === 40 || before === 91) return true;
		const least = Math.max(scanFrom, start - 4);
		for (let at = start - 1; at >= least; at--) if ((input[at] ?? 0) > 127) return true;
		return false;
	}

	/** Whether a run begins with what an encoded quote, colon or equals sign leaves: `%3A40015`. */
	function isGlued(start: number, end: number): boolean {
		const before = start > scanFrom ? input[start - 1] : 0;
		const head = input.toString('latin1', start, Math.min(start + 4, end)).toLowerCase();
		return (
			(before === 37 && /^(?:3a|3d|22|27)\d/.test(head)) ||
			(before === 92 && /^x2[27]\d/.test(head))
		);
	}

	function isUnknownNumber(start: number, end: number): boolean {
		const length = end - start;
		if (length < unknownDigits.least || length > unknownDigits.most) return false;
		for (let at = start; at < end; at++) if ((input[at] ?? 0) - 48 > 9) return false;
		return (input[start] ?? 0) !== 48;
	}

	return {
		input,
		candidates,
		scan(from, to) {
			count = 0;
			scanFrom = from;
			scanTo = to;
			lineEnd = -1;
			let at = from;
			while (at < to && count < room) {
				if (!isWordAt(at)) {
					if (isEncodedAt(at)) {
						emit(at, at, marks.encoded);
						at = lineEnd;
					}
					at++;
					continue;
				}
				const start = at;
				do at++;
				while (at < to && isWordAt(at));
				const isKnown = lookUp(start, at, roles.direct | roles.cue, visitWord);
				if (isOpened(start)) {
					for (let row = 0; row < opening; row++) lookUpPlaced(start, at, row * layoutStride);
				}
				if (isGlued(start, at)) {
					emit(start, start, marks.encoded);
					at = lineEnd;
				} else if (findsUnknown && !isKnown && isUnknownNumber(start, at)) {
					emit(start, at, marks.unknown);
				}
			}
			return count;
		},
		countLines(from, to) {
			let lines = 0;
			for (let at = from; at < to; at++) if (input[at] === lineFeed) lines++;
			return lines;
		},
	};
}
