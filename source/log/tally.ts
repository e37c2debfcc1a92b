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

/** Counts the lines that report each entry. */
export class Tally {
	readonly #rows = new Map<Entry, { count: number; firstLine: number; lastLine: number }>();
	#lines = 0;

	add({ number, reports }: ReportedLine): void {
		this.#lines++;
		for (const entry of new Set(reports.flatMap((report) => report.entries))) {
			const row = this.#rows.get(entry);
			if (row === undefined) {
				this.#rows.set(entry, { count: 1, firstLine: number, lastLine: number });
			} else {
				row.count++;
				row.lastLine = number;
			}
		}
	}

	/** Lines with at least one report. */
	get reportedLines(): number {
		return this.#lines;
	}

	/** Most frequent first; of equal ones, the one seen first. */
	rows(): TallyRow[] {
		return [...this.#rows]
			.map(([entry, row]) => ({ entry, ...row }))
			.sort((a, b) => b.count - a.count || a.firstLine - b.firstLine);
	}
}
