import type { Language } from './catalog/entry.ts';
import { editDistance } from './catalog/near-codes.ts';
import { UserError, usageError } from './errors.ts';
import { type Flag, type FlagName, flags, typedFlag } from './flags.ts';

/** How results are printed, whatever the mode. */
export interface Options {
	readonly json: boolean;
	readonly short: boolean;
	/** Most results; `undefined` where it is not given. */
	readonly limit: number | undefined;
	/** Codes that --only and --except name, as typed. */
	readonly only: readonly string[] | undefined;
	readonly except: readonly string[];
	/** Id or title of the only section wanted, as typed. */
	readonly section: string | undefined;
	/** Files named by --catalog, in order. */
	readonly catalogs: readonly string[];
	/** Names of catalogs that --with and --without choose. */
	readonly with: readonly string[];
	readonly without: readonly string[];
	/** `undefined` where the locale decides. */
	readonly language: Language | undefined;
	readonly colour: 'auto' | 'always' | 'never';
	/** The browser in plain lines, for screen readers. */
	readonly isPlain: boolean;
	readonly hasMouse: boolean;
}

/** What the user asked for: one member a mode. */
export type Request =
	| { readonly kind: 'help' }
	| { readonly kind: 'version' }
	| { readonly kind: 'schema' }
	| ImportRequest
	| { readonly kind: 'check'; readonly files: readonly string[] }
	| { readonly kind: 'list' }
	| { readonly kind: 'search'; readonly query: string }
	| { readonly kind: 'answer'; readonly words: readonly string[] }
	| FilterRequest
	| { readonly kind: 'summary'; readonly files: readonly string[] }
	| { readonly kind: 'browse'; readonly query: string };

export interface FilterRequest {
	readonly kind: 'filter';
	/** Paths, or `-` for standard input; empty for standard input alone. */
	readonly files: readonly string[];
	readonly prints: 'all' | 'matched' | 'nothing';
	readonly hasNumbers: boolean;
}

export interface ImportRequest {
	readonly kind: 'import';
	/** A path, or `-` for standard input. */
	readonly file: string;
	/** What the columns are, where the user says so. */
	readonly columns: readonly string[] | undefined;
	readonly isYaml: boolean;
	/** The file that is replaced, where it does not go to standard output. */
	readonly output: string | undefined;
}

export interface ParsedArguments {
	readonly request: Request;
	readonly options: Options;
}

/** What was typed. Of a flag that is repeated the last value counts, but of --catalog all. */
export interface FlagValues {
	readonly words: readonly string[];
	/** `true` for a flag without value. */
	readonly given: ReadonlyMap<FlagName, string | true>;
	readonly catalogs: readonly string[];
}

/** The environment variable whose flags stand before those of the command line. */
const variable = 'ERRCODE_DEFAULT_OPTS';

/**
 * Turns the command line into a request.
 *
 * @param defaults what ERRCODE_DEFAULT_OPTS holds
 * @throws UserError naming the flag and what it takes
 */
export async function parseArguments(
	argv: readonly string[],
	stdinIsTerminal: () => boolean,
	defaults = '',
): Promise<ParsedArguments> {
	const values = await parseValues(argv);
	if (defaults.trim() === '') return toArguments(values, stdinIsTerminal);
	const preset = await parseDefaults(defaults);
	try {
		return toArguments(
			{
				words: values.words,
				given: new Map([...preset.given, ...values.given]),
				catalogs: [...preset.catalogs, ...values.catalogs],
			},
			stdinIsTerminal,
			values.given,
		);
	} catch (error) {
		// What is wrong with the command line by itself is told as such.
		toArguments(values, stdinIsTerminal);
		throw inVariable(error);
	}
}

async function parseValues(argv: readonly string[]): Promise<FlagValues> {
	return parsePlain(argv) ?? (await parseWithMeow(argv));
}

/** @param typed those on the command line, which must not be without effect */
function toArguments(
	values: FlagValues,
	stdinIsTerminal: () => boolean,
	typed = values.given,
): ParsedArguments {
	const request = toRequest(values, stdinIsTerminal);
	const options = toOptions(values);
	checkEffects(request, typed);
	const readsLog = request.kind === 'filter' || request.kind === 'summary';
	const readsInput = readsLog && (request.files.length === 0 || request.files.includes('-'));
	if (readsInput && values.catalogs.includes('-')) {
		const what = {
			en: 'standard input cannot be both log and catalog',
			zh: '标准输入不能既是日志又是错误码表',
		};
		throw usageError(what, '--catalog -');
	}
	return { request, options };
}

