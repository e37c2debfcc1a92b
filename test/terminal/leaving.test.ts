import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { recordOf } from '../end-to-end/known-entries.ts';
import { commandFile, runErrcode } from '../end-to-end/run-errcode.ts';
import { compareModes, openInShell, pidOf, restored } from './in-shell.ts';
import {
	asBrowser,
	control,
	keys,
	type OpenBrowser,
	openBrowser,
	openTerminal,
	soon,
	untilReady,
} from './open-terminal.ts';

const waysToLeave = [
	['Esc', 130, (browser: OpenBrowser) => browser.type(keys.escape)],
	['Ctrl-C', 130, (browser: OpenBrowser) => browser.type(control('c'))],
	['Enter', 0, (browser: OpenBrowser) => browser.type(keys.enter)],
	['SIGTERM', 143, (browser: OpenBrowser) => process.kill(pidOf(browser), 'SIGTERM')],
	['SIGHUP', 129, (browser: OpenBrowser) => process.kill(pidOf(browser), 'SIGHUP')],
	['SIGINT', 130, (browser: OpenBrowser) => process.kill(pidOf(browser), 'SIGINT')],
	['SIGQUIT', 131, (browser: OpenBrowser) => process.kill(pidOf(browser), 'SIGQUIT')],
] as const;

describe('the terminal', () => {
	it.each(waysToLeave)('is as it was found after %s, exit %i', async (_name, code, leave) => {
		const browser = await openInShell(compareModes);
		expect(browser.modes()).toEqual({
			isAlternateScreen: true,
			isPasteBracketed: true,
			isMouseHeld: true,
			isCursorShown: true,
			isUpdateHeld: false,
		});
		leave(browser);
		await browser.untilShown(`exit ${code}, modes `);
		expect(browser.lines().join('\n')).toContain(`exit ${code}, modes same`);
		expect(browser.modes()).toEqual(restored);
		expect(browser.lines()[0]).toBe('kept line');
		expect(browser.output().split('\u001b[?1049h')).toHaveLength(2);
		expect(browser.output().split('\u001b[?1049l')).toHaveLength(2);
		expect(browser.output()).not.toContain('\u001b[3J');
	});

	it('is as it was found when it is left before ink has been loaded', async () => {
		const browser = asBrowser(openTerminal('bash', ['--norc', '-c', compareModes, 'bash']));
		await browser.until('the prompt', () => browser.output().includes('❯'));
		browser.type(control('c'));
		await browser.untilShown('exit 130, modes same');
		expect(browser.modes()).toEqual(restored);
	});

	it('is as it was found after a fault of the program, which is told in a line', async () => {
		const fault = `data:text/javascript,process.on('SIGUSR2',()=>{throw new Error('boom')})`;
		const browser = await openInShell(compareModes, [], {
			env: { NODE_OPTIONS: `--import "${fault}"` },
		});
		process.kill(pidOf(browser), 'SIGUSR2');
		await browser.untilShown('exit 2, modes same');
		expect(browser.lines().slice(2, 4)).toEqual([
			'errcode: the browser failed (boom)',
			'exit 2, modes same',
		]);
		expect(browser.modes()).toEqual(restored);
	});

	it.each([
		['at rest', async (browser: OpenBrowser) => untilReady(browser)],
		['at its start', async (browser: OpenBrowser) => browser.untilShown('❯')],
	])('may be closed %s, and nothing is left of the program', async (_when, wait) => {
		const command = [commandFile, '--color', 'never'];
		const browser = asBrowser(openTerminal(process.execPath, command));
		await wait(browser);
		browser.hangUp();
		await expect.poll(browser.exitCode, soon).toBe(129);
	});

	it('goes away without a word or a process that stays', async () => {
		const browser = await openInShell(`echo "pid $$"; exec "$NODE" "$ERRCODE"`);
		process.kill(browser.pid, 'SIGHUP');
		await expect.poll(browser.exitCode, soon).toBe(129);
		expect(browser.modes()).toEqual(restored);
	});
});

/** A text without its blanks and line ends, which depend on how wide the terminal is. */
const unwrapped = (text: string) => text.replaceAll(/\s+/g, '');

