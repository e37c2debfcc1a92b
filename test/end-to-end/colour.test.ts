import { describe, expect, it } from 'vitest';
import { type Environment, runErrcode } from './run-errcode.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const sgr = /\u001b\[[\d;]*m/g;

const choices: readonly (readonly [readonly string[], Environment, boolean])[] = [
	[[], {}, false],
	[['--color', 'auto'], {}, false],
	[['--color=always'], {}, true],
	[['--color=always'], { NO_COLOR: '1' }, true],
	[['--color=always'], { TERM: 'dumb' }, true],
	[['--color=never'], { FORCE_COLOR: '1', CLICOLOR_FORCE: '1' }, false],
	[['--color=auto'], { FORCE_COLOR: '1' }, true],
	[[], { FORCE_COLOR: '1' }, true],
	[[], { FORCE_COLOR: 'true' }, true],
	[[], { FORCE_COLOR: '0' }, false],
	[[], { FORCE_COLOR: '' }, false],
	[[], { CLICOLOR_FORCE: '1' }, true],
	[[], { CLICOLOR_FORCE: '0' }, false],
	[[], { CLICOLOR_FORCE: '1', FORCE_COLOR: '0' }, true],
	[[], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
	[[], { NO_COLOR: '0', CLICOLOR_FORCE: '1' }, false],
	[[], { NO_COLOR: '', FORCE_COLOR: '1' }, true],
	[[], { TERM: 'dumb' }, false],
	[[], { TERM: 'dumb', FORCE_COLOR: '1' }, true],
];

describe('colour on a pipe', () => {
	it.each(choices)('with %j and %j is %j', async (flags, env, isColoured) => {
		const { stdout, stderr } = await runErrcode(['40015', ...flags], { env });
		expect(stdout.includes('\u001b[')).toBe(isColoured);
		expect(stderr).toBe('');
	});

	it.each([
		['a look-up', ['40015', '-1'], ''],
		['a search', ['token', 'expired'], ''],
		['a Chinese search', ['--search', '手机号', '--lang', 'zh'], ''],
		['the list', ['--list'], ''],
		['the filter', [], 'plain\n\u001b[31m{"errcode":40015}\n{"errcode":-1}'],
		['the matched lines', ['--matched'], 'plain\n{"errcode":40015}\r\n'],
		['the summary', ['--summary'], '{"errcode":40015}\n{"errcode":40015}\n{"errcode":-1}\n'],
	])('changes nothing of %s but the colour', async (_case, args, input) => {
		const plain = await runErrcode([...args, '--color=never'], { input });
		const coloured = await runErrcode([...args, '--color=always'], { input });
		expect(coloured.stdout).not.toBe(plain.stdout);
		expect(coloured.stdout.replaceAll(sgr, '')).toBe(plain.stdout.replaceAll(sgr, ''));
	});

	it.each([
		['a look-up', ['40015'], ''],
		['the list', ['--list'], ''],
		['the filter', [], '{"errcode":40015}\n'],
		['the summary', ['--summary'], '{"errcode":40015}\n'],
	])('never gets into the records of %s', async (_case, args, input) => {
		const { stdout } = await runErrcode([...args, '--json', '--color=always'], { input });
		expect(stdout).not.toContain('\u001b');
		expect(stdout).not.toBe('');
	});

	it('never gets into messages', async () => {
		const { stderr } = await runErrcode(['49999', '--color=always']);
		expect(stderr).not.toContain('\u001b');
	});

	it('of a line ends before the note begins, and that of the note with it', async () => {
		const line = '\u001b[31mERROR errcode=40015';
		const { stdout } = await runErrcode(['--color=always'], { input: `${line}\n` });
		expect(stdout.startsWith(`${line}  \u001b[0m`)).toBe(true);
		expect(stdout.endsWith('\u001b[0m\n')).toBe(true);
	});
});
