import type { ReportedLine } from '../line-filter.ts';
import { TimeReader } from './time-reader.ts';

const lineFeed = 10;
/** Lines before one without a time that are asked for theirs. */
const mostLooks = 64;
const longestSample = 16 * 1024;

/**
 * Tells when the lines of a log were written. A line without a time has that of the nearest line
 * before it.
 */
export class LogClock {
	readonly #reader: TimeReader;
	#isNew = true;
	#before: number | undefined;
	#from: number | undefined;
	#to: number | undefined;

	/** @param now see TimeReader */
	constructor(now?: number) {
		this.#reader = new TimeReader(now);
	}

	/** The earliest and the latest time that was seen. */
	get covered(): { readonly from: number; readonly to: number } | undefined {
		if (this.#from === undefined || this.#to === undefined) return undefined;
		return { from: this.#from, to: this.#to };
	}

	get hasDates(): boolean {
		return this.#reader.hasDates;
	}

	/** Is shown the log as it comes in, before its lines are examined; looks at its beginning. */
	begin(bytes: Buffer): void {
		if (!this.#isNew || bytes.length === 0) return;
		this.#isNew = false;
		const lines = linesOf(bytes.subarray(0, longestSample));
		this.#reader.learn(lines);
		for (const line of lines) if (this.#see(line) !== undefined) break;
		// What stands before the first time has none.
		this.#before = undefined;
	}

	/** The time of a line that reports a code. */
	timeOf({ line, input, unhanded, start }: ReportedLine): number | undefined {
		this.#before = this.#see(line) ?? this.#lastIn(input, unhanded, start) ?? this.#before;
		return this.#before;
	}

	/** Is shown each stretch of lines that report nothing and have others behind them. */
	pass(input: Buffer, start: number, end: number): void {
		this.#before = this.#lastIn(input, start, end) ?? this.#before;
	}

	/** The last time in a stretch. */
	#lastIn(input: Buffer, start: number, end: number): number | undefined {
		for (let looks = 0, to = end; looks < mostLooks && to > start; looks++) {
			const stretch = input.subarray(start, to);
			const from = start + (to - start < 2 ? 0 : stretch.lastIndexOf(lineFeed, -2) + 1);
			const time = this.#see(input.subarray(from, to));
			if (time !== undefined) return time;
			to = from;
		}
		return undefined;
	}

	#see(line: Buffer): number | undefined {
		const time = this.#reader.read(line);
		if (time === undefined) return undefined;
		if (this.#from === undefined || time < this.#from) this.#from = time;
		if (this.#to === undefined || time > this.#to) this.#to = time;
		return time;
	}
}

function linesOf(bytes: Buffer): Buffer[] {
	const lines: Buffer[] = [];
	for (let start = 0; start < bytes.length; ) {
		const end = bytes.indexOf(lineFeed, start);
		const behind = end === -1 ? bytes.length : end + 1;
		lines.push(bytes.subarray(start, behind));
		start = behind;
	}
	return lines;
}
