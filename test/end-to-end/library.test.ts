import { describe, expect, it } from 'vitest';
import errno from '../../data/library/errno.json' with { type: 'json' };
import http from '../../data/library/http.json' with { type: 'json' };
import { runErrcode } from './run-errcode.ts';

const refused = errno.entries.find(({ code }) => code === 'ECONNREFUSED');
const badGateway = http.entries.find(({ code }) => code === '502');
const refusedLine = `ECONNREFUSED  ${refused?.description.en}\n`;
const badGatewayLine = `502  ${badGateway?.description.en}\n`;
const counts = { errno: errno.entries.length, http: http.entries.length };

describe('a look-up of a code that nothing else has', () => {
	it.each([
		[['ECONNREFUSED'], refusedLine],
		[['econnrefused'], refusedLine],
		[[' EConnRefused '], refusedLine],
		[['111'], refusedLine],
		[['http:502'], badGatewayLine],
		[['http:502', 'econnrefused'], badGatewayLine + refusedLine],
	])('finds %j', async (codes, lines) => {
		const { stdout, stderr, exitCode } = await runErrcode(['-s', ...codes]);
		expect({ stdout, stderr, exitCode }).toEqual({ stdout: lines, stderr: '', exitCode: 0 });
	});

	it('names its catalog', async () => {
		const { stdout } = await runErrcode(['--json', 'http:502']);
		expect(JSON.parse(stdout)).toMatchObject({
			code: '502',
			catalog: 'http',
			section: { id: 'server-error' },
			...(badGateway?.description && { description: badGateway.description }),
		});
	});

	it('answers with all that share a number', async () => {
		const { stdout } = await runErrcode(['-s', '11']);
		expect(stdout.match(/^\S+/gm)).toEqual(expect.arrayContaining(['11', 'EAGAIN', 'SIGSEGV']));
	});

	it.each([['ECONNREFUSED'], ['111'], ['502']])('finds no %s in a section', async (code) => {
		const { stdout, stderr, exitCode } = await runErrcode(['--section', 'general', code]);
		expect(stderr).toContain(`unknown code (${code})`);
		expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
	});

	it('finds the one of a section of --with', async () => {
		const args = ['--with', 'http', '--section', 'server-error', '-s'];
		expect((await runErrcode([...args, '502'])).stdout).toBe(badGatewayLine);
		expect((await runErrcode([...args, '404'])).exitCode).toBe(1);
	});

	it.each([
		['http:502', badGatewayLine],
		['HTTP:502', badGatewayLine],
		['errno:111', refusedLine],
		['errno:econnrefused', refusedLine],
	])('is found by %s in its catalog', async (code, line) => {
		expect((await runErrcode(['-s', code])).stdout).toBe(line);
	});

	it('of a catalog that has it not is unknown', async () => {
		const { stdout, stderr, exitCode } = await runErrcode(['http:999']);
		expect(stderr).toContain('unknown code (http:999)');
		expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
	});

	it('is told of in a line each where there are several', async () => {
		const { stdout } = await runErrcode(['11']);
		const named = stdout.match(/^\S+(?= {2})/gm);
		expect(named).toEqual(expect.arrayContaining(['curl:11', 'errno:EAGAIN', 'signal:SIGSEGV']));
	});

	it('is not asked where the built-in catalog has the code', async () => {
		const { stdout } = await runErrcode(['-s', '-1']);
		expect(stdout).toBe('-1  busy system\n');
	});
});

const log = 'connect ECONNREFUSED 127.0.0.1:80\nstatusCode: 502\n';

describe('without --with', () => {
	it('the list has the built-in entries alone', async () => {
		expect((await runErrcode(['--list'])).stdout.match(/\n/g)).toHaveLength(79);
	});

	it('the filter and its count know them too', async () => {
		const notes = (await runErrcode([], { input: log })).stdout.match(/← \S+/g);
		expect(notes).toEqual(['← errno:ECONNREFUSED', '← http:502']);
		expect((await runErrcode(['--summary'], { input: log })).stdout).toContain(
			'2 of 2 lines report a code',
		);
	});

	it('statuses in access logs are counted and not annotated', async () => {
		const access = '192.0.2.1 - - [25/Nov/2026:10:00:01 +0000] "GET / HTTP/1.1" 503 162 "-" "x"\n';
		expect((await runErrcode([], { input: access })).stdout).toBe(access);
		expect((await runErrcode(['--summary'], { input: access })).stdout).toContain('503');
		expect((await runErrcode(['--with', 'http'], { input: access })).stdout).toContain(
			'← http:503',
		);
	});

	it.each([
		['connection refused', 'ECONNREFUSED'],
		['Payment Required', '402'],
	])('a search for %s is answered from them, since nothing else answers', async (query, code) => {
		const { stdout } = await runErrcode(['--search', query]);
		expect(stdout).toMatch(new RegExp(`^${code} `));
	});

	it('a search that the built-in catalog answers has nothing of them', async () => {
		const { stdout } = await runErrcode(['--search', 'busy']);
		expect(stdout).not.toMatch(/^(?:E[A-Z]+|\d{3}) /m);
	});
});

