/** Reads a catalog file and checks it, apart from where it may have been kept. */
import { basename, extname } from 'node:path';
import { decode } from '../decode.ts';
import type { Problem } from '../errors.ts';
import { fileSystem, systemErrorCode } from '../file-system.ts';
import { readWhole } from '../input.ts';
import { toCatalog } from './catalog-file.ts';
import type { Catalog } from './entry.ts';
import { type Parsed, parseJson, parseYaml } from './parse-catalog.ts';
import { mostFaults, validateCatalog } from './validate-catalog.ts';

/** A catalog, or what is wrong with its file: one problem for each fault. */
export type Loaded = { readonly catalog: Catalog } | { readonly problems: readonly Problem[] };

/** Larger files are no catalogs; a look-up should not wait for them. */
const mostBytes = 64 * 1024 * 1024;

/**
 * @param file a path, or `-` for standard input
 * @param mayBePipe whether it may be something else than a file, such as a pipe, which may never end
 */
export async function readCatalog(file: string, mayBePipe: boolean): Promise<Loaded> {
	let bytes: Buffer;
	try {
		if (file !== '-') {
			const status = fileSystem.statSync(file);
			if (status.isDirectory()) return { problems: [unreadable(file, 'EISDIR')] };
			if (!status.isFile() && !mayBePipe) return { problems: [noFile(file)] };
			if (status.size > mostBytes) return { problems: [tooLarge(file)] };
		}
		bytes = readWhole(file, mostBytes + 1);
	} catch (error) {
		return { problems: [unreadable(file, systemErrorCode(error))] };
	}
	if (bytes.length > mostBytes) return { problems: [tooLarge(file)] };
	const { text, encoding, isDamaged } = decode(bytes);
	if (encoding === 'GB18030' || isDamaged) return { problems: [notUtf8(file)] };
	return checkCatalog(file, text);
}

async function checkCatalog(file: string, text: string): Promise<Loaded> {
	if (text.trim() === '') return { problems: [empty(file)] };
	const parsed = await parse(file, text);
	if ('faults' in parsed) {
		const isTable = /\.(?:md|markdown|csv|tsv|html?)$/i.test(file);
		return {
			problems: parsed.faults.slice(0, mostFaults).map(({ line, column, reason }) => ({
				what: reason,
				which: `${file}:${line}:${column}`,
				...(isTable ? { hint: importHint } : {}),
			})),
		};
	}
	const checked = validateCatalog(parsed.data);
	if ('faults' in checked) {
		return {
			problems: checked.faults.map(({ path, expected, hint }) => ({
				what: { en: `invalid catalog, ${expected.en}`, zh: `错误码表有误，${expected.zh}` },
				which: path === '' ? file : `${file}: ${path}`,
				...(hint === undefined ? {} : { hint }),
			})),
		};
	}
	const name = file === '-' ? 'stdin' : basename(file, extname(file));
	return { catalog: toCatalog(checked.file, name) };
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

/** By the file's name; standard input is JSON where it begins like JSON. */
async function parse(file: string, text: string): Promise<Parsed> {
	const isYaml = file === '-' ? !/^\s*[{[]/.test(text) : /\.ya?ml$/i.test(file);
	return isYaml ? parseYaml(text) : parseJson(text);
}
