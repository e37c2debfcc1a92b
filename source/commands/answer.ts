import type { ExitCode } from '../errors.ts';
import type { CommandContext } from './context.ts';
import { asksForCodes, lookUp } from './look-up.ts';
import { printEntries } from './print-entries.ts';

/**
 * Answers words on the command line: codes are looked up, a pasted log line becomes the codes
 * that it reports, and other words are searched for.
 */
export async function answer(context: CommandContext, words: readonly string[]): Promise<ExitCode> {
	// Codes alone, the usual case, do without what reads log lines.
	const isInLibrary = (word: string) => context.library.find(word).length > 0;
	const asksForCode = (word: string) => asksForCodes(context, [word]);
	if (words.some(asksForCode) && words.every((word) => asksForCode(word) || isInLibrary(word))) {
		return lookUp(context, words);
	}
	const { interpret, knownBy } = await import('./interpret.ts');
	const interpretation = interpret(words, knownBy(context));
	switch (interpretation.kind) {
		case 'codes':
		case 'unknown':
			return lookUp(context, interpretation.codes);
		case 'reported': {
			const { entries, unknown } = interpretation;
			if (entries.length > 0) printEntries(context, entries);
			return unknown.length > 0 ? lookUp(context, unknown) : 0;
		}
		case 'query': {
			const { search } = await import('./search.ts');
			return search(context, interpretation.text, {
				isForCommand: words.length === 1,
				orElse: words.every(isInLibrary) ? () => lookUp(context, words) : undefined,
			});
		}
		default:
			return interpretation satisfies never;
	}
}
