import { codesOf, type Entry, foldCode } from '../catalog/entry.ts';
import { buildCodeTable, type CodeTable, type KnownCode } from './code-table.ts';
import { createPlainScanner } from './plain-scanner.ts';
import { isReport } from './recognise.ts';
import { candidateStride } from './scanner.ts';

/** A report: a code that a line presents as an error code. */
export interface Report {
	readonly entries: readonly Entry[];
	/** UTF-16 index of the code in the line. */
	readonly start: number;
	readonly end: number;
	/** Byte of the line at which the code begins, from 0. */
	readonly byte: number;
}

/** A place in a line where a known code stands. */
export interface Candidate {
	readonly code: KnownCode;
	readonly start: number;
	readonly end: number;
	readonly byte: number;
}

/** Weighs the candidates of a line, in order; a code inside a longer one does not count. */
export function reportsAmong(line: string, candidates: readonly Candidate[]): Report[] {
	const reports: Report[] = [];
	for (const { code, start, end, byte } of outermost(candidates)) {
		const isAsWritten =
			!code.isCaseExact || code.entries.some((entry) => isNamed(entry, line.slice(start, end)));
		const kind = isAsWritten ? code.kind : 'short';
		if (isReport(line, start, end, kind, code.entries)) {
			reports.push({ entries: code.entries, start, end, byte });
		}
	}
	return reports;
}

/** The candidates that are not inside others, in the order in which they begin. */
function outermost(candidates: readonly Candidate[]): readonly Candidate[] {
	if (candidates.length === 1) return candidates;
	let reached = -1;
	return candidates
		.toSorted((a, b) => a.start - b.start || b.end - a.end)
		.filter(({ end }) => {
			const isOuter = end > reached;
			reached = Math.max(reached, end);
			return isOuter;
		});
}

function isNamed(entry: Entry, text: string): boolean {
	return entry.code === text || entry.aliases.includes(text);
}

/**
 * The entries that a text of any number of lines reports, in order: for what is pasted. Only those
 * whose codes stand in it are laid out for the scanner.
 */
export function reportedEntries(text: string, entries: readonly Entry[]): Entry[] {
	const folded = foldCode(withoutEscapes(Buffer.from(text)).bytes.toString());
	const standing = entries.filter((entry) =>
		codesOf(entry).some((own) => folded.includes(foldCode(own))),
	);
	return reportsInText(text, buildCodeTable(standing)).flatMap((report) => report.entries);
}

/** The numbers that a text presents as error codes and that no entry has, in order. */
export function unknownCodes(text: string, entries: readonly Entry[]): string[] {
	const known = new Set(entries.flatMap(codesOf).map(foldCode));
	const numbers = new Set(text.match(/-?\d+/g) ?? []);
	const unknown = [...numbers]
		.filter((number) => !known.has(number))
		.map((code) => ({
			code,
			aliases: [],
			catalog: '',
			section: undefined,
			description: { en: '', zh: '' },
			solution: undefined,
			unofficial: [],
		}));
	return reportedEntries(text, unknown).map(({ code }) => code);
}

/** The reports of a text of any number of lines. */
export function reportsInText(text: string, table: CodeTable): Report[] {
	return reportsInBytes(Buffer.from(text), table);
}

/** The reports of a line or text, with ANSI escape sequences left out before it is read. */
export function reportsInBytes(bytes: Buffer, table: CodeTable): Report[] {
	const plain = withoutEscapes(bytes);
	const text = plain.bytes.toString();
	const { length } = plain.bytes;
	const scanner = createPlainScanner(table, plain.bytes, length);
	const count = scanner.scan(0, length);
	const candidates: Candidate[] = [];
	for (let at = 0; at < count * candidateStride; at += candidateStride) {
		const [from = 0, to = 0, number = 0] = scanner.candidates.subarray(at, at + 3);
		const code = table.codes[number];
		if (code === undefined) continue;
		const start = plain.bytes.toString('utf8', 0, from).length;
		const end = start + plain.bytes.toString('utf8', from, to).length;
		candidates.push({ code, start, end, byte: plain.origin(from) });
	}
	return reportsAmong(text, candidates);
}

/** CSI and OSC sequences, and escapes of one character. */
const escapeSequence =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about these
	/\x1b(?:\[[\d;:?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-Z\\^-~]?)/g;

/** Bytes without escape sequences, and where each of them was before. */
function withoutEscapes(bytes: Buffer): { bytes: Buffer; origin: (byte: number) => number } {
	if (!bytes.includes(27)) return { bytes, origin: (byte) => byte };
	const removed: { before: number; length: number }[] = [];
	let total = 0;
	const kept = bytes.toString('latin1').replaceAll(escapeSequence, (sequence, at: number) => {
		removed.push({ before: at - total, length: sequence.length });
		total += sequence.length;
		return '';
	});
	const origin = (byte: number) =>
		removed.reduce((sum, { before, length }) => (before <= byte ? sum + length : sum), byte);
	return { bytes: Buffer.from(kept, 'latin1'), origin };
}
