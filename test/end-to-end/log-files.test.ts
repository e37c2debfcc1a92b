import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { lineOf, noteOf } from './known-entries.ts';
import { finish, runBash, runErrcode, startErrcode } from './run-errcode.ts';

const folder = mkdtempSync(join(tmpdir(), 'errcode-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array) => {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
};
const note = noteOf('40015');
const log = 'a\nerrcode=40015\n';
const noted = `a\nerrcode=40015${note}\n`;
const plain = file('plain.log', log);
const open = file('open.log', 'b\nerrcode=40015');

describe('errcode FILE', () => {
	it.each([
		['a file', [plain], noted],
		['files in order, each line on its own', [open, plain], `b\nerrcode=40015${note}\n${noted}`],
		['a last line without an end', [open], `b\nerrcode=40015${note}`],
		['a gzip file, by its bytes', [file('zipped.log', gzipSync(log))], noted],
		[
			'two gzip files in one',
			[file('2.gz', Buffer.concat([gzipSync(log), gzipSync(log)]))],
			noted + noted,
		],
		['a file by that name, with -m', ['-m', plain], `errcode=40015${note}\n`],
		['numbers of one file', ['-n', plain], `1:a\n2:errcode=40015${note}\n`],
		['an empty file', [file('empty.log', '')], ''],
	])('prints %s', async (_case, args, expected) => {
		const { stdout, stderr, exitCode } = await runErrcode(args, { input: 'errcode=40001\n' });
		expect(stdout).toBe(expected);
		expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
	});

	it('puts the name before the number of several, which begins anew', async () => {
		const { stdout } = await runErrcode(['-nm', plain, '-', open], { input: log });
		expect(stdout).toBe(
			[`${plain}:2:`, '(standard input):2:', `${open}:2:`]
				.map((place) => `${place}errcode=40015${note}`)
				.join('\n'),
		);
	});

	it('counts lines of records in each file, which they name', async () => {
		const { stdout } = await runErrcode(['--json', plain, open]);
		const records = stdout
			.trimEnd()
			.split('\n')
			.map((line): unknown => JSON.parse(line));
		expect(records).toMatchObject([
			{ file: plain, line: 2, matched: '40015' },
			{ file: open, line: 2, matched: '40015' },
		]);
	});

	it('has the time of a line, or of the nearest before it, in records', async () => {
		const timed = '2026-11-03T14:22:01.318+08:00 x\nerrcode=40015\n';
		const { stdout } = await runErrcode(['--json'], { input: `errcode=40015\n${timed}` });
		const times = stdout
			.trimEnd()
			.split('\n')
			.map((line): unknown => JSON.parse(line).time);
		expect(times).toEqual([undefined, '2026-11-03T06:22:01.318Z']);
	});

	it('reads standard input for -', async () => {
		expect((await runErrcode(['-'], { input: log })).stdout).toBe(noted);
	});

	it('reads a pipe by name, gzip too', async () => {
		const script = `errcode -m <(printf 'errcode=40015\\n') <(printf 'errcode=40015\\n' | gzip)`;
		expect((await runBash(script)).stdout).toBe(`errcode=40015${note}\n`.repeat(2));
	});

	it.each([
		['a file that is not there', join(folder, 'none.log'), 'no such file', noted],
		['a directory', folder, 'is a directory', noted],
		[
			'a gzip file that is cut off',
			file('cut.gz', gzipSync(log).subarray(0, -9)),
			'gzip file is cut off',
			log.replace('\n', '\n') && noted + noted,
		],
	])('tells of %s, reads the others, and exits with 2', async (_case, path, what, expected) => {
		const { stdout, stderr, exitCode } = await runErrcode([path, plain]);
		expect(stdout).toBe(expected);
		expect(stderr).toBe(`errcode: ${what} (${path})\n`);
		expect(exitCode).toBe(2);
	});

	it('is a look-up where the name is a code, and a search where it is a word among others', async () => {
		const inFolder = (args: string) => runBash(`cd ${folder} && errcode ${args}`);
		file('40015', log);
		file('expired', log);
		mkdirSync(join(folder, 'token'));
		expect((await inFolder('-s 40015')).stdout).toBe(`${lineOf('40015')}\n`);
		expect((await inFolder('-s token expired')).stdout).toContain(lineOf('40015'));
		expect((await inFolder('-s token')).stdout).toContain(lineOf('40015'));
		expect((await inFolder('expired')).stdout).toBe(noted);
	});

	it('passes binary files through', async () => {
		const bytes = Buffer.from([0, 255, 254, 10, 0, 200, 128, 10]);
		const run = await runErrcode([file('binary', bytes)]);
		expect(run.bytes.equals(bytes)).toBe(true);
		expect(run.stderr).toBe('');
	});

	it.each([
		['UTF-16', Buffer.from('\ufefferrcode=40015\n', 'utf16le')],
		['GBK', gbk()],
	])('passes a log in %s through and tells of it once', async (encoding, bytes) => {
		const run = await runErrcode([], { input: bytes });
		expect(run.bytes.subarray(0, 8).equals(bytes.subarray(0, 8))).toBe(true);
		expect(run.stderr).toMatch(
			new RegExp(
				`^errcode: the log is in ${encoding}[^\\n]+\\nhint: convert it: iconv [^\\n]+\\n$`,
			),
		);
		expect(run.exitCode).toBe(0);
	});

	it('does not take UTF-8 or Latin-1 for GBK', async () => {
		const latin = Buffer.from(
			'caf\u00e9 d\u00e9j\u00e0 vu: \u00e9\u00e8 na\u00efve\n'.repeat(5),
			'latin1',
		);
		for (const input of [Buffer.from('接口返回错误码\n'.repeat(5)), latin]) {
			expect((await runErrcode([], { input })).stderr).toBe('');
		}
	});
});

/** 接口返回 and a code, twice. */
function gbk(): Buffer {
	const words = Buffer.from([0xbd, 0xd3, 0xbf, 0xda, 0xb7, 0xb5, 0xbb, 0xd8]);
	const line = Buffer.concat([words, Buffer.from(' errcode=40015\n')]);
	return Buffer.concat([line, line]);
}

describe('a named pipe that nobody writes to', () => {
	it.each(['SIGINT', 'SIGTERM'] as const)('does not keep %s from being heard', async (signal) => {
		const pipe = join(folder, `pipe-${signal}`);
		execFileSync('mkfifo', [pipe]);
		const child = startErrcode(['-m', pipe]);
		const run = finish(child);
		await new Promise((resolve) => setTimeout(resolve, 1000));
		child.kill(signal);
		expect(await run).toMatchObject({ exitCode: signal === 'SIGINT' ? 130 : 143, stderr: '' });
	});
});
