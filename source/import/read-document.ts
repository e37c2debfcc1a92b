import type { Text } from '../catalog/entry.ts';
import { UserError } from '../errors.ts';
import { readOutline } from './outline.ts';
import type { Block } from './readers/blocks.ts';
import { parseJson, parseYaml, readData } from './readers/data.ts';
import { delimiterOf, readDelimited } from './readers/delimited.ts';
import { readHtml } from './readers/html.ts';
import { readMarkdown } from './readers/markdown.ts';
import { readPlainLines } from './readers/plain-lines.ts';
import { isPlatformLayout, readPlatformLayout } from './readers/platform-layout.ts';
import { readProperties } from './readers/properties.ts';
import { readRst } from './readers/rst.ts';
import { readSource } from './readers/source.ts';
import type { Table } from './table.ts';

/** A document: what it was taken for, and the tables that were found in it. */
export interface Document {
	readonly kind: Text;
	/** Whether columns of it can be named: it has tables that were written as such. */
	readonly hasTables: boolean;
	/** Ways to read it, the plainest first; the next one counts where one finds no codes. */
	readonly ways: readonly (() => readonly Table[])[];
	/** Whether its name or its text says that it is about errors. */
	readonly isAboutErrors: boolean;
}

const kinds = {
	markdown: { en: 'Markdown', zh: 'Markdown' },
	html: { en: 'HTML', zh: 'HTML' },
	csv: { en: 'CSV', zh: 'CSV' },
	tsv: { en: 'TSV', zh: 'TSV' },
	json: { en: 'JSON', zh: 'JSON' },
	yaml: { en: 'YAML', zh: 'YAML' },
	properties: { en: 'properties', zh: 'properties' },
	source: { en: 'source code', zh: '源代码' },
	rst: { en: 'reStructuredText', zh: 'reStructuredText' },
	platform: { en: "the platform's layout", zh: '开放平台文档' },
	plain: { en: 'plain text', zh: '纯文本' },
} as const satisfies Record<string, Text>;

type Kind = keyof typeof kinds;

const kindOfExtension: Readonly<Record<string, Kind>> = {
	csv: 'csv',
	tsv: 'tsv',
	properties: 'properties',
	rst: 'rst',
	...each('md markdown mkd mdx mdown qmd', 'markdown'),
	...each('html htm xhtml', 'html'),
	...each('json jsonc json5 jsonl ndjson', 'json'),
	...each('yaml yml', 'yaml'),
	...each(
		'c h cc cpp cxx hh hpp m mm java kt kts go ts tsx mts cts js jsx mjs cjs py php cs rs proto swift scala rb dart',
		'source',
	),
};

function each(extensions: string, kind: Kind): Record<string, Kind> {
	return Object.fromEntries(extensions.split(' ').map((extension) => [extension, kind]));
}

