import type { ExitCode } from '../errors.ts';
import { fileSystem } from '../file-system.ts';
import type { CommandContext } from './context.ts';
import { asksForCodes, lookUp } from './look-up.ts';
import { printEntries } from './print-entries.ts';

/**
 * Answers words on the command line: codes are looked up, a pasted log line becomes the codes
 * that it reports, files are filtered, and other words are searched for.
 */
export async function answer(context: CommandContext, words: readonly string[]): Promise<ExitCode> {
	if (namesFiles(context, words)) {
		const { filter } = await import('./filter.ts');
		return filter(context, { kind: 'filter', files: words, prints: 'all', hasNumbers: false });
	}
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

/**
 * Whether words are files: one is that, and no code, and the others are, too, or look like a path
 * that is not there.
 */
function namesFiles({ primary, library }: CommandContext, words: readonly string[]): boolean {
	const isFile = (word: string) => {
		if (word === '-') return true;
		if (primary.find(word).length > 0 || library.find(word).length > 0) return false;
		const status = statusOf(word);
		return status !== undefined && (!status.isDirectory() || word.includes('/'));
	};
	return words.some(isFile) && words.every((word) => isFile(word) || /[/.]/.test(word));
}

function statusOf(path: string) {
	try {
		return fileSystem.statSync(path, { throwIfNoEntry: false });
	} catch {
		// Such as a name that is too long.
		return undefined;
	}
}
