import { chmod, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import schema from '../../data/catalog.schema.json' with { type: 'json' };
import { folderWith } from './folder-with.ts';
import { lineOf, noteOf } from './known-entries.ts';
import { runBash, runErrcode } from './run-errcode.ts';

async function fileWith(content: unknown, name = 'mine.json'): Promise<string> {
	return join(await folderWith({ [name]: content }), name);
}

const entry = (code: string | number, more: object = {}) => ({
	code,
	description: `what ${code} means`,
	...more,
});
const catalogOf = (...codes: (string | number)[]) => ({
	entries: codes.map((code) => entry(code)),
});
const recordsIn = (stdout: string): Record<string, unknown>[] =>
	stdout
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line));

describe('the configuration folder', () => {
	it.each([
		['XDG_CONFIG_HOME', '', (base: string) => ({ XDG_CONFIG_HOME: base })],
		['HOME', '.config/', (base: string) => ({ HOME: base, XDG_CONFIG_HOME: undefined })],
		[
			'HOME where XDG_CONFIG_HOME is empty',
			'.config/',
			(base: string) => ({ HOME: base, XDG_CONFIG_HOME: '' }),
		],
		[
			'HOME where XDG_CONFIG_HOME is relative',
			'.config/',
			(base: string) => ({ HOME: base, XDG_CONFIG_HOME: 'x' }),
		],
	])('is found by %s', async (_case, prefix, env) => {
		const base = await folderWith({ [`${prefix}errcode/mine.json`]: catalogOf('MY_1') });
		const { stdout, stderr, exitCode } = await runErrcode(['MY_1'], { env: env(base) });
		expect(stdout).toContain('MY_1  what MY_1 means\n');
		expect(stdout).toContain('mine');
		expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
	});

	it('is read in name order, dot files left out', async () => {
		const base = await folderWith({
			'errcode/b.json': catalogOf('B_1'),
			'errcode/a.yml': 'entries: [{code: A_1, description: what A_1 means}]',
			'errcode/c.yaml': 'entries: [{code: C_1, description: what C_1 means}]',
			'errcode/.d.json': catalogOf('D_1'),
			'errcode/notes.txt': 'x',
		});
		const { stdout } = await runErrcode(['--list'], { env: { XDG_CONFIG_HOME: base } });
		expect(stdout.trimEnd().split('\n').slice(79)).toEqual(
			['A_1', 'B_1', 'C_1'].map((code) => `${code}  what ${code} means`),
		);
	});

	it.each([
		['the look-up', ['40015', '-s'], '', `${lineOf('40015')}\n`],
		['the filter', [], 'errcode=40015\n', `errcode=40015${noteOf('40015')}\n`],
	])('warns of a broken file, and %s goes on', async (_case, args, input, output) => {
		const base = await folderWith({
			'errcode/a.json': '{"entries": [}',
			'errcode/b.json': { entries: [entry('B_1', { solution: { zh: '' } })] },
			'errcode/c.json': catalogOf('C_1'),
		});
		const env = { XDG_CONFIG_HOME: base };
		const { stdout, stderr, exitCode } = await runErrcode(args, { input, env });
		expect({ stdout, exitCode }).toEqual({ stdout: output, exitCode: 0 });
		expect(stderr.match(/^errcode: .*$/gm)).toEqual([
			expect.stringMatching(/^errcode: not JSON, .*\/a\.json:1:14\)$/),
			expect.stringMatching(
				/^errcode: invalid catalog, .*\/b\.json:1: entries\[0\]\.solution\.zh\)$/,
			),
		]);
		expect((await runErrcode(['C_1', '-s'], { env })).stdout).toBe('C_1  what C_1 means\n');
	});
});

