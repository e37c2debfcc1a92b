import { type Entry, type Language, otherLanguage } from '../../catalog/entry.ts';
import { entrySource, solutionLabel } from '../../print/entry-text.ts';
import type { MatchedTexts } from '../../search/highlight.ts';
import { sanitise } from '../../text/sanitise.ts';
import { markRanges, segment } from '../../text/segment.ts';
import { wrap } from '../../text/wrap.ts';
import type { Row, View } from '../view.ts';
import { fitRows } from './fit.ts';

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

/** Where there is one line for it: what to do, since the list tells the rest; a part of it at a time. */
function solutionLine(view: View, entry: Entry): Row {
	const rows = solutionRows(view, entry);
	const at = Math.min(view.state.scroll, rows.length - 1);
	return [...(rows[at] ?? []), ...(at < rows.length - 1 ? [segment(' …', 'faint')] : [])];
}

/** How far the entry can be scrolled: until its last line is shown. */
export function lastScroll(view: View): number {
	const { state, layout } = view;
	const entry = state.found[state.cursor];
	if (entry === undefined) return 0;
	const rows = layout.entryPlace === 'line' ? solutionRows(view, entry) : fullEntry(view, entry);
	return Math.max(0, rows.length - layout.entryRows);
}

/** The rows of an entry as it was laid out last, by what is highlighted in it: scrolling changes none. */
const laidOut = new WeakMap<MatchedTexts, { readonly columns: number; readonly rows: Row[] }>();

function fullEntry(view: View, entry: Entry): Row[] {
	const matched = view.highlight(entry);
	const columns = view.layout.entryColumns;
	const known = laidOut.get(matched);
	if (known?.columns === columns) return known.rows;
	const rows = layOutEntry(entry, view.state.language, matched, columns);
	laidOut.set(matched, { columns, rows });
	return rows;
}

function layOutEntry(
	entry: Entry,
	language: Language,
	matched: MatchedTexts,
	columns: number,
): Row[] {
	const other = otherLanguage(language);
	const paragraphs: Row[] = [
		[
			...markRanges(entry.code, 'code', matched.code),
			segment('  '),
			...markRanges(entry.description[language], 'strong', matched.description),
		],
	];
	if (entry.description[other] !== entry.description[language]) {
		paragraphs.push(markRanges(entry.description[other], 'plain', matched.other));
	}
	if (entry.solution !== undefined) {
		paragraphs.push([], [segment(solutionLabel(entry, language), 'label')]);
		paragraphs.push(markRanges(entry.solution[language], 'plain', matched.solution));
	}
	paragraphs.push([], [segment(entrySource(entry, language), 'faint')]);
	return paragraphs.flatMap((paragraph) => wrap(paragraph, columns));
}

function solutionRows({ state, layout, highlight: find }: View, entry: Entry): Row[] {
	const { language } = state;
	const { solution, description } = entry;
	const row =
		solution === undefined
			? [segment(sanitise(description[otherLanguage(language)]))]
			: [segment('→ ', 'label'), ...markRanges(solution[language], 'plain', find(entry).solution)];
	return wrap(row, layout.columns - 2);
}
