import type { CatalogFile } from '../catalog/catalog-file.ts';
import { UserError } from '../errors.ts';
import { looksLikeCode } from './codes.ts';
import { type Columns, fits, recogniseColumns, type Unknown } from './columns.ts';
import type { Field } from './fields.ts';
import { readHeading } from './headings.ts';
import type { Document } from './read-document.ts';
import type { Table } from './table.ts';
import { CatalogBuilder, type Cause, type LeftOut } from './to-catalog-file.ts';

/** Tables that were left out for one cause. */
export interface Skipped extends LeftOut {
	readonly cause: Unknown | 'vague' | 'unfit';
}

/** What became of a document. */
export interface Imported {
	/** `undefined` where no codes were found, or it would be a guess which they are. */
	readonly catalog: CatalogFile | undefined;
	readonly taken: number;
	/** Tables that the document has, 0 for what is no table. */
	readonly total: number;
	readonly skipped: readonly Skipped[];
	readonly leftOut: ReadonlyMap<Cause, LeftOut>;
	/** Columns that were left out, and what the columns of their table were taken for. */
	readonly columns:
		| { readonly names: readonly string[]; readonly fields: readonly string[] }
		| undefined;
	/** The heading of a table that may have codes. */
	readonly example: readonly string[] | undefined;
	/** Whether a table has codes, and it is not plain where. */
	readonly doubt: boolean;
}

interface Known {
	readonly table: Table;
	readonly columns: Columns;
}

/**
 * Makes a catalog of a document: of its plain tables of codes, else of what it says in another way,
 * else of tables that are not plain.
 *
 * @param named the columns, where the user names them
 */
export function importDocument(
	document: Document,
	named: readonly (Field | undefined)[] | undefined,
): Imported {
	if (named !== undefined) return importNamed(document, named);
	let vague: Attempt | undefined;
	let first: Attempt | undefined;
	for (const way of document.ways) {
		const attempt = new Attempt(way(), document);
		first ??= attempt;
		const imported = attempt.import(true);
		if (imported !== undefined) return imported;
		vague ??= attempt.hasVague ? attempt : undefined;
	}
	return vague?.import(false) ?? first?.fail() ?? nothing;
}

/** The tables of one way to read a document, and what is known of their columns. */
class Attempt {
	readonly #tables: readonly Table[];
	readonly #document: Document;
	readonly #plain: Known[] = [];
	readonly #vague: Known[] = [];
	readonly #skipped = new Map<Skipped['cause'], Skipped>();

	constructor(tables: readonly Table[], document: Document) {
		this.#tables = tables;
		this.#document = document;
		if (tables.length > mostTables) throw tooManyTables();
		for (const table of tables) {
			const columns = recogniseColumns(table, document.isAboutErrors);
			if (typeof columns === 'string') this.#skip(columns, table);
			else (columns.isPlain ? this.#plain : this.#vague).push({ table, columns });
		}
	}

	get hasVague(): boolean {
		return this.#vague.length > 0;
	}

	#skip(cause: Skipped['cause'], table: Table): void {
		const known = this.#skipped.get(cause);
		if (known !== undefined) known.count++;
		else
			this.#skipped.set(cause, {
				cause,
				count: 1,
				place: table.place,
				text: table.columns.join(' | '),
			});
	}

	import(isPlain: boolean): Imported | undefined {
		const builder = new CatalogBuilder();
		const known = isPlain ? this.#plain : this.#vague;
		for (const { table, columns } of known) builder.add(table, columns.fields, columns.rows);
		if (builder.size === 0) return undefined;
		if (isPlain) for (const { table } of this.#vague) this.#skip('vague', table);
		const { hasTables } = this.#document;
		return {
			catalog: builder.toFile(),
			taken: known.length,
			total: hasTables ? this.#tables.length : 0,
			skipped: hasTables ? [...this.#skipped.values()] : [],
			leftOut: builder.leftOut,
			columns: hasTables ? leftOutColumns(known) : undefined,
			example: undefined,
			doubt: false,
		};
	}

	fail(): Imported {
		const isDoubtful = this.#skipped.has('repeated') || this.#skipped.has('noText');
		const example = this.#tables.find(
			({ columns }) => columns.length > 1 && columns.length <= longestExample,
		);
		return {
			...nothing,
			skipped: this.#document.hasTables ? [...this.#skipped.values()] : [],
			example: example?.columns,
			doubt: isDoubtful,
		};
	}
}

const mostTables = 2000;

function tooManyTables(): UserError {
	return new UserError({
		what: {
			en: `more than ${mostTables} tables, which is no list of codes`,
			zh: `超过${mostTables}个表格，不像错误码文档`,
		},
	});
}

/** A heading of more columns is not shown. */
const longestExample = 12;

const nothing: Imported = {
	catalog: undefined,
	taken: 0,
	total: 0,
	skipped: [],
	leftOut: new Map(),
	columns: undefined,
	example: undefined,
	doubt: false,
};

function importNamed({ ways }: Document, named: readonly (Field | undefined)[]): Imported {
	const tables = ways[0]?.() ?? [];
	const fit = tables.map((table) => fits(table, named));
	const best = Math.max(0, ...fit.slice(0, 1000));
	const builder = new CatalogBuilder();
	const skipped = new Map<string, Skipped>();
	const known: Known[] = [];
	for (const [at, table] of tables.entries()) {
		if (best > 0 && fit[at] === best) {
			const rows = withHeading(table, named);
			builder.add(table, named, rows);
			known.push({ table, columns: { fields: named, isPlain: true, rows } });
			continue;
		}
		const first = skipped.get('unfit');
		if (first !== undefined) first.count++;
		else
			skipped.set('unfit', {
				cause: 'unfit',
				count: 1,
				place: table.place,
				text: table.columns.join(' | '),
			});
	}
	const rest = {
		taken: known.length,
		columns: leftOutColumns(known, named.length),
		total: tables.length,
		skipped: [...skipped.values()],
		leftOut: builder.leftOut,
	};
	return { ...nothing, ...rest, catalog: builder.size === 0 ? undefined : builder.toFile() };
}

/** Named columns need no heading: a first row that is none is a row like the others. */
function withHeading(table: Table, named: readonly (Field | undefined)[]): Table['rows'] {
	const at = named.indexOf('code');
	const heading = table.columns[at] ?? '';
	const codes = table.rows.map(({ cells }) => cells[at] ?? '');
	const isWordAmongNumbers = !/\d/.test(heading) && codes.every((code) => /\d/.test(code));
	// Any word that is known shows that it is a heading.
	const isHeading = table.columns.some((column) => readHeading(column).isWhole);
	const isRow = looksLikeCode(heading) && !isWordAmongNumbers;
	if (table.hasHeading || isWordAmongNumbers || (isHeading && !isRow)) return table.rows;
	return [{ place: table.place, cells: table.columns }, ...table.rows];
}

/** Columns that are in no entry, from one on: the user leaves out others by name. */
function leftOutColumns(known: readonly Known[], from = 0): Imported['columns'] {
	for (const { table, columns } of known) {
		if (table.fields !== undefined) continue;
		const names = table.columns.flatMap((heading, at) => {
			const isFilled = heading !== '' || table.rows.some(({ cells }) => (cells[at] ?? '') !== '');
			return at >= from && columns.fields[at] === undefined && isFilled
				? [heading === '' ? String(at + 1) : heading]
				: [];
		});
		if (names.length > 0) return { names, fields: columns.fields.map((field) => field ?? '-') };
	}
	return undefined;
}
