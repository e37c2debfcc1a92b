import { looksLikeCode } from '../codes.ts';
import { cellText, type Table, type TableRow } from '../table.ts';

/** Reads `error.7001=quota exceeded`: the last part of the key is the code where it looks like one. */
export function readProperties(text: string): Table[] {
	const rows: TableRow[] = [];
	let line = '';
	let start = 1;
	for (const [at, raw] of text.split(/\r\n|\n|\r/).entries()) {
		const part = raw.trimStart();
		if (line === '') {
			start = at + 1;
			if (part === '' || part.startsWith('#') || part.startsWith('!')) continue;
		}
		const isContinued = /(?:^|[^\\])(?:\\\\)*\\$/.test(part);
		line += isContinued ? part.slice(0, -1) : part;
		if (isContinued) continue;
		const row = readPair(line, start);
		if (row !== undefined) rows.push(row);
		line = '';
	}
	const fields = ['code', 'aliases', 'description'] as const;
	const codes = rows.filter(({ cells }) => cells[0] !== '');
	const isOfCodes =
		codes.length >= rows.length / 2 || rows.every(({ cells }) => /err|错误/i.test(cells[1] ?? ''));
	if (rows.length === 0 || !isOfCodes) return [];
	const named = rows.map(({ place, cells: [code = '', key = '', description = ''] }) => ({
		place,
		cells: code === '' ? [key, '', description] : [code, key === code ? '' : key, description],
	}));
	return [{ title: undefined, columns: fields, hasHeading: true, place: 1, rows: named, fields }];
}

function readPair(line: string, place: number): TableRow | undefined {
	const end = line.search(/[=:\s]/);
	if (end <= 0) return undefined;
	const key = line.slice(0, end);
	const value = line.slice(end).replace(/^\s*[=:]?\s*/, '');
	const tail = key.slice(Math.max(key.lastIndexOf('.'), key.lastIndexOf('-')) + 1);
	const code = looksLikeCode(tail) ? tail : looksLikeCode(key) ? key : '';
	return { place, cells: [code, key, cellText(unescapeText(value))] };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: ' ', r: '', f: '' };

function unescapeText(text: string): string {
	return text.replaceAll(/\\(?:u([\da-fA-F]{4})|(.))/g, (_all, hex?: string, other?: string) =>
		hex === undefined
			? (escapes[other ?? ''] ?? other ?? '')
			: String.fromCharCode(Number.parseInt(hex, 16)),
	);
}
