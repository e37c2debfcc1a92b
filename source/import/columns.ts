import { hasChinese } from '../catalog/normalise.ts';
import { usageError } from '../errors.ts';
import { isName, isNumber, isWhole, looksLikeCode, readCodeCell } from './codes.ts';
import { type Field, fields } from './fields.ts';
import { fieldOfHeading, type Heading, type Meaning, readHeading } from './headings.ts';
import type { Table, TableRow } from './table.ts';

/** What became of the columns of a table. */
export interface Columns {
	readonly fields: readonly (Field | undefined)[];
	/** Whether the table plainly is one of codes, so that vaguer ones need not be looked at. */
	readonly isPlain: boolean;
	/** The rows, with the heading row where it is a row as the others are. */
	readonly rows: readonly TableRow[];
}

/** Why a table has no columns that are known. */
export type Unknown = 'noCode' | 'repeated' | 'notErrors' | 'noText' | 'ranges' | 'wide';

/** Rows by which a column is judged. */
const mostSamples = 500;
/** A table is never wider; what is has been cut out of something else. */
export const mostColumns = 200;

/** A column: what its heading says, and what its cells look like. */
interface Column {
	readonly at: number;
	readonly heading: Heading;
	/** Cells that are not empty, of the rows looked at. */
	readonly filled: number;
	/** Shares of the filled cells, from 0 to 1. */
	readonly codes: number;
	readonly strictCodes: number;
	readonly ranges: number;
	readonly distinct: number;
	readonly wholes: number;
	readonly numbers: number;
	readonly names: number;
	readonly capitals: number;
	readonly chinese: number;
	readonly spaced: number;
	readonly links: number;
	readonly length: number;
	/** Whether it counts the rows. */
	readonly isIndex: boolean;
}

/**
 * What each column of a table is: the code by its heading and by the shape of its cells, texts by
 * heading, language and length.
 *
 * @param isAboutErrors whether the file says that it is about errors, by its name or its headings
 */
export function recogniseColumns(table: Table, isAboutErrors = true): Columns | Unknown {
	const width = Math.max(
		table.columns.length,
		...table.rows.slice(0, mostSamples).map(({ cells }) => Math.min(cells.length, mostColumns + 1)),
	);
	if (width > mostColumns) return 'wide';
	if (table.fields !== undefined)
		return { fields: table.fields, isPlain: table.isVague !== true, rows: table.rows };
	if (isOfOtherCodes(table)) return 'notErrors';
	const isOfErrors = isAboutErrors || table.columns.some(isOfError);
	const headed = recognise(table, table.columns.map(readHeading), width, isOfErrors);
	if (table.hasHeading && typeof headed !== 'string') return headed;
	return recogniseHeadless(table, width, headed);
}

/** Messages, causes and solutions are those of errors. */
function isOfError(heading: string): boolean {
	const { meaning, isWhole } = readHeading(heading);
	return isWhole && (meaning === 'message' || meaning === 'cause' || meaning === 'solution');
}

/** A table without a heading row, or with one that says nothing: by the shape of its cells alone. */
function recogniseHeadless(
	table: Table,
	width: number,
	headed: Columns | Unknown,
): Columns | Unknown {
	if (table.columns.some((heading) => isKnown(readHeading(heading)))) return headed;
	const rows = [{ place: table.place, cells: table.columns }, ...table.rows];
	const unheaded = recognise({ ...table, rows }, [], width, true);
	if (typeof unheaded === 'string') return headed;
	const at = unheaded.fields.indexOf('code');
	// The first row is a row if it has a code where the others have one.
	const first = readCodeCell(table.columns[at] ?? '');
	if (typeof first !== 'object' || !looksLikeCode(first.codes[0])) return headed;
	const hasDigits = rows.slice(0, mostSamples).every(({ cells }) => /\d/.test(cells[at] ?? ''));
	if (hasDigits && !/\d/.test(first.codes[0])) return headed;
	return unheaded;
}

function isKnown({ meaning, isWhole: isAll }: Heading): boolean {
	return isAll && meaning !== 'thing' && meaning !== 'value';
}

