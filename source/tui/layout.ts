/** Where the panes go, by the size of the terminal and the lines of the list. */
import type { Size } from '../terminal/terminal.ts';

/** A part of the screen, in cells counted from 0. */
export interface Area {
	readonly top: number;
	readonly left: number;
	readonly rows: number;
	readonly columns: number;
}

export interface Layout extends Size {
	/** Whether tabs and a rule stand under the query. */
	readonly hasTabs: boolean;
	readonly hasKeyLine: boolean;
	readonly list: Area;
	/** Not there where the screen has room for the list alone. */
	readonly entry: Area | undefined;
	readonly entryPlace: 'beside' | 'under' | 'none';
}

const columnsForBeside = 100;
const rowsForTabs = 14;
/** On a smaller screen the list stands alone. */
const smallest = { columns: 30, rows: 9 } as const;
/** Columns that the entry has at least beside the list, with the rule. */
const narrowestEntry = 44;

/**
 * @param lines that the list would fill
 * @param found how many of them are answers; where rows are few, the list has no more than these
 */
export function layOut({ columns, rows }: Size, lines: number, found: number): Layout {
	const hasTabs = rows >= rowsForTabs;
	const hasKeyLine = rows > 3;
	const top = hasTabs ? 3 : 1;
	const bodyRows = Math.max(0, rows - top - (hasKeyLine ? 1 : 0));
	const base = { columns, rows, hasTabs, hasKeyLine } as const;
	if (rows < smallest.rows || columns < smallest.columns) {
		const list = { top, left: 0, rows: bodyRows, columns };
		return { ...base, list, entry: undefined, entryPlace: 'none' };
	}
	if (columns >= columnsForBeside) {
		const listColumns = Math.min(columns - narrowestEntry, Math.floor((columns * 8) / 15));
		return {
			...base,
			list: { top, left: 0, rows: bodyRows, columns: listColumns - 1 },
			entry: {
				top,
				left: listColumns + 2,
				rows: bodyRows,
				columns: columns - listColumns - 2,
			},
			entryPlace: 'beside',
		};
	}
	const half = Math.floor((bodyRows - 1) / 2);
	const wanted = hasTabs ? lines : Math.max(found, 1);
	const listRows = Math.max(1, Math.min(half, wanted));
	return {
		...base,
		list: { top, left: 0, rows: listRows, columns },
		entry: { top: top + listRows + 1, left: 0, rows: bodyRows - listRows - 1, columns },
		entryPlace: 'under',
	};
}

/** Rows that are kept in sight above and below the cursor. */
const margin = 2;

/** The first line of a list that is shown, turned no further than the cursor demands. */
export function scrollTo(top: number, line: number, rows: number, lines: number): number {
	const kept = Math.min(margin, Math.floor(Math.max(0, rows - 1) / 2));
	const lowest = line - kept;
	const highest = line - rows + 1 + kept;
	const turned = Math.max(Math.min(top, lowest), highest);
	return Math.max(0, Math.min(turned, lines - rows));
}

export function isInside({ top, left, rows, columns }: Area, row: number, column: number): boolean {
	return row >= top && row < top + rows && column >= left && column < left + columns;
}
