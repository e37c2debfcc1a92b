import { UserError } from './errors.ts';
import { fileSystem, sleep, systemErrorCode } from './file-system.ts';

const standardInput = 0;
/** Sleep between two looks at an input that has nothing yet. */
const pauseMs = 5;
/** Bytes read from a file before signals are looked at again. */
const burst = 32 * 1024 * 1024;

/**
 * Reads a file, or standard input for `-`, whole; waits for an input that comes slowly.
 *
 * @param mostBytes where reading ends, for what never ends by itself
 * @throws the error of the file system
 */
export function readWhole(file: string, mostBytes = Number.POSITIVE_INFINITY): Buffer {
	const descriptor = file === '-' ? standardInput : fileSystem.openSync(file, 'r');
	try {
		return readDescriptor(descriptor, mostBytes);
	} finally {
		if (descriptor !== standardInput) fileSystem.closeSync(descriptor);
	}
}

/** Reads what is open already, as `readWhole` does. */
export function readDescriptor(descriptor: number, mostBytes: number): Buffer {
	const chunks: Buffer[] = [];
	for (let total = 0; total < mostBytes; ) {
		const chunk = Buffer.allocUnsafe(64 * 1024);
		try {
			const length = fileSystem.readSync(descriptor, chunk);
			if (length === 0) break;
			chunks.push(chunk.subarray(0, length));
			total += length;
		} catch (error) {
			if (systemErrorCode(error) !== 'EAGAIN') throw error;
			sleep(pauseMs);
		}
	}
	return Buffer.concat(chunks);
}

/** Takes bytes in: gives room for them, and is told how many have been put there. */
export interface InputTaker {
	makeRoom(): Buffer;
	/** @returns when there is room again, which is not asked for before */
	take(length: number): Promise<void>;
}

/**
 * Reads standard input to its end: a file straight into the taker's room, anything else as it
 * comes, so that signals are heard meanwhile.
 *
 * @param stop ends the reading as if the input had ended
 * @throws UserError where the input cannot be read
 */
export async function readInput(taker: InputTaker, stop: AbortSignal): Promise<void> {
	try {
		const status = fileSystem.fstatSync(standardInput);
		// Reading a directory tells that it is one; as a stream it would be empty.
		if (status.isFile() || status.isDirectory()) await readFile(taker, stop);
		else await readStream(taker, stop);
	} catch (error) {
		if (error instanceof Error && 'syscall' in error && error.syscall === 'read')
			throw unreadable(error);
		throw error;
	}
}

async function readFile(taker: InputTaker, stop: AbortSignal): Promise<void> {
	for (let sinceRest = 0; !stop.aborted; ) {
		const room = taker.makeRoom();
		const length = fileSystem.readSync(standardInput, room, 0, room.length, null);
		if (length === 0) return;
		await taker.take(length);
		sinceRest += length;
		if (sinceRest < burst) continue;
		sinceRest = 0;
		await new Promise((resolve) => setImmediate(resolve));
	}
}

async function readStream(taker: InputTaker, stop: AbortSignal): Promise<void> {
	const { stdin } = process;
	stop.addEventListener('abort', () => stdin.destroy());
	try {
		for await (const chunk of stdin as AsyncIterable<Buffer>) {
			for (let from = 0; from < chunk.length; ) {
				const length = chunk.copy(taker.makeRoom(), 0, from);
				await taker.take(length);
				from += length;
			}
		}
	} catch (error) {
		if (!stop.aborted) throw error;
	} finally {
		stdin.destroy();
	}
}

function unreadable(error: Error): UserError {
	return new UserError({
		what: { en: 'cannot read the input', zh: '无法读取输入' },
		which: error.message,
	});
}
