import { type ExitCode, nothingFound } from '../errors.ts';
import { reportedEntries, unknownCodes } from '../log/line-reports.ts';
import { entryLine } from '../print/entry-text.ts';
import { createHighlighter } from '../search/highlight.ts';
import { createSearch } from '../search/search.ts';
import { paint } from '../text/paint.ts';
import { type CommandContext, selectEntries } from './context.ts';
import { lookUp } from './look-up.ts';
import { printEntries, printLines } from './print-entries.ts';

/** Looks up the codes that a pasted text reports; `undefined` where it reports none. */
export function answerPasted(context: CommandContext, text: string): ExitCode | undefined {
	const wanted = new Set(selectEntries(context));
	const reported = reportedEntries(text, context.primary.entries);
	const entries = new Set(reported.filter((entry) => wanted.has(entry)));
	if (entries.size > 0) {
		printEntries(context, [...entries]);
		return 0;
	}
	const unknown = new Set(unknownCodes(text, context.primary.entries));
	return unknown.size === 0 ? undefined : lookUp(context, [...unknown]);
}

/** Prints what answers the query, best first, one line each. */
export function search(context: CommandContext, query: string): ExitCode {
	const { options, language } = context;
	const entries = createSearch(selectEntries(context), reportedEntries)
		.search(query)
		.slice(0, options.limit);
	const isBlank = query.replaceAll(/[\s\p{Cc}]/gu, '') === '';
	if (entries.length === 0 || isBlank) {
		context.warn(nothingFound(query));
		return 1;
	}
	if (options.json || context.paint === 'none') printLines(context, entries);
	else {
		const highlight = createHighlighter(query, language);
		const lines = entries.map(
			(entry) => `${paint(entryLine(entry, language, highlight(entry)), context.paint)}\n`,
		);
		context.print(lines.join(''));
	}
	return 0;
}