describe('what was kept of a catalog', () => {
	it.each([
		['the look-up', ['MY_1', '-s'], ''],
		['the list', ['--list'], ''],
		['the search', ['what MY_1'], ''],
		['the filter', [], 'got MY_1\n'],
	])('is read anew from its file where it is damaged, by %s', async (_case, args, input) => {
		const base = await folderWith({ 'errcode/mine.json': catalogOf('MY_1', 'MY_2'), cache: '' });
		await rm(join(base, 'cache'));
		const env = { XDG_CONFIG_HOME: base, XDG_CACHE_HOME: join(base, 'cache') };
		const first = await runErrcode(args, { env, input });
		expect(first.stdout).toContain('MY_1');
		const kept = join(base, 'cache', 'errcode');
		for (const name of await readdir(kept)) await writeFile(join(kept, name), 'no longer');
		expect(await runErrcode(args, { env, input })).toEqual(first);
		expect(await runErrcode(args, { env, input })).toEqual(first);
		expect(await runErrcode(args, { env, input })).toEqual(first);
	});
});

describe('errcode --catalog FILE', () => {
	it('may be repeated', async () => {
		const [one, two] = [await fileWith(catalogOf('ONE_1')), await fileWith(catalogOf('TWO_2'))];
		const args = ['--catalog', one, `--catalog=${two}`, '-s', 'TWO_2', 'ONE_1', '40015'];
		const { stdout, exitCode } = await runErrcode(args);
		const lines = ['TWO_2  what TWO_2 means', 'ONE_1  what ONE_1 means', lineOf('40015')];
		expect({ stdout, exitCode }).toEqual({ stdout: `${lines.join('\n')}\n`, exitCode: 0 });
	});

	it.each([
		['JSON', JSON.stringify(catalogOf('MY_1'))],
		['JSON behind a BOM', `\ufeff${JSON.stringify(catalogOf('MY_1'))}`],
		['YAML', '# mine\nentries:\n  - code: MY_1\n    description: what MY_1 means\n'],
	])('reads %s from standard input as -', async (_case, input) => {
		const { stdout } = await runErrcode(['--catalog', '-', 'MY_1'], { input });
		expect(stdout).toBe('MY_1  what MY_1 means\n\n  Catalog   stdin\n');
	});

	it('does not take the log of the filter for the catalog', async () => {
		const run = await runErrcode(['--catalog', '-'], { input: 'errcode=40015\n' });
		expect(run).toMatchObject({ stdout: '', exitCode: 2 });
		expect(run.stderr).toMatch(/^errcode: standard input cannot be both/);
	});

	it('waits for standard input', async () => {
		const file = await fileWith(catalogOf('MY_1'));
		const { stdout } = await runBash('{ sleep 0.5; cat "$FILE"; } | errcode --catalog - -s MY_1', {
			env: { FILE: file },
		});
		expect(stdout).toBe('MY_1  what MY_1 means\n');
	});

	it('reads a pipe with a name', async () => {
		const file = await fileWith(catalogOf('MY_1'));
		const { stdout } = await runBash('errcode -s MY_1 --catalog <(cat "$FILE")', {
			env: { FILE: file },
		});
		expect(stdout).toBe('MY_1  what MY_1 means\n');
	});

	it.each<[string, string, string | object, RegExp]>([
		['that is not JSON', 'a.json', '{"entries": [}', /not JSON, [^(]*\([^)]*a\.json:1:14\)/],
		['that is not YAML', 'a.yaml', 'a: [1\nb: 2', /not YAML, .*a\.yaml:2:1\)/],
		['that is empty', 'a.json', '', /the catalog is empty \(.*a\.json\)/],
		['that is empty YAML', 'a.yml', ' \n', /the catalog is empty \(.*a\.yml\)/],
		[
			'that is a list',
			'a.yml',
			'- code: 1\n',
			/an object with a list of entries \(.*a\.yml:1\)\nhint: /,
		],
		[
			'with a fault',
			'a.json',
			{ entries: [entry(1, { solution: { en: 'x', zh: '' } })] },
			/a\.json:1: entries\[0\]\.solution\.zh\)/,
		],
		[
			'with an unknown field',
			'a.json',
			{ entries: [entry(1, { solutoin: 'x' })] },
			/unknown field \(.*entries\[0\]\.solutoin\)\nhint: did you mean solution\?/,
		],
		[
			'with a code twice',
			'a.json',
			catalogOf('A', 'a'),
			/the same code as entries\[0\] \(.*entries\[1\]\.code\)/,
		],
		[
			'that laughs',
			'a.yaml',
			`a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${Array(30).fill('*a').join()}]\nc: [${Array(30).fill('*b').join()}]\n`,
			/(?:not usable YAML|invalid catalog), .*a\.yaml/,
		],
		[
			'that contains itself',
			'a.yaml',
			'entries: &a [*a]\n',
			/not YAML, an anchor contains itself "a" \(.*a\.yaml:1:15\)/,
		],
		['of open brackets', 'a.json', '['.repeat(200_000), /not JSON/],
		[
			'of closed brackets',
			'a.json',
			'['.repeat(200_000) + ']'.repeat(200_000),
			/expected an object/,
		],
		['of open YAML brackets', 'a.yaml', '['.repeat(50_000), /YAML/],
		[
			'of YAML brackets',
			'a.yaml',
			`${'['.repeat(3000)}${']'.repeat(3000)}`,
			/YAML|expected an object/,
		],
	])('refuses a file %s', async (_case, name, content, message) => {
		const file = await fileWith(content, name);
		const { stdout, stderr, exitCode } = await runErrcode(['--catalog', file, '40015']);
		expect(stderr).toMatch(message);
		expect(stderr).not.toMatch(/^ {4}at /m);
		expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
	});

	it.each([
		['a catalog', 'a.json', { entries: Array(100).fill(0) }, 21],
		['YAML', 'a.yaml', '['.repeat(500), 1],
	])('tells 20 faults of %s, and how many more there are', async (_case, name, content, lines) => {
		const file = await fileWith(content, name);
		const { stderr, exitCode } = await runErrcode(['--catalog', file, '40015']);
		expect(stderr.match(/^errcode: /gm)).toHaveLength(lines);
		if (lines > 1) expect(stderr).toContain('and 80 more faults');
		expect(exitCode).toBe(2);
	});

	it('refuses a folder, a missing file and one of more than 64 MB', async () => {
		const folder = await folderWith({ 'large.json': '{}' });
		const [large, missing] = [join(folder, 'large.json'), join(folder, 'nothing.json')];
		await truncate(large, 64 * 1024 * 1024 + 1);
		for (const [file, reason] of [
			[folder, 'a catalog is a file, not a directory'],
			[missing, 'no such catalog file'],
			[large, 'a catalog has at most 64 MB'],
		] as const) {
			expect(await runErrcode(['--catalog', file, '40015'])).toMatchObject({
				stdout: '',
				stderr: `errcode: ${reason} (${file})\n`,
				exitCode: 2,
			});
		}
	});

	it.skipIf(process.getuid?.() === 0)('refuses a file that may not be read', async () => {
		const file = await fileWith(catalogOf('MY_1'));
		await chmod(file, 0);
		expect(await runErrcode(['--catalog', file, '40015'])).toMatchObject({
			stdout: '',
			stderr: `errcode: no permission to read the catalog (${file})\n`,
			exitCode: 2,
		});
	});

	it('tells it in Chinese', async () => {
		const { stderr } = await runErrcode(['--catalog', '/nothing', '1', '--lang', 'zh']);
		expect(stderr).toBe('errcode: 找不到错误码表文件：/nothing\n');
	});
});

