import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteOf } from './known-entries.ts';
import { commandFile, projectFolder, runBash, runErrcode } from './run-errcode.ts';

const run = promisify(execFile);

let folder = '';
let packed: string[] = [];
let installed = '';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'errcode-'));
	const { stdout } = await run(
		'npm',
		['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
		{ cwd: projectFolder },
	);
	const [tarball]: { filename: string; files: { path: string }[] }[] = JSON.parse(stdout);
	packed = tarball?.files.map(({ path }) => path) ?? [];
	installed = join(folder, 'prefix');
	await mkdir(installed);
	const quiet = ['--no-audit', '--no-fund', '--ignore-scripts'];
	const file = join(folder, tarball?.filename ?? '');
	await run('npm', ['install', '--offline', ...quiet, '--prefix', installed, file], {
		cwd: installed,
	});
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the built command', () => {
	it('can be run as a file, as npx and npm link do', async () => {
		const { stdout } = await run(commandFile, ['40015', '--short']);
		expect(stdout).toBe('40015  access_token expired\n');
	});
});

describe('the packed package', () => {
	it.each([
		'package.json',
		'readme.md',
		'license',
		'changelog.md',
		'dist/cli.js',
		'dist/third-party-licences.txt',
		'dist/catalogs/open-platform.jsonl',
		'dist/library-codes.txt',
		'data/catalog.schema.json',
	])('has %s', (file) => {
		expect(packed).toContain(file);
	});

	it('has no sources, tests or settings', () => {
		const known =
			/^(?:dist\/(?:catalogs\/[^/]+\.jsonl|[^/]+)|data\/catalog\.schema\.json|(?:package\.json|[a-z]+\.md|license))$/;
		expect(packed.filter((file) => !known.test(file))).toEqual([]);
	});

	it('installs nothing but itself', async () => {
		const names = await readdir(join(installed, 'node_modules'));
		expect(names.filter((name) => !name.startsWith('.'))).toEqual(['errcode']);
	});

	it('answers from where it is installed as it does from here', async () => {
		const here = await runErrcode(['40015']);
		const there = await runBash('"$BIN" 40015', {
			env: { BIN: join(installed, 'node_modules', '.bin', 'errcode') },
		});
		expect(there).toEqual(here);
		expect(there.exitCode).toBe(0);
	});

	it.each([
		['searches', '"$BIN" --short token expired --limit 1', '40015  access_token expired\n'],
		['filters', '"$BIN" <<< errcode=40015', `errcode=40015${noteOf('40015')}\n`],
		['parses flags', '"$BIN" --lang=en -s 40015', '40015  access_token expired\n'],
	])('%s from where it is installed', async (_case, script, output) => {
		const { stdout, stderr } = await runBash(script, {
			env: { BIN: join(installed, 'node_modules', '.bin', 'errcode') },
		});
		expect({ stdout, stderr }).toEqual({ stdout: output, stderr: '' });
	});

	it('says its version', async () => {
		const text = await readFile(join(installed, 'node_modules/errcode/package.json'), 'utf8');
		const { version }: { version: string } = JSON.parse(text);
		const { stdout } = await runErrcode(['--version']);
		expect(stdout).toBe(`${version}\n`);
	});

	it.each(['fuse.js', 'meow'])('has the licence of %s, which is in its bundle', async (name) => {
		const file = join(installed, 'node_modules/errcode/dist/third-party-licences.txt');
		expect(await readFile(file, 'utf8')).toMatch(new RegExp(`^${name} \\d`, 'm'));
	});
});