describe('errcode --with', () => {
	it.each([
		['errno', 79 + counts.errno],
		['http', 79 + counts.http],
		['errno,http', 79 + counts.errno + counts.http],
		['http,errno', 79 + counts.errno + counts.http],
		['errno, errno', 79 + counts.errno],
	])('%s lists them too', async (names, count) => {
		expect((await runErrcode(['--with', names, '--list'])).stdout.match(/\n/g)).toHaveLength(count);
	});

	it.each([
		['ECONNREFUSED', 'ECONNREFUSED'],
		['connection refused', 'ECONNREFUSED'],
		['Payment Required', '402'],
	])('searches for %s', async (query, code) => {
		const { stdout } = await runErrcode(['--with', 'errno,http', '--search', query]);
		expect(stdout.split(' ')[0]).toBe(code);
	});

	it('annotates and counts them', async () => {
		const noteOf = (catalog: string, entry: typeof refused | typeof badGateway) =>
			`  ← ${catalog}:${entry?.code} ${entry?.description.en} · ${entry?.solution.en}`;
		const args = ['--with', 'errno,http'];
		const [first, second] = log.split('\n');
		expect((await runErrcode(args, { input: log })).stdout).toBe(
			`${first}${noteOf('errno', refused)}\n${second}${noteOf('http', badGateway)}\n`,
		);
		expect((await runErrcode([...args, '--summary'], { input: log })).stdout).toContain(
			'2 of 2 lines report a code',
		);
	});

	it.each([
		[
			'HTTP codes that are numbers of other things',
			'http',
			'took 502 ms, 404 items, 200 OK files\n',
		],
		['numbers that are no errno', 'errno', 'pid 111, 2 retries, line 13\n'],
		['names inside other names', 'errno', 'MY_ECONNREFUSED ECONNREFUSED_2\n'],
	])('leaves %s alone', async (_case, names, input) => {
		expect((await runErrcode(['--with', names], { input })).stdout).toBe(input);
	});

	it.each([['nope'], ['errno,nope'], ['ERRNO;http'], ['open-platform']])(
		'%s is wrong usage',
		async (value) => {
			const { stdout, stderr, exitCode } = await runErrcode(['--with', value, '40015']);
			expect(stderr).toContain('errcode: no such catalog');
			expect(stderr).toMatch(/\nhint: --with takes all, .*errno, .*http/);
			expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
		},
	);

	it('all lists every catalog', async () => {
		const { stdout } = await runErrcode(['--with', 'all', '--list']);
		expect(stdout).toContain(refusedLine);
		expect(stdout).toContain(badGatewayLine);
	});

	it('without value is wrong usage', async () => {
		const { stderr, exitCode } = await runErrcode(['40015', '--with']);
		expect(stderr).toContain('(--with)');
		expect(exitCode).toBe(2);
	});
});

describe('errcode --without', () => {
	it.each([
		['errno', ['ECONNREFUSED'], ''],
		['errno', ['-s', 'http:502'], badGatewayLine],
		['library', ['111'], ''],
		['library', ['-s', '40015'], '40015  access_token expired\n'],
		['open-platform,library', ['40015'], ''],
		['open-platform', ['--list'], ''],
		['library', ['--with', 'all', '-s', 'ECONNREFUSED'], ''],
	])('%s leaves it out of %j', async (names, args, output) => {
		expect((await runErrcode(['--without', names, ...args])).stdout).toBe(output);
	});

	it('names the catalogs that there are, where it is given another', async () => {
		const { stderr, exitCode } = await runErrcode(['--without', 'nope', '40015']);
		expect(stderr).toMatch(/no such catalog \(nope\)\nhint: .*library, open-platform, .*errno/);
		expect(exitCode).toBe(2);
	});
});

describe('a code of a primary catalog that the library has as well', () => {
	const mine = JSON.stringify({ entries: [{ code: 502, description: 'queue full' }] });
	const runWith = (...args: string[]) => runErrcode(['--catalog', '-', ...args], { input: mine });

	it('is printed whole, and the others behind it in a line', async () => {
		const { stdout } = await runWith('502');
		expect(stdout.startsWith('502  queue full\n\n  Catalog   stdin\n\nalso ')).toBe(true);
		expect(stdout).toContain(`also http:502  ${badGateway?.description.en}\n`);
	});

	it('is printed alone where scripts read', async () => {
		expect((await runWith('-s', '502')).stdout).toBe('502  queue full\n');
		expect(JSON.parse((await runWith('--json', '502')).stdout)).toMatchObject({ catalog: 'stdin' });
	});

	it('is one of two where --with makes the library primary', async () => {
		const { stdout } = await runWith('--with', 'http', '-s', '502');
		expect(stdout).toBe(`502  queue full\n${badGatewayLine}`);
	});
});

describe('a word of every day that is a code of the library in capitals', () => {
	it('is searched for in the primary catalogs first', async () => {
		const { stdout, exitCode } = await runErrcode(['busy']);
		expect(stdout).toMatch(/^-1 {2}busy system\n/);
		expect(exitCode).toBe(0);
	});

	it('is looked up where they have no answer, and as it is written', async () => {
		for (const word of ['econnrefused', 'ECONNREFUSED']) {
			const { stdout, exitCode } = await runErrcode([word]);
			expect(stdout).toMatch(/^ECONNREFUSED {2}/);
			expect(stdout).toContain('errno');
			expect(exitCode).toBe(0);
		}
		expect((await runErrcode(['BUSY'])).stdout).toMatch(/^BUSY {2}/);
	});
});
