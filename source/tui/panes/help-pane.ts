import { segment } from '../../print/segment.ts';
import { pad, textWidth } from '../../print/width.ts';
import { bindings } from '../keymap.ts';
import type { Row, View } from '../view.ts';
import { clipRow, fitRows } from './fit.ts';

/** Every key and what it does, in place of list and entry. */
export function helpRows({ state, layout }: View): Row[] {
	const width = Math.max(...bindings.map(({ label }) => textWidth(label)));
	const isNarrow = layout.columns < width + 30;
	const rows = bindings.map(({ label, does }): Row => {
		const key = isNarrow ? `${label}: ` : `${pad(label, width)}  `;
		const row = [segment('  '), segment(key, 'code'), segment(does[state.language])];
		return clipRow(row, layout.columns);
	});
	return fitRows(rows, layout.rows - 4);
}
