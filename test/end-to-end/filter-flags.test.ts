import { describe, expect, it, onTestFinished } from 'vitest';
import { lineOf, noteOf } from './known-entries.ts';
import { collect, runErrcode, startErrcode } from './run-errcode.ts';

const input = 'a\nerrcode=40015\nb\nerrcode=40029 SYS_ERR\nc';
const shortNote = (code: string) => `  ← ${lineOf(code).replace('  ', ' ')}`;

describe('flags of the filter', () => {
	it('-s leaves solutions out of notes', async () => {
		const { stdout } = await runErrcode(['-s'], { input: 'errcode=40015\n' });
		expect(stdout).toBe(`errcode=40015${shortNote('40015')}\n`);
	});

	it('-n puts numbers in front of all lines', async () => {
		const { stdout } = await runErrcode(['-n', '-s'], { input });
		const second = `errcode=40029 SYS_ERR${shortNote('40029')}${shortNote('SYS_ERR')}`;
		expect(stdout).toBe(`1:a\n2:errcode=40015${shortNote('40015')}\n3:b\n4:${second}\n5:c`);
	});

	it('-n puts the same numbers in front of the lines of -m', async () => {
		const { stdout } = await runErrcode(['-nm'], { input });
		expect(stdout.split('\n').map((line) => line.slice(0, 9))).toEqual([
			'2:errcode',
			'4:errcode',
			'',
		]);
	});

	it.each([
		['--only 40015', ['--only', '40015'], ['40015']],
		['--only with a catalog', ['--only', 'open-platform:sys_err,curl:40029'], ['SYS_ERR']],
		['--except', ['--except', 'sys_err,40015'], ['40029']],
		['both', ['--only', '40029,40015', '--except', '40029'], ['40015']],
	])('%s heeds only these codes', async (_case, flags, codes) => {
		const { stdout } = await runErrcode(flags, { input });
		expect([...stdout.matchAll(/← (\S+)/g)].map(([, code]) => code)).toEqual(codes);
		expect(stdout).toContain(noteOf(codes[0] ?? ''));
	});

	it.each([
		['a report', input, [], 0],
		['no report', 'a\n', [], 1],
		['no report of these codes', input, ['--only', '40001'], 1],
	])('-q prints nothing and says %s by its exit code', async (_case, text, flags, exitCode) => {
		const run = await runErrcode(['-q', ...flags], { input: text });
		expect(run).toMatchObject({ stdout: '', stderr: '', exitCode });
	});

	it('-q ends at the first report, while its input is still open', async () => {
		const child = startErrcode(['-q']);
		onTestFinished(() => void child.kill('SIGKILL'));
		child.stdin.write('errcode=40015\n');
		expect(await collect(child)).toMatchObject({ stdout: '', exitCode: 0 });
	});
});
