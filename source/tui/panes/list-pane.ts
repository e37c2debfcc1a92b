import type { Entry, Language } from '../../catalog/entry.ts';
import { highlight } from '../../print/entry-text.ts';
import { sanitise } from '../../print/sanitise.ts';
import { segment } from '../../print/segment.ts';
import { textWidth } from '../../print/width.ts';
import type { Row, View } from '../view.ts';
import { clipRow, fitRows, padRow, rowWidth } from './fit.ts';

const widestCode = 24;

/** The entries around the cursor, a row each, or what to do where there are none. */
export function listRows(view: View): Row[] {
	const { state, layout } = view;
	const { found, cursor } = state;
	if (found.length === 0) return fitRows(emptyRows(view), layout.listRows);
	const top = firstRow(cursor, found.length, layout.listRows);
	const shown = found.slice(top, top + layout.listRows);
	const widths = shown.map((entry) => textWidth(sanitise(entry.code)));
	const codeColumns = Math.min(widestCode, Math.max(...widths));
	const rows = shown.map((entry, at) => entryRow(view, entry, top + at === cursor, codeColumns));
	return fitRows(rows, layout.listRows);
}

/** The list scrolls by half pages, so that the cursor is rarely at the edge. */
function firstRow(cursor: number, length: number, rows: number): number {
	if (length <= rows) return 0;
	const half = Math.max(1, Math.floor(rows / 2));
	return Math.max(0, Math.min(Math.floor(cursor / half) * half - (rows - half), length - rows));
}

function entryRow(
	{ state, layout, highlight: find }: View,
	entry: Entry,
	isCurrent: boolean,
	codeColumns: number,
): Row {
	const { language } = state;
	const matched = find(entry);
	const code = highlight(entry.code, isCurrent ? 'code' : 'plain', matched.code);
	const description = highlight(
		entry.description[language],
		isCurrent ? 'strong' : 'plain',
		matched.description,
	);
	const row = [
		segment(isCurrent ? '❯ ' : '  ', 'pointer'),
		...padRow(clipRow(code, codeColumns), codeColumns),
		segment('  '),
		...description,
	];
	const inBoth = [...row, ...otherDescription(entry, language, matched)];
	// Cut off after a character or two it tells nothing, unless it is what was searched for.
	const tells = matched.other.length > 0 || rowWidth(inBoth) <= layout.listColumns;
	return clipRow(tells ? inBoth : row, layout.listColumns);
}

function otherDescription(
	entry: Entry,
	language: Language,
	matched: ReturnType<View['highlight']>,
): Row {
	const other = entry.description[language === 'en' ? 'zh' : 'en'];
	if (other === entry.description[language]) return [];
	return [segment('  '), ...highlight(other, 'faint', matched.other)];
}

const nothing = { en: 'Nothing matches. ', zh: '没有匹配的条目。' };
const nearest = { en: 'Nearest: ', zh: '相近的：' };
const advice = {
	en: 'Search by code, words, Chinese, or pinyin; Esc clears the query.',
	zh: '可按错误码、英文、中文或拼音搜索；按Esc清空查询。',
};

function emptyRows({ state, layout, near }: View): Row[] {
	const { language } = state;
	const rows: Row[] = [[segment('  '), segment(nothing[language], 'strong')]];
	if (near.length > 0) {
		rows.push([
			segment('  '),
			segment(nearest[language], 'label'),
			segment(near.join(', '), 'code'),
		]);
	}
	rows.push([segment('  '), segment(advice[language], 'faint')]);
	return rows.map((row) => clipRow(row, layout.listColumns));
}
