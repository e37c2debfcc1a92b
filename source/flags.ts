/** A flag: read by the parser, by --help and, through a test, by the readme. */
export interface Flag {
	readonly type: 'boolean' | 'string';
	readonly shortFlag?: string;
	/** What stands for the value in the help. */
	readonly value?: string;
	/** What the value may be, as an error message says it. */
	readonly takes?: { readonly en: string; readonly zh: string };
	readonly help: string;
}

/** Every flag, in the order of the help. Keys are in camel case, as the parser has them. */
export const flags = {
	interactive: {
		type: 'boolean',
		shortFlag: 'i',
		help: 'open the browser, also when the output is not a terminal',
	},
	json: { type: 'boolean', shortFlag: 'j', help: 'print JSON Lines, one object a line' },
	short: { type: 'boolean', shortFlag: 's', help: 'print one line an entry' },
	search: {
		type: 'string',
		value: 'QUERY',
		takes: { en: 'words to search for', zh: '要搜索的词' },
		help: 'search, also for what looks like a code',
	},
	list: { type: 'boolean', shortFlag: 'l', help: 'list every entry, one line each' },
	matched: {
		type: 'boolean',
		shortFlag: 'm',
		help: 'filter: print only lines that report a code',
	},
	summary: {
		type: 'boolean',
		help: 'filter: print no lines, but a count for each code at the end',
	},
	limit: {
		type: 'string',
		value: 'N',
		takes: { en: 'a whole number from 1', zh: '从1起的整数' },
		help: 'most search results (default 10)',
	},
	section: {
		type: 'string',
		value: 'NAME',
		takes: { en: 'the id or title of a section', zh: '分类的标识或名称' },
		help: 'only entries of this section (id or title)',
	},
	catalog: {
		type: 'string',
		value: 'FILE',
		takes: { en: 'a catalog file, or - for standard input', zh: '错误码表文件，或-表示标准输入' },
		help: 'read this catalog as well (JSON or YAML); may be repeated',
	},
	with: {
		type: 'string',
		value: 'NAMES',
		takes: { en: 'errno, http or errno,http', zh: 'errno、http或errno,http' },
		help: 'also use the ready-made catalogs errno, http',
	},
	import: {
		type: 'string',
		value: 'FILE',
		takes: { en: 'a table file, or - for standard input', zh: '表格文件，或-表示标准输入' },
		help: 'turn a table (Markdown, CSV, TSV, HTML) into a catalog',
	},
	columns: {
		type: 'string',
		value: 'LIST',
		takes: {
			en: 'names for the columns, such as code,description.en,description.zh',
			zh: '各列的名称，如code,description.en,description.zh',
		},
		help: 'import: what the columns are, in order',
	},
	yaml: { type: 'boolean', help: 'import: write YAML in place of JSON' },
	schema: { type: 'boolean', help: 'print the JSON Schema of catalogs' },
	lang: {
		type: 'string',
		value: 'LANG',
		takes: { en: 'en, zh or auto', zh: 'en、zh或auto' },
		help: 'language of the texts: en, zh, auto (default: by locale)',
	},
	color: {
		type: 'string',
		value: 'WHEN',
		takes: { en: 'auto, always or never', zh: 'auto、always或never' },
		help: 'colours: auto (default: on terminals), always, never',
	},
	lineBuffered: {
		type: 'boolean',
		help: 'accepted as in grep; the filter never holds a line back',
	},
	help: { type: 'boolean', shortFlag: 'h', help: 'print this help' },
	version: { type: 'boolean', shortFlag: 'v', help: 'print the version' },
} as const satisfies Record<string, Flag>;

export type FlagName = keyof typeof flags;

/** `lineBuffered` as it is typed: `--line-buffered`. */
export function typedFlag(name: string): string {
	return `--${name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
}
