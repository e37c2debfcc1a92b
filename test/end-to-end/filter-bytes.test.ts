import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { noteOf, stripNotes } from './known-entries.ts';
import { createRandom, randomLog } from './random-log.ts';
import { collect, runBash, runErrcode, startBash } from './run-errcode.ts';

const megabyte = 1024 * 1024;

describe('the bytes of a log', () => {
	it.each([
		['NUL', Buffer.from('a\0b\0\n\0\n')],
		['every byte there is', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
		['invalid UTF-8', Buffer.from([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0xf8, 0x0a, 0xe2, 0x86])],
		['a cut-off character at the end', Buffer.from([0x61, 0x0a, 0xe4, 0xbd])],
		['UTF-16', Buffer.from('errors everywhere\n', 'utf16le')],
	])('pass through unchanged: %s', async (_case, input) => {
		const { bytes, exitCode } = await runErrcode([], { input });
		expect(bytes).toEqual(input);
		expect(exitCode).toBe(0);
	});

	it('get their note behind NUL and invalid UTF-8 too', async () => {
		const line = Buffer.concat([Buffer.from([0, 0xff, 0xc3]), Buffer.from(' {"errcode":40015}')]);
		const { bytes } = await runErrcode([], { input: Buffer.concat([line, Buffer.from('\n')]) });
		expect(bytes).toEqual(Buffer.concat([line, Buffer.from(`${noteOf('40015')}\n`)]));
	});

	it.each([1, 3])('pass in a line of %i MB, and later lines get their notes', async (size) => {
		const long = 'x'.repeat(size * megabyte);
		const input = `errcode=-1\n${long}\nerrcode=40015\n${long}\r\nerrcode=40001`;
		const { stdout, exitCode } = await runErrcode([], { input });
		const lines = input.split('\n');
		lines[0] += noteOf('-1');
		lines[2] += noteOf('40015');
		lines[4] += noteOf('40001');
		expect(stdout === lines.join('\n')).toBe(true);
		expect(exitCode).toBe(0);
	});

	it('pass in a line of 3 MB that nothing ends', async () => {
		const input = Buffer.alloc(3 * megabyte, 'y');
		const { bytes } = await runErrcode([], { input });
		expect(bytes.equals(input)).toBe(true);
	});

	it('keep the numbers of lines right behind a line of 3 MB', async () => {
		const input = `a\n${'x'.repeat(3 * megabyte)}\nerrcode=40015\n`;
		const { stdout } = await runErrcode(['--json'], { input });
		const record: unknown = JSON.parse(stdout);
		expect(record).toMatchObject({ line: 3, column: 9, code: '40015' });
	});

	it.each([1, 2, 3])(
		'are the input again without the notes, however cut (seed %i)',
		async (seed) => {
			const random = createRandom(seed);
			const log = randomLog(2 * megabyte, random);
			const child = startBash('cat | errcode --without library | cat');
			const run = collect(child);
			for (let start = 0; start < log.length; ) {
				const end = start + 1 + random(random(4) === 0 ? 200_000 : 3000);
				child.stdin.write(log.subarray(start, end));
				await setImmediate();
				start = end;
			}
			child.stdin.end();
			const { bytes, stderr } = await run;
			const stripped = stripNotes(bytes);
			expect(stripped.bytes.equals(log)).toBe(true);
			expect(stripped.count).toBeGreaterThan(500);
			expect(stderr).toBe('');
		},
	);

	it('are the input again without the notes of the library too', async () => {
		const log = randomLog(megabyte, createRandom(5));
		const { bytes } = await runErrcode([], { input: log });
		const stripped = bytes.toString('latin1').replaceAll(/ {2}\xe2\x86\x90 [^\n\r]*/g, '');
		expect(stripped === log.toString('latin1')).toBe(true);
	});

	it('come out alike from a pipe and from a file', async () => {
		const log = randomLog(2 * megabyte, createRandom(4));
		const folder = await mkdtemp(join(tmpdir(), 'errcode-'));
		onTestFinished(() => rm(folder, { recursive: true }));
		const file = join(folder, 'app.log');
		await writeFile(file, log);
		const fromFile = await runBash('errcode --without library < "$LOG"', { env: { LOG: file } });
		const fromPipe = await runBash('cat "$LOG" | errcode --without library', {
			env: { LOG: file },
		});
		expect(fromFile.bytes.equals(fromPipe.bytes)).toBe(true);
		expect(stripNotes(fromFile.bytes).bytes.equals(log)).toBe(true);
	});
});
