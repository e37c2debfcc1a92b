import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArguments, parsePlain, parseWithMeow } from '../source/arguments.ts';
import { UserError } from '../source/errors.ts';
import { type Flag, flags, typedFlag } from '../source/flags.ts';

const parse = (argv: readonly string[], isTerminal = true) =>
	parseArguments(argv, () => isTerminal);
const requestOf = async (argv: readonly string[], isTerminal = true) =>
	(await parse(argv, isTerminal)).request;
const optionsOf = async (argv: readonly string[]) => (await parse(['x', ...argv])).options;

async function problemOf(argv: readonly string[]) {
	try {
		return await parse(argv);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return error.problems.flatMap(({ what, which, hint }) => [
			error.exitCode,
			what.en,
			which,
			hint?.en,
		]);
	}
}

const help = 'see errcode --help';
const withTakes = '--with takes names of catalogs of the library, or all';
const catalogTakes = `--catalog takes ${flags.catalog.takes.en}`;
const importTakes = '--import takes a document, or - for standard input';
const limitTakes = '--limit takes a whole number from 1';

const through = { files: [], prints: 'all', hasNumbers: false } as const;

describe('requests', () => {
	it.each([
		[[], true, { kind: 'browse', query: '' }],
		[[], false, { kind: 'filter', ...through }],
		[['--json'], true, { kind: 'browse', query: '' }],
		[['--json'], false, { kind: 'filter', ...through }],
		[['--line-buffered'], false, { kind: 'filter', ...through }],
		[['--lang', 'zh'], true, { kind: 'browse', query: '' }],
		[['40015'], true, { kind: 'answer', words: ['40015'] }],
		[['40015'], false, { kind: 'answer', words: ['40015'] }],
		[['40015', 'sys_err'], false, { kind: 'answer', words: ['40015', 'sys_err'] }],
		[['-1'], true, { kind: 'answer', words: ['-1'] }],
		[['-1', '-2', '-s'], false, { kind: 'answer', words: ['-1', '-2'] }],
		[['--limit', '3', '-1'], true, { kind: 'answer', words: ['-1'] }],
		[['--', '-1'], false, { kind: 'answer', words: ['-1'] }],
		[['-s', '--', '-1', 'x'], false, { kind: 'answer', words: ['-1', 'x'] }],
		[['--', '--json'], true, { kind: 'answer', words: ['--json'] }],
		[['--', '-x'], true, { kind: 'answer', words: ['-x'] }],
		[['--', '--', 'x'], true, { kind: 'answer', words: ['--', 'x'] }],
		[['--'], true, { kind: 'browse', query: '' }],
		[['--'], false, { kind: 'filter', ...through }],
		[['-s', 'token', 'expired'], true, { kind: 'answer', words: ['token', 'expired'] }],
		[['-s', 'true'], true, { kind: 'answer', words: ['true'] }],
		[['--json', 'false'], true, { kind: 'answer', words: ['false'] }],
		[['0x10', '1e3', '007'], true, { kind: 'answer', words: ['0x10', '1e3', '007'] }],
		[['--lang', 'zh', '007'], true, { kind: 'answer', words: ['007'] }],
		[['--lang', 'zh', '1e3'], true, { kind: 'answer', words: ['1e3'] }],
		[['-i'], false, { kind: 'browse', query: '' }],
		[['-i', 'token', 'expired'], false, { kind: 'browse', query: 'token expired' }],
		[['token', '--interactive'], true, { kind: 'browse', query: 'token' }],
		[['-i', '--', '-1'], true, { kind: 'browse', query: '-1' }],
		[['--search', '4001'], true, { kind: 'search', query: '4001' }],
		[['--search=-1'], false, { kind: 'search', query: '-1' }],
		[['--search', '-1'], true, { kind: 'search', query: '-1' }],
		[['--search', 'a', '--search', 'b'], true, { kind: 'search', query: 'b' }],
		[['--search', '007'], true, { kind: 'search', query: '007' }],
		[['--search=a=b'], true, { kind: 'search', query: 'a=b' }],
		[['--search', 'true'], true, { kind: 'search', query: 'true' }],
		[['-l'], true, { kind: 'list' }],
		[['--list'], false, { kind: 'list' }],
		[['-l', '--section', 'user'], false, { kind: 'list' }],
		[['-m'], false, { kind: 'filter', ...through, prints: 'matched' }],
		[['--matched', '--json'], false, { kind: 'filter', ...through, prints: 'matched' }],
		[['--summary'], false, { kind: 'summary', files: [] }],
		[['--summary', 'a.log', '-'], true, { kind: 'summary', files: ['a.log', '-'] }],
		[['-m', 'a.log'], true, { kind: 'filter', ...through, files: ['a.log'], prints: 'matched' }],
		[['-q', '-1'], true, { kind: 'filter', ...through, files: ['-1'], prints: 'nothing' }],
		[['-n', 'a'], true, { kind: 'filter', ...through, files: ['a'], hasNumbers: true }],
		[['-n'], true, { kind: 'filter', ...through, hasNumbers: true }],
		[['-nm'], true, { kind: 'filter', ...through, prints: 'matched', hasNumbers: true }],
		[['--only', '40015', 'a'], true, { kind: 'filter', ...through, files: ['a'] }],
		[['a.log', '-'], false, { kind: 'answer', words: ['a.log', '-'] }],
		[['-h'], true, { kind: 'help' }],
		[['--help', '--list', '--summary'], false, { kind: 'help' }],
		[['40015', '-v'], true, { kind: 'version' }],
		[['--version'], false, { kind: 'version' }],
		[['-jl'], false, { kind: 'list' }],
		[['--schema'], false, { kind: 'schema' }],
		[['--check', 'a.json', 'b.yml'], false, { kind: 'check', files: ['a.json', 'b.yml'] }],
		[['a.json', '--check', '-'], true, { kind: 'check', files: ['a.json', '-'] }],
		[['--catalog', 'a.json'], false, { kind: 'filter', ...through }],
		[['--catalog', 'a.json', '7'], true, { kind: 'answer', words: ['7'] }],
		[
			['--import', 'codes.md'],
			true,
			{ kind: 'import', file: 'codes.md', columns: undefined, isYaml: false, output: undefined },
		],
		[
			['--import', '-'],
			false,
			{ kind: 'import', file: '-', columns: undefined, isYaml: false, output: undefined },
		],
		[
			['--import=-'],
			false,
			{ kind: 'import', file: '-', columns: undefined, isYaml: false, output: undefined },
		],
		[
			['--yaml', '--columns', 'code, description.en', '--import', 'x.csv', '-o', 'y.json'],
			true,
			{
				kind: 'import',
				file: 'x.csv',
				columns: ['code', 'description.en'],
				isYaml: true,
				output: 'y.json',
			},
		],
	] as const)('reads %j, terminal %j', async (argv, isTerminal, request) => {
		expect(await requestOf(argv, isTerminal)).toEqual(request);
	});

	it('does not ask about standard input where there are words', async () => {
		const ask = () => {
			throw new Error('asked');
		};
		expect((await parseArguments(['40015'], ask)).request.kind).toBe('answer');
		expect((await parseArguments(['--list', '--section', '5'], ask)).request.kind).toBe('list');
	});
});

