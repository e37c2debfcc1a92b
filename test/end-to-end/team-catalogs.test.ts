import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from './folder-with.ts';
import { lineOf } from './known-entries.ts';
import { runBash } from './run-errcode.ts';

const codes = {
	title: 'Our payments',
	sections: [{ id: 'pay', en: 'Payment', zh: '支付' }],
	'x-team': 'payments',
	entries: [
		{
			code: 'PAY_TIMEOUT',
			aliases: [7001],
			section: 'pay',
			description: { en: 'payment gateway timed out', zh: '支付网关超时' },
			solution: 'Retry with the same order number.',
			cause: 'The bank did not answer in 30 s.',
			link: 'https://wiki.example.com/pay',
			see: ['PAY_TWICE'],
			'x-owner': { name: 'Li' },
		},
		{ code: 'PAY_TWICE', description: 'paid twice' },
		{ code: 40015, description: 'our token expired', overrides: true },
	],
};

/** A repository with catalogs at its root and in a folder of it. */
const repository = (files: Readonly<Record<string, unknown>> = {}) =>
	folderWith({
		'.git/HEAD': '',
		'.errcode/codes.json': codes,
		'printer/src/main.c': '',
		...files,
	});

const inFolder = (folder: string, command: string, env: Readonly<Record<string, string>> = {}) =>
	runBash(`cd "$FOLDER" && ${command}`, { env: { FOLDER: folder, ...env } });

describe('a catalog in .errcode/', () => {
	it('is known anywhere in the repository, to look-up, search, list and filter', async () => {
		const folder = join(await repository(), 'printer/src');
		const script = `errcode -s PAY_TIMEOUT; errcode gateway | head -n 1; errcode --list | tail -n 3
			echo errcode=7001 | errcode`;
		expect(await inFolder(folder, script)).toMatchObject({
			stdout: `PAY_TIMEOUT  payment gateway timed out
PAY_TIMEOUT  payment gateway timed out
PAY_TIMEOUT  payment gateway timed out
PAY_TWICE  paid twice
40015  our token expired
errcode=7001  ← PAY_TIMEOUT payment gateway timed out · Retry with the same order number.
`,
			stderr: '',
			exitCode: 0,
		});
	});

	it('is shown with its name and file', async () => {
		const folder = await repository();
		const { stdout } = await inFolder(folder, 'errcode 7001');
		expect(stdout).toMatch(/\n {2}Catalog +codes · .*\/\.errcode\/codes\.json\n/);
		expect(stdout).toContain('The bank did not answer in 30 s.');
		expect(stdout).toContain('https://wiki.example.com/pay');
		expect(stdout).toContain('paid twice');
	});

	it('gives records with all that an entry has', async () => {
		const { stdout } = await inFolder(await repository(), 'errcode --json 7001');
		const text = (both: string) => ({ en: both, zh: both });
		expect(JSON.parse(stdout)).toEqual({
			code: 'PAY_TIMEOUT',
			catalog: 'codes',
			section: { id: 'pay', en: 'Payment', zh: '支付' },
			description: { en: 'payment gateway timed out', zh: '支付网关超时' },
			solution: text('Retry with the same order number.'),
			unofficial: [],
			aliases: ['7001'],
			cause: text('The bank did not answer in 30 s.'),
			link: 'https://wiki.example.com/pay',
			see: ['PAY_TWICE'],
		});
	});

	it('overrides what it says it does', async () => {
		const script = `errcode -s 40015; echo errcode=40015 | errcode
			errcode --list | grep -c ^40015; errcode -s 40015 --without codes`;
		expect((await inFolder(await repository(), script)).stdout).toBe(
			`40015  our token expired\nerrcode=40015  ← 40015 our token expired\n1\n${lineOf('40015')}\n`,
		);
	});

	it('is what --section takes by its name', async () => {
		const folder = await repository();
		const script = 'errcode --list --section Codes | wc -l; errcode -s --section codes 40015 40001';
		const { stdout, stderr, exitCode } = await inFolder(folder, script);
		expect(stdout.trim()).toBe('3\n40015  our token expired');
		expect(stderr).toContain('not in section codes (40001)');
		expect(exitCode).toBe(1);
	});

	it('comes behind a nearer one, and all of them in front of the configured ones', async () => {
		const catalog = (code: string) => ({ entries: [{ code, description: 'x' }] });
		const folder = await repository({
			'printer/.errcode/b.yaml': 'entries: [{code: NEAR_1, description: x}]',
			'config/errcode/c.json': catalog('OWN_1'),
		});
		const env = { XDG_CONFIG_HOME: join(folder, 'config') };
		const script = 'errcode --list --without open-platform,library | cut -d" " -f1';
		const { stdout } = await inFolder(join(folder, 'printer/src'), script, env);
		expect(stdout).toBe('NEAR_1\nPAY_TIMEOUT\nPAY_TWICE\n40015\nOWN_1\n');
	});

	it('loses its faulty entries, with a warning, and goes on', async () => {
		const folder = await repository({
			'.errcode/bad.yaml': 'entries:\n  - code: A_1\n  - {code: B_1, description: b}\n',
		});
		const { stdout, stderr, exitCode } = await inFolder(folder, 'errcode -s B_1 PAY_TWICE');
		expect({ stdout, exitCode }).toEqual({
			stdout: 'B_1  b\nPAY_TWICE  paid twice\n',
			exitCode: 0,
		});
		expect(stderr).toMatch(
			/^errcode: invalid catalog, is missing \(.*\/bad\.yaml:2: entries\[0\]\.description\)\n$/,
		);
	});

	it.runIf(process.getuid?.() === 0)('is not read where it is of another user', async () => {
		const folder = await repository();
		await chown(join(folder, '.errcode'), 54321, 54321);
		const { stdout, stderr, exitCode } = await inFolder(folder, 'errcode -s 40015');
		expect({ stdout, exitCode }).toEqual({ stdout: `${lineOf('40015')}\n`, exitCode: 0 });
		expect(stderr).toMatch(
			/^errcode: belongs to another user, passed over \(.*\/\.errcode\)\nhint: /,
		);
	});

	it('is no reason to fail in a folder that has been removed', async () => {
		const folder = await folderWith({ 'gone/x': '' });
		const { stdout, exitCode } = await inFolder(
			join(folder, 'gone'),
			'rm -r "$FOLDER" && errcode -s 40015',
		);
		expect({ stdout, exitCode }).toEqual({ stdout: `${lineOf('40015')}\n`, exitCode: 0 });
	});
});

describe('ERRCODE_DEFAULT_OPTS', () => {
	it('stands before the flags of the command line', async () => {
		const folder = await repository();
		const env = { ERRCODE_DEFAULT_OPTS: "--lang zh --short --section 'codes'" };
		const script = 'errcode PAY_TIMEOUT; errcode --lang en PAY_TIMEOUT';
		expect((await inFolder(folder, script, env)).stdout).toBe(
			'PAY_TIMEOUT  支付网关超时\nPAY_TIMEOUT  payment gateway timed out\n',
		);
	});

	it('is named where it is wrong, in the language that it asks for', async () => {
		const env = { ERRCODE_DEFAULT_OPTS: '--lang zh --frob' };
		const run = await inFolder('/', 'errcode 40015', env);
		expect(run).toMatchObject({
			stdout: '',
			stderr: 'errcode: 未知的选项：ERRCODE_DEFAULT_OPTS: --frob\n提示：用法见errcode --help\n',
			exitCode: 2,
		});
	});
});
