import type { Segment } from './segment.ts';
import { ascii, characterWidth, textWidth } from './width.ts';

/** Punctuation that does not begin a line. */
const closing = /^[，。；：、！？）】》”’…,.;:!?)\]}]$/;
/** Punctuation that does not end a line. */
const opening = /^[（【《“‘([{]$/;
const wide = /^[\p{Script=Han}\u3000-\u303f\uff00-\uffef]$/u;

/**
 * Breaks segments into lines of at most so many columns: at spaces, and between Chinese
 * characters, but not before closing
 * punctuation nor behind opening. A word longer than a line is cut.
 */
export function wrap(segments: readonly Segment[], columns: number): Segment[][] {
	const lines: Segment[][] = [];
	let line: Segment[] = [];
	let width = 0;
	const breakLine = () => {
		lines.push(trimEnd(line));
		line = [];
		width = 0;
	};
	for (const unit of units(segments)) {
		const unitWidth = unit.reduce((sum, { text }) => sum + textWidth(text), 0);
		if (width + unitWidth > columns && width > 0) breakLine();
		const isSpace = unit.every(({ text }) => text === ' ');
		if (isSpace && width === 0) continue;
		if (unitWidth <= columns) {
			for (const piece of unit) push(line, piece);
			width += unitWidth;
			continue;
		}
		for (const { text, role } of unit) {
			for (const character of text) {
				const own = characterWidth(character);
				if (width + own > columns && width > 0) breakLine();
				push(line, { text: character, role });
				width += own;
			}
		}
	}
	if (line.length > 0 || lines.length === 0) breakLine();
	return lines;
}

/**
 * What is not broken apart: a word, a space, or a wide character with the punctuation behind it. ASCII
 * goes by words, since a look-up has no time for its characters.
 */
function* units(segments: readonly Segment[]): Generator<Segment[]> {
	let unit: Segment[] = [];
	let last = '';
	for (const { text, role } of segments) {
		for (const character of ascii.test(text) ? (text.match(/ |[^ ]+/g) ?? []) : text) {
			const isBreak =
				last !== '' &&
				!closing.test(character.slice(0, 1)) &&
				!opening.test(last.slice(-1)) &&
				(character === ' ' || last === ' ' || wide.test(character) || wide.test(last));
			if (isBreak) {
				yield unit;
				unit = [];
			}
			push(unit, { text: character, role });
			last = character;
		}
	}
	if (unit.length > 0) yield unit;
}

function push(line: Segment[], piece: Segment): void {
	const last = line.at(-1);
	if (last?.role === piece.role) line[line.length - 1] = { ...last, text: last.text + piece.text };
	else line.push(piece);
}

function trimEnd(line: readonly Segment[]): Segment[] {
	const trimmed = [...line];
	for (let last = trimmed.at(-1); last !== undefined; last = trimmed.at(-1)) {
		const text = last.text.trimEnd();
		trimmed.pop();
		if (text === '') continue;
		trimmed.push({ ...last, text });
		break;
	}
	return trimmed;
}
