import { characterWidth } from '../print/width.ts';

/** A cell of the screen: a character with its style; '' behind a wide character. */
interface Cell {
	readonly text: string;
	readonly style: string;
}

const blank: Cell = { text: ' ', style: '' };

/**
 * What is on the screen, and the least that must be written to change it into the next frame.
 * Knows where each cell is, so that a key press costs a few bytes and nothing ever scrolls.
 */
export class Screen {
	#shown: Cell[][] = [];
	#columns = 0;
	#caret = -1;

	/** Forgets what is shown: the next frame is written whole. */
	reset(): void {
		this.#shown = [];
		this.#caret = -1;
	}

	/**
	 * @param frame lines with SGR sequences and nothing else
	 * @returns what to write, in one synchronized update, `''` if nothing has changed; the cursor
	 * goes to `caret`
	 */
	update(frame: string, size: { columns: number; rows: number }, caret: number): string {
		const lines = frame.split('\n').slice(0, size.rows);
		const isWhole = this.#shown.length !== size.rows || this.#columns !== size.columns;
		const before = isWhole ? [] : this.#shown;
		const next = Array.from({ length: size.rows }, (_, row) =>
			toCells(lines[row] ?? '', size.columns),
		);
		let changes = isWhole ? '\u001b[H\u001b[2J' : '';
		for (const [row, cells] of next.entries()) changes += changeLine(before[row] ?? [], cells, row);
		this.#shown = next;
		this.#columns = size.columns;
		const move = `\u001b[1;${caret + 1}H`;
		const isMoved = this.#caret !== caret;
		this.#caret = caret;
		if (changes === '') return isMoved ? move : '';
		return `\u001b[?2026h\u001b[?25l${changes}${move}\u001b[?25h\u001b[?2026l`;
	}
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: SGR sequences begin with an escape
const sgr = /\u001b\[([\d;]*)m/y;

/** One line of a frame as cells, blanks at its end left out. */
function toCells(line: string, columns: number): Cell[] {
	const cells: Cell[] = [];
	const style = new Set<string>();
	for (let at = 0; at < line.length; ) {
		sgr.lastIndex = at;
		const sequence = sgr.exec(line);
		if (sequence !== null) {
			applyStyle(style, sequence[1] ?? '');
			at += sequence[0].length;
			continue;
		}
		const character = String.fromCodePoint(line.codePointAt(at) ?? 32);
		at += character.length;
		const width = characterWidth(character);
		if (width === 0) {
			const base = cells.length - (cells.at(-1)?.text === '' ? 2 : 1);
			const marked = cells[base];
			if (marked !== undefined) cells[base] = { ...marked, text: marked.text + character };
			continue;
		}
		if (cells.length + width > columns) break;
		const styled = [...style].sort().join(';');
		cells.push({ text: character, style: character === ' ' && !marksBlanks(styled) ? '' : styled });
		if (width === 2) cells.push({ text: '', style: '' });
	}
	while (cells.length > 0 && isSame(cells.at(-1), blank)) cells.pop();
	return cells;
}

/** Whether a blank shows the style: underlined or inverse. */
function marksBlanks(style: string): boolean {
	return /(?:^|;)[47](?:;|$)/.test(style);
}

/** What switches which SGR parameters off. */
const resets: Readonly<Record<string, readonly string[]>> = {
	22: ['1', '2'],
	24: ['4'],
	27: ['7'],
	39: ['30', '31', '32', '33', '34', '35', '36', '37'],
};

function applyStyle(style: Set<string>, parameters: string): void {
	for (const parameter of parameters.split(';')) {
		if (parameter === '' || parameter === '0') style.clear();
		else if (resets[parameter] !== undefined) {
			for (const off of resets[parameter]) style.delete(off);
		} else {
			if (/^3\d$/.test(parameter)) for (const off of resets['39'] ?? []) style.delete(off);
			style.add(parameter);
		}
	}
}

function isSame(a: Cell | undefined, b: Cell | undefined): boolean {
	return (a ?? blank).text === (b ?? blank).text && (a ?? blank).style === (b ?? blank).style;
}

/** Equal cells between two changes that are cheaper to write again than to jump over. */
const longestBridge = 4;

/** Blanks that are written rather than erased. */
const longestBlanks = 8;

function countBlanks(cells: readonly Cell[], from: number): number {
	let to = from;
	while (to < cells.length && isSame(cells[to], blank)) to++;
	return to - from;
}

function changeLine(before: readonly Cell[], next: readonly Cell[], row: number): string {
	let changes = '';
	let style = '';
	/** Column that the cursor is at, -1 where that is elsewhere. */
	let written = -1;
	const put = (at: number) => {
		const cell = next[at] ?? blank;
		if (cell.text === '') return;
		const isAnyStyle = isSame(cell, blank) && !marksBlanks(style);
		if (cell.style !== style && !isAnyStyle) {
			changes += `\u001b[${cell.style === '' ? '' : `;${cell.style}`}m`;
			style = cell.style;
		}
		changes += cell.text;
	};
	for (let at = 0; at < next.length; at++) {
		if (isSame(before[at], next[at]) && !isSplit(before, next, at)) continue;
		if (written === -1) changes += `\u001b[${row + 1};${at + 1}H`;
		else if (at - written > longestBridge) changes += `\u001b[${at - written}C`;
		else for (let bridge = written; bridge < at; bridge++) put(bridge);
		const blanks = countBlanks(next, at);
		if (blanks > longestBlanks) {
			changes += `${style === '' ? '' : '\u001b[m'}\u001b[${blanks}X`;
			style = '';
			written = at;
			at += blanks - 1;
			continue;
		}
		put(at);
		written = at + (next[at + 1]?.text === '' ? 2 : 1);
	}
	if (style !== '') changes += '\u001b[m';
	if (before.length > next.length) {
		if (written !== next.length) changes += `\u001b[${row + 1};${next.length + 1}H`;
		changes += '\u001b[K';
	}
	return changes;
}

/** Half of a wide character here, before or after: both halves are written. */
function isSplit(before: readonly Cell[], next: readonly Cell[], at: number): boolean {
	const wasWide = before[at + 1]?.text === '' || before[at]?.text === '';
	const isWide = next[at + 1]?.text === '' || next[at]?.text === '';
	return wasWide !== isWide;
}
