import { type Segment, segment } from '../../text/segment.ts';
import { characterWidth, textWidth } from '../../text/width.ts';
import type { Row } from '../view.ts';

export function rowWidth(row: Row): number {
	return row.reduce((sum, { text }) => sum + textWidth(text), 0);
}

/** Cuts a row to at most so many columns, `…` in the last one where something is lost. */
export function clipRow(row: Row, columns: number): Row {
	if (rowWidth(row) <= columns) return row;
	const kept: Segment[] = [];
	let left = columns - 1;
	for (const { text, role } of row) {
		let part = '';
		for (const character of text) {
			left -= characterWidth(character);
			if (left < 0) return [...kept, segment(part, role), segment('…', 'faint')];
			part += character;
		}
		kept.push(segment(part, role));
	}
	return kept;
}

/** Fills a row up to so many columns. */
export function padRow(row: Row, columns: number): Row {
	const missing = columns - rowWidth(row);
	return missing > 0 ? [...row, segment(' '.repeat(missing))] : row;
}

/** Exactly so many rows: cut, or filled with empty ones. */
export function fitRows(rows: readonly Row[], count: number): Row[] {
	return Array.from({ length: count }, (_, at) => rows[at] ?? []);
}
