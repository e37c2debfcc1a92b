import { describe, expect, it } from 'vitest';
import { entries, entryOf } from '../end-to-end/known-entries.ts';
import { openInShell } from './in-shell.ts';
import { keys, type OpenBrowser, openBrowser, soon } from './open-terminal.ts';

const sizes = [
	{ columns: 12, rows: 3, place: 'none', listTop: 1, listRows: 2 },
	{ columns: 20, rows: 4, place: 'none', listTop: 1, listRows: 2 },
	{ columns: 40, rows: 10, place: 'under', listTop: 1, listRows: 3 },
	{ columns: 60, rows: 20, place: 'under', listTop: 3, listRows: 7 },
	{ columns: 80, rows: 24, place: 'under', listTop: 3, listRows: 9 },
	{ columns: 120, rows: 40, place: 'beside', listTop: 3, listRows: 36 },
	{ columns: 200, rows: 50, place: 'beside', listTop: 3, listRows: 46 },
] as const;
const languages = [
	{ language: 'en', all: 'All 79', section: 'common 11', print: 'Enter print' },
	{ language: 'zh', all: '全部 79', section: '公共 11', print: 'Enter 输出' },
] as const;
const cases = sizes.flatMap((size) => languages.map((words) => ({ ...size, ...words })));

/** Column of the rule between list and entry. */
const ruleColumns: Readonly<Record<number, number>> = { 120: 64, 200: 106 };
const first = entryOf('API_SYS_REQMETHOD');

function open({ columns, rows, language }: (typeof cases)[number]): Promise<OpenBrowser> {
	return openBrowser({ columns, rows, args: ['--lang', language] });
}

/** What must be so on any screen of the browser. */
function expectWhole(browser: OpenBrowser, { columns, rows }: (typeof cases)[number]): void {
	expect(browser.lines()).toHaveLength(rows);
	expect(browser.wrapped()).toEqual([]);
	expect(browser.row(0)).toMatch(/^❯ /);
	if (rows >= 14) expect(browser.row(2)).toBe('─'.repeat(columns));
	if (rows > 3) expect(browser.lines().at(-1)).not.toBe('');
}

describe.each(cases)('the browser at $columns by $rows in $language', (size) => {
	const { columns, rows, place, listTop, listRows, language, all, section, print } = size;

	it('shows query, tabs, list, entry and keys in their places', async () => {
		const browser = await open(size);
		expectWhole(browser, size);
		if (rows >= 14) {
			expect(browser.row(0).trimEnd()).toMatch(/ (?:79 codes|79条)$/);
			expect(browser.row(1)).toMatch(new RegExp(`^  ${all}  ${section}`));
		} else if (columns > 16) expect(browser.row(0).trimEnd().endsWith(all)).toBe(true);
		const list = browser.lines().slice(listTop, listTop + listRows);
		const shown = entries.slice(0, listRows);
		const starts = list.map((line) => line.slice(2, 4).trim());
		expect(starts).toEqual(shown.map(({ code }) => code.slice(0, 2)));
		expect(list.map((line) => line.slice(0, 2))).toEqual(['❯ ', ...Array(listRows - 1).fill('  ')]);
		if (columns >= 40) {
			expect(list[0]).toContain(first.description[language].slice(0, 6));
			expect(browser.lines().at(-1)).toMatch(new RegExp(`^${print}  `));
		}
		expect(browser.cursor()).toEqual({ column: 2, row: 0 });
		const below = browser.lines().slice(listTop + listRows, -1);
		if (place === 'under') {
			const end = ` 1–${listRows} ${language === 'en' ? 'of' : '/'} 79 ──`;
			expect(below[0]).toBe('─'.repeat(columns - end.length) + end);
			expect(below.join('\n')).toContain(first.description.en);
			expect(below.join('\n')).toContain(first.description.zh);
			expect(below.join('\n')).toContain(first.solution[language].slice(0, 12));
		}
		if (place === 'beside') {
			expect(below).toEqual([]);
			const column = ruleColumns[columns] ?? 0;
			expect(browser.row(listTop).slice(column - 20)).toContain(`│ ${first.code}`);
			expect(list.join('\n')).toContain(first.solution.en.slice(0, 20));
			expect(list.join('\n')).toContain(first.solution.zh.slice(0, 8));
		}
	});

	it('keeps everything in its columns while a query is typed and the list is walked', async () => {
		const browser = await open(size);
		browser.type('授权');
		await expect.poll(browser.cursor, soon).toEqual({ column: 6, row: 0 });
		for (let step = 0; step < 3; step++) {
			const before = browser.current();
			browser.type(keys.down);
			await expect.poll(browser.current, soon).not.toBe(before);
			expectWhole(browser, size);
			const bodyRows = Array.from({ length: rows - listTop - 1 }, (_, at) => at + listTop);
			const columnsOfRule = bodyRows.map((row) => browser.columnOf('│', row));
			expect([...new Set(columnsOfRule)]).toEqual([ruleColumns[columns] ?? -1]);
		}
	});
});

