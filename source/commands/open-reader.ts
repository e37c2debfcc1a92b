import type { Options } from '../arguments.ts';
import { readShippedTable } from '../catalog/built-in.ts';
import { type Catalog, codesOf, foldCode } from '../catalog/entry.ts';
import { buildCodeTable, type CodeTable } from '../log/code-table.ts';
import { LineReader } from '../log/line-reports.ts';
import { openTable } from '../log/shipped-table.ts';
import { Source } from '../log/sources.ts';
import { type Selection, selectEntries } from './context.ts';

/**
 * Reads what lines report, by all catalogs; only the entries that the flags leave count.
 *
 * @param hearsQuiet whether quiet places count for the library too, as for a summary
 */
export function openReader(context: Selection, hearsQuiet: boolean): LineReader {
	const table = openCodeTable(context, hearsQuiet);
	const { section, only, except = [] } = context.options;
	if (section === undefined && only === undefined && except.length === 0) {
		return new LineReader(table);
	}
	const selected = section === undefined ? undefined : new Set(selectEntries(context));
	const isHeeded = heededCodes({ only, except });
	return new LineReader(
		table,
		(entry) =>
			(selected === undefined || selected.has(entry)) && isHeeded(codesOf(entry), entry.catalog),
	);
}

/** Whether --only and --except leave a code, by any of its names. */
export function heededCodes({
	only,
	except,
}: Pick<Options, 'only' | 'except'>): (codes: readonly string[], catalog?: string) => boolean {
	const wanted = only === undefined ? undefined : new Set(only.map(foldCode));
	const unwanted = new Set(except.map(foldCode));
	return (codes, catalog) => {
		const names = codes.flatMap((code) =>
			catalog === undefined ? [code] : [code, `${catalog}:${code}`],
		);
		const isIn = (set: ReadonlySet<string>) => names.some((name) => set.has(foldCode(name)));
		return (wanted === undefined || isIn(wanted)) && !isIn(unwanted);
	};
}

/** The table of what ships, made when the program was built, with the user's own laid out behind it. */
function openCodeTable({ primary, library }: Selection, hearsQuiet: boolean): CodeTable {
	const sources = [
		...primary.catalogs.map((catalog) => toSource(catalog, true, true)),
		...library.catalogs.map((catalog) => toSource(catalog, false, hearsQuiet)),
	];
	const isShipped = ({ catalog }: Source) => catalog.isShipped === true;
	// A catalog with entries that others override is not the one that was laid out.
	const changed = sources.filter((source) => isShipped(source) && source.catalog.isPart === true);
	if (changed.length > 0) return buildCodeTable(sources);
	const shipped = new Map(sources.filter(isShipped).map((one) => [one.catalog.name, one]));
	const base = openTable(readShippedTable(), (name) => shipped.get(name));
	const own = sources.filter((source) => !isShipped(source));
	return own.length === 0 ? base : buildCodeTable(own, base);
}

function toSource(catalog: Catalog, isPrimary: boolean, hearsQuiet: boolean): Source {
	return new Source(catalog, { isPrimary, hearsQuiet });
}
