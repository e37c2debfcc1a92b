import { segment } from '../print/segment.ts';
import { entryRows } from './panes/entry-pane.ts';
import { padRow } from './panes/fit.ts';
import { helpRows } from './panes/help-pane.ts';
import { keysRow } from './panes/keys-pane.ts';
import { listRows } from './panes/list-pane.ts';
import { queryRow } from './panes/query-pane.ts';
import { spokenRows } from './panes/spoken-pane.ts';
import { tabsRow } from './panes/tabs-pane.ts';
import type { Row, View } from './view.ts';

/** The line between panes. */
export function rule(columns: number): Row {
	return [segment('─'.repeat(columns), 'faint')];
}

/** The line between list and entry where they stand side by side. */
const divider: Row = [segment(' │ ', 'faint')];

/**
 * The first picture, put together without ink, which takes longer to load than to draw it.
 * app.tsx draws the same; a test holds them equal, cell for cell.
 */
export function plainFrame(view: View): Row[] {
	const { layout } = view;
	const middle = view.isSpoken ? [] : rule(layout.columns);
	return [queryRow(view), tabsRow(view), middle, ...bodyRows(view), keysRow(view)];
}

function bodyRows(view: View): Row[] {
	const { state, layout } = view;
	if (state.isHelpOpen) return helpRows(view);
	if (view.isSpoken) return spokenRows(view);
	switch (layout.entryPlace) {
		case 'beside':
			return besideRows(view);
		case 'under':
			return [...listRows(view), rule(layout.columns), ...entryRows(view)];
		case 'line':
			return [...listRows(view), ...entryRows(view)];
		default:
			return layout.entryPlace satisfies never;
	}
}

/** List and entry side by side. */
export function besideRows(view: View): Row[] {
	const entry = entryRows(view);
	return listRows(view).map((row, at) => [
		...padRow(row, view.layout.listColumns),
		...divider,
		...(entry[at] ?? []),
	]);
}