describe('Enter', () => {
	it.each([
		['en', '40015'],
		['zh', 'SYS_ERR_USER'],
	])('prints the entry as a look-up does, in %s', async (language, code) => {
		const args = ['--lang', language, '--without', 'library'];
		const browser = await openBrowser({ args: [...args, '-i', code], columns: 60, rows: 20 });
		browser.type(keys.enter);
		await expect.poll(browser.exitCode, soon).toBe(0);
		const { stdout } = await runErrcode([...args, code]);
		expect(unwrapped(browser.text())).toBe(unwrapped(stdout));
		expect(browser.modes()).toEqual(restored);
		const [, behind = ''] = browser.output().split('\u001b[?1049l');
		expect(behind).toContain(code);
	});

	it('prints the entry in the language that is shown', async () => {
		const browser = await openBrowser({ columns: 200, args: ['-i', '40015'] });
		browser.type(control('l'));
		await browser.untilShown('全部');
		browser.type(keys.enter);
		await expect.poll(browser.exitCode, soon).toBe(0);
		const { stdout } = await runErrcode(['--without=library', '--lang', 'zh', '40015']);
		expect(unwrapped(browser.text())).toBe(unwrapped(stdout));
	});

	it('is followed by what was left out of a catalog, which the screen would have hidden', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'errcode-'));
		onTestFinished(() => rm(folder, { recursive: true }));
		await mkdir(join(folder, 'errcode'));
		await writeFile(join(folder, 'errcode', 'broken.json'), '{');
		const env = { XDG_CONFIG_HOME: folder };
		const browser = await openBrowser({ args: ['-i', '40015'], env });
		expect(browser.shown()).not.toContain('broken.json');
		browser.type(keys.enter);
		await expect.poll(browser.exitCode, soon).toBe(0);
		expect(browser.text()).toContain('broken.json');
		expect(browser.text()).toContain('access_token expired');
	});

	it.each([
		['the code alone', '-i', '40015'],
		['the record with --json', '-i --json', JSON.stringify(recordOf('40015'))],
	])('prints %s where standard output is not a terminal', async (_what, flags, output) => {
		const script = `code=$("$NODE" "$ERRCODE" ${flags} 40015); echo "got:$code:$?"`;
		const browser = await openInShell(script);
		expect(browser.query()).toBe('40015');
		browser.type(keys.enter);
		await browser.until('what is printed', () => browser.text().includes('got:'));
		const [, behind = ''] = browser.output().split('\u001b[?1049l');
		// Ink shows the cursor once more as the program ends.
		expect(behind.replaceAll('\u001b[?25h', '').trim()).toBe(`got:${output}:0`);
		expect(browser.modes()).toEqual(restored);
	});

	it('leaves nothing on standard output for who leaves without choosing', async () => {
		const browser = await openInShell(`code=$("$NODE" "$ERRCODE" -i); echo "got:$code:$?"`);
		browser.type(keys.escape);
		await browser.untilShown('got::130');
	});
});

describe('errcode -i', () => {
	it('searches for its words from the start', async () => {
		const browser = await openBrowser({ args: ['-i', 'access', 'token'] });
		expect(browser.query()).toBe('access token');
		expect(browser.cursor()).toEqual({ column: 14, row: 0 });
		expect(browser.status()).not.toBe('79 codes');
	});

	it('takes its keys from the terminal where standard input is something else', async () => {
		const browser = await openInShell('echo 40001 | "$NODE" "$ERRCODE" -i; echo "left with $?"');
		browser.type(`40015${keys.enter}`);
		await browser.untilShown('left with 0');
		expect(browser.lines()[0]).toBe('40015  access_token expired');
		expect(browser.modes()).toEqual(restored);
	});

	it('follows a resize where standard output is something else', async () => {
		const browser = await openInShell(`code=$("$NODE" "$ERRCODE" -i); echo "got:$code"`);
		browser.resize(120, 40);
		await expect.poll(() => browser.row(2), soon).toBe('─'.repeat(120));
		await expect.poll(() => browser.columnOf('│', 3), soon).toBe(64);
	});

	it('is an error on a terminal that can move no cursor', async () => {
		const browser = openTerminal(process.execPath, [commandFile], { env: { TERM: 'dumb' } });
		await expect.poll(browser.exitCode, soon).toBe(2);
		expect(browser.lines()[0]).toBe('errcode: no terminal to draw on (TERM=dumb)');
		expect(browser.output()).not.toContain('\u001b[');
	});

	it.each([
		['en', /^errcode: no terminal to draw on \(.*\/dev\/tty.*\)\nhint: errcode --search .*\n$/],
		['zh', /^errcode: 没有可用的终端：.*\/dev\/tty.*\n提示：.*errcode --search.*\n$/],
	])('is an error without a terminal, in %s', async (language, message) => {
		const terminal = openTerminal('bash', [
			'-c',
			`error=$(setsid --wait "$NODE" "$ERRCODE" --lang ${language} -i 2>&1 >/dev/null </dev/null)
			echo "exit $?"; echo "[$error]"`,
		]);
		await terminal.untilShown(']');
		const [, error = ''] = /\[(.*)\]/s.exec(terminal.text()) ?? [];
		expect(terminal.lines()[0]).toBe('exit 2');
		expect(`${error}\n`).toMatch(message);
		expect(terminal.output()).not.toContain('\u001b[?1049h');
	});
});
