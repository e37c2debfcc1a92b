import type { Catalog, Entry } from '../catalog/entry.ts';
import { entryBlock, entryLine, namedLine } from '../print/entry-text.ts';
import { toRecord } from '../print/record.ts';
import { paint } from '../text/paint.ts';
import { toSafeJson } from '../text/sanitise.ts';
import type { Segment } from '../text/segment.ts';
import type { CommandContext } from './context.ts';

/** What a look-up found of a code. */
export interface Answer {
	/** Entries to be printed in full. */
	readonly whole: readonly Entry[];
	/** Those of the library that have the code as well, or of which none is the one meant. */
	readonly others: readonly Entry[];
}

/** Prints what was found of each code. */
export function printAnswers(context: CommandContext, answers: readonly Answer[]): void {
	const { options } = context;
	if (options.json || options.short) {
		const entries = answers.map(({ whole, others }) => (whole.length > 0 ? whole : others));
		printLines(context, [...new Set(entries.flat())]);
		return;
	}
	const told = new Set<Entry>();
	const blocks = answers.flatMap(({ whole, others }) => {
		const fresh = whole.filter((entry) => !told.has(entry));
		for (const entry of fresh) told.add(entry);
		const isAlso = whole.length > 0;
		const lines = others.map((entry) => namedLine(entry, context.language, { isAlso }));
		return [...fresh.map((entry) => block(context, entry)), ...(lines.length > 0 ? [lines] : [])];
	});
	print(context, blocks);
}

/** Prints entries as a look-up does: whole, on one line each, or as records. */
export function printEntries(context: CommandContext, entries: readonly Entry[]): void {
	printAnswers(context, [{ whole: entries, others: [] }]);
}

/** Prints one line an entry, or records. */
export function printLines(context: CommandContext, entries: readonly Entry[]): void {
	const { options, language, print } = context;
	const line = options.json
		? (entry: Entry) => toSafeJson(toRecord(entry))
		: (entry: Entry) => paint(entryLine(entry, language), context.paint);
	print(entries.map((entry) => `${line(entry)}\n`).join(''));
}

function print({ paint: how, print: write }: CommandContext, blocks: readonly Segment[][][]): void {
	const texts = blocks.map((lines) => lines.map((line) => `${paint(line, how)}\n`).join(''));
	write(texts.join('\n'));
}

/** An entry in full, with the file of its catalog and the related entries that there are. */
function block(context: CommandContext, entry: Entry): Segment[][] {
	const { primary, library, language, columns, home } = context;
	const named = [...primary.catalogs, ...library.catalogs].filter(
		({ name }) => name === entry.catalog,
	);
	const isFrom = (one: Catalog) => one.find(entry.code).includes(entry);
	const catalog = named.length === 1 ? named[0] : named.find(isFrom);
	const related = (entry.see ?? []).flatMap((code) => catalog?.find(code).slice(0, 1) ?? []);
	const file = catalog?.file === undefined ? undefined : fromHome(catalog.file, home);
	return entryBlock(entry, language, { columns: columns(72), file, related });
}

function fromHome(file: string, home: string | undefined): string {
	if (home === undefined || home.length < 2 || !file.startsWith(`${home}/`)) return file;
	return `~${file.slice(home.length)}`;
}
