import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { UserError } from '../../errors.ts';
import { mostColumns } from '../columns.ts';
import { cellText, onOneLine, type TableRow } from '../table.ts';
import type { Block } from './blocks.ts';

/** Most cells of a file that repeat one which spans rows or columns. */
const mostSpanned = 200_000;
/** Tables inside of tables, as pages had them that were laid out so. */
const deepest = 20;

/**
 * Reads the blocks of a page: tables, each with the heading or caption that it stands under, and
 * headings, list items and paragraphs. Tags are taken as they come, without a tree, so that no
 * nesting costs anything.
 *
 * @param context of a part of a document: the heading above it, and its first line
 */
export function readHtml(
	text: string,
	context: { readonly title: string | undefined; readonly line: number } = {
		title: undefined,
		line: 1,
	},
): Block[] {
	const reader = new PageReader(context.title, context.line);
	const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, reader);
	reader.tokenizer = tokenizer;
	tokenizer.write(text, true);
	return reader.blocks;
}

interface Cell {
	readonly isHeading: boolean;
	readonly columns: number;
	readonly rows: number;
	text: string;
}

interface OpenRow extends TableRow {
	readonly cells: string[];
	readonly links: string[];
	/** Whether it is a heading by its place or its cells. */
	isHeading: boolean;
}

interface OpenTable {
	readonly line: number;
	readonly rows: OpenRow[];
	/** Texts that stand in the next rows too, by column. */
	readonly spanning: Map<number, { text: string; rows: number }>;
	caption: string | undefined;
	row: OpenRow | undefined;
	cell: Cell | undefined;
	isHead: boolean;
}

const rawTexts: Readonly<Record<string, 'RAWTEXT' | 'RCDATA' | 'SCRIPT_DATA'>> = {
	style: 'RAWTEXT',
	xmp: 'RAWTEXT',
	iframe: 'RAWTEXT',
	noframes: 'RAWTEXT',
	script: 'SCRIPT_DATA',
	title: 'RCDATA',
	textarea: 'RCDATA',
};

const paragraphs = /^(?:p|div|dd|section|article|ul|ol|dl|blockquote|pre|body|table|td|th|tr)$/;
const breaking = /^(?:br|p|li|div|dt|dd|tr)$/;

class PageReader {
	readonly blocks: Block[] = [];
	tokenizer: Tokenizer | undefined;
	readonly #firstLine: number;
	readonly #tables: OpenTable[] = [];
	#title: string | undefined;
	#hidden: string | undefined;
	#spanned = 0;
	/** The text outside of tables that is being read. */
	#open:
		| {
				kind: 'heading' | 'item' | 'paragraph' | 'caption';
				level: number;
				parts: string[];
				line: number;
		  }
		| undefined;

	constructor(title: string | undefined, firstLine: number) {
		this.#title = title;
		this.#firstLine = firstLine;
	}

	onStartTag(tag: Token.TagToken): void {
		const { tagName } = tag;
		const mode = rawTexts[tagName];
		if (mode !== undefined && this.tokenizer !== undefined) {
			this.tokenizer.state = TokenizerMode[mode];
			this.#hidden = tagName;
			return;
		}
		const line = this.#lineOf(tag);
		const table = this.#tables.at(-1);
		if (tagName === 'table') this.#openTable(line);
		else if (table !== undefined) this.#startInTable(table, tag, line);
		else this.#startOutside(tagName, line);
	}

