import { codesOf, foldCode } from '../catalog/entry.ts';
import { type CodeKind, kindOfCode } from './code-kind.ts';
import type { Cue } from './places.ts';
import { countsBeyondPlaces, isHexadecimal, type Owner, type Source } from './sources.ts';

/**
 * What a scanner of bytes looks for: words, each known by its anchor, which is its longest run of
 * letters, digits and `_`. A scanner cuts the input into such runs, finds the anchors by hash, and
 * compares the rest around them, so that its speed does not depend on how many words there are.
 *
 * A word is a code that counts wherever it stands (direct), a code that counts only near a cue of
 * its catalog (placed), or a cue: a word of a place. Numbers under 1000 stand in nearly every line;
 * near one of their own cues they stand in one of a hundred.
 *
 * All of it is arrays of numbers, so that the table of what ships is made when the program is built.
 */
export interface WordTable {
	/** Slots of the hash table: 1 + number of a row, 0 where empty. A power of two long. */
	readonly slots: Int32Array;
	/** `layoutStride` ints a row, fields as in `rowFields`. */
	readonly layout: Int32Array;
	/** Bytes of all words as they are written. */
	readonly text: Uint8Array;
	/** For each code the first of its owners in `owners`, and behind the last one. */
	readonly ownersOf: Int32Array;
	/** Two ints each: number of the source; index of the entry and which of its codes, packed. */
	readonly owners: Int32Array;
}

/** Ints per row in `WordTable.layout`. */
export const layoutStride = 9;

/**
 * Fields of a row: offset of its bytes in `text` and their length, offset of its anchor in them and
 * its length, what it is (`roles`), the catalogs that have a placed code or that a cue is of, a bit
 * each; of a code its number, of a cue the distance of its code (places.ts); of a cue what may stand
 * right before and behind the code.
 */
export const rowFields = {
	text: 0,
	length: 1,
	anchor: 2,
	anchorLength: 3,
	role: 4,
	catalogs: 5,
	value: 6,
	leads: 7,
	trails: 8,
} as const;

/** `number` and `name` are placed codes; beside `cue` they say which codes it finds. */
export const roles = {
	direct: 1,
	number: 2,
	name: 4,
	cue: 8,
	/** Letters count only in the case in which they are written. */
	exact: 16,
	/** A cue of places that only some readers hear. */
	quiet: 32,
} as const;

/** A code as a line presents it. */
export interface KnownCode {
	readonly kind: CodeKind;
	/** The entries that have it, each with whether it counts beyond the places of its catalog. */
	readonly owners: readonly CodeOwner[];
}

export interface CodeOwner extends Owner {
	/** The code as this entry writes it. */
	readonly code: string;
	readonly isGeneral: boolean;
	/** A name that its catalog lets stand alone. */
	readonly isAlone: boolean;
}

/** A table with the sources that its numbers stand for; those that are `undefined` do not count. */
export class CodeTable {
	readonly words: WordTable;
	readonly sources: readonly (Source | undefined)[];
	readonly #codes: (KnownCode | undefined)[] = [];

	constructor(words: WordTable, sources: readonly (Source | undefined)[]) {
		this.words = words;
		this.sources = sources;
	}

	get size(): number {
		return this.words.ownersOf.length - 1;
	}

	codeAt(number: number): KnownCode {
		this.#codes[number] ??= this.#read(number);
		return this.#codes[number];
	}

	#read(number: number): KnownCode {
		const { owners, ownersOf } = this.words;
		const read: CodeOwner[] = [];
		for (let at = ownersOf[number] ?? 0; at < (ownersOf[number + 1] ?? 0); at += 2) {
			const source = this.sources[owners[at] ?? 0];
			if (source === undefined) continue;
			const { index, which } = unpack(owners[at + 1] ?? 0);
			const own = source.codes[index];
			const code = own === undefined ? undefined : codesOf(own)[which];
			if (own === undefined || code === undefined) throw new RangeError(source.catalog.name);
			const isGeneral = countsBeyondPlaces(source, own, code);
			const mayBeAlone = own.alone ?? source.catalog.logs?.alone ?? false;
			const isAlone = isGeneral && mayBeAlone && /[A-Za-z]/.test(code);
			read.push({ source, index, code, isGeneral, isAlone });
		}
		return { kind: kindOfCode(read[0]?.code ?? ''), owners: read };
	}
}