async function parseDefaults(defaults: string): Promise<FlagValues> {
	const { splitWords } = await import('./split-words.ts');
	const argv = splitWords(defaults);
	if (argv === undefined) {
		throw inVariable(usageError({ en: 'quote not closed', zh: '引号未闭合' }, defaults));
	}
	const preset = await parseValues(argv).catch((error: unknown) => {
		throw inVariable(error);
	});
	const word = argv.includes('--') ? '--' : preset.words[0];
	if (word === undefined) return preset;
	throw inVariable(usageError({ en: 'not a flag', zh: '不是选项' }, word));
}

/** The error with the name of the variable in front of what it is about. */
function inVariable(error: unknown): unknown {
	if (!(error instanceof UserError)) return error;
	const problems = error.problems.map((problem) => {
		return { ...problem, which: `${variable}: ${problem.which}` };
	});
	return new UserError(problems, error.exitCode);
}

/** The language that `--lang` names, for messages about arguments that cannot be parsed. */
export function languageAskedFor(argv: readonly string[]): Language | undefined {
	const asked = /(?:^|\0)--lang[=\0](en|zh)(?=\0|$)/.exec(argv.join('\0'))?.[1];
	return asked === 'en' || asked === 'zh' ? asked : undefined;
}

const isInteger = /^-\d+$/;
const flagNames = Object.keys(flags).filter(isFlagName);

/**
 * Reads a command line of words and of flags by themselves, each with its value. Loading the
 * parser takes longer than a look-up, so the calls that need none of it go without; a test
 * holds the two equal.
 *
 * @returns `undefined` where there is anything else
 */
export function parsePlain(argv: readonly string[]): FlagValues | undefined {
	const words: string[] = [];
	const catalogs: string[] = [];
	const given = new Map<FlagName, string | true>();
	for (let at = 0; at < argv.length; at++) {
		const argument = argv[at] ?? '';
		if (!argument.startsWith('-') || isInteger.test(argument)) {
			words.push(argument);
			continue;
		}
		const [typed, own] = splitAtEquals(argument);
		const name = flagCalled(typed);
		if (name === undefined) return undefined;
		if (flags[name].type === 'boolean') {
			if (own !== undefined) return undefined;
			given.set(name, true);
			continue;
		}
		const value = own ?? argv[++at] ?? '';
		if (value === '' || (own === undefined && !isValue(value))) return undefined;
		given.set(name, value);
		if (name === 'catalog') catalogs.push(value);
	}
	return { words, given, catalogs };
}

/** Reads any command line. */
export async function parseWithMeow(argv: readonly string[]): Promise<FlagValues> {
	const separator = argv.indexOf('--');
	const flagPart = separator === -1 ? argv : argv.slice(0, separator);
	const spelledOut = spellOut(flagPart);
	const { default: meow } = await import('meow');
	const result = meow({
		importMeta: import.meta,
		argv: [...spelledOut, ...argv.slice(flagPart.length)],
		pkg: { name: 'errcode' },
		description: false,
		autoHelp: false,
		autoVersion: false,
		flags: Object.fromEntries(
			Object.entries(flags).map(([name, flag]) => [name, { ...flag, isMultiple: true }]),
		),
	});
	const given = new Map<FlagName, string | true>();
	for (const [name, value] of Object.entries<unknown>(result.flags)) {
		const last: unknown = Array.isArray(value) ? value.at(-1) : undefined;
		if (!isFlagName(name)) throw unknownFlag(typedFlag(name));
		if (typeof last === 'string' || last === true) given.set(name, last);
	}
	const { catalog } = result.flags;
	return {
		words: result.input,
		given,
		catalogs: Array.isArray(catalog) ? catalog.map(String) : [],
	};
}

/**
 * Writes each flag as `--name=value`, so that the parser has nothing to guess: it would take
 * `true` behind a switch for its value, a lone `-` for none, and `--no-json` for a flag.
 *
 * @throws UserError for an unknown flag, as it was typed, and for a missing value
 */
