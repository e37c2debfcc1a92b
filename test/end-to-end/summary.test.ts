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
	it('prints code, count, bar and description, most frequent first, and the totals', async () => {
		const { stdout, stderr, exitCode } = await runErrcode(['--summary'], { input });
		const [first, second, third, totals, ...rest] = stdout.split('\n');
		expect(first).toMatch(/^40015 +4 +█+ +access_token expired$/);
		expect(second).toMatch(/^SYS_ERR +2 +█+\S? +Internal error$/);
		expect(third).toMatch(/^-1 +1 +█+\S? +busy system$/);
		expect(totals).toMatch(/^9 lines read, 6 with reports$/);
		expect(rest).toEqual(['']);
		expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
	});

	it('draws bars as long as the shares of the largest', async () => {
		const { stdout } = await runErrcode(['--summary'], { input });
		const bars = stdout.match(/█+/g)?.map((bar) => bar.length) ?? [];
		expect(bars).toHaveLength(3);
		const [most = 0, half, quarter] = bars;
		expect(half).toBe(Math.floor(most / 2));
		expect(quarter).toBe(Math.floor(most / 4));
	});

	it('begins counts and descriptions each in one column', async () => {
		const { stdout } = await runErrcode(['--summary'], { input });
		const rows = stdout.split('\n').slice(0, 3);
		const starts = ['access', 'Internal', 'busy'].map((word, row) => rows[row]?.indexOf(word));
		expect(new Set(starts).size).toBe(1);
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
		expect(lines).toHaveLength(7);
		expect(lines.filter((line) => columnsOf(line) > Number(columns))).toEqual([]);
	});

	it('counts a last line without an end', async () => {
		const { stdout } = await runErrcode(['--summary'], { input: 'a\nerrcode=40015' });
		expect(stdout).toMatch(/^40015 +1 .*\n2 lines read, 1 with reports\n$/);
	});

	it.each([
		['', '0 lines read, 0 with reports\n'],
		['a\n', '1 line read, 0 with reports\n'],
	])('of %j is the totals alone', async (text, totals) => {
		const { stdout, exitCode } = await runErrcode(['--summary'], { input: text });
		expect({ stdout, exitCode }).toEqual({ stdout: totals, exitCode: 0 });
	});

	it('counts only the wanted section', async () => {
		const { stdout } = await runErrcode(['--summary', '--section', 'common'], { input });
		expect(stdout).toMatch(/^SYS_ERR +2 .*\n9 lines read, 2 with reports\n$/);
	});

	it('prints records with --json, most frequent first', async () => {
		const { stdout, exitCode } = await runErrcode(['--summary', '--json'], { input });
		const records = [
			{ count: 4, firstLine: 2, lastLine: 8, ...recordOf('40015') },
			{ count: 2, firstLine: 4, lastLine: 7, ...recordOf('SYS_ERR') },
			{ count: 1, firstLine: 3, lastLine: 3, ...recordOf('-1') },
		];
		expect(stdout).toBe(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
		expect(exitCode).toBe(0);
	});

	it.each([
		['the table', ['--summary'], /^40015 +4 .*\nSYS_ERR +2 .*\n-1 +1 .*\n\d+ lines read, 6 with/],
		['the records', ['--summary', '--json'], /^\{"count":4,"firstLine":2,"lastLine":8,/],
	])('prints %s after Ctrl-C, while its input is still open', async (_case, args, expected) => {
		const child = startErrcode(args);
		onTestFinished(() => void child.kill());
		const run = collect(child);
		// More than pipes hold: once it is taken, what came before it has been read.
		const filler = 'nothing to see here\n'.repeat(200_000);
		await new Promise((resolve) => child.stdin.write(input + filler, resolve));
		child.kill('SIGINT');
		const { stdout, stderr, exitCode } = await run;
		expect(stdout).toMatch(expected);
		expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
	});
});
