import { UserError } from './errors.ts';
import { fileSystem, sleep, systemErrorCode } from './file-system.ts';

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
			if (systemErrorCode(error) !== 'EAGAIN') throw outputError(error);
			// A slow reader of a non-blocking pipe is not waited for in a busy loop.
			sleep(2);
		}
	}
}

function outputError(error: unknown): OutputClosed | UserError {
	if (systemErrorCode(error) === 'EPIPE') return new OutputClosed();
	return new UserError({
		what: { en: 'cannot write the output', zh: '无法写入输出' },
		which: error instanceof Error ? error.message : String(error),
	});
}

/** Stretches at least this long are written from where they are; shorter ones are copied. */
const longStretch = 4096;
const copyRoom = 256 * 1024;
/** What is no longer than a pipe holds is waited for; more is written while the next is read. */
const pipeRoom = 64 * 1024;

/**
 * Gathers what is to be written out of memory that will be read into again: short pieces are
 * copied together, long ones stay where they are until they have been written.
 */
export class OutputGatherer {
	readonly #descriptor: number;
	#pieces: Uint8Array[] = [];
	#bytes = 0;
	/** Room for copies; the last one is being filled, from `#from` on not yet a piece. */
	#copies: Buffer[] = [];
	#from = 0;
	#to = copyRoom;
	/** Room that nothing is in. */
	readonly #free: Buffer[] = [];
	/** The write that has begun; what it writes is not touched until it ends. */
	#writing: Promise<void> | undefined;

	constructor(descriptor: number) {
		this.#descriptor = descriptor;
	}

	/** Adds bytes that stay as they are until they have been written. */
	add(bytes: Buffer, start = 0, end = bytes.length): void {
		const length = end - start;
		this.#bytes += length;
		if (length >= longStretch) {
			this.#closeCopies();
			this.#pieces.push(bytes.subarray(start, end));
			return;
		}
		if (this.#to + length > copyRoom) this.#addRoom();
		const room = this.#copies.at(-1);
		if (room !== undefined) bytes.copy(room, this.#to, start, end);
		this.#to += length;
	}

	/**
	 * Begins to write all that was added.
	 *
	 * @returns once all that was added before has been written, and its memory is free
	 * @throws as `writeAll`, of this write or of the one before
	 */
	async flush(): Promise<void> {
		this.#closeCopies();
		const [pieces, bytes, copies] = [this.#pieces, this.#bytes, this.#copies];
		this.#pieces = [];
		this.#bytes = 0;
		this.#copies = [];
		this.#to = copyRoom;
		await this.#writing;
		this.#writing = undefined;
		if (bytes === 0) return;
		if (bytes <= pipeRoom || pieces.length > mostPieces) {
			// Not at once, since a reader that stands still would keep signals from being heard.
			await this.#write(pieces);
			this.#free.push(...copies);
			return;
		}
		this.#writing = this.#write(pieces).then(() => {
			this.#free.push(...copies);
		});
		// It is waited for later, and told of there.
		this.#writing.catch(() => undefined);
	}

	/** Writes all that was added, to its end. */
	async finish(): Promise<void> {
		await this.flush();
		await this.#writing;
	}

	#write(pieces: readonly Uint8Array[]): Promise<void> {
		return new Promise((resolve, reject) => {
			fileSystem.writev(this.#descriptor, pieces.slice(0, mostPieces), (error, written) => {
				try {
					if (error !== null && error.code !== 'EAGAIN') throw outputError(error);
					writeAllPieces(this.#descriptor, leave([...pieces], error === null ? written : 0));
					resolve();
				} catch (failure) {
					reject(failure);
				}
			});
		});
	}

	#addRoom(): void {
		this.#closeCopies();
		this.#copies.push(this.#free.pop() ?? Buffer.allocUnsafe(copyRoom));
		this.#from = 0;
		this.#to = 0;
	}

	#closeCopies(): void {
		const room = this.#copies.at(-1);
		if (room !== undefined && this.#to > this.#from) {
			this.#pieces.push(room.subarray(this.#from, this.#to));
		}
		this.#from = this.#to;
	}
}
