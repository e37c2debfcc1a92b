/**
 * A terminal for the built command: a pty, which gives it a session of its own, and an emulator
 * that draws what comes out of it. What is to be seen is polled for.
 */
import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { commandFile, type Environment, projectFolder } from '../end-to-end/run-errcode.ts';

/** For expect.poll: generous, as the machine may be busy. */
export const soon = { timeout: 15_000, interval: 20 } as const;

export interface TerminalOptions {
	readonly columns?: number;
	readonly rows?: number;
	/** Arguments of errcode. */
	readonly args?: readonly string[];
	/** Laid over a clean environment. */
	readonly env?: Environment;
}

export interface Style {
	readonly isBold: boolean;
	readonly isDim: boolean;
	readonly isUnderlined: boolean;
	readonly isReversed: boolean;
	readonly hasColour: boolean;
}

export interface OpenTerminal {
	/** The process that the terminal was opened for, which leads its session. */
	readonly pid: number;
	/** Writes all of it at once. */
	readonly type: (keys: string | Uint8Array) => void;
	/** The rows of the screen, without blanks at their ends. */
	readonly lines: () => string[];
	/** A row of the screen, with its blanks. */
	readonly row: (at: number) => string;
	/** The rows that begin because the one before was too long. */
	readonly wrapped: () => number[];
	/** All of the screen, long lines in one piece. */
	readonly text: () => string;
	/** The column, from 0, at which a text stands first in a row; -1 where it does not. */
	readonly columnOf: (text: string, row: number) => number;
	readonly styleAt: (column: number, row: number) => Style;
	readonly cursor: () => { readonly column: number; readonly row: number };
	/** What a program may have switched on and left so. */
	readonly modes: () => {
		readonly isAlternateScreen: boolean;
		readonly isPasteBracketed: boolean;
		readonly isCursorShown: boolean;
		readonly isMouseHeld: boolean;
		readonly isUpdateHeld: boolean;
	};
	readonly resize: (columns: number, rows: number) => void;
	/** Goes away, as when its window is closed. */
	readonly hangUp: () => void;
	/** All that was written so far. */
	readonly output: () => string;
	/** As much of it as is on the screen by now. */
	readonly shown: () => string;
	/** Waits for the screen to be so. */
	readonly until: (what: string, isSo: (lines: readonly string[]) => boolean) => Promise<void>;
	/** Waits for a text on the screen. */
	readonly untilShown: (text: string) => Promise<void>;
	/** How the process ends; -1 while it runs, 128 and the signal where one ended it. */
	readonly exitCode: () => number;
}

const atFirst = { columns: 80, rows: 24 } as const;

/** Opens a terminal for any command, in an environment that has nothing of the machine's. */
export function openTerminal(
	command: string,
	args: readonly string[],
	{ columns = atFirst.columns, rows = atFirst.rows, env = {} }: TerminalOptions = {},
): OpenTerminal {
	const emulator = new Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 500 });
	const process_ = spawn(command, [...args], {
		cols: columns,
		rows,
		cwd: projectFolder,
		env: {
			PATH: process.env['PATH'],
			LC_ALL: 'C.UTF-8',
			HOME: '/nonexistent',
			XDG_CONFIG_HOME: '/nonexistent',
			TERM: 'xterm-256color',
			NODE: process.execPath,
			ERRCODE: commandFile,
			...env,
		},
	});
	let written = '';
	let drawn = 0;
	let exitCode = -1;
	const isUpdateHeld = () =>
		written.lastIndexOf('\u001b[?2026h') > written.lastIndexOf('\u001b[?2026l');
	let shown = '';
	const draw = () => {
		const upTo = written;
		emulator.write(written.slice(drawn), () => {
			shown = upTo;
		});
		drawn = written.length;
	};
	process_.onData((data) => {
		written += data;
		// A terminal shows a synchronized update when it is whole.
		if (!isUpdateHeld()) draw();
	});
	process_.onExit((exit) => {
		draw();
		exitCode = exit.signal ? 128 + exit.signal : exit.exitCode;
	});
	onTestFinished(() => {
		try {
			// All of its group, so that a browser inside a shell goes with it.
			if (exitCode === -1) process.kill(-process_.pid, 'SIGKILL');
		} catch {
			// It has ended meanwhile.
		}
		emulator.dispose();
	});

	const lineAt = (row: number) =>
		emulator.buffer.active.getLine(emulator.buffer.active.baseY + row);
	const row = (at: number) => lineAt(at)?.translateToString(false) ?? '';
	const rowNumbers = () => Array.from({ length: emulator.rows }, (_, at) => at);
	const lines = () => rowNumbers().map((at) => row(at).trimEnd());
	const wrapped = () => rowNumbers().filter((at) => lineAt(at)?.isWrapped === true);
	const until = async (what: string, isSo: (lines: readonly string[]) => boolean) => {
		const deadline = Date.now() + soon.timeout;
		while (!isSo(lines())) {
			if (Date.now() > deadline) throw new Error(`never: ${what}\n${lines().join('\n')}`);
			await new Promise((resolve) => setTimeout(resolve, soon.interval));
		}
	};

	return {
		pid: process_.pid,
		type(keys) {
			// Bytes are written as they are, which the types of node-pty do not say.
			Reflect.apply(process_.write, process_, [keys]);
		},
		lines,
		row,
		wrapped,
		text() {
			return rowNumbers()
				.map((at) => (wrapped().includes(at + 1) ? row(at) : `${row(at).trimEnd()}\n`))
				.join('');
		},
		columnOf(text, at) {
			const cells = Array.from({ length: emulator.cols }, (_, column) =>
				lineAt(at)?.getCell(column)?.getChars(),
			);
			const index = row(at).indexOf(text);
			if (index === -1) return -1;
			const before = [...row(at).slice(0, index)].length;
			let seen = 0;
			for (const [column, characters] of cells.entries()) {
				if (lineAt(at)?.getCell(column)?.getWidth() === 0) continue;
				if (seen >= before) return column;
				seen += Math.max(1, [...(characters ?? '')].length);
			}
			return -1;
		},
		styleAt(column, at) {
			const cell = lineAt(at)?.getCell(column);
			return {
				isBold: cell?.isBold() !== 0,
				isDim: cell?.isDim() !== 0,
				isUnderlined: cell?.isUnderline() !== 0,
				isReversed: cell?.isInverse() !== 0,
				hasColour: cell?.isFgDefault() === false,
			};
		},
		cursor: () => ({
			column: emulator.buffer.active.cursorX,
			row: emulator.buffer.active.cursorY,
		}),
		modes: () => ({
			isAlternateScreen: emulator.buffer.active.type === 'alternate',
			isPasteBracketed: emulator.modes.bracketedPasteMode,
			isCursorShown: written.lastIndexOf('\u001b[?25l') <= written.lastIndexOf('\u001b[?25h'),
			isMouseHeld: emulator.modes.mouseTrackingMode !== 'none',
			isUpdateHeld: isUpdateHeld(),
		}),
		resize(nextColumns, nextRows) {
			emulator.resize(nextColumns, nextRows);
			process_.resize(nextColumns, nextRows);
		},
		hangUp() {
			// Its types do not say that there is one.
			Reflect.apply(Reflect.get(process_, 'destroy'), process_, []);
		},
		output: () => written,
		shown: () => shown,
		until,
		untilShown: (text) => until(text, (now) => now.some((line) => line.includes(text))),
		exitCode: () => exitCode,
	};
}

