import { describe, expect, it } from 'vitest';
import { entries, lineOf, recordOf } from './known-entries.ts';
import { runErrcode } from './run-errcode.ts';

const linesOf = (codes: readonly string[]) => codes.map((code) => `${lineOf(code)}\n`).join('');
const codesIn = (stdout: string) => stdout.match(/^\S+/gm) ?? [];

describe('errcode WORDS', () => {
	it.each([
		['two words', ['token', 'expired'], '40015'],
		['one argument of several words', ['token expired'], '40015'],
		['words in another order', ['expired', 'refresh_token'], '40016'],
		['Chinese', ['手机号', '占用'], '401012'],
		['pinyin', ['xitong fanmang'], '-1'],
	])('finds by %s, best first', async (_case, words, first) => {
		const { stdout, stderr, exitCode } = await runErrcode(words);
		expect(codesIn(stdout)[0]).toBe(first);
		expect(stdout).toBe(linesOf(codesIn(stdout)));
		expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
	});

	it.each([
		['a misspelt word', ['tokan', 'expired'], '40015'],
		['wrong characters', ['签明错误'], 'API_SYS_REQSIGN'],
		['traditional characters', ['--search', '簽名錯誤'], 'API_SYS_REQSIGN'],
	])('says that what it finds by %s is a guess', async (_case, args, first) => {
		const { stdout, stderr, exitCode } = await runErrcode(args);
		expect(codesIn(stdout)[0]).toBe(first);
		expect(stderr).toMatch(/^errcode: no exact match, these are near \([^\n]+\)\n$/);
		expect(exitCode).toBe(0);
	});

	it('answers from the ready-made catalogs what no other answers, and that alone', async () => {
		const refused = await runErrcode(['connection', 'refused']);
		expect(codesIn(refused.stdout)[0]).toBe('ECONNREFUSED');
		expect({ stderr: refused.stderr, exitCode: refused.exitCode }).toEqual({
			stderr: '',
			exitCode: 0,
		});
		const busy = await runErrcode(['busy', 'system']);
		expect(codesIn(busy.stdout)[0]).toBe('-1');
		expect(busy.stdout).not.toContain('EBUSY');
	});

	it.each(['help', 'version'])('takes the lone word %s for the flag', async (word) => {
		expect(await runErrcode([word])).toEqual(await runErrcode([`--${word}`]));
	});

	it.each([
		['list', '--list'],
		['config', '--catalog'],
		['summary', '--summary'],
	])('tells the flag to one who types %s', async (word, flag) => {
		expect(await runErrcode([word])).toMatchObject({
			stdout: '',
			stderr: `errcode: nothing found (${word})\nhint: did you mean ${flag}?\n`,
			exitCode: 1,
		});
	});

	it.each([['getaddrinfo ENOTACODE'], ['hakuna matata'], ['今天天气怎么样']])(
		'finds nothing for %s',
		async (words) => {
			const { stdout, exitCode } = await runErrcode([words]);
			expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
		},
	);

	it('prints ten results unless told', async () => {
		const { stdout } = await runErrcode(['invalid']);
		expect(codesIn(stdout)).toHaveLength(10);
	});

	it.each([
		['3', 3],
		['1', 1],
		['007', 7],
		['12', 12],
	])('prints at most --limit %s results', async (limit, count) => {
		const { stdout } = await runErrcode(['invalid', '--limit', limit]);
		expect(codesIn(stdout)).toHaveLength(count);
	});

	it('ranks alike whatever the limit', async () => {
		const few = await runErrcode(['invalid', '--limit', '3']);
		const many = await runErrcode(['invalid', '--limit', '12']);
		expect(many.stdout.startsWith(few.stdout)).toBe(true);
	});

	it('prints records with --json', async () => {
		const { stdout } = await runErrcode(['--json', '--limit', '2', 'token', 'expired']);
		const records = stdout.trimEnd().split('\n');
		expect(records[0]).toBe(JSON.stringify(recordOf('40015')));
		expect(records).toHaveLength(2);
	});

	it('searches the wanted section alone', async () => {
		const { stdout } = await runErrcode(['invalid', '--section', 'mini-program']);
		expect(codesIn(stdout).length).toBeGreaterThan(0);
		expect(codesIn(stdout).every((code) => code.startsWith('301'))).toBe(true);
	});

	it.each([
		['words', ['zzqqxxvv']],
		['--search', ['--search', 'zzqqxxvv']],
		['words with --json', ['--json', 'zzqqxxvv']],
	])('tells that %s found nothing, and what to try', async (_case, args) => {
		expect(await runErrcode(args)).toMatchObject({
			stdout: '',
			stderr: expect.stringMatching(/^errcode: nothing found \(zzqqxxvv\)\nhint: [^\n]+\n$/),
			exitCode: 1,
		});
	});
});