describe('options', () => {
	it('has a value for each without flags', async () => {
		expect(await optionsOf(['x'])).toMatchObject({
			json: false,
			short: false,
			limit: undefined,
			only: undefined,
			except: [],
			section: undefined,
			language: undefined,
			colour: 'auto',
		});
	});

	it.each([
		[['-j'], { json: true }],
		[['-s'], { short: true }],
		[['-js'], { json: true, short: true }],
		[['-j', '-j', '--json'], { json: true }],
		[['--limit', '3'], { limit: 3 }],
		[['--only', '40015, curl:28'], { only: ['40015', 'curl:28'] }],
		[['--except=-1'], { except: ['-1'] }],
		[['--limit=007'], { limit: 7 }],
		[['--limit', '3', '--limit', '5'], { limit: 5 }],
		[['--limit', 'x', '--limit', '5'], { limit: 5 }],
		[['--lang', 'en'], { language: 'en' }],
		[['--lang=zh'], { language: 'zh' }],
		[['--lang', 'auto'], { language: undefined }],
		[['--lang', 'en', '--lang', 'zh'], { language: 'zh' }],
		[['--color', 'never'], { colour: 'never' }],
		[['--color=always', '--color', 'auto'], { colour: 'auto' }],
		[['--section', 'user'], { section: 'user' }],
		[['--section', '小程序'], { section: '小程序' }],
		[['--section', 'a', '--section', 'b'], { section: 'b' }],
		[['x', '--', '--json'], { json: false }],
		[['x'], { catalogs: [], with: [], without: [] }],
		[['--catalog', 'a.json', '--catalog=b.yaml'], { catalogs: ['a.json', 'b.yaml'] }],
		[['--catalog', 'a.json', 'b.json'], { catalogs: ['a.json'] }],
		[['--catalog', '-'], { catalogs: ['-'] }],
		[['--with', 'errno'], { with: ['errno'] }],
		[['--with=errno,http'], { with: ['errno', 'http'] }],
		[['--without', 'http, errno,'], { without: ['http', 'errno'] }],
	] as const)('reads %j', async (argv, options) => {
		expect(await optionsOf(argv)).toMatchObject(options);
	});
});

