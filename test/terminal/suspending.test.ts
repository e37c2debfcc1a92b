import { describe, expect, it } from 'vitest';
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

const suspended = {
	isAlternateScreen: false,
	isPasteBracketed: false,
	isCursorShown: true,
} as const;

/** A shell with jobs and a prompt, and without an editor of its own that changes modes. */
async function openJobShell(): Promise<OpenBrowser> {
	const browser = asBrowser(
		openTerminal('bash', ['--norc', '--noprofile', '--noediting', '-i'], {
			env: { PS1: 'ready> ', HISTFILE: '' },
		}),
	);
	await browser.untilShown('ready>');
	browser.type('before=$(stty -g)\r');
	await untilPrompt(browser);
	return browser;
}

function untilPrompt(browser: OpenBrowser): Promise<void> {
	return browser.until('the prompt', (lines) => lines.findLast((line) => line) === 'ready>');
}

async function expectNormalModes(browser: OpenBrowser): Promise<void> {
	browser.type('[ "$before" = "$(stty -g)" ] && echo modes same || stty -a\r');
	await browser.until('the modes', (lines) => lines.includes('modes same'));
	expect(browser.modes()).toMatchObject(suspended);
}

describe('Ctrl-Z', () => {
	it.each([
		['as a job of its own', '"$NODE" "$ERRCODE"'],
		['inside a script', 'bash -c \'"$NODE" "$ERRCODE"; true\''],
	])('gives the shell back, and fg the browser, run %s', async (_how, command) => {
		const browser = await openJobShell();
		browser.type(`${command}\r`);
		await untilReady(browser);
		browser.type('token');
		await expect.poll(browser.query, soon).toBe('token');
		const picture = browser.lines();
		browser.type(control('z'));
		await browser.untilShown('Stopped');
		await untilPrompt(browser);
		await expectNormalModes(browser);
		browser.type('fg\r');
		await expect.poll(browser.lines, soon).toEqual(picture);
		expect(browser.modes().isAlternateScreen).toBe(true);
		expect(browser.modes().isPasteBracketed).toBe(true);
		browser.type(keys.backspace);
		await expect.poll(browser.query, soon).toBe('toke');
		browser.type(`${keys.escape}`);
		await expect.poll(browser.query, soon).toBe('');
		browser.type(control('c'));
		await untilPrompt(browser);
		await expectNormalModes(browser);
	});

	it('is followed by a picture of the size that the terminal has got meanwhile', async () => {
		const browser = await openJobShell();
		browser.type('"$NODE" "$ERRCODE"\r');
		await untilReady(browser);
		browser.type(control('z'));
		await browser.untilShown('Stopped');
		browser.resize(60, 18);
		browser.type('fg\r');
		const fits = () => browser.status() === '79 codes' && browser.wrapped().length === 0;
		await browser.until('a picture that fits', fits);
		expect(browser.lines()[2]).toBe('─'.repeat(60));
		expect(browser.lines()[17]).toMatch(/^Enter print/);
	});

	it('does no harm where there is no shell to go back to', async () => {
		const browser = await openBrowser({ args: ['-i', 'token'] });
		browser.type(`${control('z')}x`);
		await expect
			.poll(() => {
				process.kill(browser.pid, 'SIGCONT');
				return browser.query();
			}, soon)
			.toBe('tokenx');
		expect(browser.modes().isAlternateScreen).toBe(true);
		browser.type(`${keys.backspace}${keys.enter}`);
		await expect.poll(browser.exitCode, soon).toBe(0);
		expect(browser.modes()).toMatchObject(suspended);
	});
});

describe('SIGSTOP', () => {
	it('leaves no time to restore anything, but keys work again afterwards', async () => {
		const browser = await openJobShell();
		browser.type('bash -c \'echo "pid $$"; exec "$NODE" "$ERRCODE"\'\r');
		await untilReady(browser);
		process.kill(Number(/pid (\d+)/.exec(browser.output())?.[1]), 'SIGSTOP');
		await browser.untilShown('Stopped');
		browser.type('fg\r');
		await browser.until('the picture', () => browser.status() === '79 codes');
		browser.type('token');
		await expect.poll(browser.query, soon).toBe('token');
	});
});

describe('SIGTSTP', () => {
	it('from elsewhere stops the browser as Ctrl-Z does', async () => {
		const browser = await openJobShell();
		browser.type('bash -c \'echo "pid $$"; exec "$NODE" "$ERRCODE"\'\r');
		await untilReady(browser);
		process.kill(Number(/pid (\d+)/.exec(browser.output())?.[1]), 'SIGTSTP');
		await browser.untilShown('Stopped');
		await untilPrompt(browser);
		await expectNormalModes(browser);
		browser.type('fg\r');
		await browser.until('the picture', () => browser.status() === '79 codes');
		browser.type(keys.escape);
		await untilPrompt(browser);
		await expectNormalModes(browser);
	});
});