	#startOutside(tagName: string, line: number): void {
		if (/^h[1-6]$/.test(tagName)) this.#openText('heading', Number(tagName[1]), line);
		else if (/^(?:li|dt)$/.test(tagName)) this.#openText('item', 1, line);
		else if (paragraphs.test(tagName)) this.#openText('paragraph', tagName === 'dd' ? 2 : 0, line);
		else if (tagName === 'br') this.#addText('\n');
	}

	#startInTable(table: OpenTable, tag: Token.TagToken, line: number): void {
		const { tagName } = tag;
		if (tagName === 'caption') this.#openText('caption', 0, line);
		else if (tagName === 'thead') table.isHead = true;
		else if (tagName === 'tbody' || tagName === 'tfoot') this.#closeRow(table);
		else if (tagName === 'tr') {
			this.#closeRow(table);
			table.row = { place: line, cells: [], links: [], isHeading: true };
		} else if (tagName === 'td' || tagName === 'th') {
			this.#closeCell(table);
			table.row ??= { place: line, cells: [], links: [], isHeading: true };
			const isHeading = tagName === 'th';
			table.cell = {
				isHeading,
				columns: spanOf(tag, 'colspan'),
				rows: spanOf(tag, 'rowspan'),
				text: '',
			};
		} else if (breaking.test(tagName)) this.#addText('\n');
		else if (tagName === 'a') {
			const href = tag.attrs.find(({ name }) => name === 'href')?.value ?? '';
			if (/^https?:\/\/\S+$/.test(href)) table.row?.links.push(href);
		}
		if (tagName === 'tbody' || tagName === 'tfoot') table.isHead = false;
	}

	onEndTag({ tagName }: Token.TagToken): void {
		if (tagName === this.#hidden) this.#hidden = undefined;
		const table = this.#tables.at(-1);
		if (table === undefined) {
			if (/^(?:h[1-6]|li|dt)$/.test(tagName) || paragraphs.test(tagName)) this.#closeText();
			return;
		}
		if (tagName === 'table') this.#closeTable(table);
		else if (tagName === 'tr' || tagName === 'thead') this.#closeRow(table);
		else if (tagName === 'td' || tagName === 'th') this.#closeCell(table);
		else if (tagName === 'caption') this.#closeText();
		else if (/^(?:p|div|ul|ol)$/.test(tagName)) this.#addText('\n');
		if (tagName === 'thead') table.isHead = false;
	}

	onCharacter({ chars }: Token.CharacterToken): void {
		if (this.#hidden === undefined) this.#addText(chars.replaceAll(/\s+/g, ' '));
	}

	onWhitespaceCharacter(): void {
		if (this.#hidden === undefined) this.#addText(' ');
	}

	onNullCharacter(): void {}
	onComment(): void {}
	onDoctype(): void {}

	onEof(): void {
		this.#closeText();
		for (let table = this.#tables.at(-1); table !== undefined; table = this.#tables.at(-1))
			this.#closeTable(table);
	}

	#lineOf({ location }: Token.TagToken): number {
		return this.#firstLine + (location?.startLine ?? 1) - 1;
	}

	#addText(text: string): void {
		const cell = this.#tables.at(-1)?.cell;
		if (this.#open !== undefined) this.#open.parts.push(text);
		else if (cell !== undefined) cell.text += text;
		else if (this.#tables.length === 0 && text !== ' ') {
			this.#openText('paragraph', 0, this.#firstLine);
			this.#addText(text);
		}
	}

	#openText(kind: 'heading' | 'item' | 'paragraph' | 'caption', level: number, line: number): void {
		this.#closeText();
		this.#open = { kind, level, parts: [], line };
	}

	#closeText(): void {
		if (this.#open === undefined) return;
		const { kind, level, parts, line } = this.#open;
		this.#open = undefined;
		const text = cellText(parts.join(''));
		if (text === '') return;
		const table = this.#tables.at(-1);
		if (kind === 'caption' && table !== undefined) table.caption = onOneLine(text);
		else if (kind === 'heading') {
			this.#title = onOneLine(text);
			this.blocks.push({ kind, level, text: this.#title, line });
		} else if (kind !== 'caption') this.blocks.push({ kind, depth: level, text, line });
	}

	#openTable(line: number): void {
		this.#closeText();
		if (this.#tables.length >= deepest) return;
		const rest = { caption: undefined, row: undefined, cell: undefined, isHead: false };
		this.#tables.push({ line, rows: [], spanning: new Map(), ...rest });
	}

	#closeCell(table: OpenTable): void {
		const { cell, row } = table;
		table.cell = undefined;
		if (cell === undefined || row === undefined) return;
		const text = cellText(cell.text);
		if (!cell.isHeading && !table.isHead) row.isHeading = false;
		for (let columns = cell.columns; columns > 0; columns--) {
			this.#takeSpanning(table, row);
			if (cell.rows > 1) table.spanning.set(row.cells.length, { text, rows: cell.rows - 1 });
			row.cells.push(text);
		}
		this.#countSpanned(cell.columns - 1);
	}

	/** A cell that spans rows stands in each of them. */
	#takeSpanning({ spanning }: OpenTable, { cells }: OpenRow): void {
		for (
			let span = spanning.get(cells.length);
			span !== undefined;
			span = spanning.get(cells.length)
		) {
			if (span.rows === 1) spanning.delete(cells.length);
			else span.rows--;
			cells.push(span.text);
			this.#countSpanned(1);
		}
	}

	#countSpanned(count: number): void {
		this.#spanned += count;
		if (this.#spanned <= mostSpanned) return;
		throw new UserError({
			what: {
				en: `cells span more than ${mostSpanned} others, which is no list of codes`,
				zh: `合并的单元格超过${mostSpanned}个，不像错误码文档`,
			},
		});
	}

	#closeRow(table: OpenTable): void {
		this.#closeCell(table);
		const { row } = table;
		table.row = undefined;
		if (row === undefined) return;
		this.#takeSpanning(table, row);
		if (row.cells.length > 0) table.rows.push(row);
	}

	#closeTable(table: OpenTable): void {
		this.#closeRow(table);
		this.#closeText();
		this.#tables.pop();
		const { rows } = table;
		const firstData = rows.findIndex(({ isHeading }) => !isHeading);
		// Where all rows are headings, the first alone is one.
		const marked = firstData === -1 ? Math.min(1, rows.length) : firstData;
		let headings = rows.slice(0, Math.max(1, marked));
		const spanning = headings.filter(isOneText);
		// Where all of it is titles, the names of the columns come next.
		if (spanning.length === headings.length) headings = rows.slice(0, headings.length + 1);
		const columns = joinHeadings(headings.filter((row) => !spanning.includes(row)));
		if (columns.length === 0) return;
		const title = table.caption ?? spanning[0]?.cells[0] ?? this.#title;
		const [first] = headings;
		const place = first?.place ?? table.line;
		const hasHeading = marked > 0 && firstData !== 0;
		this.blocks.push({
			kind: 'table',
			line: table.line,
			table: { title, columns, hasHeading, place, rows: rows.slice(headings.length) },
		});
	}
}

/** Whether a row is one cell over all columns: a title of the table. */
function isOneText({ cells }: TableRow): boolean {
	return cells.length > 1 && new Set(cells).size === 1;
}

/** A heading of several rows is read downwards: `Description` over `English`. */
function joinHeadings(headings: readonly TableRow[]): string[] {
	const columns = Math.max(0, ...headings.slice(0, deepest).map(({ cells }) => cells.length));
	return Array.from({ length: columns }, (_, at) => {
		const parts = headings
			.slice(0, deepest)
			.map(({ cells }) => cells[at] ?? '')
			.filter((text) => text !== '');
		return [...new Set(parts)].join(' ');
	});
}

function spanOf(tag: Token.TagToken, name: 'rowspan' | 'colspan'): number {
	const span = Number(tag.attrs.find((own) => own.name === name)?.value ?? 1);
	// A page may ask for 65,534 rows.
	const most = name === 'colspan' ? mostColumns : 65_534;
	return Number.isInteger(span) && span > 0 ? Math.min(span, most) : 1;
}
