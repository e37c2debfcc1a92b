import { codesOf, foldCode } from '../catalog/entry.ts';
import { type CodeKind, kindOfCode } from './code-kind.ts';
import { cuesOf } from './places.ts';
import { countsBeyondPlaces, type Owner, type Source } from './sources.ts';

/** A code as the scanner looks for it. */
export interface KnownCode {
	/** As the catalog writes it. */
	readonly code: string;
	readonly kind: CodeKind;
	/** The entries that have it, each with whether it counts beyond the places of its catalog. */
	readonly owners: readonly CodeOwner[];
}

export interface CodeOwner extends Owner {
	/** The code as this entry writes it. */
	readonly code: string;
	readonly isGeneral: boolean;
	/** Not the code of some other system than Linux. */
	readonly isUsual: boolean;
}

/**
 * What a scanner of bytes looks for: words, each known by its anchor, which is its longest run of
 * letters, digits and `_`. A scanner cuts the input into such runs, finds the anchors by hash, and
 * compares the rest around them, so that its speed does not depend on how many words there are.
 *
 * A word is a code that counts wherever it stands (`direct`), a code that counts only near a cue of
 * its catalog (`placed`), or a cue: a word of a place. Numbers under 1000 stand in nearly every line;
 * near one of their own cues they stand in one of a hundred.
 */
export interface CodeTable {
	readonly codes: readonly KnownCode[];
	readonly sources: readonly Source[];
	/** Slots of the hash table: 1 + number of a row, 0 where empty. A power of two long. */
	readonly slots: Int32Array;
	/** `layoutStride` ints a row, fields as in `rowFields`. */
	readonly layout: Int32Array;
	/** Bytes of all words, letters in lower case. */
	readonly text: Uint8Array;
}

/** Ints per row in `CodeTable.layout`. */
export const layoutStride = 8;

/**
 * Fields of a row: offset of its bytes in `text` and their length, offset of its anchor in them and
 * its length, number of its code, what it is, and the catalogs, a bit each: of a placed code those
 * that have it, of a cue those whose codes stand behind it and before it.
 */
export const rowFields = {
	text: 0,
	length: 1,
	anchor: 2,
	anchorLength: 3,
	code: 4,
	role: 5,
	behind: 6,
	before: 7,
} as const;

export const roles = { direct: 1, placed: 2, cue: 4 } as const;

interface Row {
	readonly text: string;
	readonly code: number;
	role: number;
	behind: number;
	before: number;
}

/** @param sources the first ones come first where nothing else decides */
export function buildCodeTable(sources: readonly Source[]): CodeTable {
	const { codes, rows } = gatherCodes(sources);
	for (const row of gatherCues(sources)) rows.push(row);
	const laidOut = rows
		.map((row) => ({
			row,
			bytes: Buffer.from(row.text),
			anchor: longestRun(Buffer.from(row.text)),
		}))
		.filter(({ anchor }) => anchor !== undefined);
	const layout = new Int32Array(laidOut.length * layoutStride);
	let offset = 0;
	for (const [at, { row, bytes, anchor }] of laidOut.entries()) {
		const { start, end } = anchor ?? { start: 0, end: 0 };
		const fields = [offset, bytes.length, start, end - start, row.code, row.role];
		layout.set([...fields, row.behind, row.before], at * layoutStride);
		offset += bytes.length;
	}
	const text = Uint8Array.from(Buffer.concat(laidOut.map(({ bytes }) => bytes)));
	return { codes, sources, layout, text, slots: indexAnchors(layout, text) };
}

/** The bit of a source in masks; sources beyond the 31st share bits, which costs a second look. */
function bitOf(source: number): number {
	return 1 << (source % 31);
}

function gatherCodes(sources: readonly Source[]): { codes: KnownCode[]; rows: Row[] } {
	const codes: { code: string; kind: CodeKind; owners: CodeOwner[] }[] = [];
	const rows: Row[] = [];
	const byText = new Map<string, Row>();
	for (const [number, source] of sources.entries()) {
		for (const [index, own] of source.catalog.codes.entries()) {
			if (own.report === false) continue;
			for (const code of codesOf(own)) {
				const text = foldCode(code);
				let row = byText.get(text);
				if (row === undefined) {
					row = { text, code: codes.length, role: 0, behind: 0, before: 0 };
					byText.set(text, row);
					rows.push(row);
					codes.push({ code, kind: kindOfCode(code), owners: [] });
				}
				const isGeneral = countsBeyondPlaces(source, own, code);
				const isUsual = /^(?:Linux)?$/.test(own.systems?.[code] ?? '');
				const owners = codes[row.code]?.owners ?? [];
				const owner = { source, index, code, isGeneral, isUsual };
				const unusual = owners.findIndex((other) => other.source === source && !other.isUsual);
				if (isUsual && unusual !== -1) owners.splice(unusual, 0, owner);
				else owners.push(owner);
				row.role |= isGeneral ? roles.direct : roles.placed;
				row.behind |= bitOf(number);
			}
		}
	}
	// `40015L` is a number of Java and C.
	for (const row of [...rows]) {
		const isLong = (row.role & roles.direct) !== 0 && /^\d{4,}$/.test(row.text);
		if (isLong && !byText.has(`${row.text}l`)) rows.push({ ...row, text: `${row.text}l` });
	}
	return { codes, rows };
}

/** A row a word that stands in places, with the catalogs whose codes it finds. */
function gatherCues(sources: readonly Source[]): Iterable<Row> {
	const rows = new Map<string, Row>();
	const add = (word: string, number: number, isBefore: boolean) => {
		let row = rows.get(word);
		if (row === undefined) {
			row = { text: word, code: -1, role: roles.cue, behind: 0, before: 0 };
			rows.set(word, row);
		}
		if (isBefore) row.behind |= bitOf(number);
		else row.before |= bitOf(number);
	};
	for (const [number, source] of sources.entries()) {
		const allTexts = () => source.catalog.codes.flatMap((_, index) => source.textsOf(index));
		for (const place of source.places) {
			for (const { word, isBefore } of cuesOf(place, allTexts)) add(word, number, isBefore);
		}
		for (const key of source.catalog.logs?.keys ?? []) {
			const word = (key.toLowerCase().match(/[a-z0-9_]+/g) ?? []).at(-1);
			if (word !== undefined && word.length > 2) add(word, number, true);
		}
	}
	return rows.values();
}

function indexAnchors(layout: Int32Array, text: Uint8Array): Int32Array {
	const rows = layout.length / layoutStride;
	let size = 256;
	while (size < rows * 4) size *= 2;
	const slots = new Int32Array(size);
	for (let row = 0; row < rows; row++) {
		const at = row * layoutStride;
		const start = (layout[at] ?? 0) + (layout[at + rowFields.anchor] ?? 0);
		const end = start + (layout[at + rowFields.anchorLength] ?? 0);
		let slot = hashRun(text, start, end) & (size - 1);
		while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
		slots[slot] = row + 1;
	}
	return slots;
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
