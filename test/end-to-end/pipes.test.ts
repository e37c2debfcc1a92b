import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { entries, lineOf, stripNotes } from './known-entries.ts';
import { createRandom, randomLog } from './random-log.ts';
import { finish, runBash, startErrcode } from './run-errcode.ts';

const reports = `yes '{"errcode":40015}' | head -n 200000`;

describe('a reader that goes away', () => {
	it.each([
		['the list', 'errcode --list | head -n 1', 0],
		['the list, before it is written', 'errcode --list | true', 0],
		['a look-up', 'errcode 40015 | true', 0],
		['a search', 'errcode invalid | true', 0],
		['the help', 'errcode --help | true', 0],
		['the filter', `${reports} | errcode | head -n 1`, 2],
		['the matched lines', `${reports} | errcode --matched | head -n 1`, 2],
		['the records', `${reports} | errcode --json | head -n 1`, 2],
		['an endless filter', `yes 'errcode=40015' | errcode | head -n 1`, 1],
		['the summary', `${reports} | errcode --summary | true`, 2],
	])('ends %s quietly with 0', async (_case, pipeline, place) => {
		const { stderr, exitCode } = await runBash(`${pipeline}\nexit "\${PIPESTATUS[${place}]}"`);
		expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
	});

	it('has got the lines that it read', async () => {
		const { stdout } = await runBash('errcode --list | head -n 1');
		expect(stdout).toBe(`${lineOf(entries[0]?.code ?? '')}\n`);
	});
});

describe('a disk that is full', () => {
	it.skipIf(!existsSync('/dev/full')).each([
		['a look-up', 'errcode 40015 > /dev/full'],
		['the list', 'errcode --list > /dev/full'],
		['the filter', 'yes errcode=40015 | head -n 100000 | errcode > /dev/full'],
		['the summary', 'errcode --summary <<< errcode=40015 > /dev/full'],
		['the help', 'errcode --help > /dev/full'],
	])('ends %s with 2 and a message', async (_case, script) => {
		const { stdout, stderr, exitCode } = await runBash(script);
		expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
		expect(stderr).toMatch(/^errcode: [^\n]+ \([^\n]*ENOSPC[^\n]*\)\n(?:hint: [^\n]+\n)?$/);
	});
});

describe('a slow reader', () => {
	const log = randomLog(1024 * 1024, createRandom(5));

	it('loses nothing of the filter', async () => {
		const child = startErrcode(['--without', 'library']);
		child.stdin.write(log);
		await setTimeout(300);
		const { bytes, exitCode } = await finish(child);
		expect(stripNotes(bytes).bytes.equals(log)).toBe(true);
		expect(exitCode).toBe(0);
	});

	it.skipIf(!hasPerl())('loses nothing where the pipe does not block', async () => {
		const unblock =
			'use Fcntl; fcntl(STDOUT, F_SETFL, fcntl(STDOUT, F_GETFL, 0) | O_NONBLOCK); exec @ARGV';
		const script = `perl -e '${unblock}' "$NODE" "$ERRCODE" --without library | { sleep 0.3; cat; }
			exit "\${PIPESTATUS[0]}"`;
		const { bytes, stderr, exitCode } = await runBash(script, { input: log });
		expect(stripNotes(bytes).bytes.equals(log)).toBe(true);
		expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
	});

	it('loses nothing of the list', async () => {
		const { stdout } = await runBash('errcode --list --json | { sleep 0.3; cat; }');
		expect(stdout.match(/\n/g)).toHaveLength(79);
		expect(stdout.endsWith('}\n')).toBe(true);
	});
});

describe('a standard stream that is not there', () => {
	it.each([
		['no input', 'errcode <&-'],
		['no input for the summary', 'errcode --summary <&-'],
		['no output', 'errcode 40015 >&-'],
		['no place for messages', 'errcode 49999 2>&-'],
		['none of the three', 'errcode <&- >&- 2>&-'],
	])('does not crash the command: %s', async (_case, script) => {
		const { stderr, exitCode } = await runBash(script);
		expect(stderr).not.toContain('    at ');
		expect([0, 1, 2]).toContain(exitCode);
	});

	it('does not keep a look-up from its answer', async () => {
		const { stdout, exitCode } = await runBash('errcode -s 40015 <&-');
		expect({ stdout, exitCode }).toEqual({ stdout: `${lineOf('40015')}\n`, exitCode: 0 });
	});

	it.each(['', '--summary', '--matched', '--json'])(
		'is a directory: errcode %s < / tells so and exits with 2',
		async (flag) => {
			const { stdout, stderr, exitCode } = await runBash(`errcode ${flag} < /`);
			expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
			expect(stderr).toMatch(/^errcode: [^\n]+\n(?:hint: [^\n]+\n)?$/);
		},
	);

	it('is /dev/null, an input without lines', async () => {
		const { stdout, stderr, exitCode } = await runBash('errcode < /dev/null');
		expect({ stdout, stderr, exitCode }).toEqual({ stdout: '', stderr: '', exitCode: 0 });
	});
});

describe('a slow reader of --matched', () => {
	it('gets the matched lines whole, though what follows has none', async () => {
		const reports = Array.from(
			{ length: 55 },
			(_, at) => `errcode=40015 #${at} ${'m'.repeat(8000)}\n`,
		);
		const others = Array.from({ length: 40 }, () => `${'z'.repeat(50_000)}\n`);
		const input = [...reports, ...others, ...reports].join('');
		const script = 'errcode --matched | { sleep 0.5; cat; }';
		const file = 'f=$(mktemp); cat > "$f"; errcode --matched < "$f" | { sleep 0.5; cat; }; rm "$f"';
		for (const way of [script, file]) {
			const { bytes } = await runBash(way, { input });
			expect(stripNotes(bytes).bytes.equals(Buffer.from([...reports, ...reports].join('')))).toBe(
				true,
			);
		}
	});
});

function hasPerl(): boolean {
	try {
		execFileSync('perl', ['-MFcntl', '-e', '1']);
		return true;
	} catch {
		return false;
	}
}
