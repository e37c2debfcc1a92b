import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import openPlatform from '../../data/open-platform.json' with { type: 'json' };
import { runBash, runErrcode } from './run-errcode.ts';

async function newFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'errcode-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	return folder;
}

async function fileWith(text: string, name: string): Promise<string> {
	const file = join(await newFolder(), name);
	await writeFile(file, text);
	return file;
}

const markdown = `# Errors of the shop

## Login

| Code | Description | Solution | Severity | Since |
| --- | --- | --- | --- | --- |
| \`SHOP_LOGIN\` | wrong password \\| name | ask again | low | 1 |
| 70002 | locked | wait | high | 1 |

## 支付

| 错误码 | 描述 |
| --- | --- |
| 70003 | 余额不足 |
|  | nothing |
|  | 什么也没有 |
| see above | spaced |
| 70005 | |
| 70006 | 超时 |

| Name | Port |
| --- | --- |
| web | 80 |
`;

const catalog = {
	sections: [
		{ id: 'login', en: 'Login' },
		{ id: '支付', zh: '支付' },
	],
	entries: [
		{
			code: 'SHOP_LOGIN',
			section: 'login',
			description: { en: 'wrong password | name' },
			solution: { en: 'ask again' },
			'x-severity': 'low',
		},
		{
			code: '70002',
			section: 'login',
			description: { en: 'locked' },
			solution: { en: 'wait' },
			'x-severity': 'high',
		},
		{ code: '70003', section: '支付', description: { zh: '余额不足' } },
		{ code: '70006', section: '支付', description: { zh: '超时' } },
	],
};

