import type { Entry } from '../catalog/entry.ts';
import type { ReportedLine } from './line-filter.ts';

/** How often an entry's code was reported; lines count from 1. */
export interface TallyRow {
	readonly entry: Entry;
	/** Lines that report it. */
	readonly count: number;
	readonly firstLine: number;
	readonly lastLine: number;
}

/** How often a number stood under an error key that no catalog has; lines count from 1. */
export interface UnknownRow extends Omit<TallyRow, 'entry'> {
	readonly code: string;
}

type Count = Omit<TallyRow, 'entry'>;

/** Most unknown codes that are counted; a log of noise has no end of them. */
const mostUnknown = 1000;

/** Counts the lines that report each entry and each unknown code. */
export class Tally {
	readonly #rows = new Map<Entry, Count>();
	readonly #unknown = new Map<string, Count>();
	#lines = 0;

	add({ number, reports, unknown }: ReportedLine): void {
		if (reports.length > 0) this.#lines++;
		for (const { entry } of reports) countLine(this.#rows, entry, number);
		for (const { code } of unknown) {
			const isRoom = this.#unknown.size < mostUnknown || this.#unknown.has(code);
			if (isRoom) countLine(this.#unknown, code, number);
		}
	}

	/** Lines with at least one report. */
	get reportedLines(): number {
		return this.#lines;
	}

	/** Most frequent first; of equal ones, the one seen first. */
	rows(): TallyRow[] {
		return sorted([...this.#rows].map(([entry, row]) => ({ entry, ...row })));
	}

	/** In the same order. */
	unknownRows(): UnknownRow[] {
		return sorted([...this.#unknown].map(([code, row]) => ({ code, ...row })));
	}
}

function countLine<Key>(rows: Map<Key, Count>, key: Key, line: number): void {
	const { count = 0, firstLine = line } = rows.get(key) ?? {};
	rows.set(key, { count: count + 1, firstLine, lastLine: line });
}

function sorted<Row extends Count>(rows: Row[]): Row[] {
	return rows.sort((a, b) => b.count - a.count || a.firstLine - b.firstLine);
}
