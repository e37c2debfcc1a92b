import { describe, expect, it } from 'vitest';
import { entries, entryOf, lineOf, recordOf } from './known-entries.ts';
import { collect, runBash, runErrcode, startErrcode } from './run-errcode.ts';

/** Without the library, which adds lines of its own (library.test.ts). */
const lookUp = (args: readonly string[]) => runErrcode(['--without', 'library', ...args]);

const expired = `40015  access_token expired
       access_token超时

  Solution (suggested)
    Get a new access_token with the refresh_token
    (grant_type=refresh_token), store it, and resend the request.

  Section   general · Error codes and descriptions
  Catalog   open-platform
`;
const busy = `-1  busy system
    系统繁忙

  Solution (suggested)
    Wait a few seconds, then retry the same request with exponential
    backoff and a cap on attempts.

  Section   general · Error codes and descriptions
  Catalog   open-platform
`;
const internal = `SYS_ERR  Internal error
         内部错误

  Solution (suggested)
    Contact customer service.

  Section   common · Common error codes
  Catalog   open-platform
`;

describe('errcode CODE', () => {
	it.each([
		['a code', ['40015'], expired],
		['a code with spaces around it', [' 40015 '], expired],
		['a code in other letters', ['sys_err'], internal],
		['a negative code', ['-1'], busy],
		['a negative code behind --', ['--', '-1'], busy],
		['several codes in the order asked', ['sys_err', '40015', '-1'], [internal, expired, busy]],
		['the same order the other way round', ['-1', '40015'], [busy, expired]],
	])('prints %s, entries apart by an empty line', async (_case, args, output) => {
		expect(await lookUp(args)).toMatchObject({
			stdout: [output].flat().join('\n'),
			stderr: '',
			exitCode: 0,
		});
	});

	it('calls an official solution a solution and no more', async () => {
		const { stdout } = await lookUp(['SYS_ERR_USER', '--lang', 'zh']);
		expect(stdout).toBe(`SYS_ERR_USER  暂无用户Access Key信息
              No Access Key information is available for the user

  解决方案
    检查用户Access Key

  分类      common · 公共错误码
  错误码表  open-platform
`);
	});

	it('prints what is known and tells of what is not', async () => {
		expect(await lookUp(['40015', '40051', '-1'])).toMatchObject({
			stdout: `${expired}\n${busy}`,
			stderr: `errcode: unknown code (40051)
hint: did you mean  40001  invalid credential
                    40011  refresh_token missing
                    40015  access_token expired
`,
			exitCode: 1,
		});
	});

	it.each(['49999', 'FOO_BAR', '-7', '+5', '4001', '0', 'API_SYS'])(
		'never answers %s, which looks like a code, with a search',
		async (code) => {
			const { stdout, stderr, exitCode } = await lookUp([code]);
			expect(stdout).toBe('');
			expect(stderr).toContain(`errcode: unknown code (${code})\nhint: `);
			expect(exitCode).toBe(1);
		},
	);

	it('tells of each unknown code, in the order asked', async () => {
		const { stderr } = await lookUp(['49999', 'FOO_BAR']);
		expect(stderr.match(/\(.*\)/g)).toEqual(['(49999)', '(FOO_BAR)']);
	});

	it('prints one line an entry with --short', async () => {
		const { stdout } = await lookUp(['-s', '40015', '-1', 'sys_err']);
		expect(stdout).toBe(`${['40015', '-1', 'SYS_ERR'].map((code) => lineOf(code)).join('\n')}\n`);
	});

	it.each(['en', 'zh'])('prints the whole record with --json and --lang %s', async (language) => {
		const { stdout } = await lookUp(['--json', '--lang', language, '40015']);
		expect(stdout).toBe(
			`${JSON.stringify({
				code: '40015',
				catalog: 'open-platform',
				section: { id: 'general', en: 'Error codes and descriptions', zh: '错误码及描述' },
				description: { en: 'access_token expired', zh: 'access_token超时' },
				solution: entryOf('40015').solution,
				unofficial: ['solution.en', 'solution.zh'],
			})}\n`,
		);
	});

	it('prints a record a line, and none for what is unknown', async () => {
		const { stdout, exitCode } = await lookUp(['-j', 'SYS_ERR', '49999', '-2']);
		const records = [recordOf('SYS_ERR'), recordOf('-2')];
		expect(stdout).toBe(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
		expect(exitCode).toBe(1);
	});

	it('finds every code of the catalog, in the order of the catalog', async () => {
		const { stdout, exitCode } = await lookUp(['-s', ...entries.map(({ code }) => code)]);
		expect(stdout).toBe(entries.map(({ code }) => `${lineOf(code)}\n`).join(''));
		expect(exitCode).toBe(0);
	});

	it('finds a code in its section', async () => {
		const { stdout, exitCode } = await lookUp(['40015', '--section', 'general']);
		expect({ stdout, exitCode }).toEqual({ stdout: expired, exitCode: 0 });
	});

	it('says in which section a code is that the one asked for has not', async () => {
		expect(await lookUp(['40015', '--section', 'wechat'])).toMatchObject({
			stdout: '',
			stderr:
				'errcode: not in section wechat (40015)\nhint: it is in Error codes and descriptions\n',
			exitCode: 1,
		});
	});

	it('prints an entry once, however often it is asked for', async () => {
		expect((await lookUp(['40015', ' 40015', 'open-platform:40015'])).stdout).toBe(expired);
	});

	it('takes the name of a catalog for a section', async () => {
		const { stdout } = await lookUp(['-s', '--section', 'Open-Platform', '40015']);
		expect(stdout).toBe(`${lineOf('40015')}\n`);
	});

	it('takes a wrong section for wrong usage and names the sections', async () => {
		const { stdout, stderr, exitCode } = await lookUp(['40015', '--section', 'nope']);
		expect(stdout).toBe('');
		expect(stderr).toMatch(/^errcode: [^\n]+ \(nope\)\nhint: .*mini-program/);
		expect(exitCode).toBe(2);
	});

	it('leaves standard input to the loop around it', async () => {
		const script = 'while read -r line; do errcode -s "$line"; done';
		const { stdout } = await runBash(script, { input: '40015\n-1\nsys_err\n' });
		expect(stdout).toBe(`${['40015', '-1', 'SYS_ERR'].map((code) => lineOf(code)).join('\n')}\n`);
	});

	it('runs once for each line of a file that it does not read', async () => {
		const script = 'while read -r line; do errcode -s 40015; done';
		const { stdout } = await runBash(script, { input: 'a\nb\nc\n' });
		expect(stdout).toBe(`${lineOf('40015')}\n`.repeat(3));
	});

	it('ends while its standard input is still open', async () => {
		const child = startErrcode(['--without', 'library', '40015']);
		const { stdout, exitCode } = await collect(child);
		child.stdin.destroy();
		expect({ stdout, exitCode }).toEqual({ stdout: expired, exitCode: 0 });
	});
});
