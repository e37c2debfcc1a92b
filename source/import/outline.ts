import { type CodeLine, isCodeLine, readCodeLine } from './code-line.ts';
import { isName } from './codes.ts';
import type { Field } from './fields.ts';
import { fieldOfHeading, readHeading } from './headings.ts';
import type { Block } from './readers/blocks.ts';
import type { Table, TableRow } from './table.ts';

/** What is read of a code that stands in a heading or a list. */
export const entryFields = [
	'code',
	'aliases',
	'description',
	'cause',
	'solution',
	'messages',
	'link',
	'severity',
] as const satisfies readonly Field[];

type EntryField = (typeof entryFields)[number];

/** Lines below a code that are taken for its text. */
const mostLines = 40;
/** Of the headings of a level, or the items of a list, so many have to be codes. */
const leastShare = 0.6;

/** Characters in which a label ends. */
const longestLabel = 80;

type TextBlock = Extract<Block, { text: string }>;

/** A heading or item that begins with a code. */
interface Found {
	readonly block: TextBlock;
	readonly at: number;
	readonly line: CodeLine;
}

/**
 * Codes that stand in headings, lists and paragraphs, each with the text below it, as tables: one
 * for each section.
 */
export function readOutline(blocks: readonly Block[]): Table[] {
	for (const group of groupsOf(blocks)) {
		const found = findCodes(group, blocks);
		if (found.length >= 2) return toTables(found, blocks);
	}
	return [];
}

/** Headings of each level, then list items by depth, then paragraphs: what may begin with codes. */
function groupsOf(blocks: readonly Block[]): number[][] {
	const groups = new Map<string, number[]>();
	for (const [at, block] of blocks.entries()) {
		const key =
			block.kind === 'heading'
				? `1${block.level}`
				: block.kind === 'item'
					? `2${Math.min(block.depth, 9)}`
					: block.kind === 'paragraph'
						? '3'
						: undefined;
		if (key === undefined) continue;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [at]);
		else group.push(at);
	}
	return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function findCodes(group: readonly number[], blocks: readonly Block[]): Found[] {
	// Only sections in which most are codes count: a document has other lists, too.
	const sections = new Map<string, { found: Found[]; total: number }>();
	let title = '';
	let next = 0;
	for (const [at, block] of blocks.entries()) {
		if (block.kind === 'heading' && group[next] !== at) title = block.text;
		if (group[next] !== at) continue;
		next++;
		if (block.kind === 'table' || block.kind === 'code') continue;
		const key = block.kind === 'heading' ? '' : title;
		const section = sections.get(key) ?? { found: [], total: 0 };
		sections.set(key, section);
		section.total++;
		const line = readCodeLine(block.text.split('\n', 1)[0] ?? '');
		if (isCodeLine(line) && !isLabel(block.text)) section.found.push({ block, at, line });
	}
	return [...sections.values()].flatMap(({ found, total }) =>
		found.length >= total * leastShare && isPlausible(found) ? found : [],
	);
}

/** `Error code: 5002` inside of an entry that has a code already is a label of it. */
function isLabel(text: string): boolean {
	const label = readLabel(text);
	return label !== undefined && label.field !== 'code';
}

/** Numbered chapters are no codes, and neither is a list of which the numbers repeat. */
function isPlausible(found: readonly Found[]): boolean {
	if (found.length < 2) return false;
	const codes = found.map(({ line }) => line.code);
	if (new Set(codes).size < codes.length * 0.7) return false;
	const isSpaced =
		found.filter(({ line }) => line.apart === 'space' && !line.isNamed).length > found.length / 2;
	const isCounting = codes.every(
		(code, at) => at === 0 || Number(code) === Number(codes[at - 1]) + 1,
	);
	if (isSpaced && isCounting && codes[0] === '1') return false;
	return !codes.every((code) => /^(?:19|20)\d\d$/.test(code));
}

function toTables(found: readonly Found[], blocks: readonly Block[]): Table[] {
	const tables: { title: string | undefined; place: number; rows: TableRow[] }[] = [];
	const titles: (string | undefined)[] = [];
	let next = 0;
	for (const [at, block] of blocks.entries()) {
		const entry = found[next];
		if (entry?.at !== at) {
			if (block.kind === 'heading') {
				titles[block.level] = block.text;
				titles.length = block.level + 1;
			}
			continue;
		}
		next++;
		if (block.kind === 'heading') titles.length = Math.min(titles.length, block.level);
		const title = titles.findLast((text) => text !== undefined);
		const last = tables.at(-1);
		const table =
			last !== undefined && last.title === title ? last : { title, place: block.line, rows: [] };
		if (table !== last) tables.push(table);
		const end = found[next]?.at ?? blocks.length;
		table.rows.push(readEntry(entry, blocks.slice(at + 1, Math.min(end, at + 1 + mostLines))));
	}
	return tables.map((table) => ({
		...table,
		columns: entryFields,
		hasHeading: true,
		fields: entryFields,
	}));
}

/** The row of a code: what its line says, and what the blocks below it say. */
function readEntry({ block, line }: Found, below: readonly Block[]): TableRow {
	const texts = new Map<EntryField, string[]>();
	const add = (field: EntryField, text: string) => {
		if (text !== '') texts.set(field, [...(texts.get(field) ?? []), text]);
	};
	const [, ...more] = block.text.split('\n');
	const isNameOnly = isName(line.text) && !/^[A-Z][a-z]+$/.test(line.text);
	for (const alias of line.aliases) add('aliases', alias);
	add(isNameOnly ? 'aliases' : 'description', line.text);
	if (line.message !== '') add('messages', line.message);
	let field: EntryField =
		line.text === '' || isNameOnly || more.length > 0 ? 'description' : 'cause';
	const take = (text: string) => {
		const label = readLabel(text);
		if (label !== undefined) field = label.field === 'code' ? field : label.field;
		if (label?.field !== 'code') add(field, label?.text ?? text);
	};
	if (more.length > 0) {
		for (const text of more) take(text);
		field = 'cause';
	}
	for (const next of below) {
		if (next.kind === 'table' || next.kind === 'heading') break;
		if (next.kind === 'code') continue;
		if (block.kind === 'item' && next.depth < block.depth) break;
		for (const text of next.text.split('\n')) take(text);
	}
	const cells = entryFields.map((own) =>
		own === 'code'
			? line.code
			: (texts.get(own) ?? []).join(own === 'description' ? ' ' : own === 'aliases' ? ', ' : '\n'),
	);
	return { place: block.line, cells };
}

/** `Cause: the quota is used up`: a known word, a colon, a text. */
function readLabel(text: string): { field: EntryField; text: string } | undefined {
	const found = /^[*_\s]*([^:：*_]{1,40}?)[*_\s]*[:：][*_\s]*/.exec(text.slice(0, longestLabel));
	if (found === null) return undefined;
	const [label, word = ''] = found;
	const rest = text.slice(label.length);
	const { isWhole: isKnown, meaning } = readHeading(word);
	const field = fieldOfHeading(word);
	if (field === undefined || (!isKnown && meaning !== 'code')) return undefined;
	const own = entryFields.find((name) => field === name || field.startsWith(`${name}.`));
	return own === undefined ? undefined : { field: own, text: rest.trim() };
}
