import { describe, expect, it } from 'vitest';
import { entries, entryOf } from '../end-to-end/known-entries.ts';
import { busy, keys, type OpenBrowser, openBrowser, soon } from './open-terminal.ts';

const sizes = [
	{ columns: 40, rows: 10, place: 'line', listRows: 4 },
	{ columns: 60, rows: 20, place: 'under', listRows: 7 },
	{ columns: 80, rows: 24, place: 'under', listRows: 9 },
	{ columns: 120, rows: 40, place: 'beside', listRows: 35 },
] as const;
const languages = [
	{ language: 'en', all: 'All', section: 'Common error codes', print: 'Enter print' },
	{ language: 'zh', all: '全部', section: '公共错误码', print: 'Enter 输出' },
] as const;
const cases = sizes.flatMap((size) => languages.map((words) => ({ ...size, ...words })));

const firstRowOfList = 3;
/** Columns of list and rule beside each other at 120 columns. */
const ruleColumn = 59;
const first = entryOf('API_SYS_REQMETHOD');

function open({ columns, rows, language }: (typeof cases)[number]): Promise<OpenBrowser> {
	return openBrowser({ columns, rows, args: ['--lang', language] });
}

/** What must be so on any screen of the browser. */
function expectWhole(browser: OpenBrowser, columns: number, rows: number): void {
	expect(browser.lines()).toHaveLength(rows);
	expect(browser.wrapped()).toEqual([]);
	expect(browser.lines().at(-1)).toBe('');
	expect(browser.row(2)).toBe('─'.repeat(columns));
}

describe.each(cases)('the browser at $columns by $rows in $language', busy, (size) => {
	const { columns, rows, place, listRows, language, all, section, print } = size;

	it('shows query, tabs, list, entry and keys in their places', async () => {
		const browser = await open(size);
		expectWhole(browser, columns, rows);
		expect(browser.row(0)).toMatch(/^❯ +79\/79$/);
		expect(browser.row(0)).toHaveLength(columns);
		expect(browser.row(1)).toMatch(new RegExp(`^  ${all}  ${section}`));
		const list = browser.lines().slice(firstRowOfList, firstRowOfList + listRows);
		const codes = list.map((line) => line.slice(2).split(' ')[0]);
		expect(codes).toEqual(entries.slice(0, listRows).map(({ code }) => code));
		expect(list.map((line) => line.slice(0, 2))).toEqual(['❯ ', ...Array(listRows - 1).fill('  ')]);
		expect(list[0]).toContain(first.description[language].slice(0, 6));
		expect(browser.lines()[rows - 2]).toMatch(new RegExp(`^  ${print}  Tab `));
		expect(browser.cursor()).toEqual({ column: 2, row: 0 });
		const below = browser.lines().slice(firstRowOfList + listRows, -2);
		if (place === 'line') {
			expect(below).toHaveLength(1);
			expect(below[0]).toMatch(new RegExp(`^→ ${first.solution[language].slice(0, 6)}`));
		}
		if (place === 'under') {
			expect(below[0]).toBe('─'.repeat(columns));
			expect(below[1]).toBe(`${first.code}  ${first.description[language]}`);
			expect(below.join('\n')).toContain(first.solution[language]);
		}
		if (place === 'beside') {
			expect(below).toEqual([]);
			expect(list[0]?.split(' │ ')[1]).toBe(`${first.code}  ${first.description[language]}`);
			expect(list.join('\n')).toContain(first.solution[language]);
		}
	});

	it('keeps everything in its columns while a query is typed and the list is walked', async () => {
		const browser = await open(size);
		browser.type('授权');
		await expect.poll(browser.query, soon).toBe('授权');
		expect(browser.cursor()).toEqual({ column: 6, row: 0 });
		for (let step = 0; step < 3; step++) {
			const before = browser.current();
			browser.type(keys.down);
			await expect.poll(browser.current, soon).not.toBe(before);
			expectWhole(browser, columns, rows);
			expect(browser.row(0).trimEnd()).toMatch(/ \d+\/79$/);
			const bodyRows = Array.from({ length: rows - 5 }, (_, at) => at + firstRowOfList);
			const ruleColumns = bodyRows.map((row) => browser.columnOf('│', row));
			expect([...new Set(ruleColumns)]).toEqual([place === 'beside' ? ruleColumn : -1]);
		}
	});
});

