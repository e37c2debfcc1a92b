import { describe, expect, it } from 'vitest';
import { noteOf, recordOf } from './known-entries.ts';
import { runErrcode } from './run-errcode.ts';

const note = noteOf('40015');

describe('COMMAND | errcode', () => {
	it.each([
		['a reported line', '{"errcode":40015}\n', `{"errcode":40015}${note}\n`],
		['CRLF', '{"errcode":40015}\r\n\r\nx\r\n', `{"errcode":40015}${note}\r\n\r\nx\r\n`],
		['a last line without an end', 'a\n{"errcode":40015}', `a\n{"errcode":40015}${note}`],
		['a last line that ends in CR', 'errcode=40015\r', `errcode=40015${note}\r`],
		['a CR within a line', 'x\rerrcode=40015\n', `x\rerrcode=40015${note}\n`],
		['empty lines', '\n\n\n', '\n\n\n'],
		['an empty input', '', ''],
		['an ANSI line', '\u001b[31merrcode=\u001b[1m40015\u001b[0m\n', undefined],
		['tabs and blanks at the end', 'errcode=40015 \t \n', `errcode=40015 \t ${note}\n`],
		['a symbolic code', 'got SYS_ERR\n', `got SYS_ERR${noteOf('SYS_ERR')}\n`],
		['a negative code', 'errcode: -1\n', `errcode: -1${noteOf('-1')}\n`],
		['a line of Chinese', '接口返回错误码：40015\n', `接口返回错误码：40015${note}\n`],
		['a byte order mark', '\ufefferrcode=40015\n', `\ufefferrcode=40015${note}\n`],
		['what is not a report', 'pid 40015 10.0.0.1:40001 40002ms\n', undefined],
	])('passes %s through and adds its note', async (_case, input, output) => {
		const { stdout, stderr, exitCode } = await runErrcode([], { input });
		const expected = input.includes('\u001b') ? input.replace('\n', `${note}\n`) : input;
		expect(stdout).toBe(output ?? expected);
		expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
	});

	it('notes each code of a line once, in order', async () => {
		const line = 'errcode=40029 then errcode=-1, retry: errcode=40029 SYS_ERR';
		const { stdout } = await runErrcode([], { input: `${line}\n` });
		expect(stdout).toBe(`${line}${noteOf('40029')}${noteOf('-1')}${noteOf('SYS_ERR')}\n`);
	});

	it('adds Chinese notes with --lang zh', async () => {
		const { stdout } = await runErrcode(['--lang', 'zh'], { input: 'errcode=40015\n' });
		expect(stdout).toBe(`errcode=40015${noteOf('40015', 'zh')}\n`);
	});

	it.each([[['--line-buffered']], [['--line-buffered', '--color', 'auto']]])(
		'accepts %j without effect',
		async (flags) => {
			const { stdout, exitCode } = await runErrcode(flags, { input: 'x\nerrcode=40015\n' });
			expect({ stdout, exitCode }).toEqual({
				stdout: `x\nerrcode=40015${note}\n`,
				exitCode: 0,
			});
		},
	);

	it.each(['wechat', '微信'])('notes only codes of --section %s', async (name) => {
		const input = 'errcode=40015\nerrcode=201001 errcode=40015\n';
		const { stdout } = await runErrcode(['--section', name], { input });
		expect(stdout).toBe(input.replace(/\n$/, `${noteOf('201001')}\n`));
	});

	it('prints nothing of its input where the section is wrong', async () => {
		const input = 'errcode=40015\n';
		const { stdout, stderr, exitCode } = await runErrcode(['--section', 'nope'], { input });
		expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
		expect(stderr).toMatch(/^errcode: [^\n]+ \(nope\)\nhint: [^\n]+\n$/);
	});
});

