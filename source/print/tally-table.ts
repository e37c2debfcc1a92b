import type { Entry, Language, Text } from '../catalog/entry.ts';
import type { Count, Sighting, TallyRow, UnknownRow } from '../log/tally.ts';
import { sanitise } from '../text/sanitise.ts';
import { type Segment, segment } from '../text/segment.ts';
import { clip, pad, textWidth } from '../text/width.ts';
import { labels } from './labels.ts';
import type { Total } from './summary-record.ts';
import { clockOf, daySpan, durationOf } from './time-text.ts';

const headings = {
	code: { en: 'code', zh: '错误码' },
	count: { en: 'count', zh: '次数' },
	overTime: { en: 'over time', zh: '随时间' },
	overLines: { en: 'over lines', zh: '随行数' },
	first: { en: 'first', zh: '首次' },
	last: { en: 'last', zh: '末次' },
	meaning: { en: 'meaning', zh: '含义' },
} as const satisfies Record<string, Text>;

/** What of a row is shown, from the widest to the narrowest; the meaning takes the rest. */
const shapes = [
	{ chart: 32, hasTimes: true, meaning: 48 },
	{ chart: 16, hasTimes: true, meaning: 16 },
	{ chart: 16, hasTimes: false, meaning: 16 },
	{ chart: 8, hasTimes: false, meaning: 12 },
	{ chart: 0, hasTimes: false, meaning: 0 },
] as const;

interface Shown {
	readonly language: Language;
	readonly columns: number;
	/** Rows that are not shown. */
	readonly left?: number;
	/** Whether the name of an entry's catalog is told. */
	readonly tellsCatalog?: (entry: Entry) => boolean;
}

/** What was read, then a row a code: count, chart, first and last, meaning; then the chart's ends. */
export function tallyTable(
	known: readonly TallyRow[],
	unknown: readonly UnknownRow[],
	total: Total,
	{ language, columns, left = 0, tellsCatalog = () => false }: Shown,
): Segment[][] {
	const title = [segment(clip(titleOf(total, language), columns), 'strong')];
	const rows = [
		...known.map((row) => ({
			row,
			code: sanitise(`${tellsCatalog(row.entry) ? `${row.entry.catalog}:` : ''}${row.entry.code}`),
			meaning: sanitise(row.entry.description[language]),
		})),
		...unknown.map((row) => ({ row, code: row.code, meaning: labels.unknown[language] })),
	];
	if (rows.length === 0) return [title];
	const { covered } = total;
	const axis: Axis =
		covered === undefined
			? { from: 1, to: total.lines, start: '1', end: String(total.lines) }
			: timeAxis(covered);
	const seenAt = ({ time, line }: Sighting) => {
		if (axis.clock === undefined) return String(line);
		return time === undefined ? '–' : axis.clock(time);
	};
	const cells = rows.map(({ row, ...texts }) => ({
		...texts,
		row,
		count: String(row.count),
		first: seenAt(row.first),
		last: seenAt(row.last),
	}));
	const widest = (texts: readonly string[], heading: Text) =>
		Math.max(textWidth(heading[language]), ...texts.map(textWidth));
	const codeWidth = Math.min(
		widest(
			cells.map(({ code }) => code),
			headings.code,
		),
		Math.max(8, Math.floor(columns / 2) - 8),
	);
	const countWidth = Math.max(5, ...cells.map(({ count }) => count.length));
	const firstWidth = Math.max(
		5,
		widest(
			cells.map(({ first }) => first),
			headings.first,
		),
	);
	const lastWidth = Math.max(
		5,
		widest(
			cells.map(({ last }) => last),
			headings.last,
		),
	);
	const head = codeWidth + 2 + countWidth;
	const roomOf = ({ chart, hasTimes }: Shape) =>
		columns -
		head -
		(chart === 0 ? 0 : chart + 2) -
		(hasTimes ? firstWidth + lastWidth + 4 : 0) -
		2;
	const shape: Shape = shapes.find((one) => roomOf(one) >= one.meaning) ?? {
		chart: 0,
		hasTimes: false,
	};
	const meaningWidth = Math.max(0, roomOf(shape));
	const { chart, hasTimes } = shape;
	const charts = drawCharts(
		rows.map(({ row }) => row),
		axis,
		chart,
	);
	const line = (
		[code, count, drawn, first, last, meaning]: readonly [
			string,
			string,
			string,
			string,
			string,
			string,
		],
		roles: { readonly code: 'code' | 'faint'; readonly rest: 'plain' | 'faint' },
	) => [
		segment(pad(clip(code, codeWidth), codeWidth), roles.code),
		segment(`  ${' '.repeat(Math.max(0, countWidth - textWidth(count)))}${count}`, roles.rest),
		...(chart === 0
			? []
			: [
					segment(
						`  ${pad(clip(drawn, chart), chart)}`,
						roles.rest === 'faint' ? 'faint' : 'label',
					),
				]),
		...(hasTimes
			? [segment(`  ${pad(first, firstWidth)}  ${pad(last, lastWidth)}`, roles.rest)]
			: []),
		segment(`  ${clip(meaning, meaningWidth)}`, roles.rest),
	];
	const { overTime, overLines, ...names } = headings;
	const named = (heading: Text) => heading[language];
	const over = named(axis.clock === undefined ? overLines : overTime);
	const headingLine = line(
		[
			...([named(names.code), named(names.count), over] as const),
			...([named(names.first), named(names.last), named(names.meaning)] as const),
		],
		{ code: 'faint', rest: 'faint' },
	);
	const lines = cells.map(({ code, count, first, last, meaning }, at) =>
		line([code, count, charts[at] ?? '', first, last, meaning], { code: 'code', rest: 'plain' }),
	);
	const gap = chart - textWidth(axis.start) - textWidth(axis.end);
	const ends = gap < 1 ? '' : `${axis.start}${' '.repeat(gap)}${axis.end}`;
	return [
		title,
		headingLine,
		...lines,
		...(ends === '' ? [] : [[segment(`${' '.repeat(head + 2)}${ends}`, 'faint')]]),
		...(left === 0 ? [] : [[segment(clip(moreOf(left, language), columns), 'faint')]]),
	];
}