/** Most codes of an entry that are told apart. */
const mostCodes = 256;

function pack(index: number, which: number): number {
	return index * mostCodes + Math.min(which, mostCodes - 1);
}

function unpack(packed: number): { index: number; which: number } {
	return { index: Math.floor(packed / mostCodes), which: packed % mostCodes };
}

interface Row {
	readonly text: string;
	readonly value: number;
	readonly role: number;
	catalogs: number;
	leads: number;
	trails: number;
}

/**
 * Lays out sources behind those of a table, which may be that of what ships.
 *
 * @param sources the first ones come first where nothing else decides
 */
export function buildCodeTable(sources: readonly Source[], base?: CodeTable): CodeTable {
	const all = [...(base?.sources ?? []), ...sources];
	const first = base?.sources.length ?? 0;
	const rows = new RowSet();
	const codes = new CodeSet(base?.words);
	for (const [at, source] of sources.entries()) {
		addCodes(rows, codes, source, first + at);
		addCues(rows, source.cues('places'), first + at, 0);
		addCues(rows, source.cues('quiet'), first + at, roles.quiet);
	}
	const laidOut = layOut(rows.all(), base?.words);
	const words = { ...laidOut, ...codes.packed(), slots: indexAnchors(laidOut) };
	return new CodeTable(words, all);
}

/** The bit of a source in masks; sources beyond the 31st share bits, which costs a second look. */
function bitOf(source: number): number {
	return 1 << (source % 31);
}

function addCodes(rows: RowSet, codes: CodeSet, source: Source, number: number): void {
	const hasPlaces = source.places.length + source.quietPlaces.length + source.keys.size > 0;
	for (const [index, own] of source.codes.entries()) {
		if (own.report === false) continue;
		for (const [which, code] of codesOf(own).entries()) {
			const isUsual = /^(?:Linux)?$/.test(own.systems?.[code] ?? '');
			const value = codes.add(code, number, pack(index, which), isUsual);
			const isNumber = /^[-+]?\d+$/.test(code);
			if (countsBeyondPlaces(source, own, code)) {
				const isExact = source.isLibrary && !isNumber && !isHexadecimal(code);
				rows.add(code, value, isExact ? roles.direct | roles.exact : roles.direct);
				// `40015L` is a number of Java and C.
				if (/^\d{4,}$/.test(code)) rows.add(`${code}L`, value, roles.direct);
			}
			if (hasPlaces) rows.add(code, value, isNumber ? roles.number : roles.name, bitOf(number));
		}
	}
}

const accepted = {
	code: roles.number | roles.name,
	number: roles.number,
	name: roles.name,
} as const;

function addCues(rows: RowSet, cues: readonly Cue[], source: number, quiet: number): void {
	for (const { word, distances, holds, leads, trails } of cues) {
		for (const distance of distances) {
			const role = roles.cue | accepted[holds] | quiet;
			rows.add(word, distance, role, bitOf(source), leads, trails);
		}
	}
}

/** Rows told apart by text, role and value; the masks of equal ones add up. */
class RowSet {
	readonly #rows = new Map<string, Row>();

	add(text: string, value: number, role: number, catalogs = 0, leads = 0, trails = 0): void {
		const isExact = (role & roles.exact) !== 0;
		const own = text === '' ? `${leads} ${trails}` : '';
		const key = `${role} ${value} ${own} ${isExact ? text : foldCode(text)}`;
		const row = this.#rows.get(key);
		if (row === undefined) {
			this.#rows.set(key, { text, value, role, catalogs, leads, trails });
			return;
		}
		row.catalogs |= catalogs;
		row.leads |= leads;
		row.trails |= trails;
	}

