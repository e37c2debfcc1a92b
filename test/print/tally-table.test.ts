import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { indexByCode } from '../../source/catalog/code-index.ts';
import { tallyTable } from '../../source/print/tally-table.ts';
import { paint } from '../../source/text/paint.ts';
import { textWidth } from '../../source/text/width.ts';

const index = indexByCode([builtInCatalog()]);
const rowsOf = (counts: readonly (readonly [code: string, count: number])[]) =>
	counts.flatMap(([code, count]) =>
		index.find(code).map((entry) => ({ entry, count, firstLine: 1, lastLine: 2 })),
	);
const rows = rowsOf([
	['40015', 128],
	['API_SYS_REQDATETIME_NOT', 64],
	['40034', 1],
]);
const total = { lines: 1000, reported: 190 };
const toLines = (columns: number, language: 'en' | 'zh' = 'en', given = rows) =>
	tallyTable(given, [], total, { language, columns }).map((line) => paint(line, 'none'));

describe('tallyTable', () => {
	it('is a row a code with a bar by its share, and the totals', () => {
		expect(toLines(100)).toEqual([
			`40015                    128  ${'█'.repeat(24)}  access_token expired`,
			`API_SYS_REQDATETIME_NOT   64  ${'█'.repeat(12)}${' '.repeat(12)}  The request time is outside the allowed ran…`,
			`40034                      1  ▎${' '.repeat(23)}  The state parameter cant exceed 128 bytes`,
			'1000 lines read, 190 with reports',
		]);
	});

	it.each([
		['en', 1, '1 line read, 0 with reports'],
		['en', 0, '0 lines read, 0 with reports'],
		['zh', 7, '共读取7行，其中0行报告了错误码'],
	] as const)('counts lines in %s', (language, lines, text) => {
		const [last] = tallyTable([], [], { lines, reported: 0 }, { language, columns: 80 });
		expect(paint(last ?? [], 'none')).toBe(text);
	});

	it.each([30, 40, 60, 61, 79, 80, 100, 200])('fits %j columns', (columns) => {
		for (const language of ['en', 'zh'] as const) {
			const wide = toLines(columns, language).filter((line) => textWidth(line) > columns);
			expect(wide).toEqual([]);
		}
	});

	it('shows a bar for the rarest code', () => {
		const lines = toLines(
			100,
			'en',
			rowsOf([
				['40015', 1_000_000],
				['40016', 1],
			]),
		);
		expect(lines[1]).toContain('▏');
	});
});
