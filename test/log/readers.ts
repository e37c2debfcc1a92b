import type { Catalog } from '../../source/catalog/entry.ts';
import { buildCodeTable, type CodeTable } from '../../source/log/code-table.ts';
import { LineReader } from '../../source/log/line-reports.ts';
import { Source } from '../../source/log/sources.ts';

/** A table of primary catalogs and of a library, quiet places left out. */
export function tableOf(primary: readonly Catalog[], library: readonly Catalog[] = []): CodeTable {
	return buildCodeTable([
		...primary.map((catalog) => new Source(catalog, { isPrimary: true, hearsQuiet: true })),
		...library.map((catalog) => new Source(catalog, { isPrimary: false, hearsQuiet: false })),
	]);
}

export function readerOf(
	primary: readonly Catalog[],
	library: readonly Catalog[] = [],
): LineReader {
	return new LineReader(tableOf(primary, library));
}

export function reportsIn(reader: LineReader, text: string) {
	return reader.readText(Buffer.from(text)).reports;
}

/** The codes that a line reports, as their entries write them. */
export function codesIn(reader: LineReader, text: string): string[] {
	return reportsIn(reader, text).map(({ entry }) => entry.code);
}
