import { readDelimited } from './delimited-table.ts';
import { readHtml } from './html-tables.ts';
import { readMarkdown } from './markdown-tables.ts';
import { isPlatformLayout, readPlatformLayout } from './platform-layout.ts';
import type { Table } from './table.ts';

/** Finds the tables of a file, whatever they are written in; the text decides, then the name. */
export function readTables(text: string, file: string): Table[] {
	const isDelimited = /\.[ct]sv$/i.test(file);
	if (!isDelimited && /<table[\s>]/i.test(text)) return readHtml(text);
	if (/^\s*\|?.+\|.*\r?\n\s*\|?\s*:?-+:?\s*(?:\||$)/m.test(text)) return readMarkdown(text);
	if (isPlatformLayout(text)) return readPlatformLayout(text);
	const [heading = ''] = text.trimStart().split('\n');
	if (/\.tsv$/i.test(file) || heading.includes('\t')) return readDelimited(text, '\t', file);
	const isSemicolon = !heading.includes(',') && heading.includes(';');
	return readDelimited(text, isSemicolon ? ';' : ',', file);
}
