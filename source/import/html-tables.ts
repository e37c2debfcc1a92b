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
		const caption = find(node, 'caption')[0];
		const [heading, ...rows] = find(node, 'tr').map(readRow);
		if (heading === undefined) return;
		const own = caption === undefined ? title : cellText(textOf(caption));
		tables.push({ title: own, columns: heading.cells, line: heading.line, rows });
	};
	visit(parse(text, { sourceCodeLocationInfo: true }));
	return tables;
}

function readRow(row: Node): TableRow {
	const line = 'sourceCodeLocation' in row ? (row.sourceCodeLocation?.startLine ?? 0) : 0;
	const cells = childrenOf(row).filter(({ nodeName }) => nodeName === 'td' || nodeName === 'th');
	return { line, cells: cells.map((cell) => cellText(textOf(cell))) };
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
	if ('value' in node && node.nodeName === '#text') return node.value;
	return childrenOf(node).map(textOf).join('');
}
