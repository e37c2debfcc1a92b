import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flags, typedFlag } from '../../source/flags.ts';
import { textWidth } from '../../source/text/width.ts';
import { projectFolder, runErrcode } from './run-errcode.ts';

const firstLine = 'errcode: what an error code means and what to do about it';

describe('errcode --help', () => {
	it('is what the readme shows', async () => {
		const readme = await readFile(join(projectFolder, 'readme.md'), 'utf8');
		const blocks = [...readme.matchAll(/^```text\n([\s\S]*?)^```$/gm)].map(([, block]) => block);
		const { stdout } = await runErrcode(['--help']);
		expect(blocks.filter((block) => block?.startsWith(`${firstLine}\n`))).toEqual([stdout]);
	});

	it('is the same as -h, on standard output, with exit code 0', async () => {
		const long = await runErrcode(['--help']);
		const short = await runErrcode(['-h']);
		expect(short).toEqual(long);
		expect(long.stdout.startsWith(`${firstLine}\n`)).toBe(true);
		expect({ stderr: long.stderr, exitCode: long.exitCode }).toEqual({ stderr: '', exitCode: 0 });
	});

	it('goes before whatever else is asked', async () => {
		const { stdout } = await runErrcode(['40015', '--help']);
		expect(stdout.startsWith(`${firstLine}\n`)).toBe(true);
	});

	it.each(['en', 'zh'])('fits a terminal of 80 columns, in %s', async (language) => {
		const { stdout } = await runErrcode(['--help', '--lang', language]);
		const lines = stdout.split('\n');
		expect(lines.length).toBeGreaterThan(30);
		expect(lines.filter((line) => textWidth(line) > 80)).toEqual([]);
		for (const flag of Object.keys(flags)) expect(stdout).toContain(typedFlag(flag));
	});

	it.each(Object.keys(flags).map(typedFlag))('tells of %s', async (flag) => {
		const { stdout } = await runErrcode(['--help']);
		expect(stdout).toMatch(new RegExp(`^ {2}(?:-\\w, | {4})${flag}(?= )`, 'm'));
	});
});

describe('errcode --version', () => {
	it.each(['--version', '-v'])('is the version alone with %s', async (flag) => {
		const text = await readFile(join(projectFolder, 'package.json'), 'utf8');
		const { version }: { version: string } = JSON.parse(text);
		expect(await runErrcode([flag])).toMatchObject({
			stdout: `${version}\n`,
			stderr: '',
			exitCode: 0,
		});
	});
});
