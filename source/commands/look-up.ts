import { readyMadeCatalog, readyMadeNames } from '../catalog/built-in.ts';
import { indexByCode, looksLikeCode } from '../catalog/code-index.ts';
import { codesOf, type Entry } from '../catalog/entry.ts';
import { nearCodes } from '../catalog/near-codes.ts';
import { type ExitCode, unknownCode } from '../errors.ts';
import { type CommandContext, selectEntries } from './context.ts';
import { printEntries } from './print-entries.ts';

/** Whether the words ask for codes, so that they are never answered with a search. */
export function asksForCodes({ index }: CommandContext, words: readonly string[]): boolean {
	return words.some((word) => looksLikeCode(word) || index.find(word).length > 0);
}

/** The entries of an exact code in the ready-made catalogs, which are loaded for it. */
export function findReadyMade(code: string): readonly Entry[] {
	return indexByCode(readyMadeNames.map(readyMadeCatalog)).find(code);
}

/** Prints the entries of each code in the order asked, and tells of those that are unknown. */
export function lookUp(context: CommandContext, codes: readonly string[]): ExitCode {
	const { index, options, warn } = context;
	const wanted = options.section === undefined ? undefined : new Set(selectEntries(context));
	const found: Entry[] = [];
	const missing: string[] = [];
	for (const code of codes) {
		let entries: readonly Entry[] = index.find(code).filter((entry) => wanted?.has(entry) ?? true);
		if (entries.length === 0 && wanted === undefined) entries = findReadyMade(code);
		if (entries.length === 0) missing.push(code);
		else found.push(...entries);
	}
	if (found.length > 0) printEntries(context, found);
	for (const code of missing) {
		const known = selectEntries(context).flatMap(codesOf);
		warn(unknownCode(code, nearCodes(code, known)));
	}
	return missing.length > 0 ? 1 : 0;
}