describe('usage errors', () => {
	it.each([
		[['--jsn'], 'unknown flag', '--jsn', 'did you mean --json?'],
		[['--interactiv'], 'unknown flag', '--interactiv', 'did you mean --interactive?'],
		[['--sumary', '-j'], 'unknown flag', '--sumary', 'did you mean --summary?'],
		[['--serach=x'], 'unknown flag', '--serach', 'did you mean --search?'],
		[['--colour', 'never'], 'unknown flag', '--colour', 'did you mean --color?'],
		[['--inter'], 'unknown flag', '--inter', 'did you mean --interactive?'],
		[['--frobnicate'], 'unknown flag', '--frobnicate', help],
		[['--constructor'], 'unknown flag', '--constructor', help],
		[['40015', '-x'], 'unknown flag', '-x', help],
		[['-jx'], 'unknown flag', '-x', help],
		[['-s40015'], 'unknown flag', '-s40015', help],
		[['---json'], 'unknown flag', '---json', 'did you mean --json?'],
		[['--limit'], 'flag needs a value', '--limit', limitTakes],
		[['--limit='], 'flag needs a value', '--limit', limitTakes],
		[['--limit', ''], 'flag needs a value', '--limit', limitTakes],
		[['--limit', '--json'], 'flag needs a value', '--limit', limitTakes],
		[['--lang'], 'flag needs a value', '--lang', '--lang takes en, zh or auto'],
		[['--color'], 'flag needs a value', '--color', '--color takes auto, always or never'],
		[['--search'], 'flag needs a value', '--search', '--search takes words to search for'],
		[
			['--search', '--', 'x'],
			'flag needs a value',
			'--search',
			'--search takes words to search for',
		],
		[
			['--section'],
			'flag needs a value',
			'--section',
			'--section takes the id or title of a section',
		],
		[['--limit', 'x'], 'wrong value', '--limit x', limitTakes],
		[['--limit', '0'], 'wrong value', '--limit 0', limitTakes],
		[['--limit=-5'], 'wrong value', '--limit -5', limitTakes],
		[['--limit', '-5'], 'wrong value', '--limit -5', limitTakes],
		[['--limit', '1.5'], 'wrong value', '--limit 1.5', limitTakes],
		[['--limit', '1e3'], 'wrong value', '--limit 1e3', limitTakes],
		[['--limit', '5', '--limit', 'x'], 'wrong value', '--limit x', limitTakes],
		[['--lang', 'fr'], 'wrong value', '--lang fr', '--lang takes en, zh or auto'],
		[['--lang', 'EN'], 'wrong value', '--lang EN', '--lang takes en, zh or auto'],
		[['--color', 'yes'], 'wrong value', '--color yes', '--color takes auto, always or never'],
		[['--with'], 'flag needs a value', '--with', withTakes],
		[['--catalog'], 'flag needs a value', '--catalog', catalogTakes],
		[['--catalog', 'a', '--catalog='], 'flag needs a value', '--catalog', catalogTakes],
		[['--catalog=', '--catalog', 'b'], 'flag needs a value', '--catalog', catalogTakes],
		[['--import'], 'flag needs a value', '--import', importTakes],
		[['--columns', 'code'], '--columns goes with --import', '--columns', help],
		[['--yaml', '--list'], '--yaml goes with --import', '--yaml', help],
		[['--import', 'a', 'b'], '--import takes no further argument', 'b', help],
		[['--schema', '--import', 'a'], 'flags exclude each other', '--import --schema', help],
		[['--schema', 'x'], '--schema takes no further argument', 'x', help],
		[['--frob\u001b[31m'], 'unknown flag', '--frob\\u001b[31m', help],
		[['--foo1bar'], 'unknown flag', '--foo1bar', help],
		[['--Foo'], 'unknown flag', '--Foo', help],
		[['--no-json'], 'unknown flag', '--no-json', help],
		[['--limit', '5', '--limit'], 'flag needs a value', '--limit', limitTakes],
		[['--json=5'], 'flag takes no value', '--json', help],
		[['--list=true', '-s'], 'flag takes no value', '--list', help],
		[[''], 'empty argument', "''", help],
		[['40015', '  '], 'empty argument', "''", help],
		[['-i', ''], 'empty argument', "''", help],
		[['--', ''], 'empty argument', "''", help],
		[['-i', '-l'], 'flags exclude each other', '--interactive --list', help],
		[['--summary', '-m'], 'flags exclude each other', '--summary --matched', help],
		[['--list', '--search', 'x'], 'flags exclude each other', '--list --search', help],
		[['-i', '--search', 'x'], 'flags exclude each other', '--interactive --search', help],
		[['--list', 'token'], '--list takes no further argument', 'token', help],
		[['--search', 'x', 'y'], '--search takes no further argument', 'y', help],
		[['--only', ','], 'wrong value', '--only ,', '--only takes codes, such as 40015,curl:28'],
		[['-q', '-m'], 'flags exclude each other', '--matched --quiet', help],
	])('rejects %j', async (argv, what, which, hint) => {
		expect(await problemOf(argv)).toEqual([2, what, which, hint]);
	});

	it.each([
		[['-m', '--limit', '3'], '--limit'],
		[['-qn'], '--line-number'],
		[['-q', '--json'], '--json'],
		[['-q', '-s'], '--short'],
		[['-n', '--json'], '--line-number'],
		[['-m', '-s', '--json'], '--short'],
		[['--summary', '-n'], '--line-number'],
		[['--summary', '-s'], '--short'],
		[['-l', '--limit', '3'], '--limit'],
		[['-l', '--only', '40015'], '--only'],
		[['--search', 'x', '-n'], '--line-number'],
		[['-i', '-s'], '--short'],
		[['-i', '--limit', '3'], '--limit'],
		[['--no-mouse', '40015'], '--no-mouse'],
	])('rejects a flag without effect: %j', async (argv, flag) => {
		const hint = expect.stringMatching(`^${flag}: .`);
		expect(await problemOf(argv)).toEqual([2, 'flag has no effect here', flag, hint]);
	});

	it('says the same in Chinese', async () => {
		const error = await parse(['--limit', 'x']).catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(UserError);
		expect(error).toMatchObject({
			problems: [{ what: { zh: '选项的值不正确' }, hint: { zh: '--limit的值为正整数' } }],
		});
	});
});

