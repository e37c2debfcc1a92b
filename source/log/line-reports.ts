/** From the candidates of a line to its reports. */
import type { Catalog, Entry } from '../catalog/entry.ts';
import { codesOf, foldCode } from '../catalog/entry.ts';
import { buildCodeTable, type CodeTable, isWordByte, type KnownCode } from './code-table.ts';
import { sharedKeys } from './evidence.ts';
import { readLeftContext } from './left-context.ts';
import type { Agreement } from './message.ts';
import { createPlainScanner } from './plain-scanner.ts';
import { isEncoded, toPlainText } from './plain-text.ts';
import { type Recognised, recognise } from './recognise.ts';
import { candidateStride, marks } from './scanner.ts';
import { entryOf, Source } from './sources.ts';
import { chooseOwners, findVendors, type Vendors } from './whose.ts';

/** A report: a code that a line presents as an error code. */
export interface Report {
	readonly entry: Entry;
	/** What the message beside the code says of the entry. */
	readonly agreement: Agreement;
	/** The code as it stands in the line. */
	readonly matched: string;
	/** First and behind-last byte of it in the line, from 0. */
	readonly start: number;
	readonly end: number;
}

/** A number that stands under a key of error codes and is in no catalog. */
export interface UnknownCode {
	readonly code: string;
}

/** What a line reports. */
export interface LineReports {
	/** In the order of the line, each entry once. */
	readonly reports: readonly Report[];
	/** Each code once; empty where unknown codes were not asked for. */
	readonly unknown: readonly UnknownCode[];
}

/** A place in a stretch of a line where a code stands, in bytes. */
export interface Candidate {
	/** Number of the code in the table, or one of `marks`. */
	readonly code: number;
	readonly start: number;
	readonly end: number;
}

/** What was found in a line so far. */
interface Found {
	readonly reports: Map<Entry, Report>;
	readonly unknown: Map<string, UnknownCode>;
}

function toReports({ reports, unknown }: Found): LineReports {
	return { reports: [...reports.values()], unknown: [...unknown.values()] };
}

/** What is read of a line at once, in bytes: what stands farther apart does not belong together. */
const longestStretch = 16 * 1024;
/** Read around the candidates of a stretch. */
const margin = 1024;

/** Reads what lines report, by a table of codes. */
export class LineReader {
	readonly table: CodeTable;
	readonly #ownKeys: ReadonlySet<string>;
	readonly #sources: readonly Source[];
	/** Whether quiet places of any catalog count. */
	readonly hearsQuiet: boolean;
	#vendors: Vendors | undefined;
	/** Every code there is, once an unknown one was looked for. */
	#known: ReadonlySet<string> | undefined;
	readonly #accepts: (entry: Entry) => boolean;

	/** @param accepts which entries count, such as those of a section */
	constructor(table: CodeTable, accepts: (entry: Entry) => boolean = () => true) {
		this.table = table;
		this.#sources = table.sources.filter((source) => source !== undefined);
		this.hearsQuiet = this.#sources.some(({ hearsQuiet }) => hearsQuiet);
		const keys = this.#sources.flatMap((source) => [...source.keys]);
		this.#ownKeys = new Set(keys.filter((key) => !sharedKeys.has(key)));
		this.#accepts = accepts;
	}