	all(): Row[] {
		return [...this.#rows.values()];
	}
}

/** Codes without regard to case, each with its owners: within a source the usual ones first. */
class CodeSet {
	readonly #base: WordTable | undefined;
	readonly #first: number;
	readonly #numbers = new Map<string, number>();
	readonly #owners: { source: number; packed: number; isUsual: boolean }[][] = [];

	constructor(base: WordTable | undefined) {
		this.#base = base;
		this.#first = base === undefined ? 0 : base.ownersOf.length - 1;
	}

	/** @returns the number of the code */
	add(code: string, source: number, packed: number, isUsual: boolean): number {
		const folded = foldCode(code);
		let number = this.#numbers.get(folded);
		if (number === undefined) {
			number = this.#first + this.#owners.length;
			this.#numbers.set(folded, number);
			this.#owners.push([]);
		}
		const owners = this.#owners[number - this.#first] ?? [];
		const unusual = owners.findIndex((other) => other.source === source && !other.isUsual);
		const at = isUsual && unusual !== -1 ? unusual : owners.length;
		owners.splice(at, 0, { source, packed, isUsual });
		return number;
	}

	packed(): Pick<WordTable, 'owners' | 'ownersOf'> {
		const owners = [...(this.#base?.owners ?? [])];
		const ownersOf = [...(this.#base?.ownersOf ?? [0])];
		for (const own of this.#owners) {
			for (const { source, packed } of own) owners.push(source, packed);
			ownersOf.push(owners.length);
		}
		return { owners: Int32Array.from(owners), ownersOf: Int32Array.from(ownersOf) };
	}
}

/**
 * Lays rows out behind those of a table. Cues that are no words, but an opening bracket, come first
 * of all, so that the scanner has them together.
 */
function layOut(rows: readonly Row[], base?: WordTable): Pick<WordTable, 'layout' | 'text'> {
	const texts: Buffer[] = [Buffer.from(base?.text ?? [])];
	const opening: number[] = [];
	const layout: number[] = [...(base?.layout ?? [])];
	let offset = base?.text.length ?? 0;
	for (const { text, value, role, catalogs, leads, trails } of rows) {
		const bytes = Buffer.from(text);
		const own = [role, catalogs, value, leads, trails];
		for (const { start, end } of anchorsOf(bytes, role)) {
			const place = [offset, bytes.length, start, end - start];
			(text === '' ? opening : layout).push(...place, ...own);
		}
		texts.push(bytes);
		offset += bytes.length;
	}
	return {
		layout: Int32Array.from([...opening, ...layout]),
		text: Uint8Array.from(Buffer.concat(texts)),
	};
}

/** How many rows at the start of a layout are of opening brackets. */
export function countOpening({ layout }: Pick<WordTable, 'layout'>): number {
	let count = 0;
	while (
		count * layoutStride < layout.length &&
		layout[count * layoutStride + rowFields.anchorLength] === 0
	)
		count++;
	return count;
}

function indexAnchors({ layout, text }: Pick<WordTable, 'layout' | 'text'>): Int32Array {
	const rows = layout.length / layoutStride;
	let size = 256;
	while (size < rows * 4) size *= 2;
	const slots = new Int32Array(size);
	for (let row = countOpening({ layout }); row < rows; row++) {
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

interface Run {
	readonly start: number;
	readonly end: number;
}

/**
 * The runs by which a word is found: its longest; of a placed code its first and last, since it is
 * looked for at a distance from a cue.
 */
function anchorsOf(bytes: Uint8Array, role: number): Run[] {
	if (bytes.length === 0) return [{ start: 0, end: 0 }];
	const runs = runsOf(bytes);
	const isPlaced = (role & (roles.direct | roles.cue)) === 0;
	const [first] = runs;
	const last = runs.at(-1);
	if (first === undefined || last === undefined) return [];
	if (isPlaced) return first === last ? [first] : [first, last];
	return [runs.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a))];
}

function runsOf(bytes: Uint8Array): Run[] {
	const runs: Run[] = [];
	let start = 0;
	for (let at = 0; at <= bytes.length; at++) {
		if (at < bytes.length && isWordByte(bytes[at] ?? 0)) continue;
		if (at > start) runs.push({ start, end: at });
		start = at + 1;
	}
	return runs;
}
