import { describe, expect, it } from 'vitest';
import { bindings } from '../../source/tui/keymap.ts';
import { entries, entryOf } from '../end-to-end/known-entries.ts';
import { busy, control, keys, type OpenBrowser, openBrowser, soon } from './open-terminal.ts';

const currentCode = (browser: OpenBrowser) => browser.current().split(' ')[0];

describe('the list', busy, () => {
	it('is walked by lines and pages, and stops at its ends', async () => {
		const browser = await openBrowser({ columns: 80, rows: 24 });
		const steps = [
			['up', keys.up, 0],
			['down', keys.down, 1],
			['Ctrl-N', control('n'), 2],
			['Ctrl-P', control('p'), 1],
			['PageDown', keys.pageDown, 10],
			['PageDown twice', keys.pageDown.repeat(2), 28],
			['PageUp', keys.pageUp, 19],
			['PageDown beyond the end', keys.pageDown.repeat(9), 78],
			['down at the end', keys.down, 78],
			['PageUp beyond the start', keys.pageUp.repeat(9), 0],
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

	it.each(['40015', '-1', 'SYS_ERR', '301022'])(
		'has %s first for the full code, and a dozen rows at most',
		async (code) => {
			const browser = await openBrowser({ args: ['-i', '--', code] });
			expect(currentCode(browser)).toBe(code);
			expect(Number(browser.count().split('/')[0])).toBeLessThanOrEqual(12);
		},
	);

	it.each([
		['en', 'Nothing matches.', 'Esc clears'],
		['zh', '没有匹配的条目。', 'Esc清空'],
	])('says so where nothing matches, in %s', async (language, nothing, advice) => {
		const browser = await openBrowser({ args: ['--lang', language, '-i', 'zzzzqq'] });
		expect(browser.count()).toBe('0/79');
		expect(browser.current()).toBe('');
		expect(browser.lines().join('\n')).toContain(nothing);
		expect(browser.lines().join('\n')).toContain(advice);
		browser.type(keys.escape);
		await expect.poll(browser.count, soon).toBe('79/79');
	});

	it('has near codes for a mistyped one', async () => {
		const browser = await openBrowser({ args: ['-i', '40051'] });
		const list = browser.lines().slice(3).join('\n');
		expect(list).toMatch(/^(?:❯ | {2})40015 /m);
		expect(Number(browser.count().split('/')[0])).toBeLessThanOrEqual(12);
	});
});

describe('the sections', busy, () => {
	it('are gone through with Tab and Shift-Tab, with the count of each', async () => {
		const sections = ['common', 'general', 'wechat', 'mini-program', 'user'] as const;
		const sizes = sections.map((id) => entries.filter(({ section }) => section === id).length);
		const browser = await openBrowser({ columns: 120, rows: 40 });
		for (const size of [...sizes, 79]) {
			browser.type(keys.tab);
			await expect.poll(browser.count, soon).toBe(`${size}/${size}`);
		}
		browser.type(keys.shiftTab);
		await expect.poll(browser.count, soon).toBe(`${sizes.at(-1)}/${sizes.at(-1)}`);
		const column = browser.columnOf('User', 1);
		expect(browser.styleAt(column, 1)).toMatchObject({ isBold: true, isUnderlined: true });
		expect(browser.styleAt(2, 1)).toMatchObject({ isBold: false, isUnderlined: false });
	});

	it('narrow the query, and the current one is always to be seen', async () => {
		const browser = await openBrowser({ columns: 40, rows: 10, args: ['-i', 'code'] });
		browser.type(keys.shiftTab);
		const inUser = entries.filter(({ section }) => section === 'user').length;
		await expect.poll(browser.count, soon).toMatch(new RegExp(`^\\d+/${inUser}$`));
		expect(browser.row(1)).toMatch(/^… .*User\s*$/);
	});
});

describe('a section that has nothing', busy, () => {
	it('says that others have, which Tab shows', async () => {
		const browser = await openBrowser({ args: ['-i', '40015'] });
		browser.type(keys.tab);
		await browser.untilShown('Nothing matches in this section.');
		await browser.untilShown('An entry of another section does: Tab.');
		browser.type(keys.tab);
		await expect.poll(browser.current, soon).toMatch(/^40015 /);
	});
});

describe('the entry', busy, () => {
	it('is scrolled where there is one line for it, too', async () => {
		const browser = await openBrowser({ columns: 40, rows: 10, args: ['-i', '40015'] });
		expect(browser.row(7).trimEnd()).toMatch(/^→ Get a new access_token with the …$/);
		browser.type(keys.shiftDown.repeat(9));
		await expect.poll(() => browser.row(7).trimEnd(), soon).toMatch(/resend the request\.$/);
		browser.type(keys.shiftUp);
		await expect.poll(() => browser.row(7).trimEnd(), soon).toMatch(/ …$/);
	});

	it('is scrolled with Shift-Down and Shift-Up where it does not fit', async () => {
		const browser = await openBrowser({ columns: 60, rows: 14, args: ['-i', '301022'] });
		const isCut = () => browser.lines().some((line) => line === '… Shift-↓');
		const source = 'Mini program · open-platform';
		expect(isCut()).toBe(true);
		expect(browser.lines()).not.toContain(source);
		browser.type(keys.shiftDown.repeat(30));
		await browser.untilShown(source);
		expect(isCut()).toBe(false);
		browser.type(keys.shiftUp.repeat(30));
		await expect.poll(isCut, soon).toBe(true);
		expect(browser.lines().join('\n')).toContain('301022  Invalid or expired code');
	});

	it('scrolls back with the first Shift-Up, however often Shift-Down was pressed', async () => {
		const browser = await openBrowser({ columns: 60, rows: 14, args: ['-i', '301022'] });
		const source = 'Mini program · open-platform';
		browser.type(keys.shiftDown.repeat(30));
		await browser.untilShown(source);
		browser.type(keys.shiftUp);
		await expect.poll(() => browser.lines().includes(source), soon).toBe(false);
	});
});

describe('the language', busy, () => {
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

describe('the keys', busy, () => {
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
		for (const { label, does } of bindings) {
			expect(text).toContain(label);
			expect(text).toContain(does.en);
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

describe('Ctrl-Y', busy, () => {
	it('puts the code on the clipboard and says so until the next key', async () => {
		const browser = await openBrowser({ args: ['-i', '40015'] });
		browser.type(control('y'));
		await browser.untilShown('Copied 40015');
		const code = Buffer.from('40015').toString('base64');
		expect(browser.output()).toContain(`\u001b]52;c;${code}\u0007`);
		browser.type(keys.down);
		await expect.poll(() => browser.lines().join('').includes('Copied'), soon).toBe(false);
	});

	it('copies nothing where nothing is found', async () => {
		const browser = await openBrowser({ args: ['-i', 'zzzzqq'] });
		browser.type(`${control('y')}!`);
		await expect.poll(browser.query, soon).toBe('zzzzqq!');
		expect(browser.output()).not.toContain('\u001b]52');
	});
});