describe('ERRCODE_DEFAULT_OPTS', () => {
	const withDefaults = (defaults: string, ...argv: string[]) =>
		parseArguments(argv, () => true, defaults);

	it('stands before the flags of the command line', async () => {
		const defaults = "--short --limit 3 --catalog 'a b.json' --lang zh";
		const { request, options } = await withDefaults(defaults, '--limit=5', '--catalog', 'c', '7');
		expect(request).toEqual({ kind: 'answer', words: ['7'] });
		expect(options).toMatchObject({ short: true, limit: 5, language: 'zh' });
		expect(options.catalogs).toEqual(['a b.json', 'c']);
	});

	it('counts for nothing where it is blank', async () => {
		expect(await withDefaults(' \n', '7')).toEqual(await withDefaults('', '7'));
	});

	it.each([
		['--frob', 'unknown flag', '--frob'],
		['--limit', 'flag needs a value', '--limit'],
		['--limit x', 'wrong value', '--limit x'],
		['--yaml', '--yaml goes with --import', '--yaml'],
		['--short 40015', 'not a flag', '40015'],
		['--short --', 'not a flag', '--'],
		["--section 'a", 'quote not closed', "--section 'a"],
		['--list', '--list takes no further argument', '7'],
	])('is named where %j is wrong', async (defaults, what, which) => {
		const error = await withDefaults(defaults, '7').catch((reason: unknown) => reason);
		expect(error).toMatchObject({
			exitCode: 2,
			problems: [{ what: { en: what }, which: `ERRCODE_DEFAULT_OPTS: ${which}` }],
		});
	});

	it('is not blamed for what is wrong with the command line', async () => {
		const error = await withDefaults('--short', '--limit', 'x').catch((reason: unknown) => reason);
		expect(error).toMatchObject({ problems: [{ which: '--limit x' }] });
	});
});

