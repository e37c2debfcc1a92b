import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
	asBrowser,
	control,
	keys,
	type OpenBrowser,
	openBrowser,
	openTerminal,
	pasted,
	soon,
	untilReady,
} from './open-terminal.ts';

/** Longer than the terminal takes to pass a write on, shorter than the wait for an Esc. */
const betweenPartsMs = 10;
const logLine = '2026-01-01 ERROR 127.0.0.1:40001 {"errcode":40015,"errmsg":"x"}';

/** Writes parts apart, as a slow line delivers them. */
async function typeInParts(browser: OpenBrowser, parts: readonly (string | Uint8Array)[]) {
	for (const [at, part] of parts.entries()) {
		if (at > 0) await new Promise((resolve) => setTimeout(resolve, betweenPartsMs));
		browser.type(part);
	}
}

async function expectQuery(browser: OpenBrowser, query: string, column: number): Promise<void> {
	await expect
		.poll(() => ({ query: browser.query(), ...browser.cursor() }), soon)
		.toEqual({ query, column, row: 0 });
}

describe('keys that come in one read', () => {
	it('all count: three Backspaces, a word and two Downs', async () => {
		const browser = await openBrowser({ args: ['-i', 'tokenabc'] });
		browser.type(keys.backspace.repeat(3));
		await expectQuery(browser, 'token', 7);
		const codes = browser
			.lines()
			.slice(3, 6)
			.map((line) => line.slice(2).split(' ')[0]);
		browser.type(keys.escape);
		await expectQuery(browser, '', 2);
		browser.type(`token${keys.down}${keys.down}`);
		await expect.poll(() => browser.current().split(' ')[0], soon).toBe(codes[2]);
		expect(browser.query()).toBe('token');
	});

	it('all count: abc and Enter', async () => {
		const browser = await openBrowser();
		browser.type('SYS_ERR\r');
		await expect.poll(browser.exitCode, soon).toBe(0);
		expect(browser.lines()[0]).toBe('SYS_ERR  Internal error');
	});

	it('count before ink has been loaded', async () => {
		const browser = asBrowser(
			openTerminal('bash', ['-c', '"$NODE" "$ERRCODE"; echo "left with $?"']),
		);
		await browser.until('raw keys', () => browser.output().includes('\u001b[?1049h'));
		browser.type('4001');
		browser.type(keys.down);
		browser.type(`5${keys.left}`);
		await expectQuery(browser, '40015', 6);
		await untilReady(browser);
		expect(browser.query()).toBe('40015');
		browser.type(keys.enter);
		await browser.untilShown('left with 0');
	});
});

describe('among thousands of entries', () => {
	async function openAmongMany(args: readonly string[] = []): Promise<OpenBrowser> {
		const folder = await mkdtemp(join(tmpdir(), 'errcode-'));
		onTestFinished(() => rm(folder, { recursive: true }));
		const catalog = join(folder, 'many.json');
		const entries = Array.from({ length: 3000 }, (_, at) => ({
			code: `MANY_${at}`,
			description: { en: `cause ${at}`, zh: `原因${at}` },
		}));
		await writeFile(catalog, JSON.stringify({ entries }));
		return openBrowser({ args: ['-i', '--catalog', catalog, ...args] });
	}

	it('takes what was found for the whole query, when Enter comes in one read with it', async () => {
		const browser = await openAmongMany();
		browser.type('MANY_1234\r');
		await expect.poll(browser.exitCode, soon).toBe(0);
		expect(browser.lines()[0]).toBe('MANY_1234  cause 1234');
	});

	it.each([
		['Enter', '\r'],
		['Down and Enter', `${keys.down}\r`],
	])(
		'takes what was meant by a mistyped word, when %s comes in one read with it',
		async (_name, key) => {
			const browser = await openAmongMany();
			browser.type(`tokne expierd${key}`);
			await expect.poll(browser.exitCode, soon).toBe(0);
			expect(browser.lines()[0]).toMatch(/token/);
		},
	);

	it('moves in what was found, when the key comes right behind the query', async () => {
		const browser = await openAmongMany();
		await typeInParts(browser, ['cause 77', `${keys.down}${keys.down}`, '\r']);
		await expect.poll(browser.exitCode, soon).toBe(0);
		expect(browser.lines()[0]).toMatch(/^MANY_77\d? /);
	});

	it('shows in the end what was found for what was typed last', async () => {
		const browser = await openAmongMany();
		await typeInParts(browser, [...'MANY_29987', keys.backspace]);
		await expectQuery(browser, 'MANY_2998', 11);
		await expect.poll(() => browser.current().split(' ')[0], soon).toBe('MANY_2998');
		browser.type(keys.escape);
		await expect.poll(browser.status, soon).toBe('3079 codes');
	});
});

