import { version } from '../../package.json' with { type: 'json' };
import type { Entry } from '../catalog/entry.ts';
import { type ExitCode, guessed, nothingFound } from '../errors.ts';
import { flags } from '../flags.ts';
import { helpText } from '../help.ts';
import { entryLine } from '../print/entry-text.ts';
import { createHighlighter } from '../search/highlight.ts';
import { createSearch, type FindReports, type Search } from '../search/search.ts';
import { finish } from '../search/steps.ts';
import type { Unit } from '../search/units.ts';
import { paint } from '../text/paint.ts';
import { type CommandContext, selectEntries } from './context.ts';
import { printLines } from './print-entries.ts';

const usualLimit = 10;

/**
 * Prints what answers the query, best first, one line each.
 *
 * @param isForCommand whether the query is a lone word, which may be meant for the command itself
 * @param orElse answers where no primary catalog does
 */
export async function search(
	context: CommandContext,
	query: string,
	{ isForCommand = false, orElse }: SearchOptions = {},
): Promise<ExitCode> {
	const flag = isForCommand ? query.trim().toLowerCase() : '';
	if (flag === 'help' || flag === 'version') {
		context.print(flag === 'help' ? helpText(context.language) : `${version}\n`);
		return 0;
	}
	const { options, language } = context;
	const isBlank = query.replaceAll(/[\s\p{Cc}]/gu, '') === '';
	const findReports = await reportsFor(query);
	const primary = createSearch(selectEntries(context), findReports);
	const own = isBlank ? [] : primary.match(query);
	if (own.length === 0 && orElse !== undefined) return orElse();
	const { found, isGuess, units } = isBlank
		? nothing
		: own.length > 0
			? { found: own, isGuess: false, units: primary.units(query) }
			: findElsewhere(context, query, primary, findReports);
	const isMeantForCommand = wordsForFlags.has(flag) && (isGuess || !found.some(names(flag)));
	const entries = isMeantForCommand ? [] : found.slice(0, options.limit ?? usualLimit);
	if (entries.length === 0) {
		context.warn(nothingFound(query, wordsForFlags.get(flag)));
		return 1;
	}
	if (isGuess) context.warn(guessed(query));
	if (options.json || context.paint === 'none') printLines(context, entries);
	else {
		const highlight = createHighlighter(query, language, units);
		const lines = entries.map(
			(entry) => `${paint(entryLine(entry, language, highlight(entry)), context.paint)}\n`,
		);
		context.print(lines.join(''));
	}
	return 0;
}

interface SearchOptions {
	readonly isForCommand?: boolean;
	readonly orElse?: (() => ExitCode) | undefined;
}

interface Found {
	readonly found: readonly Entry[];
	/** Whether it is what may have been meant. */
	readonly isGuess: boolean;
	/** What the query asks for. */
	readonly units: readonly Unit[];
}

const nothing: Found = { found: [], isGuess: false, units: [] };

/** What reads log lines takes a while to load, and most queries have nothing that may be a code. */
async function reportsFor(query: string): Promise<FindReports> {
	if (!/\d|[A-Z_]{2}/.test(query)) return () => [];
	return (await import('../log/line-reports.ts')).reportedEntries;
}

/** Where no tier of the primary catalogs answers: from the library; guesses come last. */
function findElsewhere(
	context: CommandContext,
	query: string,
	primary: Search,
	findReports: FindReports,
): Found {
	const { options } = context;
	if (options.section === undefined) {
		const { entries } = context.library;
		const library = createSearch(entries, findReports, { readsSolutions: false });
		const others = library.match(query);
		if (others.length > 0) return { found: others, isGuess: false, units: library.units(query) };
	}
	const guesses = finish(primary.fill(query, []));
	return { found: guesses, isGuess: true, units: primary.units(query) };
}

/** Lone words that are more likely meant for the command than searched for, with the flag. */
const wordsForFlags: ReadonlyMap<string, string> = new Map([
	...Object.keys(flags).map((name) => [name, `--${name}`] as const),
	['config', '--catalog'],
	['catalogs', '--catalog'],
	['sections', '--section'],
	['language', '--lang'],
	['usage', '--help'],
	['ls', '--list'],
	['all', '--list'],
]);

/** Whether a word stands in a code or description. */
function names(word: string): (entry: Entry) => boolean {
	const pattern = new RegExp(`\\b${word}\\b`, 'i');
	return ({ code, description }) => pattern.test(`${code} ${description.en} ${description.zh}`);
}
