/**
 * The terminal itself: what is switched on for the browser, and off again however it ends. Draws
 * on the terminal even where standard output or input is something else.
 */
import { openSync, writeSync } from 'node:fs';
import { ReadStream, WriteStream } from 'node:tty';
import { UserError } from '../errors.ts';
import { systemErrorCode } from '../file-system.ts';

const alternateScreen = '\u001b[?1049h';
const bracketedPaste = '\u001b[?2004h';
/** Presses and the wheel, in SGR form, which has no largest column. */
const mouse = '\u001b[?1000h\u001b[?1006h';
const mouseOff = '\u001b[?1006l\u001b[?1000l';
/** All of it off again; cleared first, since tmux would keep rows that it has gained. */
const leaveModes = '\u001b[?2004l\u001b[0m\u001b[H\u001b[2J\u001b[?25h\u001b[?1049l';

export interface Size {
	readonly columns: number;
	readonly rows: number;
}

export interface TerminalOptions {
	readonly hasMouse: boolean;
	/** TERM=dumb: it can move no cursor. */
	readonly isDumb: boolean;
}

export interface TerminalEvents {
	readonly onBytes: (bytes: Uint8Array) => void;
	/** The screen has another size, or has lost what was on it while the program was stopped. */
	readonly onChange: () => void;
	/** Something was thrown, wherever in the program. */
	readonly onError: (error: unknown) => void;
}

export interface Terminal {
	/** What is drawn on. Its `columns` and `rows` are those of the last call of `measure`. */
	readonly output: WriteStream;
	readonly measure: () => Size;
	readonly write: (text: string) => void;
	/** Begins to read keys; those typed before were kept by the system. @returns a way to stop */
	readonly listen: (events: TerminalEvents) => () => void;
	/** Stops the program as Ctrl-Z does elsewhere; returns when it goes on. */
	readonly suspend: () => void;
	/** Leaves the terminal as it was found, and lets go of it; may be called any number of times. */
	readonly close: () => void;
}

/**
 * Opens the terminal, its alternate screen empty and its keys raw.
 *
 * @throws UserError where there is no terminal to draw on
 */
export function openTerminal({ hasMouse, isDumb }: TerminalOptions): Terminal {
	if (isDumb) throw noTerminal('TERM=dumb');
	const input = process.stdin.isTTY ? process.stdin : new ReadStream(openTty('r'));
	const descriptor = process.stdout.isTTY ? 1 : openTty('w');
	const output = new WriteStream(descriptor);
	const modes = bracketedPaste + (hasMouse ? mouse : '');
	let isEntered = false;
	let events: TerminalEvents | undefined;

	/** Asks anew, since Node is told of no change while the program is stopped. */
	const measure = () => {
		try {
			const current = new WriteStream(openTty('w'));
			[output.columns, output.rows] = current.getWindowSize();
			current.destroy();
		} catch {
			// The size that was known is as good as any.
		}
		// A terminal that has not been told its size says 0.
		output.columns ||= 80;
		output.rows ||= 24;
		return { columns: output.columns, rows: output.rows };
	};
	const write = (text: string) => {
		if (isEntered) output.write(text);
	};
	const enter = () => {
		isEntered = true;
		input.setRawMode(true);
		write(alternateScreen + modes);
	};
	const leave = () => {
		if (!isEntered) return;
		isEntered = false;
		try {
			writeSync(descriptor, (hasMouse ? mouseOff : '') + leaveModes);
			input.setRawMode(false);
		} catch {
			// The terminal has gone away: nothing is left to restore.
		}
	};
	const change = () => events?.onChange();
	/** Whoever had the terminal meanwhile may have changed its modes, too. */
	const goOn = () => {
		if (isEntered) {
			input.setRawMode(false);
			input.setRawMode(true);
			write(modes);
		} else enter();
		change();
	};
	const suspend = () => {
		leave();
		process.off('SIGTSTP', suspend);
		process.kill(0, 'SIGTSTP');
		process.on('SIGTSTP', suspend);
		goOn();
	};
	const die = (signal: NodeJS.Signals) => {
		close();
		process.kill(process.pid, signal);
	};
	/** The terminal is gone. Die by SIGHUP: on a normal exit Node asks the terminal and aborts. */
	const hangUp = () => die('SIGHUP');

	const listeners: readonly Listening[] = [
		...deadly.map((signal) => [process, signal, die] as const),
		[process, 'SIGCONT', goOn],
		[process, 'SIGTSTP', suspend],
		[process, 'SIGWINCH', change],
		[process, 'exit', leave],
		[process, 'uncaughtException', (error: unknown) => events?.onError(error)],
		[input, 'end', hangUp],
		[input, 'error', hangUp],
		[output, 'error', hangUp],
	];
	const receive = (bytes: Uint8Array) => events?.onBytes(bytes);
	const close = () => {
		leave();
		for (const [emitter, event, listener] of listeners) emitter.off(event, listener);
		input.off('data', receive);
		input.pause();
		if (input !== process.stdin) input.destroy();
		output.destroy();
	};
	for (const [emitter, event, listener] of listeners) emitter.on(event, listener);
	measure();
	enter();
	return {
		output,
		measure,
		write,
		listen(listening) {
			events = listening;
			input.on('data', receive);
			return () => input.off('data', receive);
		},
		suspend,
		close,
	};
}

type Listening = readonly [
	emitter: NodeJS.EventEmitter,
	event: string,
	listener: Parameters<NodeJS.EventEmitter['on']>[1],
];

const deadly = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const;

function openTty(flags: 'r' | 'w'): number {
	try {
		return openSync('/dev/tty', flags);
	} catch (error) {
		throw noTerminal(`/dev/tty: ${systemErrorCode(error)}`);
	}
}

function noTerminal(why: string): UserError {
	return new UserError({
		what: { en: 'no terminal to draw on', zh: '没有可用的终端' },
		which: why,
		hint: {
			en: 'errcode --search QUERY searches without one',
			zh: '没有终端时请用errcode --search 关键词搜索',
		},
	});
}