/** Codes that are no errors: `Opcodes`, `Country codes`. */
function isOfOtherCodes({ title, columns }: Table): boolean {
	const other =
		/\b(?:op ?codes?|country|currency|language|postal|zip|area|function|command|event types?|intents?|permissions?)\b(?! error)|操作码|功能码|命令码|国家代码|币种/i;
	if (title === undefined || !other.test(title)) return false;
	if (/error|close|fail|exception|错误|异常/i.test(title)) return false;
	return !columns.some((heading) => /err|错误|异常/i.test(heading));
}

function recognise(
	table: Table,
	headings: readonly Heading[],
	width: number,
	isAboutErrors: boolean,
): Columns | Unknown {
	const rows = table.rows
		.slice(0, mostSamples)
		.filter(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
	const columns = Array.from({ length: width }, (_, at) =>
		look(at, headings[at] ?? unknownHeading, rows),
	);
	const code = chooseCode(columns, headings.length > 0, isAboutErrors);
	if (typeof code === 'string') return code;
	const found = new Map<number, Field>([[code.column.at, 'code']]);
	const others = columns.filter(({ at }) => at !== code.column.at);
	assignTexts(others, found);
	for (const column of others) {
		const field = found.get(column.at) ?? otherField(column);
		if (field !== undefined) found.set(column.at, field);
	}
	const fields = columns.map(({ at }) => found.get(at));
	const hasText = fields.some((field) => field?.startsWith('description'));
	if (!hasText && !takeOtherText(columns, found)) {
		if (rows.length > 0 || headings.length === 0) return 'noText';
	}
	return {
		fields: columns.map(({ at }) => found.get(at)),
		isPlain: code.isPlain,
		rows: table.rows,
	};
}

const unknownHeading: Heading = { meaning: 'unknown', language: undefined, isWhole: false };

function look(at: number, heading: Heading, rows: readonly TableRow[]): Column {
	const cells = rows.map((row) => row.cells[at] ?? '').filter((cell) => cell !== '');
	const share = (is: (cell: string) => boolean) =>
		cells.length === 0 ? 0 : cells.filter(is).length / cells.length;
	const read = cells.map(readCodeCell);
	const codes = read.flatMap((cell) => (typeof cell === 'object' ? [cell.codes[0]] : []));
	return {
		at,
		heading,
		filled: cells.length,
		codes: cells.length === 0 ? 0 : codes.length / cells.length,
		strictCodes: cells.length === 0 ? 0 : codes.filter(looksLikeCode).length / cells.length,
		ranges: cells.length === 0 ? 0 : read.filter((cell) => cell === 'range').length / cells.length,
		distinct: codes.length === 0 ? 0 : new Set(codes).size / codes.length,
		wholes: share((cell) => isWhole(withoutMarks(cell))),
		numbers: share((cell) => isNumber(withoutMarks(cell))),
		names: share((cell) => isNameCell(cell)),
		capitals: share((cell) => /^[A-Z][A-Z\d_]{3,}$/.test(withoutMarks(cell))),
		chinese: share(hasChinese),
		spaced: share((cell) => /\S\s\S/.test(cell) || hasChinese(cell)),
		links: share((cell) => /^https?:\/\/\S+$/.test(cell)),
		length: cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length),
		isIndex: cells.length > 1 && isCounting(cells),
	};
}

