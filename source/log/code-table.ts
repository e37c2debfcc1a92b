import { codesOf, type Entry, foldCode } from '../catalog/entry.ts';
import { type CodeKind, kindOfCode } from './recognise.ts';

/** A code as the scanner looks for it. */
export interface KnownCode {
	/** As the catalog writes it. */
	readonly code: string;
	readonly kind: CodeKind;
	readonly entries: readonly Entry[];
	/** Letters of a code such as `SYS_ERR` count only as written; `0x8007000E` is hexadecimal. */
	readonly isCaseExact: boolean;
}

/**
 * The codes of entries laid out for a scanner of bytes. Each code has an anchor: its longest
 * run of letters, digits and `_`. A scanner cuts the input into such runs, finds the anchors by
 * hash, and compares the rest of the code around them, so that its speed does not depend on how
 * many codes there are or what characters are in them.
 */
export interface CodeTable {
	readonly codes: readonly KnownCode[];
	/** Slots of the hash table: 1 + number of a code, 0 where empty. A power of two long. */
	readonly slots: Int32Array;
	/** For each code: offset of its bytes in `text`, length, offset of its anchor, anchor length. */
	readonly layout: Int32Array;
	/** Bytes of all codes, letters in lower case. */
	readonly text: Uint8Array;
	/** 1 for each byte with which an anchor begins, in either case. */
	readonly isFirst: Uint8Array;
}

/** Ints per code in `CodeTable.layout`. */
export const layoutStride = 4;

export function buildCodeTable(from: readonly Entry[]): CodeTable {
	const byCode = new Map<string, { code: string; entries: Entry[] }>();
	for (const entry of from) {
		for (const code of codesOf(entry)) {
			const folded = foldCode(code);
			const known = byCode.get(folded);
			if (known === undefined) byCode.set(folded, { code, entries: [entry] });
			else if (!known.entries.includes(entry)) known.entries.push(entry);
		}
	}
	const codes: KnownCode[] = [];
	const layout: number[] = [];
	const texts: Uint8Array[] = [];
	let offset = 0;
	for (const [folded, { code, entries }] of byCode) {
		const bytes = Buffer.from(folded);
		const anchor = longestRun(bytes);
		if (anchor === undefined) continue;
		const kind = kindOfCode(code);
		codes.push({
			code,
			kind,
			entries,
			isCaseExact:
				kind === 'symbolic' &&
				/^[A-Z][A-Z_]*$/.test(code.replaceAll(/[^A-Za-z_]/g, '')) &&
				code.includes('_'),
		});
		layout.push(offset, bytes.length, anchor.start, anchor.end - anchor.start);
		texts.push(bytes);
		offset += bytes.length;
	}
	const text = Uint8Array.from(Buffer.concat(texts));
	const table = { codes, layout: Int32Array.from(layout), text };
	return { ...table, ...indexAnchors(table) };
}

function indexAnchors({
	codes,
	layout,
	text,
}: Pick<CodeTable, 'codes' | 'layout' | 'text'>): Pick<CodeTable, 'slots' | 'isFirst'> {
	let size = 256;
	while (size < codes.length * 4) size *= 2;
	const slots = new Int32Array(size);
	const isFirst = new Uint8Array(256);
	for (let code = 0; code < codes.length; code++) {
		const at = code * layoutStride;
		const start = (layout[at] ?? 0) + (layout[at + 2] ?? 0);
		let slot = hashRun(text, start, start + (layout[at + 3] ?? 0)) & (size - 1);
		while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
		slots[slot] = code + 1;
		const first = text[start] ?? 0;
		isFirst[first] = 1;
		isFirst[first & ~0x20] = 1;
	}
	return { slots, isFirst };
}

/** FNV-1a of a run without regard to case; the SIMD scanner computes the same. */
export function hashRun(bytes: Uint8Array, start: number, end: number): number {
	let hash = 0x811c9dc5;
	for (let at = start; at < end; at++)
		hash = Math.imul(hash ^ ((bytes[at] ?? 0) | 0x20), 0x01000193);
	return hash ^ (hash >>> 15);
}

/** Letters, digits and `_`; and DEL, which lets the SIMD scanner tell them with fewer classes. */
export function isWordByte(byte: number): boolean {
	const lower = byte | 0x20;
	return (lower >= 97 && lower <= 122) || (byte >= 48 && byte <= 57) || byte === 95 || byte === 127;
}

function longestRun(bytes: Uint8Array): { start: number; end: number } | undefined {
	let longest: { start: number; end: number } | undefined;
	let start = 0;
	for (let at = 0; at <= bytes.length; at++) {
		if (at < bytes.length && isWordByte(bytes[at] ?? 0)) continue;
		if (at > start && at - start > (longest === undefined ? 0 : longest.end - longest.start)) {
			longest = { start, end: at };
		}
		start = at + 1;
	}
	return longest;
}
