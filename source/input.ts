import type { Text } from './catalog/entry.ts';
import { UserError } from './errors.ts';
import { fileSystem, sleep, systemErrorCode } from './file-system.ts';
import { quoteInput } from './text/sanitise.ts';

const standardInput = 0;
/** Sleep between two looks at an input that has nothing yet. */
const pauseMs = 5;
/** Reading of a file before signals are looked at again. */
const longestBurstMs = 20;

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
 * Reads standard input, or a file, to its end: a regular file straight into the taker's room,
 * anything else as it comes, so that signals are heard meanwhile. A file that is gzip by its first
 * bytes is decompressed.
 *
 * @param file `undefined` or `-` for standard input, which is read as it is
 * @param stop ends the reading as if the input had ended
 * @throws UserError where the input cannot be read
 */
export async function readInput(
	taker: InputTaker,
	stop: AbortSignal,
	file?: string,
): Promise<void> {
	try {
		if (file === undefined || file === '-') await readStandardInput(taker, stop);
		else await readNamed(taker, stop, file);
	} catch (error) {
		if (error instanceof UserError || !(error instanceof Error)) throw error;
		const isOfFile = file !== undefined && file !== '-' && systemErrorCode(error) !== undefined;
		if (isOfFile) throw unreadableFile(error, file);
		if ('syscall' in error && error.syscall === 'read') throw unreadable(error);
		throw error;
	}
}

async function readStandardInput(taker: InputTaker, stop: AbortSignal): Promise<void> {
	const status = fileSystem.fstatSync(standardInput);
	// Reading a directory tells that it is one; as a stream it would be empty.
	if (status.isFile() || status.isDirectory()) await readFile(taker, stop, standardInput);
	else await readStream(taker, stop, process.stdin);
}

async function readNamed(taker: InputTaker, stop: AbortSignal, file: string): Promise<void> {
	const descriptor = await open(file, stop);
	if (descriptor === undefined) return;
	const status = fileSystem.fstatSync(descriptor);
	const isPlain = status.isFile() || status.isDirectory();
	if (isPlain && !beginsAsGzip(descriptor)) {
		try {
			await readFile(taker, stop, descriptor);
		} finally {
			fileSystem.closeSync(descriptor);
		}
		return;
	}
	// A socket waits for a pipe without holding up a thread, which would hold up the end, too.
	const { Socket } = process.getBuiltinModule('node:net');
	const stream = status.isFIFO()
		? new Socket({ fd: descriptor, readable: true, writable: false })
		: fileSystem.createReadStream(file, { fd: descriptor });
	await readStream(taker, stop, stream, true);
}

function beginsAsGzip(descriptor: number): boolean {
	const start = Buffer.alloc(2);
	try {
		return isGzip(start.subarray(0, fileSystem.readSync(descriptor, start, 0, 2, 0)));
	} catch {
		// Reading on tells why it cannot be read.
		return false;
	}
}

/** Opens a file, which takes until somebody writes where it is a named pipe. */
function open(file: string, stop: AbortSignal): Promise<number | undefined> {
	if (stop.aborted) return Promise.resolve(undefined);
	return new Promise((resolve, reject) => {
		const giveUp = () => {
			letOpen(file);
			resolve(undefined);
		};
		stop.addEventListener('abort', giveUp, { once: true });
		fileSystem.open(file, 'r', (error, descriptor) => {
			stop.removeEventListener('abort', giveUp);
			if (error === null) resolve(descriptor);
			else reject(error);
		});
	});
}

/** Writes nothing to a named pipe, so that nobody waits in a thread for it to be opened. */
function letOpen(file: string): void {
	const { O_WRONLY, O_NONBLOCK } = fileSystem.constants;
	try {
		fileSystem.closeSync(fileSystem.openSync(file, O_WRONLY | O_NONBLOCK));
	} catch {
		// Without the permission to write, a second signal is needed.
	}
}

async function readFile(taker: InputTaker, stop: AbortSignal, descriptor: number): Promise<void> {
	for (let rested = performance.now(); !stop.aborted; ) {
		const room = taker.makeRoom();
		const length = fileSystem.readSync(descriptor, room, 0, room.length, null);
		if (length === 0) return;
		await taker.take(length);
		if (performance.now() - rested < longestBurstMs) continue;
		await new Promise((resolve) => setImmediate(resolve));
		rested = performance.now();
	}
}

type ByteStream = AsyncIterable<Buffer | string> & { destroy(): unknown };

async function readStream(
	taker: InputTaker,
	stop: AbortSignal,
	stream: ByteStream,
	mayBeGzip = false,
): Promise<void> {
	stop.addEventListener('abort', () => stream.destroy(), { once: true });
	try {
		for await (const bytes of mayBeGzip ? unzipped(stream) : stream) {
			const chunk = Buffer.from(bytes);
			for (let from = 0; from < chunk.length && !stop.aborted; ) {
				const length = chunk.copy(taker.makeRoom(), 0, from);
				await taker.take(length);
				from += length;
			}
			if (stop.aborted) break;
		}
	} catch (error) {
		if (!stop.aborted) throw error;
	} finally {
		stream.destroy();
	}
}

/** What a stream has, decompressed if it begins as gzip does. */
async function* unzipped(stream: ByteStream): AsyncIterable<Buffer | string> {
	const source = stream[Symbol.asyncIterator]();
	let first = await source.next();
	while (first.done !== true && first.value.length < 2) {
		const next = await source.next();
		if (next.done === true) break;
		first = { value: Buffer.concat([Buffer.from(first.value), Buffer.from(next.value)]) };
	}
	if (first.done === true) return;
	const rest = async function* () {
		yield first.value;
		yield* { [Symbol.asyncIterator]: () => source };
	};
	if (!isGzip(Buffer.from(first.value))) {
		yield* rest();
		return;
	}
	const { Readable, pipeline } = process.getBuiltinModule('node:stream');
	const gunzip = process.getBuiltinModule('node:zlib').createGunzip();
	// An error of the source is thrown where the output is read.
	pipeline(Readable.from(rest()), gunzip, () => undefined);
	yield* gunzip;
}

function isGzip(bytes: Buffer): boolean {
	return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function unreadable(error: Error): UserError {
	return new UserError({
		what: { en: 'cannot read the input', zh: '无法读取输入' },
		which: error.message,
	});
}

const reasons: Readonly<Record<string, Text>> = {
	ENOENT: { en: 'no such file', zh: '文件不存在' },
	EACCES: { en: 'no permission to read', zh: '没有读取权限' },
	EISDIR: { en: 'is a directory', zh: '是目录，不是文件' },
	Z_BUF_ERROR: { en: 'gzip file is cut off', zh: 'gzip文件不完整' },
	Z_DATA_ERROR: { en: 'gzip file is damaged', zh: 'gzip文件已损坏' },
};

function unreadableFile(error: Error, file: string): UserError {
	const what = reasons[systemErrorCode(error) ?? ''];
	if (what !== undefined) return new UserError({ what, which: quoteInput(file) });
	return new UserError({
		what: { en: 'cannot read the file', zh: '无法读取文件' },
		which: `${quoteInput(file)}: ${error.message}`,
	});
}
