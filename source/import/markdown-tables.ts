import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString as textOf } from 'mdast-util-to-string';
import { gfmTable } from 'micromark-extension-gfm-table';
import { cellText, type Table } from './table.ts';

export function readMarkdown(text: string): Table[] {
	const document = fromMarkdown(text, {
		extensions: [gfmTable()],
		mdastExtensions: [gfmTableFromMarkdown()],
	});
	const tables: Table[] = [];
	let title: string | undefined;
	const visit = (node: Nodes) => {
		if (node.type === 'heading') title = cellText(textOf(node));
		if (node.type !== 'table') {
			if ('children' in node) for (const child of node.children) visit(child);
			return;
		}
		const [heading, ...rows] = node.children.map((row) => ({
			line: row.position?.start.line ?? 0,
			cells: row.children.map((cell) => cellText(textOf(cell).replaceAll(/<br ?\/?>/gi, ' '))),
		}));
		const line = heading?.line ?? 0;
		tables.push({ title, columns: heading?.cells ?? [], line, hasHeading: true, rows });
	};
	visit(document);
	return tables;
}
