import { type Token, Tokenizer } from 'parse5';
import { UserError } from '../../errors.ts';
import { mostColumns } from '../columns.ts';
import type { Document } from '../read-document.ts';
import { cellText, type Table, type TableRow } from '../table.ts';
import { readZip, type ZipEntries } from './zip.ts';

const mostSheets = 50;

/**
 * Reads an Excel workbook (.xlsx): each sheet is a table.
 *
 * @returns `undefined` for what is no ZIP archive
 * @throws UserError for one that is no workbook
 */
export function readWorkbook(bytes: Buffer, file: string): Document | undefined {
	try {
		const entries = readZip(bytes);
		if (entries === undefined) return undefined;
		if (!entries.has('xl/workbook.xml')) throw new RangeError('no workbook');
		const tables = readSheets(entries);
		return {
			kind: { en: 'a workbook', zh: 'Excel工作簿' },
			hasTables: true,
			isAboutErrors: true,
			ways: [() => tables],
		};
	} catch (error) {
		if (!(error instanceof Error) || error instanceof UserError) throw error;
		throw new UserError({
			what: { en: 'not a workbook that can be read', zh: '无法读取的工作簿' },
			which: file,
			hint: { en: 'save it as CSV', zh: '请先另存为CSV' },
		});
	}
}

function readSheets(entries: ZipEntries): Table[] {
	const strings = readStrings(xmlOf(entries, 'xl/sharedStrings.xml'));
	const names = sheetNames(xmlOf(entries, 'xl/workbook.xml'));
	const sheets = [...entries.keys()]
		.flatMap((path) => {
			const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path)?.[1];
			return number === undefined ? [] : [{ path, number: Number(number) }];
		})
		.sort((a, b) => a.number - b.number)
		.slice(0, mostSheets);
	return sheets.flatMap(({ path }, at): Table[] => {
		const name = names[at] ?? `${at + 1}`;
		const [heading, ...rows] = readRows(xmlOf(entries, path), strings, name);
		if (heading === undefined) return [];
		const title = /^(?:sheet|工作表)\d*$/i.test(name) ? undefined : name;
		return [{ title, columns: heading.cells, hasHeading: false, place: heading.place, rows }];
	});
}

function xmlOf(entries: ZipEntries, path: string): string {
	return entries.get(path)?.().toString('utf8') ?? '';
}

interface Listener {
	start?(tag: Token.TagToken): void;
	end?(name: string): void;
	text?(text: string): void;
}

/** Goes over the tags of XML, which are read as those of HTML are. */
function visit(xml: string, { start, end, text }: Listener): void {
	const nothing = () => {};
	const onCharacter = ({ chars }: Token.CharacterToken) => text?.(chars);
	const tokenizer = new Tokenizer(
		{},
		{
			onStartTag(tag) {
				start?.(tag);
				if (tag.selfClosing) end?.(tag.tagName);
			},
			onEndTag: ({ tagName }) => end?.(tagName),
			onCharacter,
			onWhitespaceCharacter: onCharacter,
			onNullCharacter: nothing,
			onComment: nothing,
			onDoctype: nothing,
			onEof: nothing,
		},
	);
	tokenizer.write(xml, true);
}

function attribute(tag: Token.TagToken, name: string): string {
	return tag.attrs.find((own) => own.name === name)?.value ?? '';
}

/** Texts that cells refer to by number. What Chinese and Japanese readings add is left out. */
function readStrings(xml: string): string[] {
	const strings: string[] = [];
	let isText = false;
	let isReading = false;
	visit(xml, {
		start({ tagName }) {
			if (tagName === 'si') strings.push('');
			if (tagName === 'rph') isReading = true;
			if (tagName === 't') isText = !isReading;
		},
		end(name) {
			if (name === 't') isText = false;
			if (name === 'rph') isReading = false;
		},
		text(text) {
			if (isText) strings[strings.length - 1] += text;
		},
	});
	return strings;
}

function sheetNames(xml: string): string[] {
	const names: string[] = [];
	visit(xml, {
		start(tag) {
			if (tag.tagName === 'sheet') names.push(attribute(tag, 'name'));
		},
	});
	return names;
}

function readRows(xml: string, strings: readonly string[], sheet: string): TableRow[] {
	const rows: TableRow[] = [];
	let cells: string[] = [];
	let column = 0;
	let kind = '';
	let isValue = false;
	let value = '';
	let number = 0;
	visit(xml, {
		start(tag) {
			const { tagName } = tag;
			if (tagName === 'row') {
				number = Number(attribute(tag, 'r')) || number + 1;
				cells = [];
				column = 0;
			} else if (tagName === 'c') {
				column = columnOf(attribute(tag, 'r')) ?? column;
				kind = attribute(tag, 't');
				value = '';
			} else if (tagName === 'v' || tagName === 't') isValue = true;
		},
		end(name) {
			if (name === 'v' || name === 't') isValue = false;
			else if (name === 'c') {
				const text = kind === 's' ? (strings[Number(value)] ?? '') : value;
				if (column <= mostColumns) cells[column] = cellText(text);
				column++;
			} else if (name === 'row' && cells.some((cell) => cell !== '')) {
				rows.push({ place: `${sheet}:${number}`, cells: Array.from(cells, (cell) => cell ?? '') });
			}
		},
		text(text) {
			if (isValue) value += text;
		},
	});
	return rows;
}

/** `B` of `B12` as 1. */
function columnOf(reference: string): number | undefined {
	const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
	if (letters === undefined) return undefined;
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
