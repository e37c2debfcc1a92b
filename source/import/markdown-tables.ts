import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { readHtml } from './html-tables.ts';
import { cellText, type Table } from './table.ts';

/** Reads the tables of a document, those written in HTML too, each with the heading above it. */
export function readMarkdown(text: string): Table[] {
	const pieces = htmlTables(text, parse(text));
	// Markdown would end an HTML table at an empty line, so these are read apart from it.
	const rest = pieces.reduce((left, piece) => left.replace(piece, blank), text);
	const headings: { readonly title: string; readonly line: number }[] = [];
	const tables: Table[] = [];
	const titleAt = (line: number) => headings.findLast((heading) => heading.line < line)?.title;
	const visit = (node: Nodes) => {
		const line = node.position?.start.line ?? 0;
		if (node.type === 'heading') headings.push({ title: cellText(textOf(node)), line });
		if (node.type === 'table') {
			const [heading, ...rows] = node.children.map((row) => ({
				line: row.position?.start.line ?? 0,
				cells: row.children.map((cell) => cellText(textOf(cell))),
			}));
			const columns = heading?.cells ?? [];
			tables.push({ title: titleAt(line), columns, line, hasHeading: true, rows });
		} else if ('children' in node) {
			for (const child of node.children) visit(child);
		}
	};
	visit(parse(rest));
	let from = 0;
	for (const piece of pieces) {
		const at = text.indexOf(piece, from);
		from = at + piece.length;
		const line = text.slice(0, at).split('\n').length;
		tables.push(...readHtml(piece, { title: titleAt(line), line }));
	}
	return tables.sort((a, b) => a.line - b.line);
}

function parse(text: string): Nodes {
	return fromMarkdown(text, {
		extensions: [gfmTable()],
		mdastExtensions: [gfmTableFromMarkdown()],
	});
}

/** The HTML tables of a document, but for those that it shows as code. */
function htmlTables(text: string, document: Nodes): string[] {
	const code: (readonly [start: number, end: number])[] = [];
	const visit = (node: Nodes) => {
		if (node.type === 'code' || node.type === 'inlineCode') {
			code.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]);
		}
		if ('children' in node) for (const child of node.children) visit(child);
	};
	visit(document);
	const pieces: string[] = [];
	let from = 0;
	for (const { index } of text.matchAll(/<table[\s>]/gi)) {
		if (index < from || code.some(([start, end]) => index >= start && index < end)) continue;
		const [piece] = /^[\s\S]*?<\/table\s*>/i.exec(text.slice(index)) ?? [];
		if (piece === undefined) continue;
		pieces.push(piece);
		from = index + piece.length;
	}
	return pieces;
}

/** As many lines as a text has, with nothing in them. */
function blank(text: string): string {
	return text.replaceAll(/[^\n]/g, ' ');
}

/** Elements that are markup in a cell; what else stands in angle brackets is text, as `<name>`. */
const markup =
	/^<\/?(?:a|abbr|b|code|del|div|em|font|i|img|ins|kbd|li|mark|ol|p|pre|q|s|small|span|strong|sub|sup|tt|u|ul|var)\b|^<!--/i;

/** Without what is markup, in HTML too. */
function textOf(node: Nodes): string {
	if (node.type === 'html') {
		if (/^<br\b/i.test(node.value)) return ' ';
		return markup.test(node.value) ? '' : node.value;
	}
	if ('children' in node) return node.children.map(textOf).join('');
	return 'value' in node ? node.value : '';
}