describe("a user's entries", () => {
	it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
		'may have the code %s',
		async (code) => {
			const file = await fileWith(catalogOf(code));
			const args = ['--catalog', file];
			const lookUp = await runErrcode([...args, '-s', code]);
			expect(lookUp.stdout).toBe(`${code}  what ${code} means\n`);
			const filtered = await runErrcode([...args, '--summary'], { input: `errcode=${code}\n` });
			expect(filtered.stdout).toContain('1 of 1 line reports a code');
		},
	);

	it.each([
		['a look-up', ['MY_1'], ''],
		['a short look-up', ['-s', 'MY_1'], ''],
		['a record', ['--json', 'MY_1'], ''],
		['the list', ['--list'], ''],
		['a search', ['--search', 'harmless'], ''],
		['the filter', [], 'MY_1\n'],
		["the filter's records", ['--json'], 'MY_1\n'],
		['the summary', ['--summary'], 'MY_1\n'],
		['a message', ['MY_2'], ''],
		['a message about sections', ['--list', '--section', 'nothing'], ''],
	])('never bring escape sequences to the output of %s', async (_case, args, input) => {
		const evil = '\u001b[31mharmless\u0007\u009b2J\u202e\u007f\r';
		const file = await fileWith({
			name: `name ${evil}`,
			sections: [{ id: `id ${evil}`, en: `title ${evil}`, zh: `题${evil}` }],
			entries: [
				{
					code: 'MY_1',
					aliases: [`A${evil}`],
					section: `id ${evil}`,
					description: evil,
					solution: evil,
				},
				{ code: `MY_3${evil}`, description: evil },
			],
		});
		const { stdout, stderr } = await runErrcode(['--catalog', file, ...args], { input });
		expect(stdout + stderr).not.toBe('');
		// biome-ignore lint/suspicious/noControlCharactersInRegex: to find them is the point
		expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
	});

	it('never bring escape sequences to messages about their file', async () => {
		const evil = '\u001b[31mred\u009b2J';
		const file = await fileWith({ entries: [{ code: 1, description: 'x', [evil]: 1 }] });
		for (const args of [
			['--catalog', file, '1'],
			['--catalog', `/nothing/${evil}`, '1'],
		]) {
			const { stderr, exitCode } = await runErrcode(args);
			expect(exitCode).toBe(2);
			// biome-ignore lint/suspicious/noControlCharactersInRegex: to find them is the point
			expect(stderr).not.toMatch(/[\u001b\u009b]/);
		}
	});

	it('have a plain text in both languages', async () => {
		const file = await fileWith({ entries: [entry('MY_1', { solution: 'do it' })] });
		const { stdout } = await runErrcode(['--catalog', file, '--json', 'MY_1']);
		expect(recordsIn(stdout)).toEqual([
			{
				code: 'MY_1',
				catalog: 'mine',
				section: null,
				description: { en: 'what MY_1 means', zh: 'what MY_1 means' },
				solution: { en: 'do it', zh: 'do it' },
				unofficial: [],
			},
		]);
	});

	it('have sections that --section takes by id and title', async () => {
		const file = await fileWith({
			sections: [{ id: 'pay', en: 'Payment', zh: '支付' }],
			entries: [
				entry('PAY_1', { section: 'pay' }),
				entry('OWN_2', { section: 'other' }),
				entry('OWN_3'),
			],
		});
		for (const name of ['pay', 'PAYMENT', '支付']) {
			const { stdout } = await runErrcode(['--catalog', file, '--list', '--section', name]);
			expect(stdout).toBe('PAY_1  what PAY_1 means\n');
		}
		const args = ['--catalog', file, '--section', 'other'];
		expect((await runErrcode([...args, '--list'])).stdout).toBe('OWN_2  what OWN_2 means\n');
		expect((await runErrcode(args, { input: 'PAY_1\n' })).stdout).toBe('PAY_1\n');
		expect((await runErrcode([...args, 'PAY_1'])).exitCode).toBe(1);
	});

	it('are found by their aliases', async () => {
		const file = await fileWith({ entries: [entry('DUP_KEY', { aliases: [23505, 'PG-23505'] })] });
		const args = ['--catalog', file];
		const { stdout } = await runErrcode([...args, '-s', '23505', 'pg-23505']);
		expect(stdout).toContain('DUP_KEY  what DUP_KEY means\n');
		const input = 'errcode=23505\nbad PG-23505\nDUP_KEY\nport 23505\n';
		const note = '  ← DUP_KEY what DUP_KEY means';
		expect((await runErrcode(args, { input })).stdout).toBe(
			`errcode=23505${note}\nbad PG-23505${note}\nDUP_KEY${note}\nport 23505\n`,
		);
	});

	it('stand beside those of other catalogs with the same code', async () => {
		const file = await fileWith(
			{ entries: [{ code: 40015, description: 'out of paper' }] },
			'printer.json',
		);
		const args = ['--catalog', file, '--without', 'library'];
		const { stdout } = await runErrcode([...args, '40015']);
		expect(stdout).toMatch(
			/^40015 {2}access_token expired\n(?:.*\n)* {2}.*open-platform\n\n40015 {2}out of paper\n\n {2}Catalog {3}printer · .*\/printer\.json\n/,
		);
		const { stdout: json } = await runErrcode([...args, '--json', '40015']);
		expect(recordsIn(json).map(({ catalog }) => catalog)).toEqual(['open-platform', 'printer']);
		const filtered = await runErrcode(args, { input: 'errcode=40015\n' });
		expect(filtered.stdout).toBe(
			`errcode=40015${noteOf('40015').replace('40015', 'open-platform:40015')}  ← printer:40015 out of paper\n`,
		);
		const section = await runErrcode([...args, '-s', '--section', 'general', '40015']);
		expect(section.stdout).toBe(`${lineOf('40015')}\n`);
	});

	it('come behind the built-in ones in the list', async () => {
		const { stdout } = await runErrcode([
			'--list',
			'--catalog',
			await fileWith(catalogOf('MY_1', 7)),
		]);
		const lines = stdout.trimEnd().split('\n');
		expect(lines.slice(79)).toEqual(['MY_1  what MY_1 means', '7  what 7 means']);
	});

	it.each([
		['pinyin in full', 'kucunbuzu'],
		['pinyin in parts', 'kucun buzu'],
		['initials', 'kcbz'],
		['characters', '库存'],
		['a typo in the English', 'inventry'],
		['the other reading of a character', 'chongfu tijiao', 'MY_2'],
		['initials of the other reading', 'cftj', 'MY_2'],
	])('are found by %s', async (_case, query, code = 'MY_1') => {
		const file = await fileWith({
			entries: [
				{ code: 'MY_1', description: { en: 'Inventory is short', zh: '库存不足' } },
				{ code: 'MY_2', description: { en: 'Sent twice', zh: '重复提交' } },
			],
		});
		const { stdout } = await runErrcode(['--catalog', file, '--search', query]);
		expect(stdout.split(' ')[0]).toBe(code);
	});

	it.each<[string, string, boolean]>([
		['ORA-00942', 'ORA-00942: table or view does not exist', true],
		['ORA-00942', 'caught [ORA-00942]', true],
		['ORA-00942', 'ORA-009421', false],
		['ORA-00942', 'FLORA-00942', false],
		['ORA-00942', 'ORA-0094', false],
		['E0382', 'error[E0382]: borrow of moved value', true],
		['E0382', 'E03821', false],
		['E0382', 'xE0382', false],
		['E0382', '_E0382', false],
		['auth/invalid', 'Firebase: Error (auth/invalid).', true],
		['auth/invalid', 'auth/invalid_email', false],
		['auth/invalid', 'auth/invalid-email', false],
		['auth/invalid', 'oauth/invalid', false],
		['0x80070005', 'failed with 0x80070005', true],
		['0x80070005', 'HRESULT=0x80070005,', true],
		['0x8007000E', 'HRESULT 0x8007000e', true],
		['0x80070005', '0x800700051', false],
		['0x80070005', '00x80070005', false],
		['错误', 'errcode=错误', false],
	])('with the code %s report in %j: %j', async (code, line, isReport) => {
		const file = await fileWith(catalogOf(code));
		const args = ['--catalog', file, '--without', 'library'];
		const { stdout } = await runErrcode(args, { input: `${line}\n` });
		expect(stdout).toBe(`${line}${isReport ? `  ← ${code} what ${code} means` : ''}\n`);
	});
});

describe('errcode --schema', () => {
	it('prints the schema', async () => {
		const { stdout, stderr, exitCode } = await runErrcode(['--schema']);
		expect(JSON.parse(stdout)).toEqual(schema);
		expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
	});
});
