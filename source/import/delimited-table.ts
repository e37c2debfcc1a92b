import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../errors.ts';
import { cellText, type Table, type TableRow } from './table.ts';

/** Reads CSV or TSV; empty lines are passed over. */
export function readDelimited(text: string, delimiter: ',' | '\t' | ';', file: string): Table[] {
	const rows: TableRow[] = [];
	let lastLine = 0;
	try {
		parse(text, {
			bom: true,
			delimiter,
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: true,
			on_record: (cells: readonly string[], { lines }) => {
				// The line told is the record's last one.
				const breaks = cells.join('').split('\n').length - 1;
				lastLine = lines;
				rows.push({ line: lines - breaks, cells: cells.map(cellText) });
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
	return heading === undefined
		? []
		: [
				{
					title: undefined,
					columns: heading.cells,
					line: heading.line,
					hasHeading: false,
					rows: rest,
				},
			];
}
