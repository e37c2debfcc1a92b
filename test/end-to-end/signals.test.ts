import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stripNotes } from './known-entries.ts';
import { collect, startErrcode } from './run-errcode.ts';

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const lines = Array.from(
	{ length: 40_000 },
	(_, at) => `${at % 3 === 0 ? 'errcode=40015' : 'x'.repeat(at % 97)} #${at}\n`,
);
const log = Buffer.from(lines.join(''));

/** What came out is lines of the log from its beginning on, the last one whole. */
function expectWholeLines(output: Buffer): void {
	const { bytes } = stripNotes(output);
	expect(output.at(-1)).toBe(10);
	expect(bytes.length).toBeGreaterThan(0);
	expect(log.subarray(0, bytes.length).equals(bytes)).toBe(true);
}

describe('a filter that is interrupted', () => {
	it.each(signals)('by %s, ends its output at a line, and has its exit code', async (signal) => {
		const child = startErrcode([]);
		onTestFinished(() => void child.kill('SIGKILL'));
		const run = collect(child);
		await new Promise((resolve) => child.stdin.write(log, resolve));
		child.stdin.write('half a line');
		await setTimeout(300);
		child.kill(signal);
		const { bytes, stderr, exitCode } = await run;
		expectWholeLines(bytes);
		expect(stripNotes(bytes).bytes.equals(log)).toBe(true);
		expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: exitCodes[signal] });
	});

	it.each(['a pipe', 'a file'] as const)(
		'ends at a line to a slow reader, from %s',
		async (way) => {
			const folder = mkdtempSync(join(tmpdir(), 'errcode-'));
			onTestFinished(() => rmSync(folder, { recursive: true }));
			const file = join(folder, 'log');
			writeFileSync(file, log);
			const child = startErrcode(way === 'a file' ? [file] : []);
			onTestFinished(() => void child.kill('SIGKILL'));
			if (way === 'a pipe') child.stdin.write(log);
			// Nobody reads meanwhile, so that the pipe is full.
			await setTimeout(1500);
			child.kill('SIGINT');
			await setTimeout(300);
			const { bytes, stderr, exitCode } = await collect(child);
			expectWholeLines(bytes);
			expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 130 });
		},
	);

	it('ends at once with the second signal where nobody reads', async () => {
		const child = startErrcode([]);
		child.stdin.write(log);
		await setTimeout(1500);
		child.kill('SIGINT');
		await setTimeout(200);
		expect(child.exitCode).toBeNull();
		const ended = new Promise((resolve) => child.on('exit', (_code, signal) => resolve(signal)));
		child.kill('SIGINT');
		expect(await ended).toBe('SIGINT');
	});
});
