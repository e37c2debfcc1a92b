import { describe, expect, it } from 'vitest';
import { runErrcode } from './run-errcode.ts';

/** All but newline that a terminal would act on. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: to find them is the point
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;
const message = /^(?:errcode: [^\n]+(?: \([^\n]+\))\n(?:hint: [^\n]+\n)?)+$/;

async function expectMessage(args: readonly string[], exitCode: number): Promise<string> {
	const run = await runErrcode(args);
	expect(run.stdout).toBe('');
	expect(run.stderr).toMatch(message);
	expect(run.stderr).not.toMatch(control);
	expect(run.stderr).not.toContain('    at ');
	expect(run.exitCode).toBe(exitCode);
	return run.stderr;
}

describe('wrong usage', () => {
	it.each([
		['an unknown flag', ['--bogus'], '--bogus', 'errcode --help'],
		['an unknown flag with a code', ['40015', '--bogus'], '--bogus', 'errcode --help'],
		['an unknown short flag', ['-x'], '-x', 'errcode --help'],
		['a misspelt flag', ['--colour', 'never'], '--colour', '--color'],
		['a limit that is no number', ['a', '--limit', 'x'], '--limit x', 'number'],
		['a limit of 0', ['a', '--limit', '0'], '--limit 0', 'number'],
		['a negative limit', ['a', '--limit=-3'], '--limit -3', 'number'],
		['half a limit', ['a', '--limit', '1.5'], '--limit 1.5', 'number'],
		['a language that is not there', ['40015', '--lang', 'fr'], '--lang fr', 'en, zh or auto'],
		['a wrong colour', ['40015', '--color', 'blue'], '--color blue', 'auto, always or never'],
		['--limit without value', ['a', '--limit'], '--limit', 'number'],
		['--lang without value', ['40015', '--lang'], '--lang', 'en, zh or auto'],
		['--color without value', ['40015', '--color='], '--color', 'auto, always or never'],
		['--section without value', ['--list', '--section'], '--section', 'section'],
		['--search without value', ['--search'], '--search', 'search'],
		['a flag where a value should be', ['--search', '--json'], '--search', 'search'],
		['a value where none belongs', ['40015', '--json=5'], '--json', 'errcode --help'],
		['an empty argument', [''], "''", 'errcode --help'],
		['an empty argument beside a code', ['40015', ''], "''", 'errcode --help'],
		['an argument of spaces', ['  '], "''", 'errcode --help'],
		['a code for the list', ['--list', '40015'], '40015', 'errcode --help'],
		['two modes at once', ['--list', '--summary'], '--list --summary', 'errcode --help'],
	])('names %s', async (_case, args, which, hint) => {
		const stderr = await expectMessage(args, 2);
		expect(stderr).toContain(`(${which})\n`);
		expect(stderr).toMatch(/\nhint: /);
		expect(stderr).toContain(hint);
	});

	it('is told once, and of the first thing wrong', async () => {
		const stderr = await expectMessage(['--bogus', '--other', '40015'], 2);
		expect(stderr.match(/^errcode: /gm)).toHaveLength(1);
	});
});

describe('control characters in an argument', () => {
	it.each([
		['a colour before words', ['\u001b[31mzzqqxxvv'], 1],
		['a bell', ['zzqqxxvv\u0007'], 1],
		['an eight-bit CSI', ['zzqqxxvv\u009b31m'], 1],
		['an OSC that sets the title', ['\u001b]0;zzqqxxvv\u0007'], 1],
		['a delete', ['zzqqxxvv\u007f'], 1],
		['a carriage return', ['zzqqxxvv\rerrcode: all is well'], 1],
		['a line feed', ['zzqqxxvv\nerrcode: all is well'], 1],
		['a flag', ['--\u001b[31mbogus'], 2],
		['a short flag', ['-\u0007'], 2],
		['a limit', ['a', '--limit', '\u009b1'], 2],
		['a language', ['a', '--lang=\u001b[2J'], 2],
		['a section', ['--list', '--section', '\u001b[2J\u0007'], 2],
		['a search', ['--search', 'zzqqxxvv\u001b[2J'], 1],
	])('never reach the terminal from %s', async (_case, args, exitCode) => {
		const stderr = await expectMessage(args, exitCode);
		expect(stderr.match(/^errcode: /gm)).toHaveLength(1);
	});

	it('alone are not an answer', async () => {
		await expectMessage(['\u009b'], 1);
	});

	it('are shown as escapes, so that the user sees what was typed', async () => {
		expect(await expectMessage(['--\u001b[31mbogus'], 2)).toContain('(--\\u001b[31mbogus)');
		expect(await expectMessage(['zzqqxxvv\u0007'], 1)).toContain('(zzqqxxvv\\u0007)');
	});
});

describe('an argument of 100 kB', () => {
	it.each([
		['of a word', 'x'.repeat(100_000), 1],
		['of digits', '4'.repeat(100_000), 1],
		['of capitals and underscores', `${'A_'.repeat(50_000)}A`, 1],
		['of Chinese', '囧'.repeat(33_000), 1],
		['of brackets', '{['.repeat(50_000), 1],
		['as a flag', `--${'x'.repeat(100_000)}`, 2],
	])('%s gets a short answer', async (_case, argument, exitCode) => {
		const stderr = await expectMessage([argument], exitCode);
		expect(stderr.length).toBeLessThan(400);
	});
});
