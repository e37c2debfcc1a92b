import { sanitise } from '../../text/sanitise.ts';
import { segment } from '../../text/segment.ts';
import type { Row, View } from '../view.ts';
import { clipRow, rowWidth } from './fit.ts';

const allEntries = { en: 'All', zh: '全部' };

/** The sections; where they do not fit, from as far left as shows the current one whole. */
export function tabsRow({ state, layout }: View): Row {
	const { language, sections, tab } = state;
	const titles = [allEntries[language], ...sections.map((section) => sanitise(section[language]))];
	for (let first = 0; first <= tab; first++) {
		const row = tabs(titles, first, tab);
		const upToCurrent = tabs(titles.slice(0, tab + 1), first, tab);
		if (rowWidth(upToCurrent) <= layout.columns - 1 || first === tab)
			return clipRow(row, layout.columns);
	}
	return [];
}

function tabs(titles: readonly string[], first: number, current: number): Row {
	const row = [segment(first > 0 ? '… ' : '  ', 'faint')];
	for (const [at, title] of titles.entries()) {
		if (at < first) continue;
		if (at > first) row.push(segment('  '));
		row.push(segment(title, at === current ? 'current' : 'faint'));
	}
	return row;
}
