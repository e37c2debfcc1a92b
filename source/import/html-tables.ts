import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { cellText, type Table, type TableRow } from './table.ts';

type Node = DefaultTreeAdapterTypes.Node;

/**
 * Reads the tables of a page, each with the heading or caption that it stands under.
 *
 * @param context of a part of a document: the heading above it, and its first line
 */
export function readHtml(
	text: string,
	context: { readonly title: string | undefined; readonly line: number } = {
		title: undefined,
		line: 1,
	},
): Table[] {
	const tables: Table[] = [];
	let { title } = context;
	const visit = (node: Node) => {
		if (/^h[1-6]$/.test(node.nodeName)) title = cellText(textOf(node));
		if (node.nodeName !== 'table') {
			for (const child of childrenOf(node)) visit(child);
			return;
		}
		const caption = childrenOf(node).find(({ nodeName }) => nodeName === 'caption');
		const rows = readRows(find(node, 'tr'), context.line);
		const marked = countHeadings(node);
		let headings = rows.slice(0, Math.max(1, marked));
		const spanning = headings.filter(isOneText);
		// Where all of it is titles, the names of the columns come next.
		if (spanning.length === headings.length) headings = rows.slice(0, headings.length + 1);
		const columns = joinHeadings(headings.filter((row) => !spanning.includes(row)));
		if (columns.length === 0) return;
		tables.push({
			title: caption === undefined ? (spanning[0]?.cells[0] ?? title) : cellText(textOf(caption)),
			columns,
			line: headings[0]?.line ?? context.line,
			hasHeading: marked > 0,
			rows: rows.slice(headings.length),
		});
	};
	visit(parse(text, { sourceCodeLocationInfo: true }));
	return tables;
}

/** Rows at the top that are headings: those of `thead`, or those without a cell of data. */
function countHeadings(table: Node): number {
	const [head] = find(table, 'thead');
	if (head !== undefined) return find(head, 'tr').length;
	const firstData = find(table, 'tr').findIndex((row) => find(row, 'td').length > 0);
	return firstData === -1 ? 1 : firstData;
}

/** Whether a row is one cell over all columns: a title of the table. */
function isOneText({ cells }: TableRow): boolean {
	return cells.length > 1 && new Set(cells).size === 1;
}

/** A heading of several rows is read downwards: `Description` over `English`. */
function joinHeadings(headings: readonly TableRow[]): string[] {
	const columns = Math.max(0, ...headings.map(({ cells }) => cells.length));
	return Array.from({ length: columns }, (_, at) => {
		const parts = headings.map(({ cells }) => cells[at] ?? '').filter((text) => text !== '');
		return [...new Set(parts)].join(' ');
	});
}

/** A cell that spans rows or columns stands in each of them. */
function readRows(rows: readonly Node[], firstLine: number): TableRow[] {
	const spanning = new Map<number, { text: string; rows: number }>();
	return rows.map((row) => {
		const cells: string[] = [];
		const takeSpanning = () => {
			for (
				let span = spanning.get(cells.length);
				span !== undefined;
				span = spanning.get(cells.length)
			) {
				if (span.rows === 1) spanning.delete(cells.length);
				else span.rows--;
				cells.push(span.text);
			}
		};
		for (const cell of childrenOf(row)) {
			if (cell.nodeName !== 'td' && cell.nodeName !== 'th') continue;
			const text = cellText(textOf(cell));
			const moreRows = spanOf(cell, 'rowspan') - 1;
			for (let columns = spanOf(cell, 'colspan'); columns > 0; columns--) {
				takeSpanning();
				if (moreRows > 0) spanning.set(cells.length, { text, rows: moreRows });
				cells.push(text);
			}
		}
		takeSpanning();
		const line = 'sourceCodeLocation' in row ? (row.sourceCodeLocation?.startLine ?? 1) : 1;
		return { line: firstLine + line - 1, cells };
	});
}

/** Most that the standard allows a cell to span; a page may ask for more. */
const mostSpanned = { rowspan: 65_534, colspan: 1000 } as const;

function spanOf(cell: Node, name: 'rowspan' | 'colspan'): number {
	const attribute = 'attrs' in cell ? cell.attrs.find((own) => own.name === name) : undefined;
	const span = Number(attribute?.value ?? 1);
	return Number.isInteger(span) && span > 0 ? Math.min(span, mostSpanned[name]) : 1;
}

function find(node: Node, name: string): Node[] {
	return childrenOf(node).flatMap((child) =>
		child.nodeName === name ? [child] : find(child, name),
	);
}

function childrenOf(node: Node): readonly Node[] {
	return 'childNodes' in node ? node.childNodes : [];
}

function textOf(node: Node): string {
	if (node.nodeName === 'br') return ' ';
	if (/^(?:p|li|div)$/.test(node.nodeName)) return ` ${childrenOf(node).map(textOf).join('')} `;
	if ('value' in node && node.nodeName === '#text') return node.value;
	return childrenOf(node).map(textOf).join('');
}
