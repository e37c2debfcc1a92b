import type { Entry } from '../../catalog/entry.ts';
import { entrySource, highlight, solutionLabel } from '../../print/entry-text.ts';
import { segment } from '../../print/segment.ts';
import { wrap } from '../../print/wrap.ts';
import type { Row, View } from '../view.ts';
import { clipRow, fitRows } from './fit.ts';

/** The entry under the cursor in full, from its first shown line on. */
export function entryRows(view: View): Row[] {
	const { state, layout } = view;
	const entry = state.found[state.cursor];
	if (entry === undefined) return fitRows([], layout.entryRows);
	if (layout.entryPlace === 'line') return [solutionLine(view, entry)];
	const rows = fullEntry(view, entry);
	const first = Math.min(state.scroll, Math.max(0, rows.length - layout.entryRows));
	const shown = rows.slice(first, first + layout.entryRows);
	const isCut = first + layout.entryRows < rows.length;
	if (isCut) shown[shown.length - 1] = [segment('… Shift-↓', 'faint')];
	return fitRows(shown, layout.entryRows);
}

/** How far the entry can be scrolled: until its last line is shown. */
export function lastScroll(view: View): number {
	const { state, layout } = view;
	const entry = state.found[state.cursor];
	if (entry === undefined || layout.entryPlace === 'line') return 0;
	return Math.max(0, fullEntry(view, entry).length - layout.entryRows);
}

function fullEntry({ state, layout, highlight: find }: View, entry: Entry): Row[] {
	const { language } = state;
	const other = language === 'en' ? 'zh' : 'en';
	const matched = find(entry);
	const paragraphs: Row[] = [
		[
			...highlight(entry.code, 'code', matched.code),
			segment('  '),
			...highlight(entry.description[language], 'strong', matched.description),
		],
	];
	if (entry.description[other] !== entry.description[language]) {
		paragraphs.push(highlight(entry.description[other], 'plain', matched.other));
	}
	if (entry.solution !== undefined) {
		paragraphs.push([], [segment(solutionLabel(entry, language), 'label')]);
		paragraphs.push(highlight(entry.solution[language], 'plain', matched.solution));
	}
	paragraphs.push([], [segment(entrySource(entry, language), 'faint')]);
	return paragraphs.flatMap((paragraph) => wrap(paragraph, layout.entryColumns));
}

/** Where there is one line for it: what to do, since the list tells the rest. */
function solutionLine({ state, layout, highlight: find }: View, entry: Entry): Row {
	const { language } = state;
	const text = entry.solution?.[language] ?? entry.description[language === 'en' ? 'zh' : 'en'];
	const row = [segment('→ ', 'label'), ...highlight(text, 'plain', find(entry).solution)];
	return clipRow(entry.solution === undefined ? [segment(text)] : row, layout.columns);
}
