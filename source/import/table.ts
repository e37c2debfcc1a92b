import { sanitise } from '../text/sanitise.ts';

/** A table as it was found in a file: its heading row and its rows, whatever they were written in. */
export interface Table {
	/** The heading above it, which becomes a section. */
	readonly title: string | undefined;
	readonly columns: readonly string[];
	/** Whether the first row is marked as a heading, and not only taken for one. */
	readonly hasHeading: boolean;
	/** Line of the heading row, from 1. */
	readonly line: number;
	readonly rows: readonly TableRow[];
}

export interface TableRow {
	/** Line of the file, from 1. */
	readonly line: number;
	readonly cells: readonly string[];
}

/** Text of a cell: on one line, spaces around it left out. */
export function cellText(text: string): string {
	return sanitise(text).trim();
}
