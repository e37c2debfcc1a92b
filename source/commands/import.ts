import type { ImportRequest } from '../arguments.ts';
import type { CatalogFile } from '../catalog/catalog-file.ts';
import { type ExitCode, UserError } from '../errors.ts';
import { type Field, namedColumns, recogniseColumns } from '../import/columns.ts';
import { readTables } from '../import/read-tables.ts';
import type { Table } from '../import/table.ts';
import { CatalogBuilder } from '../import/to-catalog-file.ts';
import { readWhole } from '../input.ts';
import type { CommandContext } from './context.ts';

/** `--import`: a table into a catalog on standard output; on standard error, what became of it. */
export async function importTable(
	context: CommandContext,
	request: ImportRequest,
): Promise<ExitCode> {
	const { file } = request;
	const tables = readTables(readInput(file), file);
	const builder = new CatalogBuilder();
	const named = request.columns === undefined ? undefined : namedColumns(request.columns);
	let taken = 0;
	for (const table of tables) {
		const columns = named ?? recogniseColumns(table.columns);
		if (!columns.includes('code')) {
			tellTable(context, table);
			continue;
		}
		taken++;
		if (named === undefined) tellColumns(context, table, columns);
		builder.add(named === undefined ? table : withHeading(table, columns.indexOf('code')), columns);
	}
	for (const { line, reason, text } of builder.leftOut) {
		const what = { en: `line left out, ${reason.en}`, zh: `跳过一行，${reason.zh}` };
		context.warn({ what, which: `${file}:${line}: ${text.slice(0, 80)}` });
	}
	if (builder.entries.length === 0) throw noEntries(file, tables);
	const [entries, total] = [builder.entries.length, tables.length];
	const en = `took ${entries} ${entries === 1 ? 'entry' : 'entries'} out of ${taken} of ${total} ${total === 1 ? 'table' : 'tables'}`;
	context.warn({
		what: { en, zh: `从${total}个表格中的${taken}个导入了${entries}条` },
		which: file,
	});
	const catalog: CatalogFile = {
		...(builder.sections.size === 0 ? {} : { sections: [...builder.sections.values()] }),
		entries: builder.entries,
	};
	if (!request.isYaml) context.print(`${JSON.stringify(catalog, null, 2)}\n`);
	else context.print((await import('yaml')).stringify(catalog, { lineWidth: 100 }));
	return 0;
}

/** Named columns need no heading: a first row that is none is a row like the others. */
function withHeading(table: Table, codeColumn: number): Table {
	const [heading] = recogniseColumns([table.columns[codeColumn] ?? '']);
	if (table.hasHeading || heading === 'code') return table;
	return { ...table, rows: [{ line: table.line, cells: table.columns }, ...table.rows] };
}

function readInput(file: string): string {
	try {
		return readWhole(file);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		const what =
			code === 'ENOENT'
				? { en: 'no such table file', zh: '找不到表格文件' }
				: { en: `cannot read the table, ${code}`, zh: `无法读取表格，${code}` };
		throw new UserError({ what, which: file });
	}
}

function tellColumns(
	{ warn }: CommandContext,
	table: Table,
	columns: readonly (Field | undefined)[],
): void {
	for (const [at, heading] of table.columns.entries()) {
		if (columns[at] !== undefined || heading === '') continue;
		warn({
			what: { en: 'column left out', zh: '跳过一列' },
			which: heading,
			hint: { en: '--columns names the columns', zh: '用--columns指明各列' },
		});
	}
}

function tellTable({ warn }: CommandContext, { columns, line }: Table): void {
	warn({
		what: { en: 'table left out, no column of codes', zh: '跳过一个表格，没有错误码列' },
		which: `line ${line}: ${columns.join(' | ')}`,
		hint: {
			en: '--columns names the columns, such as code,description.en,solution',
			zh: '用--columns指明各列，如code,description.en,solution',
		},
	});
}

function noEntries(file: string, tables: readonly Table[]): UserError {
	const what =
		tables.length === 0
			? { en: 'no table found', zh: '没有找到表格' }
			: { en: 'no entry found in the tables', zh: '表格中没有可用的条目' };
	const hint = {
		en: 'a table is Markdown, CSV, TSV or HTML, with a heading such as code or 错误码',
		zh: '支持Markdown、CSV、TSV和HTML表格，表头须有code或错误码等字样',
	};
	return new UserError({ what, which: file, hint });
}