describe('parsePlain', () => {
	it('leaves what it does not understand to the parser', () => {
		const odd = [['--limit'], ['--limit='], ['--limit', '--json'], ['--limit', '']];
		for (const argv of [['--'], ['-undefined'], ['-js'], ['--jsn'], ['-'], ['--json=1'], ...odd]) {
			expect(parsePlain(argv)).toBeUndefined();
		}
	});

	it('reads words, switches and values', () => {
		const argv = ['40015', '-j', '--line-buffered', '-1', '--lang', 'zh', '--search=-1'];
		expect(parsePlain([...argv, '--catalog', '-', '--catalog=a=b'])).toEqual({
			words: ['40015', '-1'],
			given: new Map<string, string | true>([
				['json', true],
				['lineBuffered', true],
				['lang', 'zh'],
				['search', '-1'],
				['catalog', 'a=b'],
			]),
			catalogs: ['-', 'a=b'],
		});
	});

	it('agrees with the parser wherever it answers', async () => {
		const typed = Object.entries<Flag>(flags).flatMap(([name, { shortFlag }]) =>
			shortFlag === undefined ? [typedFlag(name)] : [typedFlag(name), `-${shortFlag}`],
		);
		const words = ['40015', '-1', '-007', 'sys_err', 'token', '错误码', 'a=b', 'true', 'false'];
		const odd = ['', ' ', '0x10', '1e3', '+5', '.5', '007', 'constructor', '_', 'a.b', '"q"', '\n'];
		const argument = fc.oneof(
			{ weight: 3, arbitrary: fc.constantFrom(...typed) },
			{
				weight: 2,
				arbitrary: fc
					.tuple(fc.constantFrom(...typed), fc.constantFrom(...words, ...odd))
					.map(([flag, value]) => `${flag}=${value}`),
			},
			{ weight: 3, arbitrary: fc.constantFrom(...words, ...odd) },
			{ weight: 1, arbitrary: fc.string({ maxLength: 5 }) },
			{ weight: 1, arbitrary: fc.integer({ min: -99, max: 99 }).map(String) },
		);
		let answered = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(argument, { maxLength: 5 }), async (argv) => {
				const plain = parsePlain(argv);
				if (plain === undefined) return;
				answered++;
				const { words: parsedWords, given, catalogs } = await parseWithMeow(argv);
				expect(parsedWords).toEqual(plain.words);
				expect(catalogs).toEqual(plain.catalogs);
				expect(Object.fromEntries(given)).toEqual(Object.fromEntries(plain.given));
			}),
			{ numRuns: 2000 },
		);
		expect(answered).toBeGreaterThan(500);
	});
});
