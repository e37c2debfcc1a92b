import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandFile } from '../end-to-end/run-errcode.ts';
import { openTerminal } from './open-terminal.ts';

const log = [
	'10:00:01 INFO  GET /userinfo 200 40015 bytes from 10.0.0.7:40001',
	'10:00:02 WARN  upstream answered {"errcode":40015,"errmsg":"…"}',
	'10:00:07 WARN  upstream answered {"errcode":40015,"errmsg":"…"}',
	'10:00:08 ERROR sign check failed: API_SYS_REQSIGN order=881023',
	'10:00:12 WARN  ret=-1 and errcode=40001 while refreshing',
	'10:00:13 \u001b[31mred errcode=40001 still red\u001b[0m',
	'',
];

async function annotate(args: readonly string[]) {
	const folder = mkdtempSync(join(tmpdir(), 'errcode-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const file = join(folder, 'log');
	writeFileSync(file, log.join('\n'));
	const terminal = openTerminal(process.execPath, [commandFile, ...args, file]);
	await terminal.until('its end', () => terminal.exitCode() !== -1);
	return terminal;
}

describe('notes on a terminal', () => {
	it('explain a code once, under its line, and are short afterwards', async () => {
		const terminal = await annotate([]);
		await terminal.untilShown('still red');
		expect(terminal.lines().slice(0, 15)).toEqual([
			'10:00:01 INFO  GET /userinfo 200 40015 bytes from 10.0.0.7:40001',
			'10:00:02 WARN  upstream answered {"errcode":40015,"errmsg":"…"}',
			'  ╰─ 40015 access_token expired',
			'     Get a new access_token with the refresh_token (grant_type=refresh_token),',
			'     store it, and resend the request.',
			'10:00:07 WARN  upstream answered {"errcode":40015,"errmsg":"…"}  ← ×2 access_to…',
			'10:00:08 ERROR sign check failed: API_SYS_REQSIGN order=881023',
			'  ╰─ API_SYS_REQSIGN Incorrect signature (Signature)',
			'     Check the signature algorithm, including the string being signed and the',
			'     key.',
			'10:00:12 WARN  ret=-1 and errcode=40001 while refreshing',
			'  ├─ -1 busy system',
			expect.stringMatching(/^ {2}│ {2}Wait a few seconds, .*…$/),
			'  ╰─ 40001 invalid credential',
			expect.stringMatching(/^ {5}Find out whether .*…$/),
		]);
		expect(terminal.lines()[15]).toBe(
			'10:00:13 red errcode=40001 still red  ← ×2 invalid credential',
		);
	});

	it('make the code bold in its line, and leave the colours of the log', async () => {
		const terminal = await annotate([]);
		await terminal.untilShown('still red');
		const column = terminal.columnOf('40015', 1);
		expect(terminal.styleAt(column, 1)).toMatchObject({ isBold: true, hasColour: false });
		expect(terminal.styleAt(column - 1, 1).isBold).toBe(false);
		expect(terminal.styleAt(column + 5, 1).isBold).toBe(false);
		const red = terminal.columnOf('40001', 15);
		expect(terminal.styleAt(red, 15)).toMatchObject({ isBold: true, hasColour: true });
		expect(terminal.styleAt(red + 6, 15)).toMatchObject({ isBold: false, hasColour: true });
	});

	it('have no solution with -s, and numbers in front with -n', async () => {
		const terminal = await annotate(['-sn', '-m', '--only', '40015']);
		await terminal.untilShown('×2');
		expect(terminal.lines().slice(0, 4)).toEqual([
			'2:10:00:02 WARN  upstream answered {"errcode":40015,"errmsg":"…"}',
			'  ╰─ 40015 access_token expired',
			'3:10:00:07 WARN  upstream answered {"errcode":40015,"errmsg":"…"}  ← ×2 access_…',
			'',
		]);
	});
});

describe('a summary on a terminal', () => {
	it('says what to do about the most frequent', async () => {
		const terminal = await annotate(['--summary']);
		await terminal.untilShown('What to do about the most frequent');
		expect(terminal.lines()[0]).toBe('5 of 6 lines report a code  10:00:01 – 10:00:13, 12 s');
		expect(terminal.text()).toContain('  40015            Get a new access_token');
	});
});