interface Shape {
	readonly chart: number;
	readonly hasTimes: boolean;
}

interface Axis {
	readonly from: number;
	readonly to: number;
	readonly start: string;
	readonly end: string;
	/** `undefined` where the log has no times and lines are counted. */
	readonly clock?: (time: number) => string;
}

function timeAxis({ from, to }: { readonly from: number; readonly to: number }): Axis {
	const clock = clockOf(from, to);
	// The bare time of day, since the chart is narrow; the title has the day.
	return {
		from: Math.floor(from / 1000),
		to: Math.floor(to / 1000) + 1,
		start: clock(from),
		end: clock(to),
		clock,
	};
}

/** Heights by one scale for all rows; what is not nothing is never as low as nothing. */
function drawCharts(rows: readonly Count[], axis: Axis, width: number): string[] {
	if (width === 0) return [];
	const parts = rows.map(({ overTime, overLines }) =>
		(axis.clock === undefined ? overLines : overTime).parts(axis.from, axis.to, width),
	);
	const most = parts.flat().reduce((highest, count) => Math.max(highest, count), 1);
	return parts.map((counts) =>
		counts
			.map((count) => (count === 0 ? ' ' : ('▂▃▄▅▆▇█'[Math.ceil((count / most) * 7) - 1] ?? '█')))
			.join(''),
	);
}

function titleOf({ lines, reported, covered, hasDates }: Total, language: Language): string {
	const counted =
		language === 'zh'
			? `${lines}行中有${reported}行报告了错误码`
			: `${reported} of ${lines} ${lines === 1 ? 'line reports' : 'lines report'} a code`;
	if (covered === undefined) return counted;
	const { from, to } = covered;
	const comma = language === 'zh' ? '，' : ', ';
	return `${counted}  ${daySpan(from, to, hasDates)}${comma}${durationOf(to - from, language)}`;
}

function moreOf(left: number, language: Language): string {
	return language === 'zh' ? `另有${left}个错误码未显示` : `${left} more not shown`;
}
