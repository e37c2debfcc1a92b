import { sanitise } from '../../text/sanitise.ts';
import { type Segment, segment } from '../../text/segment.ts';
import { bindings } from '../keymap.ts';
import type { Row, View } from '../view.ts';
import { clipRow, rowWidth } from './fit.ts';

const copiedText = { en: 'Copied ', zh: '已复制' };

/** The most useful keys, as many as fit whole; for a moment, what has been copied. */
export function keysRow({ state, layout }: View): Row {
	const { language, copied } = state;
	if (copied !== undefined) {
		const code = segment(sanitise(copied), 'code');
		return clipRow([segment(`  ${copiedText[language]}`), code], layout.columns);
	}
	const row: Segment[] = [];
	for (const { label, brief } of bindings) {
		if (brief === undefined) continue;
		const names = label.split(', ');
		// In a query a question mark is a character like others.
		const key = names.find((name) => name !== '?' || state.query === '') ?? label;
		const part = [segment('  '), segment(key, 'strong'), segment(` ${brief[language]}`, 'faint')];
		if (rowWidth([...row, ...part]) > layout.columns) break;
		row.push(...part);
	}
	return row;
}
