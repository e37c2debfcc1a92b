import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Screen } from '../../source/tui/screen.ts';

const size = { columns: 16, rows: 5 } as const;

function open(): Terminal {
	return new Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true });
}

function write(terminal: Terminal, text: string): Promise<void> {
	return new Promise((resolve) => terminal.write(text, resolve));
}

/** Every cell with its style, as it is seen: a blank has none unless it is underlined. */
function shown(terminal: Terminal): string[][] {
	return Array.from({ length: terminal.rows }, (_, row) => {
		const line = terminal.buffer.active.getLine(row);
		return Array.from({ length: terminal.cols }, (_, column) => {
			const cell = line?.getCell(column);
			if (cell === undefined || cell.getWidth() === 0) return 'behind';
			const characters = cell.getChars() || ' ';
			if (characters === ' ' && !cell.isUnderline()) return ' ';
			const style = [cell.isBold(), cell.isDim(), cell.isUnderline(), cell.getFgColor()];
			return `${characters}:${style.map(Number).join(',')}`;
		});
	});
}

/** The frame alone, written to a terminal line by line. */
async function picture(frame: string): Promise<string[][]> {
	const terminal = open();
	for (const [row, line] of frame.split('\n').slice(0, size.rows).entries())
		await write(terminal, `\u001b[${row + 1}H\u001b[0m${line}`);
	return shown(terminal);
}

const style = fc.constantFrom('', '1', '2', '1;35', '1;4;32', '36');
const piece = fc
	.tuple(
		style,
		fc.array(fc.constantFrom('a', 'b', ' ', '授', '权', '│', '─', 'e\u0301', '权\u0301')),
	)
	.map(([sgr, characters]) => {
		const text = characters.slice(0, 5).join('');
		return sgr === '' ? text : `\u001b[${sgr}m${text}\u001b[0m`;
	});
/** Three pieces of at most five characters, cut so that no line is wider than the screen. */
const line = fc.array(piece, { maxLength: 3 }).map((pieces) => {
	let width = 0;
	// biome-ignore lint/suspicious/noControlCharactersInRegex: styles begin with an escape
	const parts = pieces.join('').match(/\u001b\[[\d;]*m|\P{Mark}\p{Mark}*/gu) ?? [];
	return parts
		.filter((part) => {
			if (part.startsWith('\u001b')) return true;
			width += /\p{Script=Han}/u.test(part) ? 2 : 1;
			return width <= size.columns;
		})
		.join('');
});
const frame = fc.array(line, { maxLength: size.rows }).map((lines) => lines.join('\n'));

describe('Screen', () => {
	it('shows exactly the last of any frames', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 5 }), async (frames) => {
				const screen = new Screen();
				const terminal = open();
				for (const next of frames) {
					await write(terminal, screen.update(next, size, 3));
					expect(shown(terminal)).toEqual(await picture(next));
				}
				const { cursorX, cursorY } = terminal.buffer.active;
				expect({ cursorX, cursorY }).toEqual({ cursorX: 3, cursorY: 0 });
			}),
			{ numRuns: 60 },
		);
	}, 30_000);

	it.each([
		['an empty frame', ''],
		['a frame with an empty line', 'a\n\nb'],
		['a frame of blanks', '   \n '],
	])('comes to an end with %s', async (_case, next) => {
		const terminal = open();
		await write(terminal, new Screen().update(next, size, 0));
		expect(shown(terminal)).toEqual(await picture(next));
	});

	it('writes no cell where nothing has changed, only where the cursor is', () => {
		const screen = new Screen();
		screen.update('token\n授权', size, 0);
		expect(screen.update('token\n授权', size, 4)).toBe('\u001b[1;5H');
	});

	it('writes what has changed in one held update, and little of it', () => {
		const screen = new Screen();
		screen.update('token\n授权 here', size, 0);
		const update = screen.update('taken\n授权 here', size, 0);
		expect(update).toBe('\u001b[?2026h\u001b[?25l\u001b[1;2Ha\u001b[1;1H\u001b[?25h\u001b[?2026l');
	});

	it('jumps from behind a wide character that has changed', async () => {
		const screen = new Screen();
		const terminal = open();
		await write(terminal, screen.update('中xxxxxxxxA', size, 0));
		await write(terminal, screen.update('文xxxxxxxxB', size, 0));
		expect(shown(terminal)).toEqual(await picture('文xxxxxxxxB'));
	});

	it('writes nothing where nothing has changed', () => {
		const screen = new Screen();
		screen.update('token', size, 3);
		expect(screen.update('token', size, 3)).toBe('');
		expect(screen.update('token', size, 4)).toBe('\u001b[1;5H');
	});

	it('writes all of it again after a reset', async () => {
		const screen = new Screen();
		screen.update('token\n授权', size, 0);
		screen.reset();
		const terminal = open();
		await write(terminal, screen.update('token\n授权', size, 0));
		expect(shown(terminal)).toEqual(await picture('token\n授权'));
	});

	it('leaves nothing of a frame that had more rows', async () => {
		const screen = new Screen();
		const terminal = open();
		await write(terminal, screen.update('1\n2\n3\n4\n5', size, 0));
		await write(terminal, screen.update('1\n2', { columns: size.columns, rows: 2 }, 0));
		expect(shown(terminal)).toEqual(await picture('1\n2'));
	});

	it('never scrolls, whatever the frame', async () => {
		const terminal = open();
		const screen = new Screen();
		await write(terminal, screen.update('wide line that does not fit\n'.repeat(9), size, 0));
		expect(terminal.buffer.active.baseY).toBe(0);
		const { columns, rows } = size;
		expect(
			shown(terminal)
				.flat()
				.filter((cell) => cell.startsWith('w')),
		).toHaveLength(rows);
		expect(shown(terminal)[0]).toHaveLength(columns);
	});
});
