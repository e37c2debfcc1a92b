import {
	type CodeTable,
	hashRun,
	isWordByte,
	layoutStride,
	roles,
	rowFields,
} from './code-table.ts';
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

const isWord = Uint8Array.from({ length: 256 }, (_, byte) => (isWordByte(byte) ? 1 : 0));

/** How a scanner is set up. */
export interface ScannerOptions {
	/** Most candidates of a scan. */
	readonly room?: number;
	/** Whether numbers that no catalog has are candidates too. */
	readonly findsUnknown?: boolean;
}

/** The scanner in TypeScript: for short texts, and for machines without WebAssembly SIMD. */
export function createPlainScanner(
	table: CodeTable,
	input: Buffer,
	{ room = mostCandidates, findsUnknown = false }: ScannerOptions = {},
): Scanner {
	const { slots, layout, text } = table;
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

	/** Looks a run up among the rows of a role; `catalogs` is asked of placed codes. */
	function lookUp(start: number, end: number, role: number, catalogs: number): boolean {
		let isKnown = false;
		let slot = hashRun(input, start, end) & mask;
		for (let row = slots[slot] ?? 0; row !== 0; row = slots[slot] ?? 0) {
			const at = (row - 1) * layoutStride;
			const field = (name: keyof typeof rowFields) => layout[at + rowFields[name]] ?? 0;
			const first = start - field('anchor');
			const behind = first + field('length');
			const isWanted = (field('role') & role) !== 0 && field('anchorLength') === end - start;
			if (isWanted && first >= scanFrom && behind <= scanTo && isAt(first, behind, field('text'))) {
				isKnown = true;
				if (role === roles.placed) {
					if ((field('behind') & catalogs) !== 0) emit(first, behind, field('code'));
				} else {
					if ((field('role') & roles.direct) !== 0) emit(first, behind, field('code'));
					if ((field('role') & roles.cue) !== 0) {
						lookBehind(behind, field('behind'));
						lookBefore(first, field('before'));
					}
				}
			}
			slot = (slot + 1) & mask;
		}
		return isKnown;
	}

	function lookBehind(from: number, catalogs: number): void {
		if (catalogs === 0) return;
		const limit = Math.min(scanTo, from + cueReach.bytes);
		for (let at = from, words = 0; at < limit && words < cueReach.words; words++) {
			while (at < limit && !isWordAt(at)) if (input[at++] === lineFeed) return;
			const start = at;
			while (at < scanTo && isWordAt(at)) at++;
			if (at > start) lookUp(start, at, roles.placed, catalogs);
		}
	}

	function lookBefore(from: number, catalogs: number): void {
		if (catalogs === 0) return;
		const limit = Math.max(scanFrom, from - cueReach.bytes);
		for (let at = from, words = 0; at > limit && words < cueReach.words; words++) {
			while (at > limit && !isWordAt(at - 1)) if (input[--at] === lineFeed) return;
			const end = at;
			while (at > scanFrom && isWordAt(at - 1)) at--;
			if (end > at) lookUp(at, end, roles.placed, catalogs);
		}
	}

	function isWordAt(at: number): boolean {
		return isWord[input[at] ?? 0] === 1;
	}

	/** A whole word, compared without regard to the case of letters. */
	function isAt(start: number, end: number, textAt: number): boolean {
		for (let at = start; at < end; at++) {
			const wanted = text[textAt + at - start] ?? 0;
			const byte = input[at] ?? 0;
			const isLetter = wanted >= 97 && wanted <= 122;
			if (byte !== wanted && !(isLetter && (byte | 0x20) === wanted)) return false;
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
				const isKnown = lookUp(start, at, roles.direct | roles.cue, 0);
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