// Where the machine is so busy that the parts come apart for longer than an Esc waits, again.
describe('a key that comes in two reads', () => {
	it.each([
		['an arrow', ['\u001b', '[D'], 'token', 6],
		['an arrow in three parts', ['\u001b', '[', 'D'], 'token', 6],
		['Delete behind Home', [`${keys.home}\u001b[3`, '~'], 'oken', 2],
		['a Chinese character', [Buffer.from([0xe6, 0x8e]), Buffer.from([0x88])], 'token授', 9],
		['a Chinese character in three', [[0xe6], [0x8e], [0x88]].map(Buffer.from), 'token授', 9],
		['a rare character', [Buffer.from([0xf0, 0xa0]), Buffer.from([0xae, 0xb7])], 'token𠮷', 9],
		['a paste', ['\u001b[200~a\u001b[20', '1~b'], 'tokenab', 9],
	])('is one key: %s', async (_case, parts, query, column) => {
		const browser = await openBrowser({ args: ['-i', 'token'] });
		await typeInParts(browser, parts);
		await expectQuery(browser, query, column);
		browser.type('!');
		await expect.poll(browser.query, soon).toContain('!');
		expect(browser.query().replace('!', '')).toBe(query);
		expect(browser.exitCode()).toBe(-1);
	});
});

describe('Esc', () => {
	it('alone clears the query, then leaves with 130', async () => {
		const browser = await openBrowser({ args: ['-i', 'token'] });
		browser.type(keys.escape);
		await expectQuery(browser, '', 2);
		expect(browser.status()).toBe('79 codes');
		browser.type(keys.escape);
		await expect.poll(browser.exitCode, soon).toBe(130);
	});
});

describe('a paste', () => {
	it.each([
		['a log line in brackets', pasted(logLine), '40015', 7],
		['a log line that is typed at once', logLine, '40015', 7],
		['a log line with its line end', pasted(`${logLine}\n`), '40015', 7],
		['two log lines', pasted(`ret=-1\n${logLine}\n`), '-1 40015', 10],
		['a log line with a code that nobody knows', pasted('errcode=40051 ret=-1'), '40051 -1', 10],
		['a word and a line end', pasted('token\n'), 'token', 7],
		['words on two lines', pasted('access\r\ntoken'), 'access token', 14],
		['a tab and control characters', pasted('a\tb\u0007\u0001c'), 'a bc', 6],
	])('becomes one line: %s', async (_case, typed, query, column) => {
		const browser = await openBrowser();
		browser.type(typed);
		await expectQuery(browser, query, column);
		expect(browser.exitCode()).toBe(-1);
	});

	it('is cut where it is too long, and that is told', async () => {
		const browser = await openBrowser();
		browser.type(pasted('lorem ipsum '.repeat(9000)));
		await browser.untilShown('Too long: cut at 65536 characters');
		expect(browser.query()).toMatch(/^lorem|ipsum/);
		browser.type(keys.escape);
		await expect.poll(browser.query, soon).toBe('');
	});

	it('goes where the cursor is', async () => {
		const browser = await openBrowser({ args: ['-i', 'access'] });
		browser.type(`${keys.home}${pasted('an ')}`);
		await expectQuery(browser, 'an access', 5);
	});
});

