import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { readHtml } from './html-tables.ts';
import { cellText, type Table } from './table.ts';

/** Reads the tables of a document, those written in HTML too, each with the heading above it. */
export function readMarkdown(text: string): Table[] {
	const document = fromMarkdown(text, {
		extensions: [gfmTable()],
		mdastExtensions: [gfmTableFromMarkdown()],
	});
	const tables: Table[] = [];
	let title: string | undefined;
	const visit = (node: Nodes) => {
		const line = node.position?.start.line ?? 0;
		if (node.type === 'heading') title = cellText(textOf(node));
		if (node.type === 'html') {
			tables.push(...readHtml(node.value, { title, line }));
		} else if (node.type === 'table') {
			const [heading, ...rows] = node.children.map((row) => ({
				line: row.position?.start.line ?? 0,
				cells: row.children.map((cell) => cellText(textOf(cell))),
			}));
			tables.push({ title, columns: heading?.cells ?? [], line, hasHeading: true, rows });
		} else if ('children' in node) {
			for (const child of node.children) visit(child);
		}
	};
	visit(document);
	return tables;
}

/** Without what is markup, in HTML too. */
function textOf(node: Nodes): string {
	if (node.type === 'html') return /^<br\b/i.test(node.value) ? ' ' : '';
	if ('children' in node) return node.children.map(textOf).join('');
	return 'value' in node ? node.value : '';
}
