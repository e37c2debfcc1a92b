/**
 * Columns that text takes on a terminal, and cutting by columns. Only what a summary and the
 * browser need of it: texts are sanitised before, and hold neither emoji nor combining marks
 * that matter here.
 */
import stringWidth from 'string-width';

export { stringWidth };

/** Cuts a text to at most so many columns, `…` in the last one where something is lost. */
export function clip(text: string, columns: number): string {
	if (stringWidth(text) <= columns) return text;
	let kept = '';
	let width = 0;
	for (const character of text) {
		width += stringWidth(character);
		if (width > columns - 1) break;
		kept += character;
	}
	return columns < 1 ? '' : `${kept}…`;
}

/** Fills a text up with spaces on the right. */
export function pad(text: string, columns: number): string {
	return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}
