import type { ImportRequest } from '../arguments.ts';
import type { CatalogFile } from '../catalog/catalog-file.ts';
import type { Text } from '../catalog/entry.ts';
import { decode } from '../decode.ts';
import { type ExitCode, type Problem, UserError } from '../errors.ts';
import { systemErrorCode } from '../file-system.ts';
import { namedColumns } from '../import/columns.ts';
import { type Imported, importDocument, type Skipped } from '../import/import-document.ts';
import { type Document, readDocument } from '../import/read-document.ts';
import { readWorkbook } from '../import/readers/workbook.ts';
import type { Cause, LeftOut } from '../import/to-catalog-file.ts';
import { readWhole } from '../input.ts';
import { sanitise } from '../text/sanitise.ts';
import type { CommandContext } from './context.ts';
import { replaceFile } from './replace-file.ts';

/** The largest document that is read, in bytes. */
const mostBytes = 16 * 1024 * 1024;

/** `--import`: a document into a catalog; on standard error, what became of it. */
export async function importFile(
	context: CommandContext,
	request: ImportRequest,
): Promise<ExitCode> {
	const { file } = request;
	const named = request.columns === undefined ? undefined : namedColumns(request.columns);
	const document = read(context, file);
	if (named !== undefined && !document.hasTables) throw columnsOfNoTable(file, document);
	const imported = importDocument(document, named);
	for (const problem of problemsOf(file, imported)) context.warn(problem);
	if (imported.catalog === undefined)
		throw nothingTaken(file, document, imported, named !== undefined);
	context.warn({ what: tookText(document, imported), which: file });
	const text = await write(imported.catalog, request.isYaml);
	if (request.output === undefined) context.print(text);
	else replaceFile(request.output, text);
	return 0;
}

async function write(catalog: CatalogFile, isYaml: boolean): Promise<string> {
	if (!isYaml) return `${JSON.stringify(catalog, null, 2)}\n`;
	const { dump } = await import('js-yaml');
	return dump(catalog, { lineWidth: 100, noRefs: true });
}

/** The document of a file, or a UserError where it cannot be one; tells of what is not UTF-8. */
function read({ warn }: CommandContext, file: string): Document {
	const bytes = readInput(file);
	const workbook = readWorkbook(bytes, file);
	if (workbook !== undefined) return workbook;
	const { text, encoding, isDamaged } = decode(bytes);
	if (encoding !== 'UTF-16' && bytes.includes(0)) throw new UserError({ ...notText, which: file });
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
	return readDocument(text, file);
}

const notText = {
	what: { en: 'not a text file', zh: '不是文本文件' },
	hint: { en: 'save it as CSV, Markdown or HTML', zh: '请先另存为CSV、Markdown或HTML' },
} as const;

function readInput(file: string): Buffer {
	let bytes: Buffer;
	try {
		bytes = readWhole(file, mostBytes + 1);
	} catch (error) {
		const code = systemErrorCode(error);
		const what = unreadable[code ?? ''] ?? {
			en: `cannot read the document, ${code}`,
			zh: `无法读取文档，${code}`,
		};
		throw new UserError({ what, which: file });
	}
	if (bytes.length > mostBytes) {
		throw new UserError({
			what: { en: 'more than 16 MiB, which is no list of codes', zh: '超过16MiB，不像错误码文档' },
			which: file,
		});
	}
	return bytes;
}

const unreadable: Readonly<Record<string, Text>> = {
	ENOENT: { en: 'no such document', zh: '找不到文档' },
	EISDIR: { en: 'a document is a file, not a directory', zh: '文档应为文件，而不是文件夹' },
};

const leftOutTexts: Readonly<Record<Cause, (count: number) => Text>> = {
	noCode: (count) => ({
		en: `${lines(count)} left out, no code`,
		zh: `跳过${count}行，没有错误码`,
	}),
	notACode: (count) => ({
		en: `${lines(count)} left out, no code where others have one`,
		zh: `跳过${count}行，错误码列不是错误码`,
	}),
	range: (count) => ({
		en: `${lines(count)} left out, a range is no code`,
		zh: `跳过${count}行，区间不是错误码`,
	}),
	noDescription: (count) => ({
		en: `${lines(count)} left out, no description`,
		zh: `跳过${count}行，没有描述`,
	}),
	beyond: (count) => ({
		en: `${lines(count)} with more cells than there are columns`,
		zh: `${count}行的单元格多于表头`,
	}),
	repeated: (count) => ({
		en: `${lines(count)} with a code that was there already; its meanings stand together`,
		zh: `${count}行的错误码重复，各含义已并列`,
	}),
};

