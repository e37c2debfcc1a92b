/** Columns that text takes on a terminal, and cutting and filling by columns. */
import { eastAsianWidth } from 'get-east-asian-width';

/** Marks that are drawn over the character before them. */
const zeroWidth = /^[\p{Mark}\u200b-\u200d\u2060\ufeff]$/u;

/** Columns of one character: 0 for marks, 2 for wide ones such as Chinese. */
export function characterWidth(character: string): number {
	const point = character.codePointAt(0) ?? 0;
	if (point < 0x300) return point === 0 ? 0 : 1;
	if (point >= 0x4e00 && point <= 0x9fff) return 2;
	return zeroWidth.test(character) ? 0 : eastAsianWidth(point);
}

/** Texts as wide as they are long. */
export const ascii = /^[ -~]*$/;

export function textWidth(text: string): number {
	if (ascii.test(text)) return text.length;
	let width = 0;
	for (const character of text) width += characterWidth(character);
	return width;
}

/** Cuts a text to at most so many columns, `…` in the last one where something is lost. */
export function clip(text: string, columns: number): string {
	if (textWidth(text) <= columns) return text;
	let kept = '';
	let width = 0;
	for (const character of text) {
		width += characterWidth(character);
		if (width > columns - 1) break;
		kept += character;
	}
	return columns < 1 ? '' : `${kept}…`;
}

/** Fills a text up with spaces on the right. */
export function pad(text: string, columns: number): string {
	return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: SGR sequences begin with an escape
const sgr = /\u001b\[[\d;]*m/g;

/** Columns of a text that is painted: SGR sequences take none. Ink measures by this, too. */
export function shownWidth(text: string): number {
	return textWidth(text.includes('\u001b') ? text.replaceAll(sgr, '') : text);
}
