import { type CodeIndex, looksLikeCode, parseNamedCode } from '../catalog/code-index.ts';
import { codesOf, type Entry } from '../catalog/entry.ts';
import { nearCodes } from '../catalog/near-codes.ts';
import { type ExitCode, inOtherSection, type Near, type Problem, unknownCode } from '../errors.ts';
import { type CommandContext, selectEntries } from './context.ts';
import { type Answer, printAnswers } from './print-entries.ts';

/** Whether the words ask for codes, so that they are never answered with a search. */
export function asksForCodes(context: CommandContext, words: readonly string[]): boolean {
	return words.some(
		(word) =>
			looksLikeCode(word) ||
			context.primary.find(word).length > 0 ||
			nameCode(context, word) !== undefined,
	);
}

/** Prints the entries of each code in the order asked, and tells of those that are unknown. */
export function lookUp(context: CommandContext, codes: readonly string[]): ExitCode {
	const answers: Answer[] = [];
	const problems: Problem[] = [];
	for (const code of codes) {
		const answer = find(context, code);
		if ('what' in answer) problems.push(answer);
		else answers.push(answer);
	}
	if (answers.length > 0) printAnswers(context, answers);
	problems.forEach(context.warn);
	return problems.length > 0 ? 1 : 0;
}

/**
 * The primary entries of a code, with the library's beside them; where there are none, the
 * library's. Or what to tell where nothing has it.
 */
function find(context: CommandContext, code: string): Answer | Problem {
	const { options, primary, library } = context;
	const named = nameCode(context, code);
	const own = named ?? primary.find(code);
	if (options.section !== undefined) {
		const wanted = new Set(selectEntries(context));
		const whole = own.filter((entry) => wanted.has(entry));
		if (whole.length > 0) return { whole, others: [] };
		if (own.length > 0) return inOtherSection(code, options.section, own);
		return unknownCode(code, nearEntries(code, [...wanted].flatMap(codesOf), primary));
	}
	// Where scripts read, in records and short lines, the library adds nothing to what is known.
	const isWhole = named !== undefined || (own.length > 0 && (options.json || options.short));
	const others = isWhole ? [] : library.find(code);
	if (own.length > 0) return { whole: own, others };
	if (others.length === 1) return { whole: others, others: [] };
	if (others.length > 1) return { whole: [], others };
	return unknownCode(code, nearest(context, code));
}

/** The entries of `catalog:code`, which no catalog has as a code; `undefined` for another text. */
function nameCode(
	{ primary, library }: CommandContext,
	text: string,
): readonly Entry[] | undefined {
	if (!text.includes(':') || primary.find(text).length > 0) return undefined;
	const named = parseNamedCode(text, [...primary.catalogs, ...library.catalogs]);
	return named?.catalogs.flatMap((catalog) => catalog.find(named.code));
}

/** What a mistyped code may have meant. Of the library names alone: its numbers are near to any. */
function nearest({ primary, library }: CommandContext, code: string): Near[] {
	const near = nearEntries(code, allCodes(primary), primary);
	if (near.length > 0) return near;
	const names = allCodes(library).filter((known) => !/^[-+]?\d+$/.test(known));
	return nearEntries(code, names, library);
}

function allCodes({ catalogs }: CodeIndex): string[] {
	return catalogs.flatMap(({ codes }) => codes.flatMap(codesOf));
}

function nearEntries(code: string, known: readonly string[], index: CodeIndex): Near[] {
	return nearCodes(code, known).flatMap((near) => {
		const [entry] = index.find(near);
		return entry === undefined ? [] : [{ code: near, description: entry.description }];
	});
}
