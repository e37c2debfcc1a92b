import type { ImportRequest } from '../arguments.ts';
import type { CatalogFile } from '../catalog/catalog-file.ts';
import type { Text } from '../catalog/entry.ts';
import { decode } from '../decode.ts';
import { type ExitCode, UserError } from '../errors.ts';
import { systemErrorCode } from '../file-system.ts';
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
	const tables = readTables(readText(context, file), file);
	const builder = new CatalogBuilder();
	const named = request.columns === undefined ? undefined : namedColumns(request.columns);
	let taken = 0;
	for (const table of tables) {
		const columns = named ?? recogniseColumns(table.columns);
		if (!columns.includes('code')) {
			tellTable(context, file, table);
			continue;
		}
		taken++;
		tellColumns(context, table, columns, named !== undefined);
		builder.add(named === undefined ? table : withHeading(table, columns.indexOf('code')), columns);
	}
	for (const { what, line, reason, text } of builder.leftOut) {
		const left = leftOutTexts[what];
		context.warn({
			what: { en: `${left.en}, ${reason.en}`, zh: `${left.zh}，${reason.zh}` },
			which: `${file}:${line}: ${text.slice(0, 80)}`,
		});
	}
	if (builder.entries.length === 0) throw noEntries(file, tables);
	context.warn({ what: tookText(builder.entries.length, taken, tables.length), which: file });
	const catalog: CatalogFile = {
		...(builder.sections.size === 0 ? {} : { sections: [...builder.sections.values()] }),
		entries: builder.entries,
	};
	if (!request.isYaml) context.print(`${JSON.stringify(catalog, null, 2)}\n`);
	else context.print((await import('yaml')).stringify(catalog, { lineWidth: 100 }));
	return 0;
}

const leftOutTexts = {
	line: { en: 'line left out', zh: '跳过一行' },
	cells: { en: 'cells left out', zh: '忽略多余的单元格' },
} as const satisfies Record<string, Text>;

function tookText(entries: number, taken: number, total: number): Text {
	const of = taken === total ? '' : `${taken} of `;
	return {
		en: `took ${entries} ${entries === 1 ? 'entry' : 'entries'} from ${of}${total} ${total === 1 ? 'table' : 'tables'}`,
		zh: `已导入${entries}条（${taken === total ? '' : `${taken}/`}${total}个表格）`,
	};
}

/** Named columns need no heading: a first row that is none is a row like the others. */
function withHeading(table: Table, codeColumn: number): Table {
	const heading = table.columns[codeColumn] ?? '';
	const codes = table.rows.map(({ cells }) => cells[codeColumn] ?? '');
	const isWordAmongNumbers = !/\d/.test(heading) && codes.every((code) => /\d/.test(code));
	const isHeading = isWordAmongNumbers || recogniseColumns([heading])[0] === 'code';
	if (table.hasHeading || isHeading) return table;
	return { ...table, rows: [{ line: table.line, cells: table.columns }, ...table.rows] };
}

/** Tells of what is not UTF-8. */
function readText({ warn }: CommandContext, file: string): string {
	const bytes = readInput(file);
	const { text, encoding, isDamaged } = decode(bytes);
	if (encoding !== 'UTF-16' && bytes.includes(0)) {
		throw new UserError({
			what: { en: 'not a text file', zh: '不是文本文件' },
			which: file,
			hint: { en: 'save a spreadsheet as CSV', zh: '电子表格请先另存为CSV' },
		});
	}
	if (encoding !== undefined) {
		warn({
			what: { en: `read as ${encoding}`, zh: `未识别为UTF-8，按${encoding}读取` },
			which: file,
		});
	}
	if (isDamaged) {
		const at = text.slice(0, text.indexOf('\ufffd')).split('\n').length;
		const what = { en: 'some of it is not UTF-8', zh: '部分内容不是UTF-8' };
		warn({ what, which: `${file}:${at}` });
	}
	return text;
}

function readInput(file: string): Buffer {
	try {
		return readWhole(file);
	} catch (error) {
		const code = systemErrorCode(error);
		const what = unreadable[code ?? ''] ?? {
			en: `cannot read the table, ${code}`,
			zh: `无法读取表格，${code}`,
		};
		throw new UserError({ what, which: file });
	}
}

const unreadable: Readonly<Record<string, Text>> = {
	ENOENT: { en: 'no such table file', zh: '找不到表格文件' },
	EISDIR: { en: 'a table is a file, not a directory', zh: '表格应为文件，而不是文件夹' },
};

/** Tells of columns that are left out, but not of those that the user leaves out with `-`. */
function tellColumns(
	{ warn }: CommandContext,
	{ columns: headings, rows }: Table,
	columns: readonly (Field | undefined)[],
	isNamed: boolean,
): void {
	const isLeftOut = (heading: string, at: number) => {
		if (columns[at] !== undefined || (isNamed && at < columns.length)) return false;
		return heading !== '' || rows.some(({ cells }) => (cells[at] ?? '') !== '');
	};
	const leftOut = headings.flatMap((heading, at) =>
		isLeftOut(heading, at) ? [heading === '' ? String(at + 1) : heading] : [],
	);
	if (leftOut.length === 0) return;
	const list = headings.map((_, at) => columns[at] ?? '-').join(',');
	warn({
		what:
			leftOut.length === 1
				? { en: 'column left out', zh: '跳过一列' }
				: { en: 'columns left out', zh: `跳过${leftOut.length}列` },
		which: leftOut.join(', '),
		hint: {
			en: `--columns names all columns, now ${list}`,
			zh: `用--columns指明各列，目前为${list}`,
		},
	});
}

function tellTable({ warn }: CommandContext, file: string, { columns, line }: Table): void {
	warn({
		what: { en: 'table left out, no column of codes', zh: '跳过一个表格，没有错误码列' },
		which: `${file}:${line}: ${columns.join(' | ').slice(0, 80)}`,
		hint: {
			en: '--columns names the columns, such as code,description.en,solution',
			zh: '用--columns指明各列，如code,description,solution',
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