describe('editing', () => {
	it('works as in a shell, Chinese characters two columns wide', async () => {
		const browser = await openBrowser({ args: ['-i', 'red 授权 blue'] });
		await expectQuery(browser, 'red 授权 blue', 15);
		const steps = [
			['Ctrl-A', control('a'), 'red 授权 blue', 2],
			['Right', keys.right.repeat(5), 'red 授权 blue', 8],
			['Left', keys.left, 'red 授权 blue', 6],
			['Delete', keys.delete, 'red 权 blue', 6],
			['text', '无', 'red 无权 blue', 8],
			['Ctrl-E', control('e'), 'red 无权 blue', 15],
			['Ctrl-W', control('w'), 'red 无权', 11],
			['Home', keys.home, 'red 无权', 2],
			['Delete at the start', keys.delete, 'ed 无权', 2],
			['End', keys.end, 'ed 无权', 10],
			['Ctrl-B', control('b').repeat(3), 'ed 无权', 5],
			['Ctrl-K', control('k'), 'ed', 5],
			['Ctrl-F', `${control('f')}x`, 'ed x', 6],
			['Backspace', keys.backspace, 'ed', 5],
			['Ctrl-H', control('h').repeat(2), 'e', 3],
			['Ctrl-U', `bc${keys.left}${control('u')}`, 'c', 2],
			['Ctrl-D', control('d'), '', 2],
		] as const;
		for (const [name, typed, query, column] of steps) {
			browser.type(typed);
			await expect
				.poll(() => ({ name, query: browser.query(), ...browser.cursor() }), soon)
				.toEqual({ name, query, column, row: 0 });
		}
		expect(browser.status()).toBe('79 codes');
	});

	it('keeps the cursor on the screen in a query that is wider than it', async () => {
		const browser = await openBrowser({ columns: 40, rows: 10 });
		browser.type('授权'.repeat(6));
		browser.type(`${'x'.repeat(11)}`);
		browser.type(`${'授权'.repeat(5)}yz`);
		await expect.poll(browser.query, soon).toMatch(/yz$/);
		expect(browser.row(0).slice(browser.cursor().column - 40)).not.toBe('');
		expect(browser.cursor().column).toBeLessThan(40);
		expect(browser.wrapped()).toEqual([]);
		browser.type(keys.home);
		await expect.poll(browser.cursor, soon).toEqual({ column: 2, row: 0 });
		expect(browser.query()).toMatch(/^授权授权/);
		expect(browser.status()).toBe('All 0');
	});
});

describe('what would write over the screen', () => {
	it.each([
		['a query', ['-i', 'x\u001b]0;pwned\u0007\u001b[2J\u009b31m\ny'], '', 'x]0;pwned[2J31m y'],
		[
			'a code that is copied',
			['-i', 'evil'],
			control('y'),
			'EVIL\\u001b]0;pwned\\u0007 sent to the terminal',
		],
		['a code that is near', ['-i', 'EVLI_1'], '', 'EVIL_1\\u0007'],
	])('is kept from it in %s', async (_name, args, key, shown) => {
		const folder = await mkdtemp(join(tmpdir(), 'errcode-'));
		onTestFinished(() => rm(folder, { recursive: true }));
		const catalog = join(folder, 'evil.json');
		const codes = ['EVIL\u001b]0;pwned\u0007', 'EVIL_1\u0007'];
		const entries = codes.map((code) => ({ code, description: 'x' }));
		await writeFile(catalog, JSON.stringify({ entries }));
		const browser = await openBrowser({ args: [...args, '--catalog', catalog] });
		browser.type(key);
		await browser.untilShown(shown);
		expect(browser.output()).not.toContain('\u001b]0;');
		// The sequence that copies ends with one.
		const copies = browser.output().split('\u001b]52;').length - 1;
		expect(browser.output().split('\u0007').length - 1).toBe(copies);
		expect(browser.output()).not.toContain('\u009b');
		expect(browser.wrapped()).toEqual([]);
		expect(browser.lines()[2]).toBe('─'.repeat(80));
	});
});