describe('the picture', () => {
	it('begins with a prompt, before anything that is known is shown', async () => {
		const browser = await openBrowser();
		const [prompt = ''] = browser.output().split('\u001b[?2026h');
		expect(prompt).toContain('a code, words, 中文');
		expect(prompt).not.toContain('API_SYS');
	});

	it('has the matched characters stand out in list and entry, not by colour alone', async () => {
		const browser = await openBrowser({ args: ['-i', 'token expired'] });
		const row = browser.lines().findIndex((line) => line.startsWith('  40016'));
		const inList = browser.columnOf('expired', row);
		const match = { isBold: true, isUnderlined: true, hasColour: true };
		expect(browser.styleAt(inList, row)).toMatchObject(match);
		expect(browser.styleAt(browser.columnOf('refresh', row), row).isUnderlined).toBe(false);
		const entryRow = browser.lines().findIndex((line) => line.startsWith('  40015  access'));
		const inEntry = browser.columnOf('expired', entryRow);
		expect(browser.styleAt(inEntry, entryRow).isUnderlined).toBe(true);
		expect(browser.styleAt(browser.columnOf('access', entryRow), entryRow).isUnderlined).toBe(
			false,
		);
	});

	it('has the chosen code in reverse, and what must be read never faint', async () => {
		const browser = await openBrowser({ args: ['-i', 'token'] });
		expect(browser.styleAt(2, 3)).toMatchObject({ isReversed: true, isBold: true });
		expect(browser.styleAt(2, 4).isReversed).toBe(false);
		for (const [text, row] of [
			['access_token超时', 14],
			['Enter', 23],
			['print', 23],
		] as const) {
			expect(browser.lines()[row]).toContain(text);
			expect(browser.styleAt(browser.columnOf(text, row), row).isDim).toBe(false);
		}
	});

	it('has the same text and no colour with NO_COLOR, but weight and line', async () => {
		const plain = await openBrowser({ env: { NO_COLOR: '1' }, args: ['-i', 'token expired'] });
		expect(plain.output()).not.toMatch(/\[(?:[\d;]*;)?(?:[349]|10)\d[;m]/);
		expect(plain.current()).toMatch(/^40015 /);
		expect(plain.styleAt(2, 3)).toMatchObject({ isReversed: true, hasColour: false });
		expect(plain.styleAt(0, 2).isDim).toBe(true);
		const row = plain.lines().findIndex((line) => line.startsWith('  40016'));
		const match = { isBold: true, isUnderlined: true, hasColour: false };
		expect(plain.styleAt(plain.columnOf('expired', row), row)).toMatchObject(match);
		const coloured = await openBrowser({ args: ['-i', 'token expired'] });
		expect(plain.lines()).toEqual(coloured.lines());
	});

	it.each(['xterm', 'xterm-256color', 'linux'])(
		'keeps to the 16 colours of the theme with TERM=%s',
		async (TERM) => {
			const browser = await openBrowser({ env: { TERM, COLORTERM: 'truecolor' } });
			browser.type('token');
			await expect.poll(browser.query, soon).toBe('token');
			expect(browser.output()).toMatch(/\[95m/);
			expect(browser.output()).not.toMatch(/[34]8[;:][25]/);
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

	it('has its colours where standard output is something else', async () => {
		const browser = await openInShell('code=$("$NODE" "$ERRCODE" -i token); echo "got:$code"');
		expect(browser.styleAt(2, 3)).toMatchObject({ hasColour: true, isReversed: true });
	});
});

describe('plain lines for a screen reader', () => {
	it.each([
		['en', '1 of 79: API_SYS_REQMETHOD Unsupported request method', '2 of 79: '],
		['zh', '第1条，共79条: API_SYS_REQMETHOD 不支持的请求方式', '第2条，共79条: '],
	])('are shown with --plain-screen, in %s', async (language, spoken, next) => {
		const browser = await openBrowser({ args: ['--plain-screen', '--lang', language] });
		expect(browser.lines()).toContain(spoken);
		expect(browser.output()).not.toMatch(/[\u2500-\u257f]/);
		const before = browser.output().length;
		browser.type(keys.down);
		await browser.untilShown(next);
		expect(browser.output()).not.toMatch(/[\u2500-\u257f]/);
		// A changed line is written as a whole, so that it is read as a whole.
		expect(browser.output().slice(before)).toContain(`${next}API_SYS_REQDATETIME `);
	});

	it('are shown with INK_SCREEN_READER=true', async () => {
		const browser = await openBrowser({ env: { INK_SCREEN_READER: 'true' } });
		expect(browser.lines()).toContain('1 of 79: API_SYS_REQMETHOD Unsupported request method');
	});
});
