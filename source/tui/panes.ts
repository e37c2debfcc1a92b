import { segment } from '../text/segment.ts';
import { entryRows } from './panes/entry-pane.ts';
import { padRow } from './panes/fit.ts';
import { helpRows } from './panes/help-pane.ts';
import { keysRow } from './panes/keys-pane.ts';
import { listRows } from './panes/list-pane.ts';
import { queryRow } from './panes/query-pane.ts';
import { spokenRows } from './panes/spoken-pane.ts';
import { tabsRow } from './panes/tabs-pane.ts';
import type { Row, View } from './view.ts';

/** A part of the screen over its whole width. */
export interface Pane {
	readonly name: string;
	readonly rows: readonly Row[];
}

/** The panes that a view is shown in, from the top down. */
export function panesOf(view: View): Pane[] {
	return [
		{ name: 'query', rows: [queryRow(view)] },
		{ name: 'tabs', rows: [tabsRow(view)] },
		{ name: 'rule', rows: [view.isSpoken ? [] : rule(view)] },
		...bodyOf(view),
		{ name: 'keys', rows: [keysRow(view)] },
	];
}

function bodyOf(view: View): Pane[] {
	const { state, layout } = view;
	if (state.isHelpOpen) return [{ name: 'help', rows: helpRows(view) }];
	if (view.isSpoken) return [{ name: 'spoken', rows: spokenRows(view) }];
	const list = { name: 'list', rows: listRows(view) };
	const entry = { name: 'entry', rows: entryRows(view) };
	switch (layout.entryPlace) {
		case 'beside':
			return [
				{ name: 'list and entry', rows: sideBySide(list.rows, entry.rows, layout.listColumns) },
			];
		case 'under':
			return [list, { name: 'rule of entry', rows: [rule(view)] }, entry];
		case 'line':
			return [list, entry];
		default:
			return layout.entryPlace satisfies never;
	}
}

function rule({ layout }: View): Row {
	return [segment('─'.repeat(layout.columns), 'faint')];
}

const divider = segment(' │ ', 'faint');

function sideBySide(left: readonly Row[], right: readonly Row[], leftColumns: number): Row[] {
	return left.map((row, at) => [...padRow(row, leftColumns), divider, ...(right[at] ?? [])]);
}
