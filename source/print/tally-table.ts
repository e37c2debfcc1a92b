import type { Language } from '../catalog/entry.ts';
import type { TallyRow, UnknownRow } from '../log/tally.ts';
import { sanitise } from '../text/sanitise.ts';
import { type Segment, segment } from '../text/segment.ts';
import { clip, pad, textWidth } from '../text/width.ts';
import { labels } from './labels.ts';

const widestBar = 24;
const narrowestDescription = 16;

/** A row a code: code, count, a bar as long as its share of the largest, description; then totals. */
export function tallyTable(
	known: readonly TallyRow[],
	unknown: readonly UnknownRow[],
	total: { readonly lines: number; readonly reported: number },
	{ language, columns }: { readonly language: Language; readonly columns: number },
): Segment[][] {
	const rows = [
		...known.map(({ entry, count }) => ({
			code: sanitise(entry.code),
			count,
			meaning: sanitise(entry.description[language]),
		})),
		...unknown.map(({ code, count }) => ({ code, count, meaning: labels.unknown[language] })),
	];
	const widestCode = Math.max(0, ...rows.map(({ code }) => textWidth(code)));
	const codeWidth = Math.min(widestCode, Math.max(8, Math.floor(columns / 2)));
	const countWidth = Math.max(0, ...rows.map(({ count }) => String(count).length));
	const most = Math.max(1, ...rows.map(({ count }) => count));
	const left = columns - codeWidth - countWidth - 6;
	const barWidth = Math.max(0, Math.min(widestBar, left - narrowestDescription));
	const lines = rows.map(({ code, count, meaning }) => [
		segment(pad(clip(code, codeWidth), codeWidth), 'code'),
		segment(`  ${String(count).padStart(countWidth)}  `),
		segment(pad(bar(count / most, barWidth), barWidth), 'label'),
		segment(`  ${clip(meaning, Math.max(0, left - barWidth))}`),
	]);
	return [...lines, [segment(clip(totals(total, language), columns), 'faint')]];
}

/** At least an eighth of a column, so that nothing counted looks like nothing. */
function bar(share: number, columns: number): string {
	if (columns === 0) return '';
	const eighths = Math.max(1, Math.round(share * columns * 8));
	const rest = eighths % 8;
	return '█'.repeat(Math.floor(eighths / 8)) + (rest === 0 ? '' : ('▏▎▍▌▋▊▉'[rest - 1] ?? ''));
}

function totals(
	{ lines, reported }: { lines: number; reported: number },
	language: Language,
): string {
	return language === 'zh'
		? `共读取${lines}行，其中${reported}行报告了错误码`
		: `${lines} ${lines === 1 ? 'line' : 'lines'} read, ${reported} with reports`;
}
