import type { Entry } from '../catalog/entry.ts';
import { Histogram } from './histogram.ts';
import type { ReportedLine } from './line-filter.ts';

/** A line in which a code was reported. */
export interface Sighting {
	/** Milliseconds since 1970, where the log tells. */
	readonly time: number | undefined;
	/** `undefined` for standard input alone. */
	readonly file: string | undefined;
	/** Counts from 1 in its file. */
	readonly line: number;
	readonly text: string;
}

/** How often a code was reported. */
export interface Count {
	/** Lines that report it. */
	readonly count: number;
	readonly first: Sighting;
	readonly last: Sighting;
	/** By second, of the lines that have a time. */
	readonly overTime: Histogram;
	/** By line, counted over all files. */
	readonly overLines: Histogram;
}

export interface TallyRow extends Count {
	readonly entry: Entry;
	/** Lines whose message says something else. */
	readonly doubtful: number;
}

/** A number that stood under an error key and is in no catalog. */
export interface UnknownRow extends Count {
	readonly code: string;
}

interface Counting {
	count: number;
	doubtful: number;
	first: Sighting;
	last: Sighting;
	readonly overTime: Histogram;
	readonly overLines: Histogram;
}

/** Most unknown codes that are counted; a log of noise has no end of them. */
const mostUnknown = 1000;

/** Counts the lines that report each entry and each unknown code. */
export class Tally {
	readonly #rows = new Map<Entry, Counting>();
	readonly #unknown = new Map<string, Counting>();
	#lines = 0;

	/** @param sighting of the line */
	add({ number, reports, unknown }: Reported, sighting: Sighting): void {
		if (reports.length > 0) this.#lines++;
		for (const { entry, agreement } of reports) {
			const row = countLine(this.#rows, entry, number, sighting);
			if (agreement === 'differs') row.doubtful++;
		}
		for (const { code } of unknown) {
			const isRoom = this.#unknown.size < mostUnknown || this.#unknown.has(code);
			if (isRoom) countLine(this.#unknown, code, number, sighting);
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

type Reported = Pick<ReportedLine, 'number' | 'reports' | 'unknown'>;

function countLine<Key>(
	rows: Map<Key, Counting>,
	key: Key,
	number: number,
	sighting: Sighting,
): Counting {
	let row = rows.get(key);
	if (row === undefined) {
		const histograms = { overTime: new Histogram(), overLines: new Histogram() };
		row = { count: 0, doubtful: 0, first: sighting, last: sighting, ...histograms };
		rows.set(key, row);
	}
	row.count++;
	row.overLines.add(number);
	if (sighting.time !== undefined) row.overTime.add(Math.floor(sighting.time / 1000));
	if (compare(sighting, row.first, Number.POSITIVE_INFINITY) < 0) row.first = sighting;
	if (compare(sighting, row.last, Number.NEGATIVE_INFINITY) >= 0) row.last = sighting;
	return row;
}

/** By time, then file and line; what has no time is at the far end of those that have. */
function compare(a: Sighting, b: Sighting, without: number): number {
	const times = [a.time ?? without, b.time ?? without] as const;
	if (times[0] !== times[1]) return times[0] < times[1] ? -1 : 1;
	const [one = '', other = ''] = [a.file, b.file];
	if (one !== other) return one < other ? -1 : 1;
	return a.line - b.line;
}

function sorted<Row extends Count>(rows: Row[]): Row[] {
	// Maps keep the order in which codes were seen, and sorting keeps that of equal ones.
	return rows.sort((a, b) => b.count - a.count);
}