/** Kinds that are not read, and what reads them. */
const unread: readonly {
	readonly extension: RegExp;
	readonly text: RegExp;
	readonly name: string;
	readonly hint: Text;
}[] = [
	{
		extension: /^(?:adoc|asciidoc|asc)$/,
		text: /^\|===\s*$/m,
		name: 'AsciiDoc',
		hint: {
			en: 'asciidoctor FILE makes HTML of it, which is read',
			zh: '可先用asciidoctor转成HTML再导入',
		},
	},
	{
		extension: /^(?:mediawiki|wiki)$/,
		text: /^\{\|/m,
		name: 'MediaWiki',
		hint: {
			en: 'pandoc -f mediawiki -t html FILE makes HTML of it, which is read',
			zh: '可先用pandoc -f mediawiki -t html转成HTML再导入',
		},
	},
	{
		extension: /^(?:xml|resx|plist|xsd|wsdl)$/,
		text: /^\s*<\?xml(?![\s\S]{0,200}<!doctype html)/i,
		name: 'XML',
		hint: { en: 'save it as CSV, JSON or HTML', zh: '请先转成CSV、JSON或HTML' },
	},
];

/** Lines of a document; the longest list of codes that is known has a tenth, a line for each field. */
const mostLines = 100_000;
/** Characters in which a file says what it is about. */
const longestHead = 20_000;
const aboutErrors =
	/err(?:or|code|no|_)|fault|alarm|exception|status[ _-]?code|return[ _-]?code|response[ _-]?code|exit[ _-]?code|ret[ _-]?code|错误|異常|异常|錯誤|故障|返回码|状态码|响应码|报警|エラー|오류|ошиб|erro|código/i;

/**
 * Finds out what a file is, by its name and then by its text.
 *
 * @throws UserError for a kind that is not read, and for what is not what its name says
 */
export function readDocument(text: string, file: string): Document {
	const extension = /\.([A-Za-z\d]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
	const head = text.slice(0, longestHead);
	const named = kindOfExtension[extension];
	const other = unread.find(
		(kind) => kind.extension.test(extension) || (named === undefined && kind.text.test(head)),
	);
	if (other !== undefined) {
		throw new UserError({
			what: { en: `${other.name} is not read`, zh: `不支持${other.name}` },
			which: file,
			hint: other.hint,
		});
	}
	checkLines(text, file);
	const isAboutErrors = aboutErrors.test(file) || aboutErrors.test(head);
	const kind = kindOf(text, head, named);
	return {
		...readAs(kind, text, file, extension, isAboutErrors),
		kind: kinds[kind],
		isAboutErrors,
	};
}

/** @throws UserError where there are more lines than a document has */
function checkLines(text: string, file: string): void {
	let lines = 0;
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
	if (lines <= mostLines) return;
	throw new UserError({
		what: {
			en: `more than ${mostLines} lines, which is no list of codes`,
			zh: `超过${mostLines}行，不像错误码文档`,
		},
		which: file,
	});
}

function kindOf(text: string, head: string, named: Kind | undefined): Kind {
	const isData = /^\s*[[{]/.test(head) && isJson(text);
	if (named !== undefined && named !== 'source') return named;
	if (isData) return 'json';
	if (named !== undefined) return named;
	const isMarkdown = /^[^\n|]*\|[^\n]*\n[ \t|]*:?-+:?[ \t]*(?:\||\r?$)/m.test(head);
	if (/^\s*(?:<!doctype html|<html|<head|<body|<table)/i.test(head)) return 'html';
	if (isMarkdown || /^(?:#{1,6} \S|```)/m.test(head)) return 'markdown';
	if (/<table[\s>]/i.test(text)) return 'html';
	if (isPlatformLayout(head)) return 'platform';
	if (/^[ \t]*\+(?:[-=]+\+)+[ \t]*$|^\.\. /m.test(head)) return 'rst';
	if (isSource(head)) return 'source';
	if (/^(?:---\s*\n|[\w-]+:[ \t]*\n[ \t]*-? *[\w"'-]+:|- [\w-]+: )/.test(head.trimStart()))
		return 'yaml';
	return isDelimited(head) ? 'csv' : 'plain';
}

function isJson(text: string): boolean {
	try {
		parseJson(text, '');
		return true;
	} catch (error) {
		if (error instanceof UserError) return false;
		throw error;
	}
}

function isSource(head: string): boolean {
	return (
		/^[ \t]*(?:#(?:define|include|ifndef|pragma)\b|(?:(?:public|private|typedef|export|static|pub|internal|declare)[ \t]+)*(?:enum|class|interface|struct|const|package|namespace|syntax|import)\b[^\n]{0,200}[;{(=,]?[ \t]*$|<\?php)/m.test(
			head,
		) && /[{};]/.test(head)
	);
}

/** Lines that nearly all have the same number of commas, semicolons or tabs. */
function isDelimited(head: string): boolean {
	const lines = head
		.split('\n')
		.filter((line) => line.trim() !== '')
		.slice(0, 30);
	const delimiter = delimiterOf(head);
	if (lines.length < 2 || delimiter === '\t') return false;
	const counts = lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(delimiter).length);
	const [first = 1] = counts;
	return first > 1 && counts.filter((count) => count >= first).length > lines.length * 0.8;
}

function readAs(
	kind: Kind,
	text: string,
	file: string,
	extension: string,
	isAboutErrors: boolean,
): Pick<Document, 'hasTables' | 'ways'> {
	switch (kind) {
		case 'csv':
			return { hasTables: true, ways: [() => readDelimited(text, delimiterOf(text), file)] };
		case 'tsv':
			return { hasTables: true, ways: [() => readDelimited(text, '\t', file)] };
		case 'html':
			return ofBlocks(readHtml(text), isAboutErrors);
		case 'markdown':
			return ofBlocks(readMarkdown(text), isAboutErrors, text);
		case 'json':
			return {
				hasTables: false,
				ways: [() => readData(parseJson(text, file), file, isAboutErrors)],
			};
		case 'yaml':
			return {
				hasTables: false,
				ways: [() => readData(parseYaml(text, file), file, isAboutErrors)],
			};
		case 'properties':
			return { hasTables: false, ways: [() => readProperties(text)] };
		case 'source':
			return { hasTables: false, ways: [() => readSource(text, extension, isAboutErrors)] };
		case 'platform':
			return { hasTables: true, ways: [() => readPlatformLayout(text)] };
		case 'rst':
			return {
				hasTables: true,
				ways: [
					() => readRst(text),
					() => readPlainLines(text),
					ofMarkdownText(text, isAboutErrors),
				],
			};
		case 'plain':
			return {
				hasTables: true,
				ways: [() => readPlainLines(text), ofMarkdownText(text, isAboutErrors)],
			};
	}
}

/** Headings, lists and code of a text that is nearly Markdown. */
function ofMarkdownText(text: string, isAboutErrors: boolean): () => readonly Table[] {
	return () => (isAboutErrors ? readOutline(readMarkdown(text)) : []);
}

function ofBlocks(
	blocks: readonly Block[],
	isAboutErrors: boolean,
	text = '',
): Pick<Document, 'hasTables' | 'ways'> {
	const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
	return {
		hasTables: tables.length > 0,
		ways: [
			() => tables,
			() => readOutlineOf(blocks, isAboutErrors),
			() => blocks.flatMap((block) => readCode(block, isAboutErrors)),
			() => (isAboutErrors && tables.length === 0 ? readPlainLines(text) : []),
		],
	};
}

function readOutlineOf(blocks: readonly Block[], isAboutErrors: boolean): Table[] {
	if (!isAboutErrors) return [];
	const outline = readOutline(blocks);
	if (outline.length > 0) return outline;
	return blocks.flatMap((block) =>
		block.kind === 'paragraph' && block.text.includes('\n')
			? readPlainLines(block.text, block.line)
			: [],
	);
}

/** An enum or a list that is shown as code. */
function readCode(block: Block, isAboutErrors: boolean): Table[] {
	if (block.kind !== 'code' || !isAboutErrors) return [];
	const { text, line, language } = block;
	if (/^\s*[[{]/.test(text) && isJson(text)) {
		const tables = readData(parseJson(text, ''), '', isAboutErrors);
		return tables.filter(({ rows }) => rows.length > 1);
	}
	const tables = readSource(text, language, isAboutErrors, line);
	return tables.length > 0 ? tables : readPlainLines(text, line);
}