function spellOut(flagPart: readonly string[]): string[] {
	const spelled: string[] = [];
	for (let at = 0; at < flagPart.length; at++) {
		const argument = flagPart[at] ?? '';
		if (!argument.startsWith('-') || argument === '-' || isInteger.test(argument)) {
			spelled.push(argument);
			continue;
		}
		const [typed = '', own] = splitAtEquals(argument);
		for (const name of namesOf(typed)) {
			if (flags[name].type === 'boolean') {
				if (own === undefined) spelled.push(`${typedFlag(name)}=true`);
				else throw usageError({ en: 'flag takes no value', zh: '该选项不带值' }, typed);
				continue;
			}
			const next = flagPart[at + 1];
			const value = own ?? (next !== undefined && isValue(next) ? next : '');
			if (value === '') throw missingValue(name);
			if (own === undefined) at++;
			// The parser takes off one pair of quotes.
			const kept = /^(["']).*\1$/s.test(value) ? `"${value}"` : value;
			spelled.push(`${typedFlag(name)}=${kept}`);
		}
	}
	return spelled;
}

function splitAtEquals(argument: string): [typed: string, value: string | undefined] {
	const at = argument.indexOf('=');
	return at === -1 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

/** What may stand behind a flag as its value; another flag may not. */
function isValue(argument: string): boolean {
	return !argument.startsWith('-') || /^-(?:,|$)/.test(argument) || isInteger.test(argument);
}

/** The flag of `--name` or of `-n`. */
function flagCalled(typed: string): FlagName | undefined {
	return flagNames.find((name) => {
		const flag: Flag = flags[name];
		const isShort = flag.shortFlag !== undefined && typed === `-${flag.shortFlag}`;
		return isShort || typed === typedFlag(name);
	});
}

/** The flags of `--name` or of letters together, as in `-js`. */
function namesOf(typed: string): FlagName[] {
	if (typed.startsWith('--')) {
		const name = flagCalled(typed);
		if (name === undefined) throw unknownFlag(typed);
		return [name];
	}
	return [...typed.slice(1)].map((letter) => {
		const name = flagCalled(`-${letter}`);
		if (name === undefined) throw unknownFlag(/\d/.test(typed) ? typed : `-${letter}`);
		return name;
	});
}

function isFlagName(name: string): name is FlagName {
	return Object.hasOwn(flags, name);
}

function unknownFlag(typed: string) {
	const near = flagNames
		.map(typedFlag)
		.find((candidate) => candidate.startsWith(typed) || editDistance(typed, candidate, 2) <= 2);
	const what = { en: 'unknown flag', zh: '未知的选项' };
	if (near === undefined || typed.length < 4) return usageError(what, typed);
	return usageError(what, typed, { en: `did you mean ${near}?`, zh: `是不是要用${near}？` });
}

function missingValue(name: FlagName) {
	return usageError({ en: 'flag needs a value', zh: '该选项缺少值' }, typedFlag(name), takes(name));
}

function wrongValue(name: FlagName, value: string) {
	const what = { en: 'wrong value', zh: '选项的值不正确' };
	return usageError(what, `${typedFlag(name)} ${value}`, takes(name));
}

function takes(name: FlagName) {
	const flag: Flag = flags[name];
	const typed = typedFlag(name);
	const what = flag.takes ?? { en: 'a value', zh: '一个值' };
	return { en: `${typed} takes ${what.en}`, zh: `${typed}的值为${what.zh}` };
}

function toRequest({ words, given }: FlagValues, stdinIsTerminal: () => boolean): Request {
	if (given.has('help')) return { kind: 'help' };
	if (given.has('version')) return { kind: 'version' };
	if (words.some((word) => word.trim() === '')) {
		throw usageError({ en: 'empty argument', zh: '参数为空' }, "''");
	}
	const search = given.get('search');
	const modes = (
		[
			'interactive',
			'list',
			'search',
			'summary',
			'matched',
			'quiet',
			'import',
			'check',
			'schema',
		] as const
	).filter((mode) => given.has(mode));
	const [mode, other] = modes;
	if (mode !== undefined && other !== undefined) {
		const which = `${typedFlag(mode)} ${typedFlag(other)}`;
		throw usageError({ en: 'flags exclude each other', zh: '这些选项不能同时使用' }, which);
	}
	const [word] = words;
	const takesWords = ['interactive', 'summary', 'matched', 'quiet', 'check', undefined];
	if (!takesWords.includes(mode) && mode !== undefined && word !== undefined) {
		const what = {
			en: `${typedFlag(mode)} takes no further argument`,
			zh: `${typedFlag(mode)}不接受其他参数`,
		};
		throw usageError(what, word);
	}
	const table = given.get('import');
	if (typeof table === 'string') return toImport(table, given);
	for (const name of ['columns', 'yaml', 'output'] as const) {
		if (!given.has(name)) continue;
		const what = {
			en: `${typedFlag(name)} goes with --import`,
			zh: `${typedFlag(name)}须与--import同用`,
		};
		throw usageError(what, typedFlag(name));
	}
	if (given.has('schema')) return { kind: 'schema' };
	if (given.has('check')) return toCheck(words);
	if (given.has('interactive')) return { kind: 'browse', query: words.join(' ') };
	if (given.has('list')) return { kind: 'list' };
	if (typeof search === 'string') return { kind: 'search', query: search };
	if (given.has('summary')) return { kind: 'summary', files: words };
	const isFilter = filterFlags.some((name) => given.has(name));
	if (words.length > 0 && !isFilter) return { kind: 'answer', words };
	if (words.length === 0 && !isFilter && stdinIsTerminal()) return { kind: 'browse', query: '' };
	return toFilter(words, given);
}

/** With one of these, words are files. */
const filterFlags = ['matched', 'quiet', 'lineNumber', 'only', 'except'] as const;

function toFilter(files: readonly string[], given: FlagValues['given']): FilterRequest {
	const prints = given.has('matched') ? 'matched' : given.has('quiet') ? 'nothing' : 'all';
	return { kind: 'filter', files, prints, hasNumbers: given.has('lineNumber') };
}

/** Flags that do nothing in a mode, where one would think they do. */
function uselessFlags(request: Request, isJson: boolean): readonly FlagName[] {
	const ofBrowser = ['noMouse', 'plainScreen'] as const;
	switch (request.kind) {
		case 'filter':
			if (request.prints === 'nothing')
				return [...ofBrowser, 'limit', 'json', 'short', 'lineNumber'];
			return [...ofBrowser, 'limit', ...(isJson ? (['short', 'lineNumber'] as const) : [])];
		case 'summary':
			return [...ofBrowser, 'short', 'lineNumber'];
		case 'list':
			return [...ofBrowser, 'limit', 'lineNumber', 'only', 'except'];
		case 'search':
			return [...ofBrowser, 'lineNumber', 'only', 'except'];
		case 'answer':
			return ofBrowser;
		case 'browse':
			return ['limit', 'short', 'lineNumber', 'only', 'except'];
		default:
			return [];
	}
}

function checkEffects(request: Request, given: FlagValues['given']): void {
	const useless = uselessFlags(request, given.has('json')).find((name) => given.has(name));
	if (useless === undefined) return;
	const typed = typedFlag(useless);
	const { help } = flags[useless];
	throw usageError({ en: 'flag has no effect here', zh: '该选项在此不起作用' }, typed, {
		en: `${typed}: ${help.en}`,
		zh: `${typed}：${help.zh}`,
	});
}

function toCheck(files: readonly string[]): Request {
	if (files.length > 0) return { kind: 'check', files };
	throw usageError({ en: 'no file to check', zh: '没有要检查的文件' }, '--check', {
		en: '--check takes catalog files, or - for standard input',
		zh: '--check后写错误码表文件，或-表示标准输入',
	});
}

function toImport(file: string, given: FlagValues['given']): Request {
	const columns = given.get('columns');
	const output = given.get('output');
	return {
		kind: 'import',
		file,
		columns:
			typeof columns === 'string' ? columns.split(',').map((name) => name.trim()) : undefined,
		isYaml: given.has('yaml'),
		output: typeof output === 'string' ? output : undefined,
	};
}

function toNames(value: string | true | undefined): string[] {
	if (typeof value !== 'string') return [];
	return value
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
}

function toOptions({ given, catalogs }: FlagValues): Options {
	const limit = given.get('limit');
	if (limit !== undefined && !/^0*[1-9]\d*$/.test(String(limit)))
		throw wrongValue('limit', String(limit));
	for (const name of ['only', 'except'] as const) {
		const value = given.get(name);
		if (value !== undefined && toNames(value).length === 0) throw wrongValue(name, String(value));
	}
	const section = given.get('section');
	const language = oneOf(given, 'lang', ['auto', 'en', 'zh']);
	return {
		json: given.has('json'),
		short: given.has('short'),
		limit: limit === undefined ? undefined : Number(limit),
		only: given.has('only') ? toNames(given.get('only')) : undefined,
		except: toNames(given.get('except')),
		section: typeof section === 'string' ? section : undefined,
		catalogs,
		with: toNames(given.get('with')),
		without: toNames(given.get('without')),
		language: language === 'auto' ? undefined : language,
		colour: oneOf(given, 'color', ['auto', 'always', 'never']),
		isPlain: given.has('plainScreen'),
		hasMouse: !given.has('noMouse'),
	};
}

function oneOf<const Value extends string>(
	given: FlagValues['given'],
	name: FlagName,
	values: readonly [Value, ...Value[]],
): Value {
	const value = given.get(name);
	if (value === undefined) return values[0];
	const known = values.find((candidate) => candidate === value);
	if (known === undefined) throw wrongValue(name, String(value));
	return known;
}