describe('errcode --search', () => {
	it('searches for what looks like a code', async () => {
		const { stdout, exitCode } = await runErrcode(['--search', '4001']);
		expect(codesIn(stdout)).toEqual(Array.from({ length: 10 }, (_, digit) => `4001${digit}`));
		expect(exitCode).toBe(0);
	});

	it.each([
		['--search=-1', '-1'],
		['--search=40015', '40015'],
		['--search=sys_err', 'SYS_ERR'],
	])('%s lists that very code first', async (flag, code) => {
		const { stdout, exitCode } = await runErrcode([flag]);
		expect(codesIn(stdout)[0]).toBe(code);
		expect(exitCode).toBe(0);
	});

	it('takes a negative code as a value of its own', async () => {
		const { stdout } = await runErrcode(['--search', '-1']);
		expect(codesIn(stdout)[0]).toBe('-1');
	});
});

describe("errcode 'A LOG LINE'", () => {
	it.each([
		[
			'the report and nothing else',
			['2026-01-01 10.0.0.1:40001 pid 40002 {"errcode":40015}'],
			['40015'],
		],
		['each report once, in order', ['errcode=40029 errcode=-1 errcode=40029'], ['40029', '-1']],
		['a line that the shell has split', ['Error', 'code:', 'x', 'errcode=40015'], ['40015']],
		['a symbolic code inside a line', ['rejected with API_SYS_REQSIGN'], ['API_SYS_REQSIGN']],
		['several pasted lines', ['a errcode=40014\nb errcode=40013'], ['40014', '40013']],
	])('looks up %s', async (_case, args, codes) => {
		const { stdout, exitCode } = await runErrcode(['--short', ...args]);
		expect(codesIn(stdout)).toEqual(codes);
		expect(exitCode).toBe(0);
	});

	it.each([
		['{"errcode":40051,"errmsg":"x"}', '40051'],
		['请求失败，错误码：41234', '41234'],
	])('answers no unknown code of a pasted line with a guess: %s', async (line, code) => {
		const { stdout, stderr, exitCode } = await runErrcode([line]);
		expect(stderr).toMatch(new RegExp(`^errcode: unknown code \\(${code}\\)\n`));
		expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
	});

	it('names the unknown codes beside those that it knows', async () => {
		const { stdout, stderr, exitCode } = await runErrcode(['-s', 'errcode=40015 errcode=40051']);
		expect(codesIn(stdout)).toEqual(['40015']);
		expect(stderr).toMatch(/^errcode: unknown code \(40051\)\n/);
		expect(exitCode).toBe(1);
	});

	it('prints what it reports as a look-up does', async () => {
		const pasted = await runErrcode(['-s', '{"errcode":40015,"errmsg":"x"}']);
		const asked = await runErrcode(['-s', '40015']);
		expect(pasted.stdout).toBe(asked.stdout);
	});
});

describe('errcode --list', () => {
	it('prints all 79 entries, in the order of the catalog', async () => {
		const { stdout, exitCode } = await runErrcode(['--list']);
		expect(stdout).toBe(linesOf(entries.map(({ code }) => code)));
		expect(stdout.match(/\n/g)).toHaveLength(79);
		expect(exitCode).toBe(0);
	});

	it('prints every record with --json', async () => {
		const { stdout } = await runErrcode(['-l', '-j']);
		const records = entries.map(({ code }) => `${JSON.stringify(recordOf(code))}\n`);
		expect(stdout).toBe(records.join(''));
	});

	it.each(['wechat', 'WeChat', 'wechat ', '微信', 'WECHAT'])(
		'prints one section, called %j',
		async (name) => {
			const { stdout, exitCode } = await runErrcode(['--list', '--section', name]);
			expect(stdout).toBe(linesOf(['201001', '201002', '201003', '201004']));
			expect(exitCode).toBe(0);
		},
	);

	it('takes a wrong section for wrong usage', async () => {
		const { stdout, stderr, exitCode } = await runErrcode(['--list', '--section', 'nope']);
		expect(stdout).toBe('');
		expect(stderr).toMatch(/^errcode: [^\n]+ \(nope\)\nhint: [^\n]+\n$/);
		expect(exitCode).toBe(2);
	});
});
