import {
	asBrowser,
	type OpenBrowser,
	openTerminal,
	type TerminalOptions,
	untilReady,
} from './open-terminal.ts';

/** Runs the browser in a shell that compares the terminal's modes before and after. */
export const compareModes = `
echo "kept line"
before=$(stty -g)
( echo "pid $BASHPID"; exec "$NODE" "$ERRCODE" "$@" )
code=$?
[ "$before" = "$(stty -g)" ] && modes=same || modes="other: $(stty -a)"
echo "exit $code, modes $modes"
`;

/** Opens the browser in a shell, by a script. */
export async function openInShell(
	script: string,
	args: readonly string[] = [],
	options: TerminalOptions = {},
): Promise<OpenBrowser> {
	const shell = ['--norc', '-c', script, 'bash', ...args];
	const browser = asBrowser(openTerminal('bash', shell, options));
	await untilReady(browser);
	return browser;
}

/** The browser's own process, which `compareModes` tells. */
export const pidOf = (browser: OpenBrowser) => Number(/pid (\d+)/.exec(browser.output())?.[1]);

/** The modes of a terminal that nobody uses. */
export const restored = {
	isAlternateScreen: false,
	isPasteBracketed: false,
	isMouseHeld: false,
	isCursorShown: true,
	isUpdateHeld: false,
} as const;
