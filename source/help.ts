import { type Flag, flags, typedFlag } from './flags.ts';

const head = `errcode: what an error code means and what to do about it

Usage
  errcode CODE...             look codes up
  errcode WORDS...            search codes, descriptions and solutions
  errcode 'A LOG LINE'        look up the codes that the line reports
  COMMAND | errcode           annotate the lines that report a code
  errcode                     search interactively; Enter prints the entry
`;

const tail = `Exit codes
  0    found; the filter came to the end of its input
  1    a code or query found nothing; --matched printed nothing
  2    wrong usage, unreadable or invalid input
  130  left with Esc or Ctrl-C without choosing

Environment
  LC_ALL, LC_MESSAGES, LANG   language, where --lang is not given
  NO_COLOR                    no colours
  FORCE_COLOR, CLICOLOR_FORCE colours also where there is no terminal
  XDG_CONFIG_HOME             your catalogs are in errcode/ there (~/.config)
  XDG_CACHE_HOME              what was read of them is kept there (~/.cache)
`;

/** The text of `--help`; the readme shows the same, which a test holds. */
export function helpText(): string {
	const rows = Object.entries<Flag>(flags).map(([name, flag]) => {
		const short = flag.shortFlag === undefined ? '    ' : `-${flag.shortFlag}, `;
		const value = flag.value === undefined ? '' : ` ${flag.value}`;
		return `  ${`${short}${typedFlag(name)}${value}`.padEnd(26)}${flag.help}\n`;
	});
	return `${head}\nFlags\n${rows.join('')}\n${tail}`;
}
