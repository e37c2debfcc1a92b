import { UserError } from './errors.ts';
import { fileSystem } from './file-system.ts';

/** The reader of standard output has gone away; not an error of anybody's. */
export class OutputClosed extends Error {}

/**
 * Writes all of it, in order, before it returns, so that nothing is lost at exit. Waits where
 * a non-blocking pipe is full.
 *
 * @throws OutputClosed where the reader has gone away
 * @throws UserError where the output cannot be written, such as on a full disk
 */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
	writeAllPieces(descriptor, [bytes]);
}

/** Most pieces that the operating system takes in one call (IOV_MAX on Linux and macOS). */
const mostPieces = 1024;

/** As `writeAll`, of several pieces as one. */
export function writeAllPieces(descriptor: number, pieces: readonly Uint8Array[]): void {
	let left = pieces.filter((piece) => piece.length > 0);
	while (left.length > 0) left = leave(left, writeSome(descriptor, left.slice(0, mostPieces)));
}

/** @returns what is left of the pieces when their first bytes have been written */
function leave(pieces: Uint8Array[], written: number): Uint8Array[] {
	let count = 0;
	let bytes = written;
	for (const piece of pieces) {
		if (bytes < piece.length) break;
		bytes -= piece.length;
		count++;
	}
	const left = pieces.slice(count);
	const [first] = left;
	if (first !== undefined && bytes > 0) left[0] = first.subarray(bytes);
	return left;
}

function writeSome(descriptor: number, pieces: readonly Uint8Array[]): number {
	for (;;) {
		try {
			const [piece] = pieces;
			if (piece !== undefined && pieces.length === 1)
				return fileSystem.writeSync(descriptor, piece);
			return fileSystem.writevSync(descriptor, pieces);
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? error.code : undefined;
			if (code === 'EAGAIN') waitForReader();
			else if (code === 'EPIPE') throw new OutputClosed();
			else throw unwritable(error);
		}
	}
}

/** Sleeps, so that a slow reader of a non-blocking pipe is not waited for in a busy loop. */
function waitForReader(): void {
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
}

function unwritable(error: unknown): UserError {
	return new UserError({
		what: { en: 'cannot write the output', zh: '无法写入输出' },
		which: error instanceof Error ? error.message : String(error),
	});
}

/** Stretches at least this long are written from where they are; shorter ones are copied. */
const longStretch = 4096;
const copyRoom = 256 * 1024;

/**
 * Gathers what is to be written out of memory that is about to be read into again: short
 * pieces are copied together, long ones stay where they are until `flush`.
 */
export class OutputGatherer {
	readonly #descriptor: number;
	readonly #copies = Buffer.allocUnsafe(copyRoom);
	#pieces: Uint8Array[] = [];
	/** Copies that are not yet a piece: from, to. */
	#from = 0;
	#to = 0;

	constructor(descriptor: number) {
		this.#descriptor = descriptor;
	}

	/** Adds bytes that stay as they are until `flush`. */
	add(bytes: Buffer, start = 0, end = bytes.length): void {
		const length = end - start;
		if (length >= longStretch) {
			this.#closeCopies();
			this.#pieces.push(bytes.subarray(start, end));
			return;
		}
		if (this.#to + length > copyRoom) this.flush();
		bytes.copy(this.#copies, this.#to, start, end);
		this.#to += length;
	}

	/** Writes all that was added. */
	flush(): void {
		this.#closeCopies();
		const pieces = this.#pieces;
		this.#pieces = [];
		this.#from = 0;
		this.#to = 0;
		if (pieces.length > 0) writeAllPieces(this.#descriptor, pieces);
	}

	#closeCopies(): void {
		if (this.#to > this.#from) this.#pieces.push(this.#copies.subarray(this.#from, this.#to));
		this.#from = this.#to;
	}
}
