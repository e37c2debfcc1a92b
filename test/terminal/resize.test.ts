import { describe, expect, it } from 'vitest';
import { openBrowser, soon } from './open-terminal.ts';

/** The picture that a browser opened at that size shows for the query. */
async function pictureAt(columns: number, rows: number, language: string): Promise<string[]> {
	const browser = await openBrowser({ columns, rows, args: ['--lang', language, '-i', '过期'] });
	return browser.lines();
}

describe('a resize', () => {
	it.each(['en', 'zh'])(
		'leads to the picture of a browser of that size, in %s',
		async (language) => {
			const browser = await openBrowser({
				columns: 120,
				rows: 40,
				args: ['--lang', language, '-i', '过期'],
			});
			const pictures = new Map<string, string[]>();
			pictures.set('120 40', browser.lines());
			for (const [columns, rows] of [
				[60, 20],
				[40, 10],
				[120, 40],
				[120, 30],
				[120, 40],
			] as const) {
				const size = `${columns} ${rows}`;
				const picture = pictures.get(size) ?? (await pictureAt(columns, rows, language));
				pictures.set(size, picture);
				browser.resize(columns, rows);
				await expect.poll(browser.lines, soon).toEqual(picture);
				expect(browser.cursor()).toEqual({ column: 6, row: 0 });
				expect(browser.wrapped()).toEqual([]);
			}
			expect(browser.output()).not.toContain('\u001b[3J');
			expect(browser.modes().isAlternateScreen).toBe(true);
		},
	);

	it.each([
		[24, 20],
		[24, 12],
		[12, 24],
	])('from %i to %i rows leaves nothing of the old picture', async (before, after) => {
		const browser = await openBrowser({ columns: 80, rows: before, args: ['-i', '过期'] });
		const picture = await pictureAt(80, after, 'en');
		browser.resize(80, after);
		await expect.poll(browser.lines, soon).toEqual(picture);
	});

	it('there and back at once loses nothing', async () => {
		const browser = await openBrowser({ args: ['-i', '过期'] });
		const picture = browser.lines();
		browser.resize(40, 10);
		browser.resize(80, 24);
		await expect.poll(browser.lines, soon).toEqual(picture);
	});

	it.each([
		[1, 1],
		[2, 3],
		[5, 2],
		[300, 5],
		[1, 60],
	])('to %i by %i breaks nothing', async (columns, rows) => {
		const browser = await openBrowser({ columns: 80, rows: 24, args: ['-i', '过期'] });
		const picture = browser.lines();
		const before = browser.output().length;
		browser.resize(columns, rows);
		await expect.poll(() => browser.output().slice(before), soon).toMatch(/\S/);
		browser.type('x');
		browser.resize(80, 24);
		await expect.poll(browser.query, soon).toBe('过期x');
		browser.type('\u007f');
		await expect.poll(browser.lines, soon).toEqual(picture);
		expect(browser.exitCode()).toBe(-1);
	});
});
