/** Reads a catalog file and checks it, apart from where it may have been cached. */
import type { Stats } from 'node:fs';
import { basename, extname } from 'node:path';
import { decode } from '../decode.ts';
import type { Problem } from '../errors.ts';
import { fileSystem, systemErrorCode } from '../file-system.ts';
import { readDescriptor } from '../input.ts';
import { completeCatalog } from './catalog-file.ts';
import { linesInJson, linesInYaml } from './find-lines.ts';
import { parseJson, parseYaml } from './parse-catalog.ts';
import type { StoredCatalog } from './stored-catalog.ts';
import {
	type Checked,
	checkCatalog,
	type Fault,
	mostFaults,
	printPath,
} from './validate-catalog.ts';

/** What was read of a catalog file. */
export interface Read {
	/** What is valid of it; `undefined` where it is no catalog at all. */
	readonly catalog: StoredCatalog | undefined;
	/** One for each fault. */
	readonly problems: readonly Problem[];
	/** The state of the file that was read, where nothing changed it meanwhile. */
	readonly status?: Stats | undefined;
	/** Tells of further faults in it, each with its line. */
	readonly tell?: (faults: readonly Fault[]) => Promise<Problem[]>;
}

/** Larger files are no catalogs; a look-up should not wait for them. */
const mostBytes = 64 * 1024 * 1024;

/**
 * @param file a path, or `-` for standard input
 * @param mayBePipe whether it may be something else than a file, such as a pipe, which may never end
 */
export async function readCatalog(
	file: string,
	{ mayBePipe = true, most = mostFaults } = {},
): Promise<Read> {
	try {
		const { bytes, status, problem } = readBytes(file, mayBePipe);
		if (problem !== undefined) return failed(problem);
		if (bytes.length > mostBytes) return failed(tooLarge(file));
		const { text, encoding, isDamaged } = decode(bytes);
		if (encoding === 'GB18030' || isDamaged) return failed(notUtf8(file));
		return { ...(await readText(file, text, most)), status };
	} catch (error) {
		const code = systemErrorCode(error);
		if (code === undefined) throw error;
		return failed(unreadable(file, code));
	}
}

function failed(problem: Problem): Read {
	return { catalog: undefined, problems: [problem] };
}

interface Bytes {
	readonly bytes: Buffer;
	readonly status?: Stats | undefined;
	readonly problem?: Problem;
}

function readBytes(file: string, mayBePipe: boolean): Bytes {
	const bytes = Buffer.alloc(0);
	if (file === '-') return { bytes: readDescriptor(0, mostBytes + 1) };
	const { O_RDONLY, O_NONBLOCK = 0 } = fileSystem.constants;
	const descriptor = fileSystem.openSync(file, mayBePipe ? O_RDONLY : O_RDONLY | O_NONBLOCK);
	try {
		const before = fileSystem.fstatSync(descriptor);
		if (before.isDirectory()) return { bytes, problem: unreadable(file, 'EISDIR') };
		if (!before.isFile() && !mayBePipe) return { bytes, problem: noFile(file) };
		if (before.size > mostBytes) return { bytes, problem: tooLarge(file) };
		const read = readDescriptor(descriptor, mostBytes + 1);
		const after = fileSystem.fstatSync(descriptor);
		return { bytes: read, status: isSettled(before, after) ? after : undefined };
	} finally {
		fileSystem.closeSync(descriptor);
	}
}

/** The times of a file may be this coarse: what was written later may not show in them. */
const coarsestMs = 20;

function isSettled(before: Stats, after: Stats): boolean {
	const isSame = before.ctimeMs === after.ctimeMs && before.size === after.size;
	return isSame && after.isFile() && Date.now() - after.ctimeMs > coarsestMs;
}

async function readText(file: string, text: string, most: number): Promise<Read> {
	if (text.trim() === '') return failed(empty(file));
	const isYaml = file === '-' ? !/^\s*[{[]/.test(text) : /\.ya?ml$/i.test(file);
	const parsed = await (isYaml ? parseYaml(text) : parseJson(text));
	if ('fault' in parsed) {
		const { line, column, reason } = parsed.fault;
		const isTable = /\.(?:md|markdown|csv|tsv|html?)$/i.test(file);
		const hint = isTable ? { hint: importHint } : {};
		return failed({ what: reason, which: `${file}:${line}:${column}`, ...hint });
	}
	const checked = checkCatalog(parsed.data, most);
	const findLines = () => (isYaml ? linesInYaml(text) : linesInJson(text));
	return {
		catalog: checked.file && completeCatalog(checked.file, nameOf(file)),
		problems: await tellFaults(file, checked, findLines),
		tell: (faults) => tellFaults(file, { faults, total: faults.length }, findLines),
	};
}

function nameOf(file: string): string {
	return file === '-' ? 'stdin' : basename(file, extname(file));
}

async function tellFaults(
	file: string,
	{ faults, total }: Pick<Checked, 'faults' | 'total'>,
	findLines: () => ReturnType<typeof linesInJson>,
): Promise<Problem[]> {
	if (faults.length === 0) return [];
	const lineOf = await findLines();
	const problems = faults.map((fault) => toProblem(`${file}:${lineOf(fault.path)}`, fault));
	const more = total - faults.length;
	if (more === 0) return problems;
	const what = {
		en: `and ${more} more ${more === 1 ? 'fault' : 'faults'}; errcode --check tells all`,
		zh: `另有${more}处错误，用errcode --check查看全部`,
	};
	return [...problems, { what, which: file }];
}

function toProblem(where: string, { path, expected, hint }: Fault): Problem {
	const field = printPath(path);
	const place = field === '' ? where : `${where}: ${field}`;
	return {
		what: {
			en: `invalid catalog, ${expected.en} (${place})`,
			zh: `错误码表有误，${place.replace(': ', '：')} ${expected.zh}`,
		},
		...(hint === undefined ? {} : { hint }),
	};
}

function unreadable(file: string, code = 'EIO'): Problem {
	const what = reasons[code] ?? {
		en: `cannot read the catalog, ${code}`,
		zh: `无法读取错误码表文件，${code}`,
	};
	return { what, which: file };
}

const reasons: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
	ENOENT: { en: 'no such catalog file', zh: '找不到错误码表文件' },
	EISDIR: { en: 'a catalog is a file, not a directory', zh: '错误码表应为文件，而不是文件夹' },
	EACCES: { en: 'no permission to read the catalog', zh: '没有权限读取错误码表文件' },
};

function tooLarge(file: string): Problem {
	const megabytes = mostBytes / 1024 / 1024;
	return {
		what: { en: `a catalog has at most ${megabytes} MB`, zh: `错误码表不能超过${megabytes}MB` },
		which: file,
	};
}

const importHint = {
	en: 'errcode --import FILE makes a catalog of a table',
	zh: '表格请先用errcode --import转换成错误码表',
};

function empty(file: string): Problem {
	return { what: { en: 'the catalog is empty', zh: '错误码表是空文件' }, which: file };
}

function notUtf8(file: string): Problem {
	return {
		what: { en: 'a catalog is UTF-8', zh: '错误码表须为UTF-8编码' },
		which: file,
		hint: { en: 'save the file as UTF-8', zh: '请将文件另存为UTF-8编码' },
	};
}

function noFile(file: string): Problem {
	return {
		what: { en: 'not a file, passed over', zh: '不是普通文件，已跳过' },
		which: file,
		hint: { en: 'name it with --catalog to have it read', zh: '如需读取，请用--catalog指定' },
	};
}
