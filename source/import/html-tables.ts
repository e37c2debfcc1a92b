import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { cellText, type Table, type TableRow } from './table.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** Reads the tables of a page, each with the heading or caption that it stands under. */
export function readHtml(text: string): Table[] {
	const tables: Table[] = [];
	let title: string | undefined;
	const visit = (node: Node) => {
		if (/^h[1-6]$/.test(node.nodeName)) title = cellText(textOf(node));
		if (node.nodeName !== 'table') {
			for (const child of childrenOf(node)) visit(child);
			return;
		}
		const caption = childrenOf(node).find(({ nodeName }) => nodeName === 'caption');
		const [heading, ...rows] = readRows(find(node, 'tr'));
		if (heading === undefined) return;
		const own = caption === undefined ? title : cellText(textOf(caption));
		tables.push({ title: own, columns: heading.cells, line: heading.line, hasHeading: true, rows });
	};
	visit(parse(text, { sourceCodeLocationInfo: true }));
	return tables;
}

/** A cell that spans rows stands in each of them. */
function readRows(rows: readonly Node[]): TableRow[] {
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
			takeSpanning();
			const text = cellText(textOf(cell));
			const more = spanOf(cell) - 1;
			if (more > 0) spanning.set(cells.length, { text, rows: more });
			cells.push(text);
		}
		takeSpanning();
		const line = 'sourceCodeLocation' in row ? (row.sourceCodeLocation?.startLine ?? 0) : 0;
		return { line, cells };
	});
}

function spanOf(cell: Node): number {
	const attribute = 'attrs' in cell ? cell.attrs.find(({ name }) => name === 'rowspan') : undefined;
	const rows = Number(attribute?.value ?? 1);
	return Number.isInteger(rows) ? rows : 1;
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
