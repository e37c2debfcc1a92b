import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords } from '../source/split-words.ts';

describe('splitWords', () => {
	it.each<[string, string[] | undefined]>([
		['', []],
		[' \t\n', []],
		['--lang zh  --short', ['--lang', 'zh', '--short']],
		["--section 'mini program'", ['--section', 'mini program']],
		['--catalog="a b".json', ['--catalog=a b.json']],
		["''", ['']],
		['a\\ b', ['a b']],
		['"a\\"b\\n" \'c\\\'', ['a"b\\n', 'c\\']],
		['$HOME `id` *', ['$HOME', '`id`', '*']],
		['"open', undefined],
		["it's", undefined],
		['a\\', ['a\\']],
	])('splits %j', (text, words) => {
		expect(splitWords(text)).toEqual(words);
	});

	it('splits what has nothing to expand as sh does', () => {
		const character = fc.constantFrom('a', 'b', ' ', "'", '"', '\\');
		fc.assert(
			fc.property(fc.string({ unit: character, maxLength: 12 }), (text) => {
				const words = splitWords(text);
				if (words === undefined || /\\$/.test(text)) return;
				const printed = execFileSync('sh', ['-c', `printf '%s\\n' x ${text}`]).toString();
				expect(['x', ...words, '']).toEqual(printed.split('\n'));
			}),
			{ numRuns: 100 },
		);
	});

	it('takes time in proportion to the length', () => {
		for (const piece of ['"a', "'", '\\', 'a ']) splitWords(piece.repeat(100_000));
	});
});
