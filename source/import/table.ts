/** A table as it was found in a file: its heading row and its rows, whatever they were written in. */
export interface Table {
	/** The heading above it, which becomes a section. */
	readonly title: string | undefined;
	readonly columns: readonly string[];
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
	return text.replaceAll(/\s+/g, ' ').trim();
}
