/**
 * One log line's way: bytes are read into the scanner's memory, whole lines are scanned where
 * they are, candidates are weighed (recognise.ts), and what was read is handed on, in order,
 * as stretches of that memory with the reports between them. No line becomes a string unless
 * a known code stands in it.
 */
import { isOtherValue, longestAssigning } from './left-context.ts';
import { type LineReader, type LineReports, toCandidates } from './line-reports.ts';
import { loadScanner } from './load-scanner.ts';
import {
	candidateFields,
	candidateStride,
	marks,
	mostCandidates,
	type Scanner,
} from './scanner.ts';

/**
 * A line with at least one report or unknown code. Its bytes stay until `makeRoom` has been called
 * twice.
 */
export interface ReportedLine extends LineReports {
	/** Counts from 1. */
	readonly number: number;
	/** The line without its line end. */
	readonly line: Buffer;
	readonly input: Buffer;
	/** First byte that was handed on neither with a line before nor by `through`. */
	readonly unhanded: number;
	/** Where the line is in `input`: its first byte, its line end, and what is behind that. */
	readonly start: number;
	readonly end: number;
	readonly behind: number;
}

/** What becomes of the lines. */
export interface LineSink {
	/** Whether lines need their numbers, which takes time to count. */
	readonly needsNumbers: boolean;
	/** Whether lines with unknown codes are reported too. */
	readonly findsUnknown?: boolean;
	/** Called for each line that is too long to examine, with its number where numbers are needed. */
	readonly unread?: () => void;
	/** Called for each line with a report, in order; hands on all up to its line end. */
	readonly report: (line: ReportedLine) => void;
	/** Called for what is behind the last reported line of a stretch, which ends with it. */
	readonly through: (input: Buffer, start: number, end: number) => void;
}

/** A line longer than this is passed through unexamined rather than held. */
export const longestLine = 1024 * 1024;
const readSize = 512 * 1024;
const half = longestLine + readSize;
const lineFeed = 10;
const carriageReturn = 13;

export class LineFilter {
	readonly #scanner: Scanner;
	readonly #reader: LineReader;
	readonly #sink: LineSink;
	/** Where the half of the input begins that is being filled; the other is being handed on. */
	#base = 0;
	/** Where a line begins that has not come in whole, and where what there is of it ends. */
	#start = 0;
	#filled = 0;
	/** In the middle of a line that is too long to examine. */
	#isPassing = false;
	#lines = 0;
	/** How far the stretch that is being examined has been handed on. */
	#handed = 0;

	constructor(reader: LineReader, sink: LineSink, createScanner = loadScanner) {
		const findsUnknown = sink.findsUnknown === true;
		const { table, hearsQuiet } = reader;
		this.#scanner = createScanner(table, 2 * half, { findsUnknown, hearsQuiet });
		this.#reader = reader;
		this.#sink = sink;
	}

	/** Lines that came to an end so far; the last one counts without a line end. */
	get lines(): number {
		return this.#lines;
	}