const skippedTexts: Readonly<Record<Skipped['cause'], (count: number) => Text>> = {
	noCode: (count) => ({
		en: `${tables(count)} left out, no column of codes`,
		zh: `跳过${count}个表格，没有错误码列`,
	}),
	repeated: (count) => ({
		en: `${tables(count)} left out, most rows have the same code`,
		zh: `跳过${count}个表格，错误码大多重复`,
	}),
	notErrors: (count) => ({
		en: `${tables(count)} left out, its codes are no errors`,
		zh: `跳过${count}个表格，其中不是错误码`,
	}),
	noText: (count) => ({
		en: `${tables(count)} left out, no column of texts`,
		zh: `跳过${count}个表格，没有描述列`,
	}),
	ranges: (count) => ({
		en: `${tables(count)} left out, ranges in place of codes`,
		zh: `跳过${count}个表格，只有区间`,
	}),
	wide: (count) => ({
		en: `${tables(count)} left out, more than 200 columns`,
		zh: `跳过${count}个表格，超过200列`,
	}),
	vague: (count) => ({
		en: `${tables(count)} left out, others are plainly of codes`,
		zh: `跳过${count}个表格，其他表格才是错误码`,
	}),
	unfit: (count) => ({
		en: `${tables(count)} left out, the columns do not fit`,
		zh: `跳过${count}个表格，与--columns不符`,
	}),
};

function lines(count: number): string {
	return count === 1 ? 'line' : `${count} lines`;
}

function tables(count: number): string {
	return count === 1 ? 'table' : `${count} tables`;
}

/** One problem for each cause, with the first place where it is. */
function problemsOf(file: string, { skipped, columns, leftOut }: Imported): Problem[] {
	const first = ({ place, text }: Pick<LeftOut, 'place' | 'text'>) =>
		`${file}:${place}: ${sanitise(text.slice(0, 200)).slice(0, 80)}`;
	const problems: Problem[] = [];
	for (const { cause, count, ...at } of skipped)
		problems.push({ what: skippedTexts[cause](count), which: first(at) });
	for (const [cause, { count, ...at }] of leftOut)
		problems.push({ what: leftOutTexts[cause](count), which: first(at) });
	if (columns !== undefined) {
		const names = columns.names.map((name) => sanitise(name).slice(0, 40));
		problems.push({
			what:
				names.length === 1
					? { en: 'column left out', zh: '跳过一列' }
					: { en: 'columns left out', zh: `跳过${names.length}列` },
			which: names.slice(0, 12).join(', '),
			hint: columnsHint(columns.fields),
		});
	}
	return problems;
}

function columnsHint(fields: readonly string[]): Text {
	const list = fields.join(',');
	return {
		en: `--columns names all columns, now ${list}`,
		zh: `用--columns指明各列，目前为${list}`,
	};
}

function tookText({ kind }: Document, { taken, total, catalog }: Imported): Text {
	const count = catalog?.entries.length ?? 0;
	const of = taken === total ? '' : `${taken} of `;
	const where = total === 0 ? '' : `, ${of}${total} ${total === 1 ? 'table' : 'tables'}`;
	const whereInChinese = total === 0 ? '' : `，${taken === total ? '' : `${taken}/`}${total}个表格`;
	return {
		en: `took ${count} ${count === 1 ? 'entry' : 'entries'} from ${kind.en}${where}`,
		zh: `已导入${count}条（${kind.zh}${whereInChinese}）`,
	};
}

function columnsOfNoTable(file: string, { kind }: Document): UserError {
	return new UserError({
		what: {
			en: `--columns is for tables, and this is ${kind.en} without one`,
			zh: `--columns只用于表格，而这是没有表格的${kind.zh}`,
		},
		which: file,
	});
}

function nothingTaken(
	file: string,
	{ kind, hasTables }: Document,
	{ example, doubt }: Imported,
	isNamed: boolean,
): UserError {
	const what = doubt
		? {
				en: `taken for ${kind.en}; which column has the codes is not plain`,
				zh: `识别为${kind.zh}，但无法确定哪一列是错误码`,
			}
		: { en: `taken for ${kind.en}, no codes found`, zh: `识别为${kind.zh}，没有找到错误码` };
	if (!hasTables || isNamed || example === undefined)
		return new UserError({ what, which: file, hint: howCodesStand });
	const names = example
		.map((_, at) => (at === 0 ? 'code' : at === 1 ? 'description' : '-'))
		.join(',');
	const heading = sanitise(example.join(' | ').slice(0, 200)).slice(0, 60);
	const hint = {
		en: `--columns names the columns of ${heading}, such as ${names}`,
		zh: `用--columns指明各列（${heading}），如${names}`,
	};
	return new UserError({ what, which: file, hint });
}

const howCodesStand = {
	en: 'codes are read from tables, lists, headings, JSON, YAML, properties, enums and constants',
	zh: '可识别表格、列表、标题、JSON、YAML、properties、枚举和常量中的错误码',
};
