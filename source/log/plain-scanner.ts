import { type CodeTable, hashRun, isWordByte, layoutStride } from './code-table.ts';
import { candidateStride, escapeLine, mostCandidates, type Scanner } from './scanner.ts';

const lineFeed = 10;
const escapeByte = 27;

const isWord = Uint8Array.from({ length: 256 }, (_, byte) => (isWordByte(byte) ? 1 : 0));

/**
 * The scanner in TypeScript: for short texts, and for machines without WebAssembly SIMD.
 *
 * @param room most candidates of a scan
 */
export function createPlainScanner(
	table: CodeTable,
	input: Buffer,
	room = mostCandidates,
): Scanner {
	const { slots, layout, text, isFirst } = table;
	const mask = slots.length - 1;
	const candidates = new Int32Array(room * candidateStride);
	let count = 0;

	function emit(start: number, end: number, code: number, from: number, to: number): void {
		const before = input.lastIndexOf(lineFeed, start - 1);
		const behind = input.indexOf(lineFeed, start);
		const lineEnd = behind === -1 || behind > to ? to : behind;
		const lineStart = start === 0 || before < from ? from : before + 1;
		candidates.set([start, end, code, lineStart, lineEnd], count * candidateStride);
		count++;
	}

	function lookUp(start: number, end: number, from: number, to: number): void {
		let slot = hashRun(input, start, end) & mask;
		for (let code = slots[slot] ?? 0; code !== 0; code = slots[slot] ?? 0) {
			const at = (code - 1) * layoutStride;
			const codeStart = start - (layout[at + 2] ?? 0);
			const codeEnd = codeStart + (layout[at + 1] ?? 0);
			const fits = layout[at + 3] === end - start && codeStart >= from && codeEnd <= to;
			if (fits && isCodeAt(codeStart, codeEnd, layout[at] ?? 0)) {
				const isWhole = !isWordAt(codeStart - 1, from);
				const isEnded = codeEnd >= to || !isWordAt(codeEnd, from);
				if (isWhole && isEnded && count < room) emit(codeStart, codeEnd, code - 1, from, to);
			}
			slot = (slot + 1) & mask;
		}
	}

	function isWordAt(at: number, from: number): boolean {
		return at >= from && isWord[input[at] ?? 0] === 1;
	}

	function isCodeAt(start: number, end: number, textAt: number): boolean {
		for (let at = start; at < end; at++) {
			const wanted = text[textAt + at - start] ?? 0;
			const byte = input[at] ?? 0;
			const isLetter = wanted >= 97 && wanted <= 122;
			if (byte !== wanted && !(isLetter && (byte | 0x20) === wanted)) return false;
		}
		return true;
	}

	return {
		input,
		candidates,
		scan(from, to) {
			count = 0;
			let at = from;
			while (at < to && count < room) {
				const byte = input[at] ?? 0;
				if (isWord[byte] === 0) {
					if (byte === escapeByte) {
						emit(at, at, escapeLine, from, to);
						at = candidates[count * candidateStride - 1] ?? to;
					}
					at++;
					continue;
				}
				const start = at;
				do at++;
				while (at < to && isWord[input[at] ?? 0] === 1);
				if (isFirst[byte] === 1) lookUp(start, at, from, to);
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
