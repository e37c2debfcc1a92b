import type { Options } from '../arguments.ts';
import type { CodeIndex } from '../catalog/code-index.ts';
import type { Catalog, Entry, Language } from '../catalog/entry.ts';
import { type Problem, type UserError, usageError } from '../errors.ts';
import type { Paint } from '../text/paint.ts';

/** What a command is given: what is known, how to print, and where to. */
export interface CommandContext {
	/** The platform's catalog, the user's own, and those of `--with`: they answer everything. */
	readonly primary: CodeIndex;
	/** The other catalogs that ship with errcode, for what those do not answer. */
	readonly library: CodeIndex;
	readonly options: Options;
	readonly language: Language;
	/** How to paint what goes to standard output. */
	readonly paint: Paint;
	/** Prints to standard output. */
	readonly print: (text: string) => void;
	/** The user's home, which stands as `~` in front of paths. */
	readonly home: string | undefined;
	/** File descriptor of standard output, for what is written in bulk. */
	readonly outputDescriptor: number;
	/** Columns of the terminal that shows the output; elsewhere as many as given, or what is usual. */
	readonly columns: (elsewhere?: number) => number;
	readonly isOutputTerminal: boolean;
	/**
	 * From now on the first INT, TERM or HUP does not end the program, but is told here: the exit
	 * code that is due is the reason.
	 */
	readonly interrupted: () => AbortSignal;
	/** Tells of a problem on standard error and goes on. */
	readonly warn: (problem: Problem) => void;
}

/** The catalogs there are, and which of their entries are wanted. */
export interface Selection extends Pick<CommandContext, 'primary' | 'library'> {
	readonly options: Pick<Options, 'section'> & Partial<Pick<Options, 'only' | 'except'>>;
}

/**
 * The primary entries that `--section` leaves: those of a section by id or title, or of a catalog by
 * name.
 *
 * @throws UserError where there is no such section
 */
export function selectEntries({ primary, options }: Selection): readonly Entry[] {
	const wanted = options.section?.trim().toLowerCase();
	if (wanted === undefined) return primary.entries;
	const isWanted = (names: readonly string[]) =>
		names.some((name) => name.toLowerCase() === wanted);
	const chosen = primary.catalogs.flatMap((catalog) => {
		if (isWanted([catalog.name])) return catalog.entries;
		const sections = new Set(
			catalog.sections.filter(({ id, en, zh }) => isWanted([id, en, zh])).map(({ id }) => id),
		);
		return sections.size === 0
			? []
			: catalog.entries.filter(({ section }) => section !== undefined && sections.has(section.id));
	});
	const isKnown = primary.catalogs.some(
		({ name, sections }) =>
			isWanted([name]) || sections.some(({ id, en, zh }) => isWanted([id, en, zh])),
	);
	if (!isKnown) throw noSuchSection(options.section ?? '', primary.catalogs);
	return chosen;
}

function noSuchSection(wanted: string, catalogs: readonly Catalog[]): UserError {
	const ids = [
		...catalogs.flatMap(({ sections }) => sections.map(({ id }) => id)),
		...catalogs.map(({ name }) => name),
	];
	const titled = [
		...catalogs.flatMap(({ sections }) =>
			sections.map(({ id, zh }) => (zh === id ? id : `${id}（${zh}）`)),
		),
		...catalogs.map(({ name }) => name),
	];
	const hint = { en: `sections: ${ids.join(', ')}`, zh: `可用的分类：${titled.join('、')}` };
	return usageError({ en: 'no such section', zh: '没有这个分类' }, wanted, hint);
}
