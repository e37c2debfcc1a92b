import { type ExitCode, UserError } from '../errors.ts';
import { reportedEntries } from '../log/line-reports.ts';
import { toRecord } from '../print/record.ts';
import { createSearch } from '../search/search.ts';
import { toSafeJson } from '../text/sanitise.ts';
import { runBrowser } from '../tui/run.ts';
import { type CommandContext, selectEntries } from './context.ts';
import { printEntries } from './print-entries.ts';

/** What the browser needs to know of where it runs. */
export interface BrowserSurroundings {
	readonly hasColour: boolean;
	readonly isOutputTerminal: boolean;
	readonly isSpoken: boolean;
	readonly escapeDelayMs: number;
}

/** The browser; prints the chosen entry, or its code alone where nobody reads the output. */
export async function browse(
	context: CommandContext,
	query: string,
	surroundings: BrowserSurroundings,
): Promise<ExitCode> {
	const { options, language } = context;
	const entries = selectEntries(context);
	const sections = [...new Set(entries.map(({ section }) => section))].filter(
		(section) => section !== undefined,
	);
	const outcome = await runBrowser({
		entries,
		sections,
		query,
		language,
		paint: surroundings.hasColour ? 'colour' : 'attributes',
		isSpoken: surroundings.isSpoken,
		escapeDelayMs: surroundings.escapeDelayMs,
		createSearch: (of) => createSearch(of, reportedEntries),
		findCodes: (text) => reportedEntries(text, entries).map(({ code }) => code),
	}).catch((error: unknown) => {
		throw error instanceof UserError ? error : browserFailed(error);
	});
	switch (outcome.kind) {
		case 'left':
			return 130;
		case 'nothing':
			return 1;
		case 'chosen':
			if (options.json) context.print(`${toSafeJson(toRecord(outcome.entry))}\n`);
			else if (surroundings.isOutputTerminal) printEntries(context, [outcome.entry]);
			else context.print(`${outcome.entry.code}\n`);
			return 0;
		default:
			return outcome satisfies never;
	}
}

function browserFailed(error: unknown): UserError {
	return new UserError({
		what: { en: 'the browser failed', zh: '浏览界面出错' },
		which: error instanceof Error ? error.message : String(error),
	});
}
