import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bindings, labelOf } from '../../source/tui/keymap.ts';
import { entries, entryOf } from '../end-to-end/known-entries.ts';
import { control, keys, mouse, type OpenBrowser, openBrowser, soon } from './open-terminal.ts';

const currentCode = (browser: OpenBrowser) => browser.current().split(' ')[0];
const currentCodeOf = (browser: OpenBrowser) => () => currentCode(browser);

/** The browser with an entry of one's own. */
async function openWithCatalog(entry: object): Promise<OpenBrowser> {
	const folder = await mkdtemp(join(tmpdir(), 'errcode-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	const catalog = join(folder, 'own.json');
	await writeFile(catalog, JSON.stringify({ entries: [entry] }));
	return openBrowser({ args: ['-i', '--catalog', catalog] });
}

describe('the list', () => {
	it('is walked by lines and pages, and stops at its ends', async () => {
		const browser = await openBrowser({ columns: 80, rows: 24 });
		const steps = [
			['up', keys.up, 0],
			['down', keys.down, 1],
			['Ctrl-N', control('n'), 2],
			['Ctrl-P', control('p'), 1],
			['Ctrl-J twice', control('j').repeat(2), 3],
			['up twice', keys.up.repeat(2), 1],
			['PageDown', keys.pageDown, 10],
			['PageDown twice', keys.pageDown.repeat(2), 28],
			['PageUp', keys.pageUp, 19],
			['PageDown beyond the end', keys.pageDown.repeat(9), 78],
			['down at the end', keys.down, 78],
			['PageUp beyond the start', keys.pageUp.repeat(9), 0],
			['Ctrl-End', keys.ctrlEnd, 78],
			['Ctrl-Home', keys.ctrlHome, 0],
		] as const;
		for (const [name, typed, at] of steps) {
			browser.type(typed);
			await expect
				.poll(() => ({ name, code: currentCode(browser) }), soon)
				.toEqual({ name, code: entries[at]?.code });
		}
	});

	it('starts at the best answer again when the query changes', async () => {
		const browser = await openBrowser();
		browser.type(keys.down.repeat(5));
		await expect.poll(() => currentCode(browser), soon).toBe(entries[5]?.code);
		browser.type('40015');
		await expect.poll(() => currentCode(browser), soon).toBe('40015');
	});

	it('turns a row at a time, two rows in sight beyond the cursor, columns where they were', async () => {
		const browser = await openBrowser();
		const rowOf = () =>
			browser.lines().findIndex((line) => /^❯ \S/.test(line) && line !== browser.lines()[0]);
		const seen: number[] = [];
		for (const [at, { code, description }] of entries.slice(0, 20).entries()) {
			await expect.poll(currentCodeOf(browser), soon).toBe(code);
			const row = rowOf();
			expect(browser.columnOf(description.en.slice(0, 8), row)).toBe(27);
			expect(row).toBe(3 + Math.min(at, 6));
			seen.push(row);
			browser.type(keys.down);
		}
		expect(new Set(seen).size).toBe(7);
	});

	it.each(['40015', '-1', 'SYS_ERR', '301022'])(
		'has %s first for the full code, and a dozen rows at most',
		async (code) => {
			const browser = await openBrowser({ args: ['-i', '--', code] });
			expect(currentCode(browser)).toBe(code);
			expect(Number(browser.status().split(' ')[0])).toBeLessThanOrEqual(12);
		},
	);

	it.each([
		['en', 'Nothing matches.', 'Esc clears', '0 of 79', '79 codes'],
		['zh', '没有匹配的条目。', 'Esc清空', '0 / 79', '79条'],
	])('says so where nothing matches, in %s', async (language, nothing, words, none, all) => {
		const browser = await openBrowser({ args: ['--lang', language, '-i', 'zzzzqq'] });
		expect(browser.status()).toBe(none);
		expect(browser.current()).toBe('');
		expect(browser.lines().join('\n')).toContain(nothing);
		expect(browser.lines().join('\n')).toContain(words);
		browser.type(keys.escape);
		await expect.poll(browser.status, soon).toBe(all);
	});

	it('has related entries under a single answer, which can be chosen', async () => {
		const browser = await openBrowser({ args: ['-i', '40015'] });
		expect(browser.row(4)).toMatch(/^ {2}── related +$/);
		browser.type(keys.down);
		await expect.poll(() => currentCode(browser), soon).toMatch(/^400(?!15)\d\d$/);
	});

	it('tells why an entry is there that was found by its solution', async () => {
		const browser = await openBrowser({ columns: 120, rows: 40, args: ['-i', 'token'] });
		const row = browser.lines().findIndex((line) => line.startsWith('  40041'));
		expect(browser.row(row)).toMatch(/No user information {2}→ ….*token/);
		const column = browser.columnOf('token', row);
		expect(browser.styleAt(column, row)).toMatchObject({ isBold: true, isUnderlined: true });
	});
});

describe('a code that no catalog has', () => {
	it('is said to be unknown, and answered by nothing that was not chosen', async () => {
		const browser = await openBrowser({ args: ['-i', '40051'] });
		expect(browser.status()).toBe('unknown code');
		expect(browser.lines()[3]).toBe('  40051 is in no catalog. Nothing is selected.');
		expect(browser.lines()[4]).toBe('  ── codes that look like it');
		expect(browser.lines().join('\n')).toMatch(/^ {2}40015 /m);
		expect(browser.current()).toBe('');
		browser.type(keys.enter);
		await browser.untilShown('Nothing is selected');
		browser.type(control('y'));
		browser.type(keys.down);
		await expect.poll(() => currentCode(browser), soon).toBe('40001');
		expect(browser.output()).not.toContain('\u001b]52');
		expect(browser.exitCode()).toBe(-1);
		browser.type(keys.enter);
		await expect.poll(browser.exitCode, soon).toBe(0);
		expect(browser.lines()[0]).toMatch(/^40001 /);
	});

	it.each([
		['beside one that is known', '40015 40051', '40015', '40051'],
		['as the beginning of some', '4001', '', '4001'],
		['in a log line', '{"errcode":40051}', '', '40051'],
		['with words', '40051 token', '', '40051'],
	])('is named %s', async (_case, query, chosen, unknown) => {
		const browser = await openBrowser({ args: ['-i', query] });
		expect(browser.lines().join('\n')).toContain(`${unknown} is in no catalog.`);
		expect(currentCode(browser)).toBe(chosen);
	});
});

describe('the sections', () => {
	it('are gone through with Tab and Shift-Tab, with the count of each', async () => {
		const sections = ['common', 'general', 'wechat', 'mini-program', 'user'] as const;
		const browser = await openBrowser({ columns: 120, rows: 40 });
		for (const section of sections) {
			const size = entries.filter((entry) => entry.section === section).length;
			expect(browser.row(1)).toContain(`${section} ${size}`);
			browser.type(keys.tab);
			await expect.poll(browser.status, soon).toBe(`${size} of ${size}`);
		}
		browser.type(keys.tab);
		await expect.poll(browser.status, soon).toBe('79 codes');
		browser.type(keys.shiftTab);
		await expect.poll(browser.status, soon).toMatch(/^(\d+) of \1$/);
		const column = browser.columnOf('user', 1);
		expect(browser.styleAt(column, 1)).toMatchObject({ isBold: true, isUnderlined: true });
		expect(browser.styleAt(2, 1)).toMatchObject({ isBold: false, isUnderlined: false });
	});

	it('have their answers behind them, and those without are left out by Tab', async () => {
		const browser = await openBrowser({ args: ['-i', 'token'] });
		expect(browser.row(1).trimEnd()).toMatch(
			/^ {2}All (\d+) {2}common · {2}general \d+ {2}wechat · {2}mini-program · {2}user \d+$/,
		);
		expect(browser.styleAt(browser.columnOf('common', 1), 1).isDim).toBe(true);
		for (const title of ['general', 'user', 'All', 'general']) {
			browser.type(keys.tab);
			await expect
				.poll(() => browser.styleAt(browser.columnOf(title, 1), 1).isUnderlined, soon)
				.toBe(true);
			expect(browser.query()).toBe('token');
			expect(currentCode(browser)).not.toBe('');
		}
	});

	it('are told by name where there is no line for them', async () => {
		const browser = await openBrowser({ columns: 40, rows: 10, args: ['-i', 'code'] });
		browser.type(keys.shiftTab);
		await expect.poll(browser.status, soon).toMatch(/^mini-program \d+$/);
	});

	it('say that others have an answer where the query has changed', async () => {
		const browser = await openBrowser();
		browser.type(keys.tab);
		await expect.poll(browser.status, soon).toBe('11 of 11');
		browser.type('40015');
		await browser.untilShown('Nothing matches in this section. Other sections have 1: Tab.');
		browser.type(keys.tab);
		await expect.poll(browser.current, soon).toMatch(/^40015 /);
	});

	it('are joined by catalogs beyond the first', async () => {
		const browser = await openBrowser({ columns: 120, args: ['--with', 'http'] });
		expect(browser.row(1)).toMatch(/user 5 {2}http \d+/);
	});
});

describe('the entry', () => {
	const cut = /… Shift-↓ \d+$/;
	const isCut = (browser: OpenBrowser) => browser.lines().some((line) => cut.test(line));

	it.each([
		[40, 10],
		[60, 14],
	])(
		'is scrolled with Shift-Down and Shift-Up where it does not fit: %i by %i',
		async (columns, rows) => {
			const browser = await openBrowser({ columns, rows, args: ['-i', '301022'] });
			expect(isCut(browser)).toBe(true);
			expect(browser.lines().join('\n')).toContain('Invalid or expired code');
			browser.type(keys.shiftDown.repeat(30));
			await browser.untilShown('mini-program · open-platform');
			await expect.poll(() => isCut(browser), soon).toBe(false);
			browser.type(keys.shiftUp);
			await expect.poll(() => isCut(browser), soon).toBe(true);
			browser.type(keys.shiftUp.repeat(30));
			await browser.untilShown('Invalid or expired code');
		},
	);

	it('has the solution in both languages where there is room', async () => {
		const browser = await openBrowser({ args: ['-i', '40015'] });
		const { solution } = entryOf('40015');
		const text = browser.lines().join('').replaceAll(' ', '');
		for (const own of [solution.en, solution.zh]) {
			expect(text).toContain(own.replaceAll(' ', ''));
		}
		expect(browser.lines().join('\n')).toContain(
			'Section   general · Error codes and descriptions',
		);
	});

	it('keeps the steps of a solution, and shows what else a catalog knows', async () => {
		const browser = await openWithCatalog({
			code: 'PAY_TIMEOUT',
			description: { en: 'payment gateway timed out', zh: '支付网关超时' },
			solution: '1. Look at the gateway\n2. Retry\n3. Open a ticket',
		});
		browser.type('PAY_TIMEOUT');
		await browser.untilShown('  1. Look at the gateway');
		const at = browser.lines().indexOf('  1. Look at the gateway');
		expect(browser.lines().slice(at, at + 3)).toEqual([
			'  1. Look at the gateway',
			'  2. Retry',
			'  3. Open a ticket',
		]);
	});
});

describe('the language', () => {
	it('is switched with Ctrl-L, there and back', async () => {
		const browser = await openBrowser({ columns: 120, rows: 40, args: ['-i', '40015'] });
		const english = browser.lines();
		browser.type(control('l'));
		await browser.untilShown('全部');
		const { solution, description } = entryOf('40015');
		expect(browser.lines().join('\n')).toContain(solution.zh.slice(0, 10));
		expect(browser.current()).toMatch(new RegExp(`^40015 +${description.zh}`));
		expect(browser.query()).toBe('40015');
		browser.type(control('l'));
		await expect.poll(browser.lines, soon).toEqual(english);
	});
});

describe('the keys', () => {
	it.each([
		['F1', keys.f1],
		['F1 of other terminals', '\u001b[11~'],
		['F1 of the Linux console', '\u001b[[A'],
		['? in an empty query', '?'],
	])('are shown with %s, and Esc closes them', async (_name, key) => {
		const browser = await openBrowser({ columns: 120, rows: 40 });
		const before = browser.lines();
		browser.type(key);
		await browser.untilShown('print the entry and leave');
		const text = browser.lines().join('\n');
		for (const binding of bindings) {
			expect(text).toContain(labelOf(binding));
			expect(text).toContain(binding.does.en);
		}
		browser.type(keys.escape);
		await expect.poll(browser.lines, soon).toEqual(before);
		expect(browser.exitCode()).toBe(-1);
	});

	it('are shown with F1 in a query, where ? is only a character', async () => {
		const browser = await openBrowser({ args: ['-i', 'token'] });
		browser.type('?');
		await expect.poll(browser.query, soon).toBe('token?');
		browser.type(keys.f1);
		await browser.untilShown('print the entry and leave');
		browser.type(keys.escape);
		await expect.poll(() => browser.lines().join('').includes('print the entry'), soon).toBe(false);
		expect(browser.query()).toBe('token?');
	});
});

describe('the help', () => {
	it.each(['q', '?', keys.escape, keys.enter, keys.f1])('is closed with %j', async (key) => {
		const browser = await openBrowser();
		const before = browser.lines();
		browser.type('?');
		await browser.untilShown('print the entry and leave');
		expect(browser.lines().at(-1)).toMatch(/^Esc /);
		browser.type(key);
		await expect.poll(browser.lines, soon).toEqual(before);
	});

	it('is closed by a letter, which counts', async () => {
		const browser = await openBrowser();
		browser.type('?');
		await browser.untilShown('print the entry and leave');
		browser.type('t');
		await expect.poll(browser.query, soon).toBe('t');
	});

	it('is scrolled on a small screen until its end', async () => {
		const browser = await openBrowser({ columns: 40, rows: 10 });
		browser.type('?');
		await browser.untilShown('… Shift-↓');
		browser.type(keys.pageDown.repeat(20));
		await expect.poll(() => browser.lines().join('').includes('… Shift-↓'), soon).toBe(false);
		expect(browser.wrapped()).toEqual([]);
	});
});

describe('the line of keys', () => {
	it.each([
		[
			'in an empty query',
			[],
			'Enter print  Tab section  Ctrl-Y copy  Ctrl-L 中文  ? keys  Esc leave',
		],
		[
			'in a query',
			['token'],
			'Enter print  Tab section  Ctrl-Y copy  Ctrl-L 中文  F1 keys  Esc clear',
		],
		['where nothing is chosen', ['40051'], '↓ choose one  F1 keys  Esc clear'],
		['where there is nothing', ['zzzzqq'], 'F1 keys  Esc clear'],
	])('tells what the keys do %s', async (_case, query, line) => {
		const browser = await openBrowser({ args: ['-i', ...query] });
		expect(browser.lines().at(-1)).toBe(line);
	});
});

describe('the mouse', () => {
	it('turns the list by the wheel over it, and the entry over that', async () => {
		const browser = await openBrowser({ columns: 60, rows: 14, args: ['-i', '301'] });
		browser.type(mouse.wheelDown(10, 3).repeat(2));
		await expect.poll(() => currentCode(browser), soon).not.toBe('');
		const chosen = currentCode(browser);
		browser.type(mouse.wheelDown(10, 10));
		browser.type(mouse.wheelUp(10, 3));
		await expect.poll(() => currentCode(browser), soon).not.toBe(chosen);
	});

	it('chooses the entry that is clicked on, and opens the tab', async () => {
		const browser = await openBrowser();
		browser.type(mouse.click(30, 8));
		await expect.poll(() => currentCode(browser), soon).toBe(entries[5]?.code);
		browser.type(mouse.click(browser.columnOf('user', 1) + 1, 1));
		await expect.poll(browser.status, soon).toBe('5 of 5');
		browser.type(`${mouse.click(0, 0)}${mouse.click(40, 12)}${mouse.click(79, 23)}x`);
		await expect.poll(browser.query, soon).toBe('x');
	});

	it('is left to the terminal with --no-mouse', async () => {
		const browser = await openBrowser({ args: ['--no-mouse'] });
		expect(browser.modes().isMouseHeld).toBe(false);
		expect(browser.output()).not.toMatch(/\[\?100\d/);
	});
});

describe('Ctrl-Y', () => {
	it('sends the code to the clipboard, then the solution, and says no more than that', async () => {
		const browser = await openBrowser({ args: ['-i', '40015'] });
		const copied = (text: string) => `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
		browser.type(control('y'));
		await browser.untilShown("40015 sent to the terminal's clipboard; again: the solution");
		await expect.poll(browser.output, soon).toContain(copied('40015'));
		browser.type(control('y'));
		await browser.untilShown("The solution of 40015 sent to the terminal's clipboard");
		await expect.poll(browser.output, soon).toContain(copied(entryOf('40015').solution.en));
		browser.type(keys.down);
		await expect.poll(() => browser.lines().join('').includes('clipboard'), soon).toBe(false);
	});

	it('copies nothing where nothing is found', async () => {
		const browser = await openBrowser({ args: ['-i', 'zzzzqq'] });
		browser.type(`${control('y')}!`);
		await expect.poll(browser.query, soon).toBe('zzzzqq!');
		expect(browser.output()).not.toContain('\u001b]52');
	});
});
