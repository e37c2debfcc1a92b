import type { Language } from '../catalog/entry.ts';
import { createRelated } from '../catalog/related.ts';
import { type ExitCode, type Problem, UserError } from '../errors.ts';
import { toRecord } from '../print/record.ts';
import { openTerminal } from '../terminal/terminal.ts';
import { toSafeJson } from '../text/sanitise.ts';
import type { Finder } from '../tui/answer.ts';
import type { Outcome } from '../tui/state.ts';
import { type CommandContext, selectEntries } from './context.ts';
import { printEntries } from './print-entries.ts';
import { promptText } from './prompt.ts';
import { tabsOf } from './tabs.ts';

/** What the browser needs to know of where it runs. */
export interface BrowserSurroundings {
	readonly language: Language;
	readonly hasColour: boolean;
	readonly hasMouse: boolean;
	readonly isOutputTerminal: boolean;
	/** Plain lines for a screen reader. */
	readonly isPlain: boolean;
	/** TERM=dumb. */
	readonly isDumb: boolean;
	readonly escapeDelayMs: number;
}

/** Reads the catalogs. @param warn told what is left out */
export type LoadContext = (warn: CommandContext['warn']) => Promise<CommandContext>;

/**
 * The browser; prints the chosen entry, or its code alone where nobody reads the output. The
 * prompt is drawn before catalogs are read and ink is loaded; keys typed meanwhile count.
 */
export async function browse(
	load: LoadContext,
	query: string,
	surroundings: BrowserSurroundings,
): Promise<ExitCode> {
	// What is told while the screen is the browser's would be lost with it.
	const warnings: Problem[] = [];
	const { context, outcome } = await runOnTerminal(
		(problem) => warnings.push(problem),
		load,
		query,
		surroundings,
	);
	for (const problem of warnings) context.warn(problem);
	if (outcome.kind === 'left') return 130;
	const { entry, language } = outcome;
	if (context.options.json) context.print(`${toSafeJson(toRecord(entry))}\n`);
	else if (surroundings.isOutputTerminal) printEntries({ ...context, language }, [entry]);
	else context.print(`${entry.code}\n`);
	return 0;
}

async function runOnTerminal(
	warn: CommandContext['warn'],
	load: LoadContext,
	query: string,
	{ language, hasColour, hasMouse, isPlain, isDumb, escapeDelayMs }: BrowserSurroundings,
): Promise<{ readonly context: CommandContext; readonly outcome: Outcome }> {
	const terminal = openTerminal({ hasMouse, isDumb });
	try {
		terminal.write(promptText(language, terminal.measure()));
		const context = await load(warn);
		const finder = await createFinder(context);
		const { runBrowser } = await import('../tui/run.tsx');
		const outcome = await runBrowser({
			finder,
			terminal,
			query,
			language,
			hasColours: hasColour,
			isPlain,
			escapeDelayMs,
		});
		return { context, outcome };
	} catch (error) {
		throw error instanceof UserError ? error : browserFailed(error);
	} finally {
		terminal.close();
	}
}

/** Here the browser meets search and log, of which it knows nothing. */
async function createFinder(context: CommandContext): Promise<Finder> {
	const { createSearch } = await import('../search/search.ts');
	const { createHighlighter } = await import('../search/highlight.ts');
	const { reportedEntries, unknownCodes } = await import('../log/line-reports.ts');
	const { KnowledgeFinder } = await import('./finder.ts');
	const entries = selectEntries(context);
	return new KnowledgeFinder({
		entries,
		tabs: tabsOf(context.primary.catalogs, entries),
		search: createSearch(entries, reportedEntries),
		findCodes: (text) =>
			inOrder(text, [
				...reportedEntries(text, entries).map(({ code }) => code),
				...unknownCodes(text, entries),
			]),
		relatedTo: createRelated(entries),
		createHighlighter,
	});
}

function browserFailed(error: unknown): UserError {
	return new UserError({
		what: { en: 'the browser failed', zh: '浏览界面出错' },
		which: error instanceof Error ? error.message : String(error),
	});
}

/** Codes as they stand in a text, each once. */
function inOrder(text: string, codes: readonly string[]): string[] {
	const folded = text.toLowerCase();
	const places = new Map(codes.map((code) => [code, folded.indexOf(code.toLowerCase())]));
	return [...places].sort(([, a], [, b]) => a - b).map(([code]) => code);
}
