import { type Entry, type Language, otherLanguage } from '../../catalog/entry.ts';
import { sanitise } from '../../text/sanitise.ts';
import { markRanges, segment } from '../../text/segment.ts';
import { textWidth } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';
import type { Row, View } from '../view.ts';
import { clipRow, fitRows, padRow } from './fit.ts';

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
	const code = markRanges(entry.code, isCurrent ? 'code' : 'plain', matched.code);
	const description = markRanges(
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
	const isFoundInOther = matched.code.length + matched.description.length === 0;
	// What was searched for is to be seen in each row, and nothing else.
	const other =
		isFoundInOther && matched.other.length > 0 ? otherDescription(entry, language, matched) : [];
	return clipRow([...row, ...other], layout.listColumns);
}

function otherDescription(
	entry: Entry,
	language: Language,
	matched: ReturnType<View['highlight']>,
): Row {
	const other = entry.description[otherLanguage(language)];
	return [segment('  '), ...markRanges(other, 'faint', matched.other)];
}

const nothing = { en: 'Nothing matches. ', zh: '没有匹配的条目。' };
const nothingInSection = { en: 'Nothing matches in this section.', zh: '本分类中没有匹配的条目。' };
const elsewhereTexts = {
	en: (count: number) =>
		count === 1 ? 'An entry of another section does: Tab.' : `${count} of other sections do: Tab.`,
	zh: (count: number) => `其他分类中有${count}条，按Tab切换。`,
};
const nearest = { en: 'Nearest: ', zh: '相近的：' };
const advice = {
	en: 'Search by code, words, Chinese, or pinyin; Esc clears the query.',
	zh: '可按错误码、英文、中文或拼音搜索；按Esc清空查询。',
};

/** What to do where nothing was found, as texts with their roles; also for who listens. */
export function nothingFound({ state, near, elsewhere }: View): Row[] {
	const { language } = state;
	if (elsewhere > 0) {
		return [
			[segment(nothingInSection[language], 'strong')],
			[segment(elsewhereTexts[language](elsewhere))],
		];
	}
	const codes = near.map(sanitise).join(', ');
	return [
		[segment(nothing[language], 'strong')],
		...(codes === '' ? [] : [[segment(nearest[language], 'label'), segment(codes, 'code')]]),
		[segment(advice[language], 'faint')],
	];
}

function emptyRows(view: View): Row[] {
	const { listColumns } = view.layout;
	return nothingFound(view)
		.flatMap((row) => wrap(row, listColumns - 2))
		.map((row) => [segment('  '), ...row]);
}
