import type { ExitCode } from '../errors.ts';
import type { CommandContext } from './context.ts';
import { asksForCodes, lookUp } from './look-up.ts';

/**
 * Answers words on the command line: codes are looked up, a pasted log line becomes the codes
 * that it reports, and other words are searched for.
 */
export async function answer(context: CommandContext, words: readonly string[]): Promise<ExitCode> {
	if (words.every((word) => asksForCodes(context, [word]))) return lookUp(context, words);
	const areCodes = asksForCodes(context, words);
	const text = words.join(' ');
	const { answerPasted, search } = await import('./search.ts');
	const exitCode = answerPasted(context, text);
	if (exitCode !== undefined) return exitCode;
	if (areCodes) return lookUp(context, words);
	return words.every((word) => context.library.find(word).length > 0)
		? lookUp(context, words)
		: search(context, text);
}
