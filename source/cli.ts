/**
 * The front door: arguments, environment and terminals in, exit code out. What a look-up does not
 * need is imported when it is needed.
 */
import { version } from '../package.json' with { type: 'json' };
import { languageAskedFor, type Options, parseArguments, type Request } from './arguments.ts';
import { builtInCatalog, libraryCatalogs } from './catalog/built-in.ts';
import { type Chosen, chooseCatalogs } from './catalog/choose-catalogs.ts';
import { indexByCode } from './catalog/code-index.ts';
import type { Catalog, Language } from './catalog/entry.ts';
import { baseFolder, ownFolders } from './catalog/own-folders.ts';
import { answer } from './commands/answer.ts';
import type { BrowserSurroundings } from './commands/browse.ts';
import type { CommandContext } from './commands/context.ts';
import { list } from './commands/list.ts';
import { type ExitCode, type Problem, UserError } from './errors.ts';
import { fileSystem } from './file-system.ts';
import { OutputClosed, writeAll } from './output.ts';
import { wantsColour } from './print/colour.ts';
import { problemText } from './print/problem-text.ts';

const standardInput = 0;
const standardOutput = 1;
const standardError = 2;

let language = localeLanguage();

// No top-level await: chunks that are imported later import this one, and would wait for it for ever.
// All output has been written synchronously, so to exit at once loses nothing.
run()
	.catch(report)
	.then((exitCode) => process.exit(exitCode));

async function run(): Promise<ExitCode> {
	const argv = process.argv.slice(2);
	const defaults = process.env['ERRCODE_DEFAULT_OPTS'] ?? '';
	language = languageAskedFor(argv) ?? languageAskedFor(defaults.split(/\s+/)) ?? language;
	const { request, options } = await parseArguments(
		argv,
		() => isTerminal(standardInput),
		defaults,
	);
	language = options.language ?? language;
	const hasColour = wantsColour({
		flag: options.colour,
		environment: process.env,
		isTerminal: isTerminal(standardOutput),
	});
	const load = async (tell: typeof warn): Promise<CommandContext> => {
		const known = readsCatalogs(request) ? await loadCatalogs(options, tell) : noCatalogs;
		return {
			primary: indexByCode(known.primary),
			library: indexByCode(known.library),
			options,
			language,
			paint: hasColour ? 'colour' : 'none',
			print,
			warn,
			home: process.env['HOME'],
			outputDescriptor: standardOutput,
			columns: terminalColumns,
			isOutputTerminal: isTerminal(standardOutput),
			interrupted,
		};
	};
	if (request.kind === 'browse') {
		const { browse } = await import('./commands/browse.ts');
		return browse(load, request.query, surroundings(options, language));
	}
	const context = await load(warn);
	switch (request.kind) {
		case 'help':
			print((await import('./help.ts')).helpText(language));
			return 0;
		case 'version':
			print(`${version}\n`);
			return 0;
		case 'schema':
			return (await import('./commands/schema.ts')).printSchema(context);
		case 'import':
			return (await import('./commands/import.ts')).importFile(context, request);
		case 'check':
			return (await import('./commands/check.ts')).check(context, request.files);
		case 'list':
			return list(context);
		case 'search':
			return (await import('./commands/search.ts')).search(context, request.query);
		case 'answer':
			return answer(context, request.words);
		case 'filter':
			return (await import('./commands/filter.ts')).filter(context, request);
		case 'summary':
			return (await import('./commands/summary.ts')).summary(context, request.files);
		default:
			return request satisfies never;
	}
}

/** What the browser needs to know of where it runs. */
function surroundings(options: Options, shown: Language): BrowserSurroundings {
	const environment = process.env;
	return {
		language: shown,
		hasColour: wantsColour({ flag: options.colour, environment, isTerminal: true }),
		hasMouse: options.hasMouse,
		isOutputTerminal: isTerminal(standardOutput),
		isPlain: options.isPlain || environment['INK_SCREEN_READER'] === 'true',
		isDumb: environment['TERM'] === 'dumb',
		escapeDelayMs: environment['SSH_TTY'] === undefined ? 50 : 100,
	};
}

/** An import may be writing the very file that would be read. */
function readsCatalogs({ kind }: Request): boolean {
	return !['import', 'check', 'schema', 'help', 'version'].includes(kind);
}

const noCatalogs: Chosen = { primary: [], library: [] };

async function loadCatalogs(options: Options, tell: typeof warn): Promise<Chosen> {
	const catalogs = {
		platform: builtInCatalog(),
		own: await loadOwn(options, tell),
		library: libraryCatalogs(),
	};
	return chooseCatalogs(catalogs, options);
}

async function loadOwn(options: Options, tell: typeof warn): Promise<readonly Catalog[]> {
	const surroundings = {
		environment: process.env,
		platform: process.platform,
		currentFolder: currentFolder(),
	};
	const folders = ownFolders(surroundings);
	if (options.catalogs.length === 0 && folders.length === 0) return [];
	const { loadOwnCatalogs } = await import('./catalog/load-catalogs.ts');
	const cacheFolder = baseFolder('cache', surroundings);
	return loadOwnCatalogs(folders, options.catalogs, cacheFolder, tell);
}

/** `undefined` where it has been removed meanwhile. */
function currentFolder(): string | undefined {
	try {
		return process.cwd();
	} catch {
		return undefined;
	}
}

function print(text: string): void {
	writeAll(standardOutput, Buffer.from(text));
}

const told = new Set<string>();

/** Tells of a problem, once. */
function warn(problem: Problem): void {
	const message = problemText(problem, language);
	if (told.has(message)) return;
	told.add(message);
	writeAll(standardError, Buffer.from(message));
}

function report(error: unknown): ExitCode {
	if (error instanceof OutputClosed) return 0;
	if (!(error instanceof UserError)) throw error;
	for (const problem of error.problems) warn(problem);
	return error.exitCode;
}

/** Asks the file system first, since to ask a stream loads more than a look-up needs. */
function isTerminal(descriptor: 0 | 1): boolean {
	try {
		const status = fileSystem.fstatSync(descriptor);
		if (!status.isCharacterDevice()) return false;
		if (status.rdev === fileSystem.statSync('/dev/null').rdev) return false;
	} catch {
		return false;
	}
	return (descriptor === standardInput ? process.stdin : process.stdout).isTTY ?? false;
}

/** Width of the terminal on standard output; elsewhere as given, or COLUMNS, or 80. */
function terminalColumns(elsewhere?: number): number {
	if (isTerminal(standardOutput)) return process.stdout.columns || 80;
	if (elsewhere !== undefined) return elsewhere;
	const columns = Number(process.env['COLUMNS']);
	return Number.isInteger(columns) && columns > 0 ? columns : 80;
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** A second signal ends the program, such as where nobody reads the output. */
function interrupted(): AbortSignal {
	const controller = new AbortController();
	const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	const stop = (signal: NodeJS.Signals) => {
		for (const name of names) {
			process.removeListener(name, stop);
			if (name === signal) controller.abort(signals[name]);
		}
	};
	for (const name of names) process.on(name, stop);
	return controller.signal;
}

/** By ERRCODE_LANG, else by the locale; where none is set, as on Windows, by that of the system. */
function localeLanguage(): Language {
	const { ERRCODE_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env;
	const named = [ERRCODE_LANG, LC_ALL, LC_MESSAGES, LANG];
	const locale =
		named.find((value) => value !== undefined && value !== '' && value !== 'auto') ??
		Intl.DateTimeFormat().resolvedOptions().locale;
	return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
