import type { TableRow } from '../table.ts';
import type { Block } from './blocks.ts';
import { readHtml } from './html.ts';
import { InlineReader } from './inline.ts';

/**
 * Reads Markdown line by line: its blocks are told apart by how their lines begin. A parser of
 * Markdown ends a table at an empty line, sees none without a heading row, and takes ten seconds
 * for a long one; the texts inside of the lines are left to one.
 */
export function readMarkdown(text: string): Block[] {
	return new MarkdownReader(text).read();
}

const fence = /^(`{3,}|~{3,})\s*([\w+#.-]*)/;
/** Without a space behind it one `#` is text, but `##` is what was meant for a heading. */
const atxHeading = /^(#{2,6}(?=[^#\s])|#{1,6}(?=\s|$))\s*(.*?)(?:\s+#+)?$/;
const listMark = /^(?:[-*+•]|\d{1,9}[.)])\s+/;
const htmlTable = /^(?:<[^<>`]*>\s*)*<table[\s>]/i;

class MarkdownReader {
	readonly #lines: readonly string[];
	readonly #inline = new InlineReader();
	readonly #blocks: Block[] = [];
	#at = 0;
	#title: string | undefined;
	/** Lines of the paragraph or list item that is being read. */
	#open: { kind: 'item' | 'paragraph'; depth: number; lines: string[]; line: number } | undefined;

	constructor(text: string) {
		this.#lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
	}

	read(): Block[] {
		this.#skipFrontMatter();
		while (this.#at < this.#lines.length) this.#readBlock();
		this.#close();
		return this.#blocks;
	}

	#skipFrontMatter(): void {
		if (!/^---\s*$/.test(this.#lines[0] ?? '')) return;
		const end = this.#lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
		if (end !== -1) this.#at = end + 1;
	}

	#readBlock(): void {
		const raw = this.#lines[this.#at] ?? '';
		const line = raw.replace(/^[ \t]*(?:>[ \t]?)+/, '').trim();
		if (line === '') {
			this.#close();
			this.#at++;
		} else if (fence.test(line)) this.#readCode(line);
		else if (line.startsWith('<!--')) this.#skipComment();
		else if (htmlTable.test(line)) this.#readHtmlTable();
		else if (atxHeading.test(line)) this.#readHeading(line);
		else if (this.#isTable(line)) this.#readTable();
		else this.#readText(raw, line);
	}

	#close(): void {
		if (this.#open === undefined) return;
		const { kind, depth, lines, line } = this.#open;
		this.#open = undefined;
		this.#blocks.push({ kind, depth, text: lines.join('\n'), line });
	}

	#readCode(line: string): void {
		this.#close();
		const [, marks = '', language = ''] = fence.exec(line) ?? [];
		const start = this.#at + 1;
		let end = start;
		while (end < this.#lines.length && !(this.#lines[end] ?? '').trim().startsWith(marks)) end++;
		const text = this.#lines.slice(start, end).join('\n');
		this.#blocks.push({ kind: 'code', language, text, line: start + 1 });
		this.#at = end + 1;
	}

	#skipComment(): void {
		this.#close();
		while (this.#at < this.#lines.length && !(this.#lines[this.#at] ?? '').includes('-->'))
			this.#at++;
		this.#at++;
	}

	#readHtmlTable(): void {
		this.#close();
		const start = this.#at;
		let depth = 0;
		do {
			const line = this.#lines[this.#at] ?? '';
			depth +=
				(line.match(/<table[\s>]/gi)?.length ?? 0) - (line.match(/<\/table\s*>/gi)?.length ?? 0);
			this.#at++;
		} while (depth > 0 && this.#at < this.#lines.length);
		const html = this.#lines.slice(start, this.#at).join('\n');
		this.#blocks.push(...readHtml(html, { title: this.#title, line: start + 1 }));
	}

	#readHeading(line: string): void {
		this.#close();
		const [, marks = '', text = ''] = atxHeading.exec(line) ?? [];
		this.#addHeading(marks.length, text, this.#at + 1);
		this.#at++;
	}

	#addHeading(level: number, raw: string, line: number): void {
		const text = this.#plain(raw).replaceAll('\n', ' ');
		if (text === '') return;
		this.#title = text;
		this.#blocks.push({ kind: 'heading', level, text, line });
	}

	#plain(raw: string): string {
		return this.#inline.read(raw).text;
	}

	/** Text goes on with what is open, or begins an item or a paragraph. */
	#readText(raw: string, line: string): void {
		const next = (this.#lines[this.#at + 1] ?? '').trim();
		if (this.#open === undefined && /^(?:=+|-{2,})$/.test(next) && !listMark.test(line)) {
			this.#addHeading(next.startsWith('=') ? 1 : 2, line, this.#at + 1);
			this.#at += 2;
			return;
		}
		const isItem = listMark.test(line);
		const depth = raw.search(/[^\s>]/) + (isItem ? 1 : 0);
		if (this.#open === undefined || isItem) {
			this.#close();
			this.#open = { kind: isItem ? 'item' : 'paragraph', depth, lines: [], line: this.#at + 1 };
		}
		this.#open.lines.push(
			this.#plain(isItem ? line.replace(listMark, '') : line).replaceAll('\n', ' '),
		);
		this.#at++;
	}

	/** A heading row with a delimiter row under it, or two lines that both begin with a pipe. */
	#isTable(line: string): boolean {
		if (!line.includes('|')) return false;
		const next = (this.#lines[this.#at + 1] ?? '').replace(/^[ \t]*(?:>[ \t]?)+/, '').trim();
		return isDelimiter(next) || (line.startsWith('|') && next.startsWith('|'));
	}

	#readTable(): void {
		this.#close();
		const start = this.#at;
		const heading = this.#nextRow(0);
		const hasHeading = isDelimiter(
			(this.#lines[this.#at] ?? '').replace(/^[ \t]*(?:>[ \t]?)+/, '').trim(),
		);
		if (hasHeading) this.#at++;
		const isClosed = (this.#lines[start] ?? '').trimEnd().endsWith('|');
		const columns = heading?.cells ?? [];
		const rows: TableRow[] = [];
		for (;;) {
			const row =
				this.#nextRow(isClosed ? columns.length : 0) ??
				this.#rowBehindGap(columns.length, hasHeading);
			if (row === undefined) break;
			rows.push(row);
		}
		const line = start + 1;
		this.#blocks.push({
			kind: 'table',
			line,
			table: { title: this.#title, columns, hasHeading, place: line, rows },
		});
	}

	/**
	 * The row in this line, `undefined` where there is none.
	 *
	 * @param columns of a table whose rows end with a pipe: a row without one goes on in the next lines
	 */
	#nextRow(columns: number): TableRow | undefined {
		const line = this.#lines[this.#at] ?? '';
		if (!line.includes('|') || fence.test(line.trim())) return undefined;
		const place = this.#at + 1;
		this.#at++;
		let text = line;
		if (columns > 0 && !line.trimEnd().endsWith('|')) {
			const end = this.#endOfRow();
			if (end !== undefined) {
				text = this.#lines.slice(this.#at - 1, end).join('<br>');
				this.#at = end;
			}
		}
		const read = splitRow(text).map((cell) => this.#inline.read(cell));
		const links = read.flatMap((cell) => cell.links);
		return {
			place,
			cells: read.map((cell) => cell.text),
			...(links.length === 0 ? {} : { links }),
		};
	}

	/** The line behind that in which a row that is not closed ends, before another begins. */
	#endOfRow(): number | undefined {
		for (let at = this.#at; at < Math.min(this.#at + longestRow, this.#lines.length); at++) {
			const line = (this.#lines[at] ?? '').trim();
			if (line === '|') return at + 1;
			if (line.startsWith('|') || line.startsWith('#') || fence.test(line)) return undefined;
			if (line.endsWith('|')) return at + 1;
		}
		return undefined;
	}

	/** Rows that go on behind empty lines, where no other table begins. */
	#rowBehindGap(columns: number, hasHeading: boolean): TableRow | undefined {
		if (!hasHeading || (this.#lines[this.#at] ?? '').trim() !== '') return undefined;
		let at = this.#at;
		while (at < this.#at + longestGap && (this.#lines[at] ?? '').trim() === '') at++;
		const line = (this.#lines[at] ?? '').trim();
		const next = (this.#lines[at + 1] ?? '').trim();
		if (!line.startsWith('|') || isDelimiter(next) || isDelimiter(line)) return undefined;
		if (line !== '|' && splitRow(line).length !== columns) return undefined;
		this.#at = at;
		return this.#nextRow(columns);
	}
}

const longestRow = 20;
const longestGap = 5;

function isDelimiter(line: string): boolean {
	return /^[|:\s-]+$/.test(line) && line.includes('-') && line.includes('|');
}

/** Cells between pipes, of which one behind a backslash is text. */
function splitRow(line: string): string[] {
	const cells: string[] = [];
	let cell = '';
	const text = line.replace(/^[ \t]*(?:>[ \t]?)+/, '').trim();
	for (let at = text.startsWith('|') ? 1 : 0; at < text.length; at++) {
		const bar = text.indexOf('|', at);
		const end = bar === -1 ? text.length : bar;
		const isText = bar > 0 && text[bar - 1] === '\\';
		cell += isText ? `${text.slice(at, bar - 1)}|` : text.slice(at, end);
		at = end;
		if (isText) continue;
		cells.push(cell.trim());
		cell = '';
	}
	if (cell !== '') cells.push(cell.trim());
	return cells;
}
