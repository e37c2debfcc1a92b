import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runErrcode } from './run-errcode.ts';

it('says nothing of the unfinished catalog that an import is writing', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'errcode-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	await mkdir(join(folder, 'errcode'));
	await writeFile(join(folder, 'errcode', 'codes.json'), '');
	const { stderr, exitCode } = await runErrcode(['--import', '-'], {
		input: 'code,description\n7001,quota exceeded\n',
		env: { XDG_CONFIG_HOME: folder },
	});
	expect(stderr).toBe('errcode: took 1 entry from CSV, 1 table (-)\n');
	expect(exitCode).toBe(0);
});
