import { readDelimited } from './delimited-table.ts';
import { readHtml } from './html-tables.ts';
import { readMarkdown } from './markdown-tables.ts';
import { isPlatformLayout, readPlatformLayout } from './platform-layout.ts';
import type { Table } from './table.ts';

/** Finds the tables of a file, whatever they are written in; the name decides, then the text. */
export function readTables(text: string, file: string): Table[] {
	const [heading = ''] = text.trimStart().split('\n');
	if (/\.tsv$/i.test(file)) return readDelimited(text, '\t', file);
	if (/\.csv$/i.test(file)) return readDelimited(text, delimiterOf(heading), file);
	if (/\.html?$/i.test(file)) return readHtml(text);
	const isMarkdown = /^\s*\|?.+\|.*\r?\n\s*\|?\s*:?-+:?\s*(?:\||$)/m.test(text);
	if (isMarkdown || /\.(?:md|markdown)$/i.test(file)) return readMarkdown(text);
	if (/<table[\s>]/i.test(text)) return readHtml(text);
	if (isPlatformLayout(text)) return readPlatformLayout(text);
	return readDelimited(text, delimiterOf(heading), file);
}

function delimiterOf(heading: string): '\t' | ';' | ',' {
	if (heading.includes('\t')) return '\t';
	return heading.includes(';') && !heading.includes(',') ? ';' : ',';
}
