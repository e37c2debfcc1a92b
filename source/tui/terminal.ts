/**
 * The terminal itself: what is switched on for the browser and off again however it ends. Draws
 * on the terminal even where standard output or input is something else.
 */
import { openSync, writeSync } from 'node:fs';
import { ReadStream, WriteStream } from 'node:tty';
import { UserError } from '../errors.ts';
import { writeAll } from '../output.ts';

/** Alternate screen, bracketed paste. */
const enterModes = '\u001b[?1049h\u001b[?2004h';
/** The same off, cursor shown, style plain. */
const leaveModes = '\u001b[?2004l\u001b[0m\u001b[?25h\u001b[?1049l';

export interface Terminal {
	readonly size: () => { columns: number; rows: number };
	readonly write: (text: string) => void;
	/** Switches the screen and raw keys on. */
	readonly enter: () => void;
	/** Leaves the terminal as it was found; may be called any number of times. */
	readonly leave: () => void;
	/** Stops the program as Ctrl-Z does elsewhere; returns when it goes on. */
	readonly suspend: () => void;
	/** `leave`, and lets go of the terminal for good. */
	readonly close: () => void;
}

export interface TerminalEvents {
	readonly onKeys: (bytes: Buffer) => void;
	readonly onResize: () => void;
	/** The program goes on after a stop; the screen has been entered again. */
	readonly onContinue: () => void;
	/** The terminal has gone away. */
	readonly onEnd: () => void;
}

/** @throws UserError where there is no terminal to draw on */
export function openTerminal(events: TerminalEvents): Terminal {
	const input = process.stdin.isTTY ? process.stdin : openInput();
	const descriptor = process.stdout.isTTY ? 1 : openTty('w');
	const output = descriptor === 1 ? process.stdout : new WriteStream(descriptor);
	let isEntered = false;
	let measured = output.getWindowSize();
	/** Node keeps the size of standard output up to date, and of no other stream. */
	const changeSize = () => {
		const current = output === process.stdout ? output : new WriteStream(openTty('w'));
		measured = current.getWindowSize();
		if (current !== output) current.destroy();
		events.onResize();
	};

	const write = (text: string) => {
		if (isEntered) writeAll(descriptor, Buffer.from(text));
	};
	const enter = () => {
		if (isEntered) return;
		isEntered = true;
		input.setRawMode(true);
		write(enterModes);
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
	const goOn = () => {
		enter();
		events.onContinue();
	};
	const die = (signal: NodeJS.Signals) => {
		close();
		process.kill(process.pid, signal);
	};
	const crash = (error: unknown) => {
		close();
		throw error;
	};
	const close = () => {
		leave();
		for (const signal of deadly) process.off(signal, die);
		process.off('SIGCONT', goOn);
		process.off('SIGTSTP', suspend);
		process.off('exit', leave);
		process.off('uncaughtException', crash);
		process.off('SIGWINCH', changeSize);
		input.off('data', events.onKeys);
		input.off('end', events.onEnd);
		input.off('error', events.onEnd);
		input.pause();
		if (input !== process.stdin) input.destroy();
		if (output !== process.stdout) output.destroy();
	};
	const suspend = () => {
		leave();
		process.off('SIGTSTP', suspend);
		process.kill(0, 'SIGTSTP');
		process.on('SIGTSTP', suspend);
		goOn();
	};

	for (const signal of deadly) process.on(signal, die);
	process.on('SIGCONT', goOn);
	process.on('SIGTSTP', suspend);
	process.on('exit', leave);
	process.on('uncaughtException', crash);
	process.on('SIGWINCH', changeSize);
	input.on('data', events.onKeys);
	input.on('end', events.onEnd);
	input.on('error', events.onEnd);

	const size = () => {
		const [columns, rows] = measured;
		return { columns: columns || 80, rows: rows || 24 };
	};
	return { size, write, enter, leave, suspend, close };
}

const deadly = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const;

function openInput(): ReadStream {
	return new ReadStream(openTty('r'));
}

function openTty(flags: 'r' | 'w'): number {
	try {
		return openSync('/dev/tty', flags);
	} catch (error) {
		throw new UserError({
			what: { en: 'no terminal to draw on', zh: '没有可用的终端' },
			which: error instanceof Error && 'code' in error ? `/dev/tty: ${error.code}` : '/dev/tty',
			hint: {
				en: 'errcode --search QUERY searches without one',
				zh: '没有终端时请用errcode --search QUERY搜索',
			},
		});
	}
}