	/** Where the next bytes go, once what was handed on before is done with; then call `take`. */
	makeRoom(): Buffer {
		const { input } = this.#scanner;
		if (this.#start > this.#base) {
			this.#base = half - this.#base;
			input.copyWithin(this.#base, this.#start, this.#filled);
			this.#filled = this.#base + this.#filled - this.#start;
			this.#start = this.#base;
		}
		return input.subarray(this.#filled, this.#filled + readSize);
	}

	/** Takes in what was put into the room. Every line that is whole now is handed on. */
	take(length: number): void {
		const { input } = this.#scanner;
		const fresh = this.#filled;
		const filled = fresh + length;
		let start = this.#start;
		if (this.#isPassing) {
			const end = input.subarray(start, filled).indexOf(lineFeed);
			const behind = end === -1 ? filled : start + end + 1;
			this.#pass(start, behind);
			start = behind;
			this.#isPassing = end === -1;
			if (end !== -1) this.#lines++;
		}
		const last = input.subarray(Math.max(start, fresh), filled).lastIndexOf(lineFeed);
		if (last !== -1) {
			const end = Math.max(start, fresh) + last + 1;
			this.#examine(start, end);
			start = end;
		}
		if (filled - start > longestLine) {
			this.#sink.unread?.();
			this.#pass(start, filled);
			this.#isPassing = true;
			start = filled;
		}
		this.#start = start;
		this.#filled = filled;
	}

	/** Hands on a last line that has no line end. Another log may follow. */
	end(): void {
		if (this.#filled > this.#start) {
			this.#examine(this.#start, this.#filled);
			this.#lines++;
		} else if (this.#isPassing) this.#lines++;
		this.#isPassing = false;
		this.#start = this.#filled;
	}

	#pass(start: number, end: number): void {
		this.#sink.through(this.#scanner.input, start, end);
	}

	#examine(start: number, end: number): void {
		const { candidates } = this.#scanner;
		let from = start;
		let numbered = start;
		this.#handed = start;
		let count: number;
		do {
			count = this.#scanner.scan(from, end);
			const filled = count * candidateStride;
			let next = end;
			for (let at = 0; at < filled; ) {
				const lineStart = candidates[at + candidateFields.lineStart] ?? 0;
				const lineEnd = candidates[at + candidateFields.lineEnd] ?? 0;
				let behind = at + candidateStride;
				while (behind < filled && candidates[behind + candidateFields.lineStart] === lineStart) {
					behind += candidateStride;
				}
				// Not all of the last line's candidates may have fitted: it is scanned again, by itself.
				const mayBeCut = count === mostCandidates && behind === filled;
				if (mayBeCut && lineStart > from) {
					next = lineStart;
					break;
				}
				if (this.#sink.needsNumbers) {
					this.#lines += this.#scanner.countLines(numbered, lineStart);
					numbered = lineStart;
				}
				if (lineEnd - lineStart <= longestLine) {
					this.#weigh(at, mayBeCut ? at : behind, lineStart, lineEnd, end);
				} else this.#sink.unread?.();
				at = behind;
				next = lineEnd;
			}
			from = next;
		} while (count === mostCandidates && from < end);
		if (this.#sink.needsNumbers) this.#lines += this.#scanner.countLines(numbered, end);
		this.#pass(this.#handed, end);
	}

	/** Weighs the candidates `from` to `to`, all of one line; where there are none, it is read whole. */
	#weigh(from: number, to: number, start: number, lineEnd: number, stretchEnd: number): void {
		const { input, candidates } = this.#scanner;
		if (to - from === candidateStride && this.#isRuledOut(from)) return;
		const end = lineEnd > start && input[lineEnd - 1] === carriageReturn ? lineEnd - 1 : lineEnd;
		const line = input.subarray(start, end);
		const findsUnknown = this.#sink.findsUnknown === true;
		const own = toCandidates(candidates, from / candidateStride, to / candidateStride, start);
		const { reports, unknown } =
			own.length === 0
				? this.#reader.readText(line, findsUnknown)
				: this.#reader.readLine(line, own, findsUnknown);
		if (reports.length === 0 && unknown.length === 0) return;
		const behind = Math.min(lineEnd + 1, stretchEnd);
		const unhanded = this.#handed;
		const number = this.#lines + 1;
		this.#sink.report({ number, reports, unknown, line, input, unhanded, start, end, behind });
		this.#handed = end;
	}

	/** Whether a candidate by itself is none, told before its line is decoded. */
	#isRuledOut(at: number): boolean {
		const { input, candidates } = this.#scanner;
		const number = candidates[at + candidateFields.code] ?? marks.encoded;
		if (number < 0) return false;
		const code = this.#reader.table.codeAt(number);
		if (code.kind !== 'short' || code.owners.some(({ isGeneral }) => !isGeneral)) return false;
		const first = candidates[at + candidateFields.start] ?? 0;
		return isOtherValue(input.toString('latin1', Math.max(0, first - longestAssigning), first));
	}
}
