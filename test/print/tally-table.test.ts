import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { indexByCode } from '../../source/catalog/code-index.ts';
import { Histogram } from '../../source/log/histogram.ts';
import type { Total } from '../../source/print/summary-record.ts';
import { tallyTable } from '../../source/print/tally-table.ts';
import { paint } from '../../source/text/paint.ts';
import { textWidth } from '../../source/text/width.ts';

const index = indexByCode([builtInCatalog()]);
const start = new Date('2026-11-03T10:00:00').getTime();
const minutes = (count: number) => start + count * 60_000;

/** Lines that report codes, each at a minute, a line a minute. */
function rowsOf(seen: Readonly<Record<string, readonly number[]>>, hasTimes = true) {
	return Object.entries(seen).flatMap(([code, times]) =>
		index.find(code).map((entry) => {
			const overTime = new Histogram();
			const overLines = new Histogram();
			for (const time of times) {
				overLines.add(time + 1);
				overTime.add(minutes(time) / 1000);
			}
			const sighting = (time = 0) => ({
				...{
					time: hasTimes ? minutes(time) : undefined,
					file: undefined,
					line: time + 1,
					text: '',
				},
			});
			const ends = { first: sighting(times[0]), last: sighting(times.at(-1)) };
			return { entry, count: times.length, doubtful: 0, ...ends, overTime, overLines };
		}),
	);
}

const seen = {
	'40015': [0, 0, 0, 0, 0, 0, 0, 15, 30],
	API_SYS_REQDATETIME_NOT: [16, 17],
	'40034': [30],
};
const timed: Total = {
	...{ lines: 31, reported: 12, covered: { from: start, to: minutes(30) }, hasDates: false },
};
const untimed: Total = { ...timed, covered: undefined };
const toLines = (columns: number, language: 'en' | 'zh' = 'en', total = timed, left = 0) =>
	tallyTable(rowsOf(seen, total.covered !== undefined), [], total, { language, columns, left }).map(
		(line) => paint(line, 'none').trimEnd(),
	);

describe('tallyTable', () => {
	it('is what was read, a row a code with its chart, first and last, and the ends of the charts', () => {
		expect(toLines(80)).toEqual([
			'12 of 31 lines report a code  10:00:00 – 10:30:00, 30 min',
			'code                     count  over time         first  last   meaning',
			'40015                        9  █       ▂      ▂  10:00  10:30  access_token ex…',
			'40034                        1                 ▂  10:30  10:30  The state param…',
			'API_SYS_REQDATETIME_NOT      2          ▂▂        10:16  10:17  The request tim…',
			'                                10:00      10:30',
		]);
	});

	it('has line numbers where the log has no times', () => {
		const lines = toLines(80, 'zh', untimed, 3);
		expect(lines[0]).toBe('31行中有12行报告了错误码');
		expect(lines[1]).toMatch(/^错误码 +次数 {2}随行数 +首次 {3}末次 {3}含义$/);
		expect(lines[2]).toMatch(/^40015 +9 {2}█[ ▂]+ {2}1 {6}31 {5}access_token超时$/);
		expect(lines.at(-1)).toBe('另有3个错误码未显示');
	});

	it.each([
		['en', 1, '0 of 1 line reports a code'],
		['en', 0, '0 of 0 lines report a code'],
		['zh', 7, '7行中有0行报告了错误码'],
	] as const)('counts lines in %s', (language, lines, text) => {
		const total = { ...untimed, lines, reported: 0 };
		const [first, ...others] = tallyTable([], [], total, { language, columns: 80 });
		expect(paint(first ?? [], 'none')).toBe(text);
		expect(others).toEqual([]);
	});

	it.each([30, 40, 60, 61, 79, 80, 100, 120, 200])('fits %j columns', (columns) => {
		for (const language of ['en', 'zh'] as const) {
			for (const total of [timed, untimed]) {
				const lines = toLines(columns, language, total);
				expect(lines.filter((line) => textWidth(line) > columns)).toEqual([]);
				expect(lines[2]).toMatch(/^40015 +9/);
			}
		}
	});
});