describe('errcode --import', () => {
	it('turns Markdown into a catalog, and tells each cause of what it left out', async () => {
		const file = await fileWith(markdown, 'errors.md');
		const { stdout, stderr, exitCode } = await runErrcode(['--import', file]);
		expect(JSON.parse(stdout)).toEqual(catalog);
		expect(exitCode).toBe(0);
		expect(stderr.trimEnd().split('\n')).toEqual([
			`errcode: table left out, no column of codes (${file}:21: Name | Port)`,
			`errcode: 2 lines left out, no code (${file}:15: nothing)`,
			`errcode: line left out, no code where others have one (${file}:17: see above spaced)`,
			`errcode: line left out, no description (${file}:18: 70005)`,
			'errcode: column left out (Since)',
			'hint: --columns names all columns, now code,description,solution,severity,-',
			`errcode: took 4 entries from Markdown, 2 of 3 tables (${file})`,
		]);
	});

	it('reads a pipe as -', async () => {
		const file = await fileWith(markdown, 'errors.md');
		const { stdout, stderr } = await runBash('{ sleep 0.3; cat "$FILE"; } | errcode --import -', {
			env: { FILE: file },
		});
		expect(JSON.parse(stdout)).toEqual(catalog);
		expect(stderr).toContain('(-:15: nothing)');
	});

	it.each([
		['CSV', 'e.csv', '\ufeffcode,description,solution\r\nE_1,"a ""b"", c\r\nd",do\r\n'],
		['CSV with semicolons', 'e.csv', 'code;description;solution\nE_1;"a ""b"", c d";do\n'],
		['TSV', 'e.tsv', 'code\tdescription\tsolution\nE_1\ta "b", c d\tdo\n'],
		[
			'HTML',
			'e.html',
			'<!doctype html><table><tr><th>Code<th>Description<th>Solution</tr><tr><td><code>E_1</code><td>a &quot;b&quot;, c<br>d<td>do</tr></table>',
		],
		['Markdown', 'e.md', 'Code | Description | Solution\n-|-|-\nE_1 | a "b", c d | do'],
		['JSON', 'e.json', '[{"code":"E_1","description":"a \\"b\\", c d","fix":"do"}]'],
		[
			'a name that says nothing of YAML',
			'e',
			'- code: E_1\n  description: a "b", c d\n  fix: do\n',
		],
		['a name that says nothing', 'e', 'code,description,solution\nE_1,"a ""b"", c d",do'],
	])('reads %s', async (_case, name, text) => {
		const { stdout, exitCode } = await runErrcode(['--import', await fileWith(text, name)]);
		expect(JSON.parse(stdout)).toEqual({
			entries: [{ code: 'E_1', description: { en: 'a "b", c d' }, solution: { en: 'do' } }],
		});
		expect(exitCode).toBe(0);
	});

	it('drops nothing silently', async () => {
		const text = [
			'code,,description,extra',
			'7001,a note,quota,exceeded',
			'6104/6105,,both,',
			'6100-6199,,range,',
		].join('\n');
		const file = await fileWith(text, 'e.csv');
		const { stdout, stderr } = await runErrcode(['--import', file]);
		expect(JSON.parse(stdout).entries).toEqual([
			{ code: '7001', description: { en: 'quota' } },
			{ code: '6104', aliases: ['6105'], description: { en: 'both' } },
		]);
		expect(stderr.trimEnd().split('\n')).toEqual([
			`errcode: line left out, a range is no code (${file}:4: 6100-6199 range)`,
			'errcode: columns left out (2, extra)',
			'hint: --columns names all columns, now code,-,description,-',
			`errcode: took 2 entries from CSV, 1 table (${file})`,
		]);
	});

	it('tells of columns behind those that --columns names', async () => {
		const args = ['--import', '-', '--columns', 'code,description'];
		const { stderr } = await runErrcode(args, { input: 'ErrID,Txt,Fix\n1,a,b\n' });
		expect(stderr).toContain('errcode: column left out (Fix)\n');
		expect(stderr).toContain('took 1 entry from CSV, 1 table');
	});

	it.each([
		['UTF-16', 'UTF-16', Buffer.from('\ufeffcode\tmessage\n9001\t配额\n', 'utf16le')],
		['GBK', 'GB18030', Buffer.from('code\tmessage\n9001\t\xc5\xe4\xb6\xee\n', 'latin1')],
	])('reads %s, and says so', async (_case, encoding, input) => {
		const { stdout, stderr } = await runErrcode(['--import', '-'], { input });
		expect(JSON.parse(stdout).entries).toEqual([{ code: '9001', description: { zh: '配额' } }]);
		expect(stderr).toContain(`errcode: read as ${encoding} (-)\n`);
	});

	it('keeps what is UTF-8 of a file that is not all so, and says where it is not', async () => {
		const input = Buffer.concat([
			Buffer.from('code,message\n1,令牌过期\n2,参数'),
			Buffer.from([0xe9]),
			Buffer.from('错误\n'),
		]);
		const { stdout, stderr } = await runErrcode(['--import', '-'], { input });
		expect(JSON.parse(stdout).entries[0].description).toEqual({ zh: '令牌过期' });
		expect(stderr).toContain('errcode: some of it is not UTF-8 (-:3)\n');
	});

	it('keeps apart sections whose titles differ in marks alone', async () => {
		const table = (code: number) => `| code | text |\n|-|-|\n| ${code} | x |\n`;
		const input = `## C#\n\n${table(1)}\n## C++\n\n${table(2)}`;
		const { stdout } = await runErrcode(['--import', '-'], { input });
		expect(JSON.parse(stdout).sections).toEqual([
			{ id: 'c', en: 'C#' },
			{ id: 'C++', en: 'C++' },
		]);
	});

	it('makes the built-in catalog again of a document in its layout', async () => {
		const { entries, sections } = openPlatform;
		const document = sections.flatMap(({ id, zh }) => {
			const own = entries.filter(({ section }) => section === id);
			const rows = own.map(({ code, description, solution, unofficial }) =>
				unofficial.includes('description.en')
					? `${code} ${description.zh} ${solution.zh}`
					: `${code} ${description.en} ${description.zh}`,
			);
			const isCommon = own[0]?.unofficial.includes('description.en');
			const header = isCommon ? '错误码 错误描述 解决方案' : '错误码 英文描述 中文描述';
			return [zh, header, ...rows, ''];
		});
		const { stdout, stderr } = await runErrcode(['--import', '-'], { input: document.join('\n') });
		const official = entries.map(({ code, section, description, solution, unofficial }) => {
			const own = (path: string, language: string, text: string) =>
				unofficial.includes(path) ? {} : { [language]: text };
			const advice = {
				...own('solution.en', 'en', solution.en),
				...own('solution.zh', 'zh', solution.zh),
			};
			return {
				code,
				section: sections.find(({ id }) => id === section)?.zh,
				description: {
					...own('description.en', 'en', description.en),
					...own('description.zh', 'zh', description.zh),
				},
				...(Object.keys(advice).length === 0 ? {} : { solution: advice }),
			};
		});
		expect(JSON.parse(stdout)).toEqual({
			sections: sections.map(({ zh }) => ({ id: zh, zh })),
			entries: official,
		});
		expect(stderr).toBe("errcode: took 79 entries from the platform's layout, 5 tables (-)\n");
	});

	const entries = [
		{ code: 'E_1', description: { en: 'a' } },
		{ code: 'E_2', description: { en: 'b' } },
	];
	it.each([
		['CSV without a heading row', 'e.csv', 'x,E_1,a\nx,E_2,b\n', '-,code,description'],
		[
			'CSV with a heading row',
			'e.csv',
			'Level,Code,Message\nx,E_1,a\nx,E_2,b\n',
			'-,code,description',
		],
		[
			'CSV whose first text reads like a heading',
			'e.csv',
			'E_1,Error\nE_2,b\n',
			'code,description',
		],
		[
			'Markdown with known headings',
			'e.md',
			'| Level | Code | Message |\n|-|-|-|\n|x|E_1|a|\n|x|E_2|b|\n',
			'-,code,description',
		],
		[
			'Markdown with unknown headings',
			'e.md',
			'| Stufe | Fehler | Bedeutung |\n|-|-|-|\n|x|E_1|a|\n|x|E_2|b|\n',
			'-,code,description',
		],
		[
			'HTML with unknown headings',
			'e.html',
			'<table><tr><th>Fehler<th>Bedeutung<tr><td>E_1<td>a<tr><td>E_2<td>b</table>',
			'code,description',
		],
		['columns that are blank or more', 'e.csv', 'E_1,a,z\nE_2,b,z\n', ' code , description , '],
	])('takes --columns for %s', async (_case, name, text, columns) => {
		const file = await fileWith(text, name);
		const { stdout, exitCode } = await runErrcode(['--import', file, `--columns=${columns}`]);
		const error = name === 'e.csv' && text.includes('Error');
		expect(JSON.parse(stdout).entries).toEqual(
			error ? [{ code: 'E_1', description: { en: 'Error' } }, entries[1]] : entries,
		);
		expect(exitCode).toBe(0);
	});

	it('takes --columns that begin with a column left out, apart from the flag', async () => {
		const file = await fileWith('x,E_1,a\nx,E_2,b\n', 'e.csv');
		const args = ['--import', file, '--columns', '-,code,description'];
		const { stderr, exitCode } = await runErrcode(args);
		expect(stderr).toContain('took 2 entries');
		expect(exitCode).toBe(0);
	});

	it('takes --columns only for tables', async () => {
		const args = ['--import', '-', '--columns', 'code,description'];
		const json = await runErrcode(args, { input: '[{"code":1,"message":"a b"}]' });
		expect(json).toMatchObject({ stdout: '', exitCode: 2 });
		expect(json.stderr).toContain('--columns is for tables, and this is JSON without one');
		const input =
			'| Feld | Typ |\n|-|-|\n| the id | string |\n\n| Fehler | Text |\n|-|-|\n| 7001 | a |\n';
		const { stdout, stderr } = await runErrcode(args, { input });
		expect(JSON.parse(stdout).entries).toEqual([{ code: '7001', description: { en: 'a' } }]);
		expect(stderr).toContain('table left out, the columns do not fit (-:1: Feld | Typ)');
	});

	it('replaces the file of -o only when the import succeeds', async () => {
		const folder = await newFolder();
		const file = join(folder, 'codes.json');
		await writeFile(file, 'old', { mode: 0o640 });
		const failed = await runErrcode(['--import', '-', '-o', file], { input: 'nothing' });
		expect(failed.exitCode).toBe(2);
		expect(await readFile(file, 'utf8')).toBe('old');
		const input = 'code,description\n7001,quota exceeded\n';
		const done = await runErrcode(['--import', '-', '-o', file], { input });
		expect(done).toMatchObject({ stdout: '', exitCode: 0 });
		expect(JSON.parse(await readFile(file, 'utf8')).entries).toHaveLength(1);
		expect((await stat(file)).mode & 0o777).toBe(0o640);
		expect(await readdir(folder)).toEqual(['codes.json']);
	});

	it('tells where -o cannot write', async () => {
		const input = 'code,description\n7001,quota exceeded\n';
		const { stderr, exitCode } = await runErrcode(['--import', '-', '-o', '/nothing/x'], { input });
		expect(stderr).toContain('errcode: cannot write, ENOENT (/nothing/x)\n');
		expect(exitCode).toBe(2);
	});

	it.each([
		['an unknown column', ['--columns', 'code,colour'], '(colour)'],
		['no code', ['--columns', 'description'], '(description)'],
		['no value', ['--columns'], '(--columns)'],
	])('refuses --columns with %s', async (_case, args, which) => {
		const file = await fileWith('E_1,a\n', 'e.csv');
		const { stdout, stderr, exitCode } = await runErrcode(['--import', file, ...args]);
		expect(stderr).toContain(which);
		expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
	});

	it.each([['--columns=code'], ['--yaml'], ['--output=x']])(
		'is what %s goes with',
		async (flag) => {
			const { stderr, exitCode } = await runErrcode([flag, '40015']);
			expect(stderr).toContain('goes with --import');
			expect(exitCode).toBe(2);
		},
	);

	it.each([
		['an empty file', '', 'taken for plain text, no codes found'],
		['prose', 'Nothing to see here.\n', 'taken for plain text, no codes found'],
		['a page without a table', '<p>no <table></table></p>', 'taken for HTML, no codes found'],
		[
			'a table without codes',
			'| Name | Port |\n| --- | --- |\n| web | 80 |\n',
			'taken for Markdown, no codes found',
		],
		[
			'a table of which most codes are the same',
			'| Status | Text |\n|-|-|\n| 400 | a b |\n| 400 | c d |\n| 400 | e f |\n| 400 | g h |\n',
			'taken for Markdown; which column has the codes is not plain',
		],
		['JSON without codes', '{"a": [1, 2]}', 'taken for JSON, no codes found'],
	])('says of %s that there is nothing in it', async (_case, text, message) => {
		const { stdout, stderr, exitCode } = await runErrcode(['--import', '-'], { input: text });
		expect(stderr).toContain(`errcode: ${message} (-)\nhint: `);
		expect(stderr.includes('--columns')).toBe(text.includes('|'));
		expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
	});

	it.each([
		['a missing file', '/nothing/e.md', 'no such document'],
		['a folder', '/', 'a document is a file, not a directory'],
	])('tells of %s', async (_case, file, message) => {
		expect(await runErrcode(['--import', file])).toMatchObject({
			stdout: '',
			stderr: `errcode: ${message} (${file})\n`,
			exitCode: 2,
		});
	});

	it.each([
		['JSON', []],
		['YAML', ['--yaml']],
	])('prints no control characters in %s or messages', async (_case, flags) => {
		const evil = '\u001b[31mred\u009b2J\u202e\u007f';
		const input = `code,description,${evil}\nE_1,${evil},x\n,${evil},x\n`;
		const { stdout, stderr } = await runErrcode(['--import', '-', ...flags], { input });
		expect(stdout).toContain('E_1');
		// biome-ignore lint/suspicious/noControlCharactersInRegex: to find them is the point
		const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;
		expect(stderr).not.toMatch(control);
		expect(stdout).not.toMatch(control);
	});
});

