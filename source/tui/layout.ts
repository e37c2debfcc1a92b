/** Where the panes go, by the size of the terminal. */
export interface Layout {
	readonly columns: number;
	/** Rows that are drawn: one less than the terminal has, so that it never scrolls. */
	readonly rows: number;
	/** Rows between the tabs and the keys. */
	readonly bodyRows: number;
	readonly listColumns: number;
	readonly listRows: number;
	/** The entry beside the list, under it, or in one line. */
	readonly entryPlace: 'beside' | 'under' | 'line';
	readonly entryColumns: number;
	readonly entryRows: number;
}

const columnsForBeside = 100;
const columnsForUnder = 60;
const rowsForUnder = 14;
/** The query line, the tabs, a rule, and the keys. */
const fixedRows = 4;
/** A rule between list and entry. */
const divider = 3;

export function layOut(columns: number, terminalRows: number): Layout {
	const rows = Math.max(fixedRows + 2, terminalRows - 1);
	const body = rows - fixedRows;
	if (columns >= columnsForBeside) {
		const listColumns = Math.floor(columns * 0.5) - divider + 1;
		return {
			columns,
			rows,
			bodyRows: body,
			listColumns,
			listRows: body,
			entryPlace: 'beside',
			entryColumns: columns - listColumns - divider,
			entryRows: body,
		};
	}
	if (columns >= columnsForUnder && terminalRows >= rowsForUnder) {
		const entryRows = Math.min(10, Math.floor(body / 2));
		return {
			columns,
			rows,
			bodyRows: body,
			listColumns: columns,
			listRows: body - entryRows - 1,
			entryPlace: 'under',
			entryColumns: columns,
			entryRows,
		};
	}
	return {
		columns,
		rows,
		bodyRows: body,
		listColumns: columns,
		listRows: body - 1,
		entryPlace: 'line',
		entryColumns: columns,
		entryRows: 1,
	};
}