describe('COMMAND | errcode --matched', () => {
	it('prints only lines with a report', async () => {
		const input = 'a\nerrcode=40015\r\n\nport 40001\nSYS_ERR\nb';
		const { stdout, exitCode } = await runErrcode(['--matched'], { input });
		expect(stdout).toBe(`errcode=40015${note}\r\nSYS_ERR${noteOf('SYS_ERR')}\n`);
		expect(exitCode).toBe(0);
	});

	it('keeps a last line without an end', async () => {
		const { stdout } = await runErrcode(['-m'], { input: 'a\nerrcode=40015' });
		expect(stdout).toBe(`errcode=40015${note}`);
	});

	it.each([
		['an input without reports', 'a\nport 40001\n', []],
		['an empty input', '', []],
		['records of none', 'a\n', ['--json']],
		['reports of another section', 'errcode=40015\n', ['--section', 'wechat']],
	])('prints nothing for %s and exits with 1', async (_case, input, flags) => {
		expect(await runErrcode(['--matched', ...flags], { input })).toMatchObject({
			stdout: '',
			stderr: '',
			exitCode: 1,
		});
	});
});

describe('COMMAND | errcode --json', () => {
	it('prints line, column, text and the record, keys in that order', async () => {
		const line = '{"errcode":40015,"errmsg":"x"}';
		const { stdout, exitCode } = await runErrcode(['--json'], { input: `a\n\n${line}\r\nb\n` });
		const report = { matched: '40015', agreement: 'unknown' };
		const record = { line: 3, column: 12, ...report, text: line, ...recordOf('40015') };
		expect(stdout).toBe(`${JSON.stringify(record)}\n`);
		expect(exitCode).toBe(0);
	});

	it.each([
		['bytes, not characters', '接口返回 {"errcode":40015}', Buffer.from('接口返回 {"errcode":')],
		['bytes of emoji', '💥 errcode=40015', Buffer.from('💥 errcode=')],
		[
			'bytes of colours',
			'\u001b[31merrcode=\u001b[1m40015',
			Buffer.from('\u001b[31merrcode=\u001b[1m'),
		],
		['up to the report, not to a port', ':40015 errcode=40015', Buffer.from(':40015 errcode=')],
		['up to the first of two reports', 'errcode=40015 errcode=40015', Buffer.from('errcode=')],
	])('counts columns in %s', async (_case, line, before) => {
		const { stdout } = await runErrcode(['--json'], { input: `${line}\n` });
		const records: unknown[] = stdout
			.trimEnd()
			.split('\n')
			.map((text) => JSON.parse(text));
		const column = before.length + 1;
		const report = { matched: '40015', agreement: 'unknown' };
		expect(records).toEqual([{ line: 1, column, ...report, text: line, ...recordOf('40015') }]);
	});

	it('prints a record for each distinct code of a line', async () => {
		const input = 'errcode=40029 SYS_ERR errcode=40029\n';
		const { stdout } = await runErrcode(['--json'], { input });
		const records: { code: string; column: number }[] = stdout
			.trimEnd()
			.split('\n')
			.map((text) => JSON.parse(text));
		expect(records.map(({ code, column }) => [code, column])).toEqual([
			['40029', 9],
			['SYS_ERR', 15],
		]);
	});

	it('counts the column past invalid bytes, which the text has as U+FFFD', async () => {
		const input = Buffer.concat([Buffer.from([0xff, 0xfe, 0x20]), Buffer.from('errcode=40015\n')]);
		const { stdout } = await runErrcode(['--json'], { input });
		const record: unknown = JSON.parse(stdout);
		expect(record).toMatchObject({ line: 1, column: 12, text: '\ufffd\ufffd errcode=40015' });
	});

	it('escapes the control characters of a line', async () => {
		const line = '\u001b[31m\u0007\u009b errcode=40015';
		const { stdout } = await runErrcode(['--json'], { input: `${line}\n` });
		// biome-ignore lint/suspicious/noControlCharactersInRegex: to find them is the point
		expect(stdout.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
		const record: unknown = JSON.parse(stdout);
		expect(record).toMatchObject({ text: line });
	});

	it('prints nothing for lines without reports', async () => {
		const { stdout, exitCode } = await runErrcode(['--json'], { input: 'a\nb\n' });
		expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
	});
});
