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
	const rest = pieces.reduce(blank, text);
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
	for (const { start, end } of pieces) {
		const line = text.slice(0, start).split('\n').length;
		tables.push(...readHtml(text.slice(start, end), { title: titleAt(line), line }));
	}
	return tables.sort((a, b) => a.line - b.line);
}

function parse(text: string): Nodes {
	return fromMarkdown(text, {
		extensions: [gfmTable()],
		mdastExtensions: [gfmTableFromMarkdown()],
	});
}

/** A part of a text, by UTF-16 index. */
interface Piece {
	readonly start: number;
	readonly end: number;
}

/** The HTML tables of a document, but for those that it shows as code. */
function htmlTables(text: string, document: Nodes): Piece[] {
	const code: Piece[] = [];
	const visit = (node: Nodes) => {
		if (node.type === 'code' || node.type === 'inlineCode') {
			const { start, end } = node.position ?? {};
			code.push({ start: start?.offset ?? 0, end: end?.offset ?? 0 });
		}
		if ('children' in node) for (const child of node.children) visit(child);
	};
	visit(document);
	const pieces: Piece[] = [];
	for (const { index: start } of text.matchAll(/<table[\s>]/gi)) {
		if ([...code, ...pieces].some((piece) => start >= piece.start && start < piece.end)) continue;
		const [piece] = /^[\s\S]*?<\/table\s*>/i.exec(text.slice(start)) ?? [];
		if (piece !== undefined) pieces.push({ start, end: start + piece.length });
	}
	return pieces;
}

/** The text with nothing in a part of it but as many lines. */
function blank(text: string, { start, end }: Piece): string {
	const empty = text.slice(start, end).replaceAll(/[^\n]/g, ' ');
	return text.slice(0, start) + empty + text.slice(end);
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
