import type { OutputGatherer } from '../output.ts';

const lineFeed = 10;

/** Puts lines together out of pieces, with their numbers in front where these are wanted. */
export class LogOutput {
	readonly #output: OutputGatherer;
	readonly #hasNumbers: boolean;
	#file = '';
	/** Of the line that is being written, or comes next. */
	#number = 1;
	#isAtStart = true;

	constructor(output: OutputGatherer, hasNumbers: boolean) {
		this.#output = output;
		this.#hasNumbers = hasNumbers;
	}

	/** @param file stands before the number; empty where there is only one log */
	beginLog(file: string): void {
		this.#file = file === '' ? '' : `${file}:`;
		this.#number = 1;
	}

	/** What stands in front of a line. */
	get prefix(): string {
		return this.#hasNumbers ? `${this.#file}${this.#number}:` : '';
	}

	/** The next line is this one. */
	skipTo(number: number): void {
		this.#number = number;
	}

	/** Adds bytes of the log, of any number of lines. */
	add(bytes: Buffer, start = 0, end = bytes.length): void {
		if (start >= end) return;
		if (!this.#hasNumbers) this.#output.add(bytes, start, end);
		else {
			for (let from = start; from < end; ) {
				if (this.#isAtStart) this.#output.add(Buffer.from(this.prefix));
				const found = bytes.subarray(from, end).indexOf(lineFeed);
				const behind = found === -1 ? end : from + found + 1;
				this.#output.add(bytes, from, behind);
				this.#isAtStart = found !== -1;
				if (this.#isAtStart) this.#number++;
				from = behind;
			}
		}
		this.#isAtStart = bytes[end - 1] === lineFeed;
	}

	/** Adds what is no part of the log. */
	note(bytes: Buffer): void {
		this.#output.add(bytes);
	}

	/** Ends a line that has no end. */
	endLine(): void {
		if (this.#isAtStart) return;
		this.#output.add(Buffer.from('\n'));
		this.#isAtStart = true;
		this.#number++;
	}
}
