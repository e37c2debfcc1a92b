import type { Text } from './catalog/entry.ts';

/** A flag: read by the parser, by --help and, through a test, by the readme. */
export interface Flag {
	readonly type: 'boolean' | 'string';
	readonly shortFlag?: string;
	/** What stands for the value in the help. */
	readonly value?: string;
	/** What the value may be, as an error message says it. */
	readonly takes?: Text;
	readonly help: Text;
}

/** Every flag, in the order of the help. Keys are in camel case, as the parser has them. */
export const flags = {
	interactive: {
		type: 'boolean',
		shortFlag: 'i',
		help: { en: 'open the browser, wherever the output goes', zh: '打开交互界面，不论输出到哪里' },
	},
	json: {
		type: 'boolean',
		shortFlag: 'j',
		help: { en: 'print JSON Lines, one object a line', zh: '输出JSON Lines，每行一个对象' },
	},
	short: {
		type: 'boolean',
		shortFlag: 's',
		help: {
			en: 'one line an entry; filter: notes without solution',
			zh: '每个条目输出一行；过滤：注释不带解决方案',
		},
	},
	search: {
		type: 'string',
		value: 'QUERY',
		takes: { en: 'words to search for', zh: '要搜索的词' },
		help: {
			en: 'search, also for what looks like a code',
			zh: '按关键词搜索，即使它看起来像错误码',
		},
	},
	list: {
		type: 'boolean',
		shortFlag: 'l',
		help: { en: 'list every entry, one line each', zh: '列出全部条目，每个一行' },
	},
	matched: {
		type: 'boolean',
		shortFlag: 'm',
		help: { en: 'filter: print only lines that report a code', zh: '过滤：只输出报告错误码的行' },
	},
	quiet: {
		type: 'boolean',
		shortFlag: 'q',
		help: {
			en: 'filter: print nothing, exit 0 at the first report',
			zh: '过滤：不输出，遇到首个报告即以0退出',
		},
	},
	lineNumber: {
		type: 'boolean',
		shortFlag: 'n',
		help: { en: 'filter: put the line number in front', zh: '过滤：行首加上行号' },
	},
	only: {
		type: 'string',
		value: 'CODES',
		takes: { en: 'codes, such as 40015,curl:28', zh: '错误码，如40015,curl:28' },
		help: { en: 'filter: heed only these codes', zh: '过滤：只看这些错误码' },
	},
	except: {
		type: 'string',
		value: 'CODES',
		takes: { en: 'codes, such as 40015,curl:28', zh: '错误码，如40015,curl:28' },
		help: { en: 'filter: heed all codes but these', zh: '过滤：不看这些错误码' },
	},
	summary: {
		type: 'boolean',
		help: {
			en: 'filter: print only counts over time, at the end',
			zh: '过滤：不逐行输出，结束时按时间统计各错误码',
		},
	},
	limit: {
		type: 'string',
		value: 'N',
		takes: { en: 'a whole number from 1', zh: '正整数' },
		help: {
			en: 'most search results (10) or rows of a summary (all)',
			zh: '搜索结果（默认10）或统计（默认全部）的最多行数',
		},
	},
	section: {
		type: 'string',
		value: 'NAME',
		takes: { en: 'the id or title of a section', zh: '分类的标识或名称' },
		help: {
			en: 'only entries of this section (id or title)',
			zh: '只用该分类的条目（标识或名称）',
		},
	},
	catalog: {
		type: 'string',
		value: 'FILE',
		takes: { en: 'a catalog file, or - for standard input', zh: '错误码表文件，或-表示标准输入' },
		help: {
			en: 'also read this catalog (JSON, YAML); may be repeated',
			zh: '同时读取该错误码表（JSON、YAML），可重复使用',
		},
	},
	with: {
		type: 'string',
		value: 'NAMES',
		takes: { en: 'names of catalogs of the library, or all', zh: '附带错误码表的名称，或all' },
		help: {
			en: 'use catalogs of the library as your own, or all',
			zh: '把这些附带的错误码表（或all）与主错误码表同等使用',
		},
	},
	without: {
		type: 'string',
		value: 'NAMES',
		takes: { en: 'names of catalogs, or library', zh: '错误码表的名称，或library' },
		help: {
			en: 'leave catalogs out: names, library, open-platform',
			zh: '不使用这些错误码表：名称、library或open-platform',
		},
	},
	import: {
		type: 'string',
		value: 'FILE',
		takes: { en: 'a document, or - for standard input', zh: '文档，或-表示标准输入' },
		help: {
			en: 'make a catalog of a document: table, list, code',
			zh: '把文档转成错误码表：表格、列表、代码等',
		},
	},
	columns: {
		type: 'string',
		value: 'LIST',
		takes: {
			en: 'names for the columns, such as code,description.en,description.zh',
			zh: '各列的名称，如code,description.en,description.zh',
		},
		help: { en: 'import: what the columns are, in order', zh: '导入：依次指明各列' },
	},
	yaml: {
		type: 'boolean',
		help: { en: 'import: write YAML in place of JSON', zh: '导入：输出YAML而不是JSON' },
	},
	output: {
		type: 'string',
		shortFlag: 'o',
		value: 'FILE',
		takes: { en: 'the file to write', zh: '要写入的文件' },
		help: {
			en: 'import: replace this file, if the import succeeds',
			zh: '导入：成功后才替换该文件',
		},
	},
	check: {
		type: 'boolean',
		value: 'FILE...',
		help: {
			en: 'tell every fault of these catalogs (exit 2 if any)',
			zh: '检查这些错误码表，列出全部错误；有错误时退出码为2',
		},
	},
	schema: {
		type: 'boolean',
		help: { en: 'print the JSON Schema of catalogs', zh: '输出错误码表的JSON Schema' },
	},
	lang: {
		type: 'string',
		value: 'LANG',
		takes: { en: 'en, zh or auto', zh: 'en、zh或auto' },
		help: {
			en: 'language of texts: en, zh, auto (default: by locale)',
			zh: '文本语言：en、zh、auto（默认，按系统语言）',
		},
	},
	color: {
		type: 'string',
		value: 'WHEN',
		takes: { en: 'auto, always or never', zh: 'auto、always或never' },
		help: {
			en: 'colours: auto (default: terminals), always, never',
			zh: '颜色：auto（默认，仅终端）、always、never',
		},
	},
	plainScreen: {
		type: 'boolean',
		help: {
			en: 'browser: plain lines for screen readers',
			zh: '交互界面：输出适合屏幕阅读器的纯文本行',
		},
	},
	noMouse: {
		type: 'boolean',
		help: {
			en: 'browser: leave the mouse to the terminal',
			zh: '交互界面：不使用鼠标，交给终端处理',
		},
	},
	lineBuffered: {
		type: 'boolean',
		help: {
			en: 'accepted as in grep; the filter never holds lines',
			zh: '为与grep兼容；过滤本就逐行输出，不做缓冲',
		},
	},
	help: { type: 'boolean', shortFlag: 'h', help: { en: 'print this help', zh: '显示本帮助' } },
	version: { type: 'boolean', shortFlag: 'v', help: { en: 'print the version', zh: '显示版本号' } },
} as const satisfies Record<string, Flag>;

export type FlagName = keyof typeof flags;

/** `lineBuffered` as it is typed: `--line-buffered`. */
export function typedFlag(name: string): string {
	return `--${name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
}
