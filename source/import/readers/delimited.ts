import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../../errors.ts';
import { mostColumns } from '../columns.ts';
import { cellText, type Table, type TableRow } from '../table.ts';

export type Delimiter = ',' | '\t' | ';' | '|';

/** Reads CSV or TSV; empty lines are passed over. */
export function readDelimited(text: string, delimiter: Delimiter, file: string): Table[] {
	const rows: TableRow[] = [];
	let lastLine = 0;
	try {
		parse(unwrap(text), {
			bom: true,
			delimiter,
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: true,
			on_record: (cells: readonly string[], { lines }) => {
				// The line told is the record's last one.
				const breaks = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
				lastLine = lines;
				rows.push({ place: lines - breaks, cells: cells.slice(0, mostColumns + 1).map(cellText) });
				return null;
			},
		});
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		throw new UserError(
			error.code === 'CSV_QUOTE_NOT_CLOSED'
				? {
						what: { en: 'a quote is never closed', zh: '引号没有闭合' },
						which: `${file}:${lastLine + 1}`,
					}
				: {
						what: {
							en: `cannot read the table, ${error.message}`,
							zh: `无法读取表格，${error.message}`,
						},
						which: file,
					},
		);
	}
	const [heading, ...rest] = rows;
	if (heading === undefined) return [];
	const columns = heading.cells;
	return [
		{
			title: undefined,
			columns,
			place: heading.place,
			hasHeading: false,
			rows: rest.map((row) => joinLast(row, columns.length)),
		},
	];
}

/** Text that was cut at a width, as a terminal cuts it, is put together again. */
function unwrap(text: string): string {
	const lines = text.split(/\r?\n/);
	const counts = new Map<number, number>();
	for (const { length } of lines) counts.set(length, (counts.get(length) ?? 0) + 1);
	const [[width = 0, most = 0] = []] = [...counts].sort(([, a], [, b]) => b - a);
	const wider = lines.filter(({ length }) => length > width).length;
	if (width < leastWidth || width > mostWidth || most < lines.length / 4) return text;
	if (wider > lines.length / 50) return text;
	// A line that is one character short has lost the space at its end.
	const ends = (line: string) =>
		line.length === width ? line : line.length === width - 1 ? `${line} ` : `${line}\n`;
	return lines.map(ends).join('');
}

/** Widths at which terminals and mail cut lines. */
const leastWidth = 70;
const mostWidth = 140;

/** A comma in the last text makes one cell too many, which goes back to it. */
function joinLast(row: TableRow, width: number): TableRow {
	const { place, cells } = row;
	if (width < 2 || cells.length <= width) return row;
	const beyond = cells.slice(width).filter((cell) => cell !== '');
	if (beyond.length === 0) return { place, cells: cells.slice(0, width) };
	return {
		place,
		cells: [...cells.slice(0, width - 1), [cells[width - 1] ?? '', ...beyond].join(', ')],
	};
}

/** What sets the cells of a heading apart: what is there most often, outside of quotes. */
export function delimiterOf(text: string): Delimiter {
	const [heading = ''] = text.trimStart().split('\n', 1);
	const bare = heading.slice(0, 10_000).replaceAll(/"[^"]*"/g, '');
	if (bare.includes('\t')) return '\t';
	const count = (delimiter: string) => bare.split(delimiter).length;
	if (count(';') > count(',')) return ';';
	return count('|') > 1 && count(',') === 1 ? '|' : ',';
}
