import { hasChinese } from '../../catalog/normalise.ts';
import { cellText, type Table, type TableRow } from '../table.ts';

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
		place: number;
		hasHeading: boolean;
		rows: TableRow[];
	}[] = [];
	let title: string | undefined;
	const lines = text
		.split('\n')
		.map((raw, at) => ({ line: at + 1, words: cellText(raw.replace(/^\ufeff/, '')).split(' ') }))
		.filter(({ words }) => words[0] !== '');
	for (const [at, { line, words }] of lines.entries()) {
		const isAboveHeader = lines[at + 1]?.words[0] === '错误码';
		if (words[0] === '错误码') {
			tables.push({ title, columns: words, place: line, hasHeading: true, rows: [] });
		} else if (hasChinese(words[0] ?? '') && (words.length === 1 || isAboveHeader)) {
			title = words.join(' ');
		} else {
			// Rows above the first header line are shown as a table that has none.
			if (tables.length === 0)
				tables.push({ title, columns: words, place: line, hasHeading: false, rows: [] });
			const table = tables.at(-1);
			// A line that begins with Chinese has no code, and is told to be left out.
			const cells = hasChinese(words[0] ?? '') ? ['', words.join(' ')] : words;
			table?.rows.push({ place: line, cells: splitColumns(cells, table.columns) });
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