	/** The reports of a line or a text of any number of lines. */
	readText(bytes: Buffer, findsUnknown = false): LineReports {
		const found: Found = { reports: new Map(), unknown: new Map() };
		const { bytes: plain, origin } = toPlainText(bytes);
		for (let from = 0; from < plain.length; ) {
			const to = wordStart(plain, from + longestStretch);
			const start = characterStart(plain, from - margin);
			const stretch = plain.subarray(start, characterStart(plain, to + margin));
			const own = this.#scan(stretch, findsUnknown).filter(
				(candidate) => candidate.start >= from - start && candidate.start < to - start,
			);
			this.#weigh(stretch, own, (byte) => origin(start + byte), found);
			from = to;
		}
		return toReports(found);
	}

	/** @param candidates of the line, from its first byte on */
	readLine(line: Buffer, candidates: readonly Candidate[], findsUnknown = false): LineReports {
		if (candidates.some(({ code }) => code === marks.encoded)) {
			return this.readText(line, findsUnknown);
		}
		const found: Found = { reports: new Map(), unknown: new Map() };
		for (const { from, to, own } of stretchesOf(line, candidates)) {
			const stretch = line.subarray(from, to);
			if (isEncoded(stretch.toString('latin1'))) {
				const { bytes, origin } = toPlainText(stretch);
				const rescanned = this.#scan(bytes, findsUnknown);
				this.#weigh(bytes, rescanned, (byte) => from + origin(byte), found);
			} else this.#weigh(stretch, own, (byte) => from + byte, found);
		}
		return toReports(found);
	}

	#scan(bytes: Buffer, findsUnknown: boolean): Candidate[] {
		const scanner = createPlainScanner(this.table, bytes, {
			...{ room: bytes.length, findsUnknown, hearsQuiet: this.hearsQuiet },
		});
		return toCandidates(scanner.candidates, 0, scanner.scan(0, bytes.length), 0);
	}

	#weigh(
		bytes: Buffer,
		candidates: readonly Candidate[],
		origin: (byte: number) => number,
		found: Found,
	): void {
		const text = bytes.toString();
		const isAscii = text.length === bytes.length;
		let readTo = 0;
		let characters = 0;
		const told: Told[] = [];
		for (const { codes, start, end } of spotsOf(candidates)) {
			characters += isAscii ? start - readTo : bytes.toString('utf8', readTo, start).length;
			readTo = start;
			const length = isAscii ? end - start : bytes.toString('utf8', start, end).length;
			const known = codes.filter((code) => code >= 0).map((code) => this.table.codeAt(code));
			if (known.length === 0) {
				this.#addUnknown(text, characters, characters + length, found.unknown);
				continue;
			}
			// What ships is in the table also where its catalog is left out, and then nobody's.
			const owned = known.filter(({ owners }) => owners.length > 0);
			if (owned.length === 0) continue;
			const spot = { start, end, from: characters, to: characters + length };
			const recognised = this.#recognise(text, spot, mergeCodes(owned));
			if (recognised !== undefined) told.push(recognised);
		}
		for (const one of withoutInner(told)) this.#report(text, one, origin, found.reports);
	}

	#recognise(text: string, spot: Told['spot'], known: KnownCode): Told | undefined {
		// `40015L` is a number of Java and C.
		const isLong = known.kind === 'number' && /[lL]/.test(text[spot.to - 1] ?? '');
		const own = isLong ? { ...spot, end: spot.end - 1, to: spot.to - 1 } : spot;
		const recognised = recognise(text, own.from, own.to, known, this.#ownKeys);
		return recognised && { spot: own, kind: known.kind, recognised };
	}

	#report(
		text: string,
		{ spot: { start, end, from, to }, kind, recognised }: Told,
		origin: (byte: number) => number,
		seen: Map<Entry, Report>,
	): void {
		this.#vendors ??= findVendors(this.#sources);
		const first = origin(start);
		for (const { owner, agreement } of chooseOwners(
			text,
			from,
			to,
			kind,
			recognised,
			this.#vendors,
		)) {
			const entry = entryOf(owner);
			const before = seen.get(entry);
			const isBetter = before?.agreement === 'differs' && agreement !== 'differs';
			if ((before !== undefined && !isBetter) || !this.#accepts(entry)) continue;
			const matched = text.slice(from, to);
			seen.set(entry, { entry, agreement, matched, start: first, end: first + end - start });
		}
	}

	#addUnknown(text: string, start: number, end: number, unknown: Map<string, UnknownCode>): void {
		const code = text.slice(start, end);
		if (this.#isKnown(code) || /^\.\d/.test(text.slice(end, end + 2))) return;
		const context = readLeftContext(text, start, this.#ownKeys);
		const names = context?.strength === 'explicit' && context.namesCode;
		if (names && !this.#ownKeys.has(context.key)) unknown.set(code, { code });
	}

	#isKnown(code: string): boolean {
		this.#known ??= new Set(this.#sources.flatMap(({ codes }) => codes.flatMap(codesOf)));
		return this.#known.has(code);
	}
}

/** Candidates as a scanner has written them, `from` to `to` by number, counted from a byte on. */
export function toCandidates(
	written: Int32Array,
	from: number,
	to: number,
	lineStart: number,
): Candidate[] {
	const found: Candidate[] = [];
	for (let at = from * candidateStride; at < to * candidateStride; at += candidateStride) {
		const start = (written[at] ?? 0) - lineStart;
		found.push({ start, end: (written[at + 1] ?? 0) - lineStart, code: written[at + 2] ?? 0 });
	}
	return found;
}

interface Stretch {
	readonly from: number;
	readonly to: number;
	/** Counted from `from` on. */
	readonly own: readonly Candidate[];
}

/** Cuts a long line into stretches around its candidates, so that each is read once. */
function* stretchesOf(line: Buffer, candidates: readonly Candidate[]): Iterable<Stretch> {
	if (line.length <= longestStretch) {
		yield { from: 0, to: line.length, own: candidates };
		return;
	}
	const sorted = candidates.toSorted((a, b) => a.start - b.start);
	for (let at = 0; at < sorted.length; ) {
		const start = sorted[at]?.start ?? 0;
		let behind = at;
		while ((sorted[behind]?.end ?? Number.POSITIVE_INFINITY) - start <= longestStretch) behind++;
		behind = Math.max(behind, at + 1);
		const from = characterStart(line, start - margin);
		const to = characterStart(line, (sorted[behind - 1]?.end ?? start) + margin);
		const own = sorted
			.slice(at, behind)
			.map((found) => ({ ...found, start: found.start - from, end: found.end - from }));
		yield { from, to, own };
		at = behind;
	}
}

/** The start of the UTF-8 character that a byte is in, or an end of the line. */
function characterStart(line: Buffer, byte: number): number {
	if (byte <= 0) return 0;
	if (byte >= line.length) return line.length;
	let at = byte;
	while (at > byte - 4 && ((line[at] ?? 0) & 0xc0) === 0x80) at--;
	return at;
}

/** The start of a word at or behind a byte, if there is one near; else the byte. */
function wordStart(line: Buffer, byte: number): number {
	if (byte >= line.length) return line.length;
	for (let at = byte; at > byte - 256; at--) {
		if (!isWordByte(line[at - 1] ?? 0)) return characterStart(line, at);
	}
	return characterStart(line, byte);
}

/** A place with the codes that stand there: a user's own may be there beside those that ship. */
interface Spot {
	readonly codes: number[];
	readonly start: number;
	readonly end: number;
}

/** A code that a line presents as one: where, in bytes and in characters, and what of. */
interface Told {
	readonly spot: {
		readonly start: number;
		readonly end: number;
		readonly from: number;
		readonly to: number;
	};
	readonly kind: KnownCode['kind'];
	readonly recognised: Recognised;
}

function mergeCodes([first, ...others]: readonly KnownCode[]): KnownCode {
	if (first === undefined) return { kind: 'short', owners: [] };
	if (others.length === 0) return first;
	return { kind: first.kind, owners: [first, ...others].flatMap(({ owners }) => owners) };
}

/** Of codes within one another, that which stands in a place, else the longest: `-2`, not its `2`. */
function withoutInner(told: readonly Told[]): Told[] {
	const kept: Told[] = [];
	for (const one of told) {
		const last = kept.at(-1);
		if (last === undefined || one.spot.start >= last.spot.end) kept.push(one);
		else if (isPlaced(one) && !isPlaced(last)) kept[kept.length - 1] = one;
	}
	return kept;
}

function isPlaced({ recognised }: Told): boolean {
	return recognised.evidence === 'place';
}

/** Each place once, in the order in which they begin, the longer of two first. */
function spotsOf(candidates: readonly Candidate[]): readonly Spot[] {
	const spots: Spot[] = [];
	for (const { code, start, end } of candidates.toSorted(byStart)) {
		const last = spots.at(-1);
		if (last !== undefined && last.start === start && last.end === end) {
			if (!last.codes.includes(code)) last.codes.push(code);
		} else spots.push({ codes: [code], start, end });
	}
	return spots;
}

function byStart(a: Candidate, b: Candidate): number {
	return a.start - b.start || b.end - a.end || a.code - b.code;
}

/** Entries as the catalogs they are from, each with no more than those. */
function sourcesOf(entries: readonly Entry[]): Source[] {
	const names = [...new Set(entries.map(({ catalog }) => catalog))];
	const catalogs = names.map((name): Catalog => {
		const own = entries.filter(({ catalog }) => catalog === name);
		return {
			name,
			sections: [],
			codes: own,
			entries: own,
			entryAt: (index) => own[index] ?? fail(name),
			find: (code) => {
				const folded = foldCode(code);
				return own.filter((entry) => codesOf(entry).some((each) => foldCode(each) === folded));
			},
		};
	});
	return catalogs.map((catalog) => new Source(catalog, { isPrimary: true, hearsQuiet: false }));
}

function fail(name: string): never {
	throw new RangeError(`no such entry in ${name}`);
}

/** The entries that a text of any number of lines reports, in order. */
export function reportedEntries(text: string, entries: readonly Entry[]): Entry[] {
	const reader = new LineReader(buildCodeTable(sourcesOf(entries)));
	return reader.readText(Buffer.from(text)).reports.map(({ entry }) => entry);
}

/** The numbers that a text presents as error codes and that no entry has, in order. */
export function unknownCodes(text: string, entries: readonly Entry[]): string[] {
	const reader = new LineReader(buildCodeTable(sourcesOf(entries)));
	return reader.readText(Buffer.from(text), true).unknown.map(({ code }) => code);
}
