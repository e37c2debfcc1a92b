import { hasChinese } from '../catalog/normalise.ts';
import { cellText, type Table, type TableRow } from './table.ts';

/** Whether a text is laid out as the platform's document: a header line with 错误码, no other marks. */
export function isPlatformLayout(text: string): boolean {
	return /^\s*错误码 +\S/m.test(text) && !/^\s*\|/m.test(text);
}

/**
 * Reads headings, each with a header line that begins with 错误码 and rows with columns apart by
 * spaces. Texts may have spaces themselves: an English column ends where the first word with
 * Chinese begins, a Chinese one where a word begins with Chinese.
 */
export function readPlatformLayout(text: string): Table[] {
	const tables: {
		title: string | undefined;
		columns: string[];
		line: number;
		hasHeading: boolean;
		rows: TableRow[];
	}[] = [];
	let title: string | undefined;
	for (const [at, raw] of text.split('\n').entries()) {
		const line = cellText(raw.replace(/^\ufeff/, ''));
		if (line === '') continue;
		const words = line.split(' ');
		if (words[0] === '错误码') {
			tables.push({ title, columns: words, line: at + 1, hasHeading: true, rows: [] });
		} else if (hasChinese(words[0] ?? '')) title = line;
		else {
			// Rows above the first header line are shown as a table that has none.
			if (tables.length === 0)
				tables.push({ title, columns: words, line: at + 1, hasHeading: false, rows: [] });
			const table = tables.at(-1);
			table?.rows.push({ line: at + 1, cells: splitColumns(words, table.columns) });
		}
	}
	return tables;
}

function splitColumns(words: readonly string[], columns: readonly string[]): string[] {
	const [code = '', ...rest] = words;
	const cells = [code];
	let from = 0;
	for (const [at, column] of columns.slice(1).entries()) {
		const isLast = at === columns.length - 2;
		const isEnglish = column.includes('英文');
		const end = isLast ? rest.length : endOfColumn(rest, from, isEnglish);
		cells.push(rest.slice(from, end).join(' '));
		from = end;
	}
	return cells.filter((cell, at) => cell !== '' || at === 0);
}

function endOfColumn(words: readonly string[], from: number, isEnglish: boolean): number {
	for (let at = isEnglish ? from : from + 1; at < words.length; at++) {
		const word = words[at] ?? '';
		if (isEnglish ? hasChinese(word) : hasChinese(word[0] ?? '')) return at;
	}
	return words.length;
}
