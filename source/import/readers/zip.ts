import { inflateRawSync } from 'node:zlib';

/** A file in a ZIP archive, read when it is asked for. */
export type ZipEntries = ReadonlyMap<string, () => Buffer>;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
/** Length of the end record, and the longest comment behind it. */
const endLength = 22;
const longestComment = 0xffff;
const mostEntries = 10_000;
/** Bytes that a file may become; an archive can say a kilobyte and mean a gigabyte. */
const mostBytes = 64 * 1024 * 1024;

/**
 * The files of a ZIP archive by name, `undefined` where the bytes are none.
 *
 * @throws RangeError where it is damaged, or a file of it too large
 */
export function readZip(bytes: Buffer): ZipEntries | undefined {
	if (bytes.length < endLength || bytes.readUInt32LE(0) !== 0x04034b50) return undefined;
	const end = findEnd(bytes);
	const entries = new Map<string, () => Buffer>();
	const count = Math.min(bytes.readUInt16LE(end + 10), mostEntries);
	let at = bytes.readUInt32LE(end + 16);
	for (let entry = 0; entry < count; entry++) {
		if (bytes.readUInt32LE(at) !== entrySignature) throw new RangeError('no entry');
		const method = bytes.readUInt16LE(at + 10);
		const length = bytes.readUInt32LE(at + 20);
		const nameLength = bytes.readUInt16LE(at + 28);
		const header = bytes.readUInt32LE(at + 42);
		const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
		entries.set(name, () => readEntry(bytes, header, method, length));
		at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
	}
	return entries;
}

function findEnd(bytes: Buffer): number {
	const first = Math.max(0, bytes.length - endLength - longestComment);
	for (let at = bytes.length - endLength; at >= first; at--) {
		if (bytes.readUInt32LE(at) === endSignature) return at;
	}
	throw new RangeError('no end');
}

function readEntry(bytes: Buffer, header: number, method: number, length: number): Buffer {
	const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
	const data = bytes.subarray(start, start + length);
	if (method === 0) return data;
	if (method !== 8) throw new RangeError('unknown compression');
	return inflateRawSync(data, { maxOutputLength: mostBytes });
}