function withoutMarks(cell: string): string {
	return cell.replaceAll(/[`"\s]/g, '');
}

/** `TOKEN_GONE`, and also `E_ERROR (integer)` and two names in two lines. */
export function isNameCell(cell: string): boolean {
	if (cell.length > 200) return false;
	const words = cell
		.replaceAll('`', '')
		.replace(/\s*\([^()]*\)$/, '')
		.split(/[\n,/]\s*/);
	return words.every((word) => isName(word));
}

/** Whether numbers count their rows: 1, 2, 3. */
function isCounting(cells: readonly string[]): boolean {
	const [first = ''] = cells;
	if (first !== '0' && first !== '1') return false;
	return cells.every((cell, at) => cell === String(Number(first) + at));
}

/** How much a heading speaks for its column being the one of codes. */
const codeScores: Readonly<Record<Meaning, number>> = {
	code: 90,
	status: 40,
	value: 35,
	id: 35,
	unknown: 20,
	name: 15,
	message: 10,
	aliases: 0,
	see: 0,
	section: -40,
	severity: -60,
	description: -20,
	detail: -40,
	cause: -60,
	solution: -60,
	link: -60,
	thing: -60,
};

function chooseCode(
	columns: readonly Column[],
	isHeaded: boolean,
	isAboutErrors: boolean,
): { column: Column; isPlain: boolean } | Unknown {
	const named = columns.filter(({ heading, filled }) => heading.meaning === 'code' && filled > 0);
	const candidates = columns
		.filter((column) => isCandidate(column, isAboutErrors))
		.map((column) => ({ column, score: scoreOf(column) }))
		.sort((a, b) => b.score - a.score);
	let [best] = candidates;
	if (best === undefined) {
		if (named.some(({ ranges }) => ranges > 0.5)) return 'ranges';
		// A table without rows, by its headings alone.
		const heading = columns.find(
			(column) => column.heading.meaning === 'code' || column.heading.meaning === 'status',
		);
		const isEmpty = columns.every(({ filled }) => filled === 0);
		return isEmpty && isHeaded && heading !== undefined
			? { column: heading, isPlain: true }
			: 'noCode';
	}
	// Of a name and a number that mean the same, the number is the code.
	if (best.column.names > 0.8 && best.column.wholes < 0.2) {
		const number = candidates.find(
			({ column }) =>
				column.wholes > 0.9 &&
				column.distinct > 0.9 &&
				!column.isIndex &&
				(column.heading.meaning === 'value' || column.heading.meaning === 'code'),
		);
		best = number ?? best;
	}
	const { column } = best;
	const meaning = column.heading.meaning;
	if (column.ranges > 0.5) return 'ranges';
	const isRepeated = column.distinct < 0.5 && column.filled > 3;
	if (isRepeated && meaning !== 'code') return 'repeated';
	const isPlain =
		meaning === 'code' || meaning === 'status' || (!isHeaded && column.strictCodes > 0.9);
	return { column, isPlain: isPlain || named.includes(column) };
}

function isCandidate(column: Column, isAboutErrors: boolean): boolean {
	const { meaning, isWhole: isKnownWhole } = column.heading;
	if (column.filled === 0) return false;
	if (meaning === 'code') return column.codes >= (isKnownWhole ? 0.3 : 0.5);
	if (column.spaced > 0.5 && column.strictCodes < 0.8) return false;
	if (meaning === 'status') return column.strictCodes >= 0.6;
	if (column.isIndex && column.filled > 4 && meaning !== 'value' && meaning !== 'id') return false;
	if (meaning === 'value' || meaning === 'id') return isAboutErrors && column.codes >= 0.8;
	if (!isAboutErrors) return false;
	return areCodes(column) && scoreOf(column) > 0;
}

/** Whether nearly all look like codes; one in capitals need not have a digit or `_` where others do. */
function areCodes({ strictCodes, capitals }: Column): boolean {
	return strictCodes >= 0.8 || (strictCodes >= 0.3 && capitals >= 0.9);
}

function scoreOf(column: Column): number {
	const { heading, distinct, wholes, strictCodes, isIndex, filled } = column;
	const repeated = filled > 2 ? (1 - distinct) * 80 : 0;
	const counting = isIndex && filled > 2 && heading.meaning !== 'code' ? 50 : 0;
	return (
		codeScores[heading.meaning] +
		(heading.isWhole ? 10 : 0) +
		strictCodes * 12 +
		wholes * 6 -
		repeated -
		counting
	);
}

const textRanks: Readonly<Partial<Record<Meaning, number>>> = {
	description: 4,
	message: 2,
	unknown: 1,
	detail: 1,
	name: 1,
};

type TextField = 'description' | 'cause' | 'solution';

/** Gives columns of text their fields, where there are several by language, rank and length. */
function assignTexts(columns: readonly Column[], found: Map<number, Field>): void {
	for (const field of ['cause', 'solution'] as const) {
		assignLanguages(
			columns.filter(({ heading }) => heading.meaning === field),
			field,
			found,
		);
	}
	const texts = columns.filter((column) => isText(column));
	const plain = texts.filter(
		({ heading }) => heading.meaning === 'description' || heading.meaning === 'message',
	);
	assignLanguages(
		plain.length > 0 ? withOtherLanguage(plain, texts) : longestOf(texts),
		'description',
		found,
	);
	for (const column of texts) {
		if (found.has(column.at)) continue;
		const { meaning } = column.heading;
		if (meaning === 'detail' || (meaning === 'description' && column.length > 60)) {
			if (![...found.values()].some((field) => field.startsWith('cause')))
				found.set(column.at, 'cause');
		} else if (
			meaning === 'message' ||
			meaning === 'description' ||
			(meaning === 'name' && column.spaced > 0.3)
		) {
			found.set(column.at, 'messages');
		}
	}
}

function longestOf(texts: readonly Column[]): readonly Column[] {
	const named = texts.filter(({ heading }) => heading.meaning !== 'unknown');
	const [first, ...others] = named.length > 0 ? named : texts;
	if (first === undefined) return [];
	const longest = others.reduce((best, next) => (next.length > best.length ? next : best), first);
	return withOtherLanguage([longest], texts);
}

/** With a column of the language that is missing, whatever its heading is. */
function withOtherLanguage(plain: readonly Column[], texts: readonly Column[]): readonly Column[] {
	const isOther = plain.every(isChineseColumn)
		? ({ chinese, spaced }: Column) => chinese < 0.2 && spaced > 0.5
		: plain.some(isChineseColumn)
			? () => false
			: isChineseColumn;
	const other = texts.find(
		(column) => !plain.includes(column) && column.heading.meaning !== 'detail' && isOther(column),
	);
	return other === undefined ? plain : [...plain, other];
}

function isChineseColumn({ chinese }: Column): boolean {
	return chinese >= 0.5;
}

/** A column whose cells are texts: not names, not numbers. */
function isText(column: Column): boolean {
	const { heading, filled, names, numbers, links } = column;
	const rank = textRanks[heading.meaning];
	if (rank === undefined || links > 0.8) return false;
	if (filled === 0) return heading.meaning === 'description' || heading.meaning === 'message';
	if (names > 0.7 || numbers > 0.7) return false;
	return heading.meaning !== 'unknown' && heading.meaning !== 'value'
		? true
		: column.spaced > 0.5 && column.length > 5;
}

/** One column for each language that is written in, the best by its heading, then by its length. */
function assignLanguages(
	columns: readonly Column[],
	field: TextField,
	found: Map<number, Field>,
): void {
	const set = (column: Column | undefined, own: Field) => {
		if (column !== undefined && !found.has(column.at)) found.set(column.at, own);
	};
	for (const language of ['en', 'zh'] as const) {
		set(
			bestOf(columns.filter(({ heading }) => heading.language === language)),
			`${field}.${language}`,
		);
	}
	const rest = columns.filter(({ heading }) => heading.language === undefined);
	const chinese = bestOf(rest.filter(isChineseColumn));
	const other = bestOf(rest.filter((column) => !isChineseColumn(column)));
	const fields = [...found.values()];
	if (
		chinese !== undefined &&
		other !== undefined &&
		chinese.chinese - other.chinese > 0.3 &&
		other.filled > 0
	) {
		if (!fields.includes(`${field}.zh`)) set(chinese, `${field}.zh`);
		if (!fields.includes(`${field}.en`)) set(other, `${field}.en`);
	} else {
		set(bestOf(rest), field);
	}
}

function bestOf(columns: readonly Column[]): Column | undefined {
	const worth = ({ heading, length, filled }: Column) =>
		(filled === 0 ? -1000 : 0) +
		(textRanks[heading.meaning] ?? 1) * 1000 +
		(heading.isWhole ? 500 : 0) +
		Math.min(400, length);
	const [first, ...others] = columns;
	if (first === undefined) return undefined;
	return others.reduce((best, next) => (worth(next) > worth(best) ? next : best), first);
}

/** What a column is that is neither the code nor a text. */
function otherField({
	heading,
	names,
	distinct,
	codes,
	strictCodes,
	filled,
	isIndex,
	links,
}: Column): Field | undefined {
	switch (heading.meaning) {
		case 'section':
		case 'severity':
		case 'link':
		case 'see':
		case 'aliases':
			return heading.meaning;
		case 'status':
		case 'thing':
		case 'cause':
		case 'solution':
			return undefined;
		default: {
			if (links > 0.8 && filled > 0) return 'link';
			const isNumbered = heading.meaning === 'code' || heading.meaning === 'value';
			const isOther = names > 0.7 || (isNumbered && codes > 0.9 && strictCodes > 0.9 && !isIndex);
			return filled > 0 && isOther && distinct > 0.8 ? 'aliases' : undefined;
		}
	}
}

/** Where no column is a description, a cause or a name is better than none. */
function takeOtherText(columns: readonly Column[], found: Map<number, Field>): boolean {
	for (const field of ['cause', 'messages'] as const) {
		for (const [at, own] of found) {
			if (own !== field && !own.startsWith(`${field}.`)) continue;
			const language = own.endsWith('.en') ? '.en' : own.endsWith('.zh') ? '.zh' : '';
			found.set(at, `description${language}`);
			return true;
		}
	}
	const spare = columns.find(
		({ at, spaced, filled }) => !found.has(at) && filled > 0 && spaced > 0.5,
	);
	if (spare !== undefined) {
		found.set(spare.at, 'description');
		return true;
	}
	// Words such as `Forbidden`, or names, of which a description can be made.
	const worded = columns.find(
		({ at, filled, numbers, links, heading }) =>
			(found.get(at) === 'aliases' || !found.has(at)) &&
			filled > 0 &&
			numbers < 0.3 &&
			links < 0.3 &&
			(heading.meaning === 'name' ||
				heading.meaning === 'description' ||
				heading.meaning === 'message' ||
				heading.meaning === 'detail'),
	);
	if (worded === undefined) return false;
	if (!found.has(worded.at)) found.set(worded.at, 'description');
	return true;
}

/**
 * The fields named by --columns; `-` leaves a column out.
 *
 * @throws UserError for a name that is no field
 */
export function namedColumns(names: readonly string[]): (Field | undefined)[] {
	const columns = names.map((name) => {
		const field = fields.find((candidate) => candidate === name) ?? fieldOfHeading(name);
		if (field === undefined && name !== '-' && name !== '') {
			const list = fields.join(', ');
			const hint = {
				en: `columns: ${list}, or - to leave one out`,
				zh: `可用的列：${list}；-表示忽略`,
			};
			throw usageError({ en: 'unknown column', zh: '未知的列' }, name, hint);
		}
		return field;
	});
	if (!columns.includes('code')) {
		const hint = { en: 'name the column of the code: code', zh: '用code指明错误码所在的列' };
		throw usageError(
			{ en: '--columns has no code', zh: '--columns缺少code' },
			names.join(','),
			hint,
		);
	}
	return columns;
}

/** How well a table fits columns that the user named: not at all is 0. */
export function fits(table: Table, named: readonly (Field | undefined)[]): 0 | 1 | 2 {
	const at = named.indexOf('code');
	const cells = table.rows
		.slice(0, mostSamples)
		.map((row) => row.cells[at] ?? '')
		.filter((cell) => cell !== '');
	const codes = cells.filter((cell) => typeof readCodeCell(cell) === 'object').length;
	if (cells.length === 0 || codes < cells.length / 2 || table.columns.length < at + 1) return 0;
	const isHeaded = readHeading(table.columns[at] ?? '').meaning === 'code';
	return isHeaded || table.columns.length === named.length ? 2 : 1;
}
