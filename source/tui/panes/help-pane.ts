import { segment } from '../../text/segment.ts';
import { pad, textWidth } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';
import { bindings } from '../keymap.ts';
import type { Row, View } from '../view.ts';
import { fitRows, rowWidth } from './fit.ts';

/** Every key and what it does, in place of list and entry, from the first shown line on. */
export function helpRows(view: View): Row[] {
	const count = view.layout.bodyRows;
	const first = Math.min(view.state.scroll, lastHelpScroll(view));
	const rows = allRows(view);
	const shown = rows.slice(first, first + count);
	if (first + count < rows.length) shown[shown.length - 1] = [segment('  … ↓', 'faint')];
	return fitRows(shown, count);
}

/** How far the help can be scrolled: until its last line is shown. */
export function lastHelpScroll(view: View): number {
	return Math.max(0, allRows(view).length - view.layout.bodyRows);
}

function allRows({ state, layout }: View): Row[] {
	const width = Math.max(...bindings.map(({ label }) => textWidth(label)));
	const isNarrow = layout.columns < width + 30;
	return bindings.flatMap(({ label, does }): Row[] => {
		const key = segment(isNarrow ? `${label}: ` : `${pad(label, width)}  `, 'code');
		const row = [segment('  '), key, segment(does[state.language])];
		if (rowWidth(row) <= layout.columns) return [row];
		const lines = wrap(row.slice(1), layout.columns - 4);
		return lines.map((line, at) => [segment(at === 0 ? '  ' : '    '), ...line]);
	});
}
