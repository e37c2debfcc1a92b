import { type CodeLine, isCodeLine, readCodeLine } from '../code-line.ts';
import { isNumber } from '../codes.ts';
import { entryFields } from '../outline.ts';
import { cellText, type Table, type TableRow } from '../table.ts';

/** Lines that have to be there for a list of codes; and where only a space sets them apart. */
const leastLines = 2;
const leastSpaced = 3;
const longestTitle = 80;

interface Line {
	readonly place: number;
	readonly indent: number;
	readonly text: string;
}

/** A line with a code, and the lines without one that go on with it. */
interface Item {
	readonly line: CodeLine;
	readonly place: number;
	readonly more: string[];
}

/**
 * Reads lines such as `7001: quota exceeded`, and a code on a line of its own with its text below.
 * Lines apart by tabs or wide spaces are columns.
 */
export function readPlainLines(text: string, firstLine = 1): Table[] {
	const lines = text.split(/\r\n|\n|\r/).map((raw, at) => ({
		place: firstLine + at,
		indent: raw.search(/\S/),
		raw,
		text: raw.trim(),
	}));
	const columns = readColumns(lines);
	return columns.length > 0 ? columns : readItems(lines);
}

/** Lines of cells apart by tabs, or by two spaces or more: the same number in most of them. */
function readColumns(lines: readonly (Line & { raw: string })[]): Table[] {
	const rows = lines
		.filter(({ text }) => text !== '' && !/^(?:#|\/\/|--|;)/.test(text))
		.map(({ place, text }) => ({
			place,
			cells: (text.includes('\t') ? text.split(/\t+/) : text.split(/ {2,}|　+/)).map(cellText),
		}));
	const split = rows.filter(({ cells }) => cells.length > 1);
	if (split.length < leastLines || split.length < rows.length / 2) return [];
	const counts = new Map<number, number>();
	for (const { cells } of split) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
	const [[width = 0, most = 0] = []] = [...counts].sort(([, a], [, b]) => b - a);
	if (most < split.length * 0.6) return [];
	// A line without columns is a title; one with more has spaces in its text.
	const even = rows.map(({ place, cells }) => ({
		place,
		cells:
			cells.length > width
				? [...cells.slice(0, width - 1), cells.slice(width - 1).join(' ')]
				: cells,
	}));
	const first = even.findIndex(({ cells }) => cells.length > 1);
	const [heading, ...rest] = even.slice(first);
	if (heading === undefined) return [];
	return [
		{
			title: undefined,
			columns: heading.cells,
			hasHeading: false,
			place: heading.place,
			rows: rest,
		},
	];
}

function readItems(lines: readonly Line[]): Table[] {
	const items: Item[] = [];
	const titles = new Map<Item, string>();
	let title = '';
	let other = 0;
	let isGap = true;
	for (const [at, { place, text }] of lines.entries()) {
		if (text === '' || /^[=~^*_.-]{3,}$/.test(text)) {
			isGap = true;
			continue;
		}
		const line = readCodeLine(text.replace(/^(?:\/\/+|#+|[*•·-]\s|;)\s*/, ''));
		const last = items.at(-1);
		const isBelow = last !== undefined && (!isGap || last.line.apart === 'end');
		if (isCodeLine(line) && !(line.apart === 'space' && isWordy(line))) {
			const item = { line, place, more: [] };
			items.push(item);
			titles.set(item, title);
		} else if (isBelow && (last.line.apart === 'end' || isIndented(lines, at)))
			last.more.push(text);
		else {
			other++;
			if (isGap && text.length < longestTitle && !text.startsWith('..')) {
				title = text.replace(/[:：]$/, '');
			}
		}
		isGap = false;
	}
	const told = items.filter(({ line, more }) => line.text !== '' || more.length > 0);
	return isList(told, other) ? toTables(told, titles) : [];
}

function isIndented(lines: readonly Line[], at: number): boolean {
	const indent = lines[at]?.indent ?? 0;
	return indent > 0 && indent > (lines[at - 1]?.indent ?? 0);
}

/** A sentence that begins with a number: `3 of them are`. */
function isWordy({ code, text }: CodeLine): boolean {
	return /^\d$/.test(code) || (!isNumber(code) && /^[a-z]/.test(text) && !/\d/.test(code));
}

function isList(items: readonly Item[], other: number): boolean {
	if (items.length < leastLines || items.length < other / 2) return false;
	const codes = items.map(({ line }) => line.code);
	if (new Set(codes).size < codes.length * 0.6) return false;
	if (codes.every((code) => /^(?:19|20)\d\d$/.test(code))) return false;
	const spaced = items.filter(({ line }) => line.apart === 'space');
	if (spaced.length * 2 <= items.length) return true;
	// With a space alone between them, the codes have to look alike.
	if (items.length < leastSpaced) return false;
	const shapes = new Map<string, number>();
	for (const code of codes) {
		const shape = code
			.replaceAll(/[a-z]+/g, 'a')
			.replaceAll(/[A-Z_]+/g, 'A')
			.replaceAll(/\d/g, '0');
		shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
	}
	const isCounting = codes.every((code, at) => Number(code) === at + 1);
	return Math.max(...shapes.values()) >= codes.length * 0.4 && !isCounting;
}

function toTables(items: readonly Item[], titles: ReadonlyMap<Item, string>): Table[] {
	const tables: { title: string | undefined; place: number; rows: TableRow[] }[] = [];
	for (const item of items) {
		const title = titles.get(item) || undefined;
		const last = tables.at(-1);
		const table =
			last !== undefined && last.title === title ? last : { title, place: item.place, rows: [] };
		if (table !== last) tables.push(table);
		const { code, aliases, message, text } = item.line;
		const description = cellText([text, ...item.more].join(' '));
		const cells: Readonly<Record<string, string>> = {
			code,
			aliases: aliases.join(', '),
			description,
			messages: message,
		};
		table.rows.push({ place: item.place, cells: entryFields.map((field) => cells[field] ?? '') });
	}
	return tables.map((table) => ({
		...table,
		columns: entryFields,
		hasHeading: true,
		fields: entryFields,
	}));
}
