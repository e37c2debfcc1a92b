import { cellText, type Table, type TableRow } from '../table.ts';

/** Reads the tables of reStructuredText: grid tables, simple tables and `list-table`. */
export function readRst(text: string): Table[] {
	const lines = text.split(/\r\n|\n|\r/);
	const tables: Table[] = [];
	let title: string | undefined;
	for (let at = 0; at < lines.length; ) {
		const line = lines[at] ?? '';
		const next = (lines[at + 1] ?? '').trim();
		if (isUnderline(next) && /^\S/.test(line) && !isUnderline(line.trim())) title = plain(line);
		const end = isGridRule(line)
			? readGrid(lines, at, title, tables)
			: isSimpleRule(line)
				? readSimple(lines, at, title, tables)
				: /^\s*\.\. list-table::/.test(line)
					? readListTable(lines, at, title, tables)
					: at;
		at = end > at ? end : at + 1;
	}
	return tables;
}

function isUnderline(line: string): boolean {
	return /^([=\-~^"'`#*+.:_])\1{2,}$/.test(line);
}

function isGridRule(line: string): boolean {
	return /^\s*\+(?:[-=]+\+)+\s*$/.test(line);
}

function isSimpleRule(line: string): boolean {
	return /^\s*=+(?:\s+=+)+\s*$/.test(line);
}

/** Without roles and marks of emphasis: ``code``, **strong**, :ref:`text <place>`. */
function plain(text: string): string {
	return cellText(
		text
			.replaceAll(/:[\w:-]{1,40}:`/g, '`')
			.replaceAll(/`([^`<]{1,500})\s<[^`>]{0,500}>`_{0,2}/g, '$1')
			.replaceAll(/`{1,2}|\*\*/g, '')
			.replaceAll(/\\(.)/g, '$1')
			.replaceAll(/^\s*\|\s/gm, ''),
	);
}

function push(tables: Table[], title: string | undefined, rows: readonly TableRow[]): void {
	const [heading, ...rest] = rows;
	if (heading === undefined) return;
	tables.push({
		title,
		columns: heading.cells,
		hasHeading: rest.length > 0,
		place: heading.place,
		rows: rest,
	});
}

/** Cells are cut where the rule has its corners; a line of a cell follows the other. */
function readGrid(
	lines: readonly string[],
	start: number,
	title: string | undefined,
	tables: Table[],
): number {
	const rows: TableRow[] = [];
	const corners = [...(lines[start] ?? '').matchAll(/\+/g)].map(({ index }) => index);
	let cells: string[] = [];
	let place = start + 2;
	let at = start + 1;
	for (; at < lines.length; at++) {
		const line = (lines[at] ?? '').trim();
		if (!line.startsWith('|') && !line.startsWith('+')) break;
		if (isGridRule(line)) {
			if (cells.some((cell) => cell !== '')) rows.push({ place, cells: cells.map(plain) });
			cells = [];
			place = at + 2;
			continue;
		}
		const parts = cutAt(lines[at] ?? '', corners) ?? line.slice(1, -1).split('|');
		for (const [column, part] of parts.entries())
			cells[column] = joinLines(cells[column], part.trim());
	}
	push(tables, title, rows);
	return at;
}

/** The cells of a line whose bars stand under the corners; wide characters move them. */
function cutAt(line: string, corners: readonly number[]): string[] | undefined {
	if (!corners.every((corner) => /[|+]/.test(line[corner] ?? ''))) return undefined;
	return corners.slice(1).map((corner, at) => line.slice((corners[at] ?? 0) + 1, corner));
}

function joinLines(cell: string | undefined, part: string): string {
	if (cell === undefined || cell === '') return part;
	return part === '' ? cell : `${cell} ${part}`;
}

/** Columns are where the rule has its marks. */
function readSimple(
	lines: readonly string[],
	start: number,
	title: string | undefined,
	tables: Table[],
): number {
	const starts = [...(lines[start] ?? '').matchAll(/=+/g)].map(({ index }) => index);
	const rows: { place: number; cells: string[] }[] = [];
	let rules = 1;
	let at = start + 1;
	for (; at < lines.length && rules < 3; at++) {
		const line = lines[at] ?? '';
		if (isSimpleRule(line)) {
			rules++;
			continue;
		}
		if (line.trim() === '') continue;
		const cells = starts.map((from, column) => line.slice(from, starts[column + 1]).trim());
		const last = rows.at(-1);
		if (cells[0] === '' && last !== undefined)
			last.cells = last.cells.map((cell, column) => joinLines(cell, cells[column] ?? ''));
		else rows.push({ place: at + 1, cells });
	}
	push(
		tables,
		title,
		rows.map(({ place, cells }) => ({ place, cells: cells.map(plain) })),
	);
	return at;
}

/** `* - ` begins a row, `- ` a cell, and what is indented goes on with it. */
function readListTable(
	lines: readonly string[],
	start: number,
	title: string | undefined,
	tables: Table[],
): number {
	const rows: { place: number; cells: string[] }[] = [];
	let at = start + 1;
	for (; at < lines.length; at++) {
		const line = lines[at] ?? '';
		if (line.trim() === '' || /^\s+:[\w-]+:/.test(line)) continue;
		if (/^\S/.test(line)) break;
		const [, isRow, isCell, text = ''] = /^\s*(\*\s+)?(-(?:\s+|$))?(.*)$/.exec(line) ?? [];
		const row = rows.at(-1);
		if (isRow !== undefined && isCell !== undefined) rows.push({ place: at + 1, cells: [text] });
		else if (isCell !== undefined && row !== undefined) row.cells.push(text);
		else if (row !== undefined)
			row.cells.push(joinLines(row.cells.pop(), line.trim().replace(/^\|\s/, '')));
	}
	push(
		tables,
		title,
		rows.map(({ place, cells }) => ({ place, cells: cells.map(plain) })),
	);
	return at;
}
