import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { recordOf } from './known-entries.ts';
import { collect, runErrcode, startErrcode } from './run-errcode.ts';

const log = [
	'start',
	'errcode=40015',
	'errcode=-1 errcode=-1',
	'errcode=40015 SYS_ERR',
	'port 40001',
	'errcode=40015',
	'SYS_ERR',
	'errcode=40015',
	'end',
];
const input = `${log.join('\n')}\n`;

/** Columns on a terminal: Chinese takes two. */
const columnsOf = (line: string) =>
	line.length + (line.match(/[\u3000-\u9fff\uff00-\uff60]/g) ?? []).length;

describe('COMMAND | errcode --summary', () => {
	it('prints what was read, then a row a code, most frequent first', async () => {
		const { stdout, stderr, exitCode } = await runErrcode(['--summary'], { input });
		const [total, heading, first, second, third, ends, ...rest] = stdout.split('\n');
		expect(total).toBe('6 of 9 lines report a code');
		expect(heading).toMatch(/^code +count {2}over lines +first {2}last {3}meaning$/);
		expect(first).toMatch(/^40015 +4 {2}[▂-█ ]+ 2 {6}8 {6}access_token expired$/);
		expect(second).toMatch(/^SYS_ERR +2 {2}[▂-█ ]+ 4 {6}7 {6}Internal error$/);
		expect(third).toMatch(/^-1 +1 {2}[▂-█ ]+ 3 {6}3 {6}busy system$/);
		expect(ends).toMatch(/^ +1 +9$/);
		expect(rest).toEqual(['']);
		expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
	});

	it('has the times of a log that has them', async () => {
		const timed = [
			'2026-11-03 10:00:01 start',
			'2026-11-03 10:10:00 errcode=40015',
			'  errcode=40016',
			'2026-11-03 10:30:20 end',
		];
		const { stdout } = await runErrcode(['--summary'], { input: `${timed.join('\n')}\n` });
		expect(stdout).toMatch(
			/^2 of 4 lines report a code {2}2026-11-03 10:00:01 – 10:30:20, 30 min\n/,
		);
		expect(stdout).toMatch(/\n40015 +1 +▂|█ +10:10 {2}10:10 {2}access_token expired\n/);
		expect(stdout).toMatch(/\n40016 +1 .* 10:10 {2}10:10 /);
		expect(stdout).toMatch(/\n +10:00 +10:30\n$/);
	});

	it.each([
		['40', 'en'],
		['40', 'zh'],
		['60', 'en'],
		['100', 'zh'],
	])('fits COLUMNS=%s (%s)', async (columns, language) => {
		const long = `${input}errcode=40045\nAPI_SYS_REQDATETIME_NOT\nerrcode=40004\n`;
		const { stdout } = await runErrcode(['--summary', '--lang', language], {
			input: long,
			env: { COLUMNS: columns },
		});
		const lines = stdout.trimEnd().split('\n');
		expect(lines.length).toBeGreaterThanOrEqual(8);
		expect(lines.filter((line) => columnsOf(line) > Number(columns))).toEqual([]);
	});

	it('counts a last line without an end', async () => {
		const { stdout } = await runErrcode(['--summary'], { input: 'a\nerrcode=40015' });
		expect(stdout).toMatch(/^1 of 2 lines report a code\n[^\n]+\n40015 +1 /);
	});

	it.each([
		['', '0 of 0 lines report a code\n'],
		['a\n', '0 of 1 line reports a code\n'],
	])('of %j is the totals alone', async (text, totals) => {
		const { stdout, exitCode } = await runErrcode(['--summary'], { input: text });
		expect({ stdout, exitCode }).toEqual({ stdout: totals, exitCode: 0 });
	});

	it('counts only the wanted section, or the wanted codes', async () => {
		const section = await runErrcode(['--summary', '--section', 'common'], { input });
		expect(section.stdout).toMatch(/^2 of 9 lines report a code\n[^\n]+\nSYS_ERR +2 /);
		const except = await runErrcode(['--summary', '--except', '40015,-1'], { input });
		expect(except.stdout).toMatch(/^2 of 9 lines report a code\n[^\n]+\nSYS_ERR +2 /);
	});

	it('has as many rows as --limit says, and says how many are left out', async () => {
		const { stdout } = await runErrcode(['--summary', '--limit', '1'], { input });
		expect(stdout).toMatch(/\n40015 .*\n.*\n2 more not shown\n$/);
		expect(stdout).not.toContain('SYS_ERR');
	});

	it('tells of unknown codes', async () => {
		const { stdout } = await runErrcode(['--summary'], { input: 'errcode=49999\n' });
		expect(stdout).toMatch(/\n49999 +1 .*in no catalog\n/);
	});

	it('prints records that add up with --json, most frequent first', async () => {
		const timed = '2026-11-03T10:00:01Z a\n2026-11-03T10:00:02Z errcode=40015\nerrcode=49999\n';
		const { stdout, exitCode } = await runErrcode(['--summary', '--json'], {
			input: `${timed}2026-11-03T10:00:04Z errcode=40015\n`,
		});
		const host = hostname();
		const at = (second: number, line: number, text: string) => ({
			...{ time: `2026-11-03T10:00:0${second}.000Z`, host, line, text },
		});
		const records = [
			{
				...{ kind: 'input', host, files: [], lines: 4, reported: 2 },
				...{ from: '2026-11-03T10:00:01.000Z', to: '2026-11-03T10:00:04.000Z', version: 1 },
			},
			{
				...{ kind: 'code', count: 2 },
				first: at(2, 2, '2026-11-03T10:00:02Z errcode=40015'),
				last: at(4, 4, '2026-11-03T10:00:04Z errcode=40015'),
				hosts: { [host]: 2 },
				histogram: { start: '2026-11-03T10:00:02.000Z', widthSeconds: 1, counts: [1, 0, 1] },
				doubtful: 0,
				...recordOf('40015'),
			},
			{
				...{ kind: 'unknown', code: '49999', count: 1 },
				first: at(2, 3, 'errcode=49999'),
				last: at(2, 3, 'errcode=49999'),
			},
		];
		expect(stdout).toBe(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
		expect(exitCode).toBe(0);
	});

	it('counts lines in each file, and all of them together', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'errcode-'));
		onTestFinished(() => rmSync(folder, { recursive: true }));
		const files = ['a.log', 'b.log'].map((name) => join(folder, name));
		for (const file of files) writeFileSync(file, 'x\nerrcode=40015');
		const { stdout } = await runErrcode(['--summary', '--json', ...files]);
		const [total, row] = stdout.split('\n').map((line): unknown => JSON.parse(line || 'null'));
		expect(total).toMatchObject({ files, lines: 4, reported: 2 });
		expect(row).toMatchObject({
			...{ first: { file: files[0], line: 2 }, last: { file: files[1], line: 2 } },
		});
	});

	it.each([
		['SIGINT', ['--summary'], /^6 of \d+ lines report a code\n[^\n]+\n40015 +4 /],
		['SIGTERM', ['--summary'], /^6 of \d+ lines report a code\n[^\n]+\n40015 +4 /],
		['SIGHUP', ['--summary', '--json'], /^\{"kind":"input",.*\n\{"kind":"code","count":4,/],
	] as const)('prints after %s, while its input is still open', async (signal, args, expected) => {
		const child = startErrcode(args);
		onTestFinished(() => void child.kill('SIGKILL'));
		const run = collect(child);
		// More than pipes hold: once it is taken, what came before it has been read.
		const filler = 'nothing to see here\n'.repeat(200_000);
		await new Promise((resolve) => child.stdin.write(input + filler, resolve));
		child.kill(signal);
		const { stdout, stderr, exitCode } = await run;
		expect(stdout).toMatch(expected);
		expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
	});
});