describe('what --import prints', () => {
	const codes = ['007', '0x80070005', '1e3', '0o17', '1_000', '-1', '#x1', '%x1', 'a:b', '40015'];

	it.each([
		['JSON', [], 'mine.json'],
		['YAML', ['--yaml'], 'mine.yaml'],
	])('as %s is read back by --catalog', async (_case, flags, name) => {
		const input = `code,description,solution\n${codes.map((code) => `${code},means: ${code},"# - 'x' "`).join('\n')}`;
		const imported = await runErrcode(['--import', '-', ...flags], { input });
		const file = await fileWith(imported.stdout, name);
		const { stdout, stderr } = await runErrcode(['--catalog', file, '--list', '--json']);
		expect(stderr).toBe('');
		const records: { catalog: string; code: string; description: { en: string } }[] = stdout
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(
			records
				.filter((record) => record.catalog === 'mine')
				.map((record) => [record.code, record.description.en]),
		).toEqual(codes.map((code) => [code, `means: ${code}`]));
	});

	it('is known to look-up, filter and search from the configuration folder', async () => {
		const plain = markdown
			.replaceAll('Severity', 'Since')
			.replaceAll(/ \| (?:low|high) /g, ' | 1 ');
		const base = await newFolder();
		await mkdir(join(base, 'errcode'));
		const env = { XDG_CONFIG_HOME: base, FILE: await fileWith(plain, 'errors.md') };
		const made = await runBash(
			'errcode --import "$FILE" 2>/dev/null > "$XDG_CONFIG_HOME/errcode/shop.json"',
			{ env },
		);
		expect(made.exitCode).toBe(0);
		const lookUp = await runErrcode(['70002'], { env });
		expect(lookUp.stdout).toContain(
			'70002  locked\n\n  Solution\n    wait\n\n  Section   login · Login\n',
		);
		const filtered = await runErrcode([], { env, input: '{"errcode":70003}\nSHOP_LOGIN\n' });
		expect(filtered.stdout).toBe(
			'{"errcode":70003}  ← 70003 余额不足\nSHOP_LOGIN  ← SHOP_LOGIN wrong password | name · ask again\n',
		);
		const search = await runErrcode(['--without', 'library', 'buzu'], { env });
		const initials = await runErrcode(['--without', 'library', '--search', 'yebz'], { env });
		expect(search.stdout).toMatch(/^70003 {2}余额不足\n/);
		expect(initials.stdout).toMatch(/^70003 {2}余额不足\n/);
	});
});
