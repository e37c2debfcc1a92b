import { libraryCatalogs } from './catalog/built-in.ts';
import type { Language, Text } from './catalog/entry.ts';
import { type Flag, flags, typedFlag } from './flags.ts';

const usage: Text = {
	en: `errcode: what an error code means and what to do about it

Usage
  errcode CODE...             look codes up
  errcode WORDS...            search codes, descriptions and solutions
  errcode 'A LOG LINE'        look up the codes that the line reports
  COMMAND | errcode           annotate the lines that report a code
  errcode FILE...             the same of files, gzip too; - is standard input
  errcode                     search interactively; Enter prints the entry

Flags
`,
	zh: `errcode：错误码是什么意思，该怎么处理

用法
  errcode 错误码…             查询错误码
  errcode 关键词…             搜索错误码、描述和解决方案
  errcode '一行日志'          查询该行日志报告的错误码
  命令 | errcode              给报告错误码的日志行加注释
  errcode 文件…               同上，读取文件（可为gzip），-表示标准输入
  errcode                     交互搜索，按Enter输出条目

选项
`,
};

const exitCodes: Text = {
	en: `
Exit codes
  0    found; the filter came to the end of its input
  1    a code or query found nothing; --matched or --quiet had no report
  2    wrong usage, unreadable or invalid input
  130  left with Esc or Ctrl-C without choosing; 129 after HUP, 143 after TERM
`,
	zh: `
退出码
  0    有结果；或过滤已读完输入
  1    错误码或关键词没有结果；--matched、--quiet未遇到报告
  2    用法有误，输入无法读取或不合法
  130  按Esc或Ctrl-C退出，没有选择；HUP为129，TERM为143
`,
};

const environment: Text = {
	en: `
Environment
  ERRCODE_DEFAULT_OPTS        flags that stand before those of the command line
  ERRCODE_LANG                language (en, zh), where --lang is not given
  LC_ALL, LC_MESSAGES, LANG   language, where that is not set either
  NO_COLOR                    no colours
  FORCE_COLOR, CLICOLOR_FORCE colours also where there is no terminal
  XDG_CONFIG_HOME             your catalogs are in errcode/ there (~/.config;
                              on Windows %APPDATA%)
  XDG_CACHE_HOME              what was read of them is kept there (~/.cache)
`,
	zh: `
环境变量
  ERRCODE_DEFAULT_OPTS        默认选项，排在命令行选项之前
  ERRCODE_LANG                未用--lang时的语言（en、zh）
  LC_ALL, LC_MESSAGES, LANG   以上都未设时决定语言
  NO_COLOR                    不用颜色
  FORCE_COLOR, CLICOLOR_FORCE 输出不是终端时也用颜色
  XDG_CONFIG_HOME             其下的errcode/存放你的错误码表（~/.config；
                              Windows为%APPDATA%）
  XDG_CACHE_HOME              其下的errcode/存放读取结果的缓存（~/.cache）
`,
};

/** The text of `--help`; the readme shows the English one, which a test holds. */
export function helpText(language: Language): string {
	const rows = Object.entries<Flag>(flags).map(([name, flag]) => {
		const short = flag.shortFlag === undefined ? '    ' : `-${flag.shortFlag}, `;
		const value = flag.value === undefined ? '' : ` ${flag.value}`;
		return `  ${`${short}${typedFlag(name)}${value}`.padEnd(26)}${flag.help[language]}\n`;
	});
	const parts = [
		usage[language],
		...rows,
		library(language),
		exitCodes[language],
		environment[language],
	];
	return parts.join('');
}

const libraryHeading: Text = {
	en: 'Library (errcode NAME:CODE, --with, --without)',
	zh: '附带的错误码表（errcode 名称:错误码，--with，--without）',
};

/** The names of the library's catalogs, as many in a line as fit. */
function library(language: Language): string {
	let text = `\n${libraryHeading[language]}\n `;
	let width = 1;
	for (const { name } of libraryCatalogs()) {
		if (width + name.length + 1 > 78) {
			text += '\n ';
			width = 1;
		}
		text += ` ${name}`;
		width += name.length + 1;
	}
	return `${text}\n`;
}
