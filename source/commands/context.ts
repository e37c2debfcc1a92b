import type { Options } from '../arguments.ts';
import type { CodeIndex } from '../catalog/code-index.ts';
import type { Entry, Language, Section } from '../catalog/entry.ts';
import type { Problem } from '../errors.ts';
import { usageError } from '../errors.ts';
import type { Paint } from '../text/paint.ts';

/** What a command is given: what is known, how to print, and where to. */
export interface CommandContext {
	readonly index: CodeIndex;
	readonly options: Options;
	readonly language: Language;
	/** How to paint what goes to standard output. */
	readonly paint: Paint;
	/** Prints to standard output. */
	readonly print: (text: string) => void;
	/** File descriptor of standard output, for what is written in bulk. */
	readonly outputDescriptor: number;
	/** Columns of the terminal that shows the output, or what is usual. */
	readonly columns: () => number;
	/** From now on Ctrl-C does not end the program, but tells so here. */
	readonly interrupted: () => AbortSignal;
	/** Tells of a problem on standard error and goes on. */
	readonly warn: (problem: Problem) => void;
}

/**
 * The entries that `--section` leaves.
 *
 * @throws UserError where there is no such section
 */
export function selectEntries({ index, options }: CommandContext): readonly Entry[] {
	const wanted = options.section;
	if (wanted === undefined) return index.entries;
	const folded = wanted.trim().toLowerCase();
	const names = ({ id, en, zh }: Section) => [id, en, zh].map((name) => name.toLowerCase());
	const sections = new Set(
		index.catalogs
			.flatMap((catalog) => catalog.sections)
			.filter((section) => names(section).includes(folded)),
	);
	if (sections.size === 0) {
		const ids = index.catalogs
			.flatMap((catalog) => catalog.sections.map(({ id }) => id))
			.join(', ');
		const hint = { en: `sections: ${ids}`, zh: `可用的分类：${ids}` };
		throw usageError({ en: 'no such section', zh: '没有这个分类' }, wanted, hint);
	}
	return index.entries.filter(({ section }) => section !== undefined && sections.has(section));
}