describe('the picture', busy, () => {
	it('writes nothing when ink takes over', async () => {
		const browser = await openBrowser();
		const [, behind] = browser.output().split('\u001b[?2026l');
		expect(behind).toBe('');
	});

	it('has the matched characters stand out in list and entry, not by colour alone', async () => {
		const browser = await openBrowser({ args: ['-i', 'access_token expired'] });
		const row = browser.lines().findIndex((line) => line.startsWith('❯ 40015'));
		expect(row).toBe(firstRowOfList);
		const entryRow = browser.lines().findIndex((line) => line.startsWith('40015  '));
		for (const at of [row, entryRow]) {
			const column = browser.columnOf('access_token expired', at);
			const style = { isBold: true, isUnderlined: true, hasColour: true };
			expect(browser.styleAt(column, at)).toEqual(style);
			expect(browser.styleAt(column + 6, at)).toEqual(style);
			expect(browser.styleAt(column - 2, at).isUnderlined).toBe(false);
		}
	});

	it('has the same text and no colour with NO_COLOR, but bold, underline and pointer', async () => {
		const plain = await openBrowser({
			env: { NO_COLOR: '1' },
			args: ['-i', 'access_token expired'],
		});
		expect(plain.output()).not.toMatch(/\[(?:[\d;]*;)?[34]\d[;m]/);
		expect(plain.current()).toMatch(/^40015 /);
		const column = plain.columnOf('access_token', firstRowOfList);
		expect(plain.styleAt(column, firstRowOfList)).toEqual({
			isBold: true,
			isUnderlined: true,
			hasColour: false,
		});
		const coloured = await openBrowser({ args: ['-i', 'access_token expired'] });
		expect(plain.lines()).toEqual(coloured.lines());
	});

	it.each(['xterm', 'xterm-256color', 'linux'])(
		'keeps to the 16 colours of the theme with TERM=%s',
		async (TERM) => {
			const browser = await openBrowser({ env: { TERM, COLORTERM: 'truecolor' } });
			browser.type('token');
			await expect.poll(browser.query, soon).toBe('token');
			expect(browser.output()).toMatch(/\[;1;35m/);
			expect(browser.output()).not.toMatch(/[34]8[;:][25]|\[(?:[\d;]*;)?(?:9|10)\d[;m]/);
		},
	);

	it('is the same with CI in the environment', async () => {
		const [elsewhere, inCi] = await Promise.all([
			openBrowser(),
			openBrowser({ env: { CI: '1', CONTINUOUS_INTEGRATION: 'true', GITHUB_ACTIONS: 'true' } }),
		]);
		expect(inCi.lines()).toEqual(elsewhere.lines());
		inCi.type('token');
		await expect.poll(inCi.query, soon).toBe('token');
		expect(inCi.current()).toContain('token');
	});

	it.each([
		['en', '1 of 79: API_SYS_REQMETHOD Unsupported request method', '2 of 79: '],
		['zh', '第1条，共79条: API_SYS_REQMETHOD 不支持的请求方式', '第2条，共79条: '],
	])('is plain lines for a screen reader, in %s', async (language, spoken, next) => {
		const env = { INK_SCREEN_READER: 'true' };
		const browser = await openBrowser({ env, args: ['--lang', language] });
		expect(browser.lines()).toContain(spoken);
		expect(browser.output()).not.toMatch(/[\u2500-\u257f]/);
		browser.type(keys.down);
		await browser.untilShown(next);
		expect(browser.output()).not.toMatch(/[\u2500-\u257f]/);
	});
});
