import { characterWidth } from '../text/width.ts';

/** A cell of the screen: a character with its style; '' behind a wide character. */
interface Cell {
	readonly text: string;
	readonly style: string;
}

const blank: Cell = { text: ' ', style: '' };

/** A line as it came, and as it is shown. */
interface Line {
	readonly text: string;
	readonly cells: readonly Cell[];
}

/**
 * What is on the screen, and the least that must be written to change it into the next frame.
 * Knows where each cell is, so that a key press costs a few bytes and nothing ever scrolls.
 */
export class Screen {
	#shown: readonly Line[] = [];
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
		const pen = new Pen();
		this.#shown = Array.from({ length: size.rows }, (_, row) => {
			const text = lines[row] ?? '';
			const known = before[row];
			if (known?.text === text) return known;
			const next = { text, cells: toCells(text, size.columns) };
			changeLine(pen, known?.cells ?? [], next.cells, row);
			return next;
		});
		this.#columns = size.columns;
		const changes = pen.finish();
		const move = `\u001b[1;${caret + 1}H`;
		const isMoved = this.#caret !== caret;
		this.#caret = caret;
		if (changes === '' && !isWhole) return isMoved ? move : '';
		const clear = isWhole ? '\u001b[H\u001b[2J' : '';
		return `\u001b[?2026h\u001b[?25l${clear}${changes}${move}\u001b[?25h\u001b[?2026l`;
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

/** The painter sets styles as a whole, and switches them off as a whole. */
function applyStyle(style: Set<string>, parameters: string): void {
	for (const parameter of parameters.split(';')) {
		if (parameter === '' || parameter === '0') style.clear();
		else style.add(parameter);
	}
}

function isSame(a: Cell | undefined, b: Cell | undefined): boolean {
	return (a ?? blank).text === (b ?? blank).text && (a ?? blank).style === (b ?? blank).style;
}

/** Blanks that are written rather than erased. */
const longestBlanks = 8;

function countBlanks(cells: readonly Cell[], from: number): number {
	let to = from;
	while (to < cells.length && isSame(cells[to], blank)) to++;
	return to - from;
}

/** Writes cells one after the other, and knows where it is and in which style. */
class Pen {
	#written = '';
	#style = '';
	#row = -1;
	#column = 0;

	/** Goes to a cell of a line by the fewest bytes, which may be writing again what is before it. */
	goTo(row: number, column: number, cells: readonly Cell[]): void {
		if (row === this.#row && column === this.#column) return;
		let shortest = column === 0 ? `\u001b[${row + 1}H` : `\u001b[${row + 1};${column + 1}H`;
		let style = this.#style;
		const isNext = row === this.#row + 1 && this.#row >= 0;
		if (isNext || (row === this.#row && column > this.#column)) {
			const down = isNext ? '\u001b[E' : '';
			const from = isNext ? 0 : this.#column;
			const jump = column === from ? down : `${down}\u001b[${column - from}C`;
			if (jump.length < shortest.length) shortest = jump;
			// Longer ones cost more than any jump.
			if (column - from < shortest.length) {
				const bridge = this.#bridge(cells.slice(from, column));
				if (Buffer.byteLength(down + bridge.text) < shortest.length) {
					shortest = down + bridge.text;
					style = bridge.style;
				}
			}
		}
		this.#written += shortest;
		this.#style = style;
		this.#row = row;
		this.#column = column;
	}

	/** Knows no more where it is: it goes to the next cell without regard to that. */
	lose(): void {
		this.#row = -1;
	}

	/** @param columns 1, or 2 with the cell behind a wide character */
	put(cell: Cell, columns: number): void {
		const { text, style } = this.#bridge([cell]);
		this.#written += text;
		this.#style = style;
		this.#column += columns;
	}

	/** Erases so many cells, or all up to the end of the line. */
	erase(count?: number): void {
		if (marksBlanks(this.#style)) this.#setStyle('');
		this.#written += count === undefined ? '\u001b[K' : `\u001b[${count}X`;
	}

	/** @returns all that was written, without a style at the end */
	finish(): string {
		this.#setStyle('');
		return this.#written;
	}

	#setStyle(style: string): void {
		this.#written += transition(this.#style, style);
		this.#style = style;
	}

	#bridge(cells: readonly Cell[]): { readonly text: string; readonly style: string } {
		let text = '';
		let style = this.#style;
		for (const cell of cells) {
			if (cell.text === '') continue;
			if (!isSame(cell, blank) || marksBlanks(style)) {
				text += transition(style, cell.style);
				style = cell.style;
			}
			text += cell.text;
		}
		return { text, style };
	}
}

/** What changes one style into another: what is added, or after a reset all of it. */
function transition(from: string, to: string): string {
	if (from === to) return '';
	if (to === '') return '\u001b[m';
	if (from === '') return `\u001b[${to}m`;
	const before = from.split(';');
	const after = to.split(';');
	const isKept = before.every((parameter) => after.includes(parameter) || isColour(parameter));
	const hasColour = after.some(isColour) || !before.some(isColour);
	if (!isKept || !hasColour) return `\u001b[;${to}m`;
	return `\u001b[${after.filter((parameter) => !before.includes(parameter)).join(';')}m`;
}

/** A colour takes the place of another. */
function isColour(parameter: string): boolean {
	return parameter.length === 2;
}

function changeLine(pen: Pen, before: readonly Cell[], next: readonly Cell[], row: number): void {
	if (before.some(hasDoubtfulWidth) || next.some(hasDoubtfulWidth)) {
		writeLine(pen, next, row);
		return;
	}
	for (let at = 0; at < next.length; at++) {
		if (isSame(before[at], next[at]) && !isSplit(before, next, at)) continue;
		const cell = next[at] ?? blank;
		// Its first half has written it.
		if (cell.text === '') continue;
		pen.goTo(row, at, next);
		const blanks = countBlanks(next, at);
		if (blanks > longestBlanks) {
			pen.erase(blanks);
			at += blanks - 1;
		} else pen.put(cell, next[at + 1]?.text === '' ? 2 : 1);
	}
	if (before.length <= next.length) return;
	pen.goTo(row, next.length, next);
	pen.erase();
}

/** A line of which terminals may think differently: written whole, and each cell to its column. */
function writeLine(pen: Pen, next: readonly Cell[], row: number): void {
	pen.lose();
	pen.goTo(row, 0, next);
	pen.erase();
	for (const [at, cell] of next.entries()) {
		if (cell.text === '' || isSame(cell, blank)) continue;
		pen.goTo(row, at, next);
		pen.put(cell, next[at + 1]?.text === '' ? 2 : 1);
		if (hasDoubtfulWidth(cell)) pen.lose();
	}
}

/**
 * Characters of which all terminals agree how wide they are: Latin, Greek, Cyrillic, Chinese,
 * Japanese and Korean, punctuation, box drawing, and the pointer.
 */
const sureWidth =
	/^[ -~\u00a1-\u02ff\u0370-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25ff❯\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]?$/;

/** Any other, such as a letter with marks or an emoji, which some draw as one and some as several. */
function hasDoubtfulWidth({ text }: Cell): boolean {
	return !sureWidth.test(text);
}

/** Half of a wide character here, before or after: both halves are written. */
function isSplit(before: readonly Cell[], next: readonly Cell[], at: number): boolean {
	const wasWide = before[at + 1]?.text === '' || before[at]?.text === '';
	const isWide = next[at + 1]?.text === '' || next[at]?.text === '';
	return wasWide !== isWide;
}
