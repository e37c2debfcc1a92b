/**
 * The terminal itself: what is switched on for the browser and off again however it ends. Draws
 * on the terminal even where standard output or input is something else.
 */
import { openSync, writeSync } from 'node:fs';
import { ReadStream, WriteStream } from 'node:tty';
import { UserError } from '../errors.ts';
import { systemErrorCode } from '../file-system.ts';
import { writeAll } from '../output.ts';

const alternateScreen = '\u001b[?1049h';
const bracketedPaste = '\u001b[?2004h';
/** The same off, cursor shown, style plain; cleared, since tmux would keep rows that it has gained. */
const leaveModes = '\u001b[?2004l\u001b[0m\u001b[H\u001b[2J\u001b[?25h\u001b[?1049l';

export interface Terminal {
	readonly size: () => { columns: number; rows: number };
	readonly write: (text: string) => void;
	/** Switches the screen and raw keys on. */
	readonly enter: () => void;
	/** Stops the program as Ctrl-Z does elsewhere; returns when it goes on. */
	readonly suspend: () => void;
	/** Leaves the terminal as it was found, and lets go of it; may be called any number of times. */
	readonly close: () => void;
}

export interface TerminalEvents {
	readonly onKeys: (bytes: Buffer) => void;
	/** The screen has another size, or has lost what was on it while the program was stopped. */
	readonly onChange: () => void;
	/** Something was thrown, wherever in the program. */
	readonly onError: (error: unknown) => void;
}

/** @throws UserError where there is no terminal to draw on */
export function openTerminal({ onKeys, onChange, onError }: TerminalEvents): Terminal {
	const input = process.stdin.isTTY ? process.stdin : new ReadStream(openTty('r'));
	const descriptor = process.stdout.isTTY ? 1 : openTty('w');
	const output = descriptor === 1 ? process.stdout : new WriteStream(descriptor);
	let isEntered = false;
	let measured = output.getWindowSize();

	const size = () => {
		const [columns, rows] = measured;
		return { columns: columns || 80, rows: rows || 24 };
	};
	/** Asked anew, since Node is told of no change while the program is stopped. */
	const measure = () => {
		try {
			const current = new WriteStream(openTty('w'));
			measured = current.getWindowSize();
			current.destroy();
		} catch {
			// The size that was known is as good as any.
		}
	};
	const write = (text: string) => {
		if (isEntered) writeAll(descriptor, Buffer.from(text));
	};
	const enter = () => {
		if (isEntered) return;
		isEntered = true;
		input.setRawMode(true);
		write(alternateScreen + bracketedPaste);
	};
	const leave = () => {
		if (!isEntered) return;
		isEntered = false;
		try {
			writeSync(descriptor, leaveModes);
			input.setRawMode(false);
		} catch {
			// The terminal has gone away: nothing is left to restore.
		}
	};
	const resize = () => {
		measure();
		onChange();
	};
	/** Whoever had the terminal meanwhile may have changed its modes, too. */
	const goOn = () => {
		if (isEntered) {
			input.setRawMode(false);
			input.setRawMode(true);
			write(bracketedPaste);
		} else enter();
		resize();
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
	/** The terminal has gone away. To end in any other way, Node would ask for its modes, and abort. */
	const hangUp = () => die('SIGHUP');

	const listeners: readonly Listening[] = [
		...deadly.map((signal) => [process, signal, die] as const),
		[process, 'SIGCONT', goOn],
		[process, 'SIGTSTP', suspend],
		[process, 'SIGWINCH', resize],
		[process, 'exit', leave],
		[process, 'uncaughtException', onError],
		[input, 'data', onKeys],
		[input, 'end', hangUp],
		[input, 'error', hangUp],
	];
	const close = () => {
		leave();
		for (const [emitter, event, listener] of listeners) emitter.off(event, listener);
		input.pause();
		if (input !== process.stdin) input.destroy();
		if (output !== process.stdout) output.destroy();
	};
	for (const [emitter, event, listener] of listeners) emitter.on(event, listener);
	return { size, write, enter, suspend, close };
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
		throw new UserError({
			what: { en: 'no terminal to draw on', zh: '没有可用的终端' },
			which: `/dev/tty: ${systemErrorCode(error)}`,
			hint: {
				en: 'errcode --search QUERY searches without one',
				zh: '没有终端时请用errcode --search 关键词搜索',
			},
		});
	}
}