export interface OpenBrowser extends OpenTerminal {
	/** What was typed, as the query line has it. */
	readonly query: () => string;
	/** What the query line says at its right end, such as `18 of 79`. */
	readonly status: () => string;
	/** The line of the list that the pointer is at, without the pointer. */
	readonly current: () => string;
}

/** Opens the browser; returns when its first frame is there. */
export async function openBrowser(options: TerminalOptions = {}): Promise<OpenBrowser> {
	const terminal = openTerminal(process.execPath, [commandFile, ...(options.args ?? [])], options);
	const browser = asBrowser(terminal);
	await untilReady(browser);
	return browser;
}

const statusAtEnd =
	/(?:^|\s)(\d+ codes|\d+条|\d+ of \d+|\d+ \/ \d+|unknown code|未知的错误码|\S+ \d+)$/;

/** The same without waiting, for a browser that was started in some other way. */
export function asBrowser(terminal: OpenTerminal): OpenBrowser {
	const status = () => statusAtEnd.exec(terminal.row(0).trimEnd())?.[1] ?? '';
	return {
		...terminal,
		query() {
			const line = terminal.row(0).trimEnd();
			// Faint is what could be typed.
			if (terminal.styleAt(2, 0).isDim) return '';
			return line.slice(2, line.length - status().length).trimEnd();
		},
		status,
		current: () =>
			terminal
				.lines()
				.slice(1)
				.find((line) => line.startsWith('❯ '))
				?.slice(2)
				.split(/ ?│/)[0]
				?.trimEnd() ?? '',
	};
}

/** Waits for the first frame. */
export function untilReady(browser: OpenTerminal): Promise<void> {
	return browser.until('a first frame', () => browser.shown().includes('\u001b[?2026l'));
}

export const keys = {
	enter: '\r',
	escape: '\u001b',
	tab: '\t',
	shiftTab: '\u001b[Z',
	backspace: '\u007f',
	delete: '\u001b[3~',
	up: '\u001b[A',
	down: '\u001b[B',
	right: '\u001b[C',
	left: '\u001b[D',
	home: '\u001b[H',
	end: '\u001b[F',
	pageUp: '\u001b[5~',
	pageDown: '\u001b[6~',
	shiftUp: '\u001b[1;2A',
	shiftDown: '\u001b[1;2B',
	f1: '\u001bOP',
	ctrlHome: '\u001b[1;5H',
	ctrlEnd: '\u001b[1;5F',
	ctrlLeft: '\u001b[1;5D',
	ctrlRight: '\u001b[1;5C',
	altBackspace: '\u001b\u007f',
} as const;

/** The character that a terminal sends for a letter with Ctrl. */
export function control(letter: string): string {
	return String.fromCharCode(letter.toLowerCase().charCodeAt(0) - 96);
}

/** As a terminal sends what is pasted. */
export function pasted(text: string): string {
	return `\u001b[200~${text}\u001b[201~`;
}

/** Alt with a letter, as most terminals send it. */
export function alt(letter: string): string {
	return `\u001b${letter}`;
}

/** What a terminal reports of the mouse at a cell, counted from 0. */
export const mouse = {
	click: (column: number, row: number) =>
		`\u001b[<0;${column + 1};${row + 1}M\u001b[<0;${column + 1};${row + 1}m`,
	wheelUp: (column: number, row: number) => `\u001b[<64;${column + 1};${row + 1}M`,
	wheelDown: (column: number, row: number) => `\u001b[<65;${column + 1};${row + 1}M`,
} as const;
