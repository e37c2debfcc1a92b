import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { UserError } from '../../errors.ts';
import { isName, looksLikeCode } from '../codes.ts';
import { mostColumns } from '../columns.ts';
import { readHeading } from '../headings.ts';
import { cellText, type Table, type TableRow } from '../table.ts';

/** How deep lists and objects may be in each other; a list of codes needs four. */
const deepest = 100;
/** Levels of an entry of which columns are made. */
const deepestEntry = 4;
/** Lists and objects that are looked at as tables. */
const mostTables = 2000;
/** Values that are looked at; what refers to others may have more than a machine can hold. */
const mostValues = 500_000;
/** Lines that are made of a list of texts in an entry. */
const mostLines = 100;

/**
 * Reads JSON, also with comments, commas at ends, or an object on each line.
 *
 * @throws UserError where it is not JSON
 */
export function parseJson(text: string, file: string): unknown {
	const bare = text.replace(/^\ufeff/, '');
	checkDepth(bare, file);
	try {
		return JSON.parse(bare);
	} catch {
		const lines = parseJsonLines(bare);
		if (lines !== undefined) return lines;
		const errors: ParseError[] = [];
		const data: unknown = parse(bare, errors, { allowTrailingComma: true });
		const [first] = errors;
		if (first === undefined) return data;
		const line = bare.slice(0, first.offset).split('\n').length;
		const reason = printParseErrorCode(first.error);
		throw new UserError({
			what: { en: `not JSON, ${reason}`, zh: `不是合法的JSON，${reason}` },
			which: `${file}:${line}`,
		});
	}
}

function parseJsonLines(text: string): unknown[] | undefined {
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	if (lines.length < 2 || !lines.every((line) => /^\s*[[{].*[\]}]\s*$/.test(line)))
		return undefined;
	try {
		return lines.map((line): unknown => JSON.parse(line));
	} catch {
		return undefined;
	}
}

function checkDepth(text: string, file: string): void {
	let depth = 0;
	let isInString = false;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (isInString) {
			if (unit === 0x5c) at++;
			else if (unit === 0x22) isInString = false;
		} else if (unit === 0x22) isInString = true;
		else if (unit === 0x5b || unit === 0x7b) depth++;
		else if (unit === 0x5d || unit === 0x7d) depth--;
		if (depth > deepest) throw tooDeep(file);
	}
}

function tooDeep(file: string): UserError {
	return new UserError({
		what: { en: `lists and objects more than ${deepest} deep`, zh: `嵌套超过${deepest}层` },
		which: file,
	});
}

/**
 * Reads YAML; all values stay as they are written.
 *
 * @throws UserError where it is not YAML
 */
export function parseYaml(text: string, file: string): unknown {
	try {
		return load(text, { schema: FAILSAFE_SCHEMA, maxDepth: deepest });
	} catch (error) {
		if (!(error instanceof YAMLException)) throw error;
		if (/maxDepth/.test(error.message)) throw tooDeep(file);
		const line = error.mark === undefined || error.mark === null ? '' : `:${error.mark.line + 1}`;
		throw new UserError({
			what: { en: `not YAML, ${error.reason}`, zh: `不是合法的YAML，${error.reason}` },
			which: `${file}${line}`,
		});
	}
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Finds lists of objects, and objects with a code as each key; the key above them is their title.
 *
 * @param isAboutErrors whether the text or the name of the file says so
 */
export function readData(data: unknown, file: string, isAboutErrors: boolean): Table[] {
	const openApi = readOpenApi(data);
	if (openApi !== undefined) return openApi;
	const tables: Table[] = [];
	checkSize(data);
	const visit = (node: unknown, path: string, title: string | undefined, isErrors: boolean) => {
		if (tables.length >= mostTables) return;
		if (Array.isArray(node)) {
			const table = tableOfList(node, path, title);
			if (table !== undefined) tables.push(table);
			for (const [at, item] of node.entries()) {
				if (typeof item === 'object') visit(item, `${path}[${at}]`, title, isErrors);
			}
		} else if (isObject(node)) {
			const table = tableOfMap(node, path, title, { isErrors, isAboutErrors });
			if (table !== undefined) {
				tables.push(table);
				return;
			}
			for (const [key, value] of Object.entries(node)) {
				if (typeof value !== 'object') continue;
				const isOwn = isErrors || errorKey.test(key);
				visit(value, path === '' ? key : `${path}.${key}`, titleOf(key) ?? title, isOwn);
			}
		}
	};
	visit(data, '', undefined, errorKey.test(file.replace(/\.\w+$/, '')));
	return tables;
}

/** @throws UserError for more values than a list of codes has, each counted where it is referred to */
function checkSize(data: unknown): void {
	let values = 0;
	const visit = (node: unknown) => {
		if (++values > mostValues) {
			throw new UserError({
				what: {
					en: `more than ${mostValues} values, which is no list of codes`,
					zh: `超过${mostValues}个值，不像错误码文档`,
				},
			});
		}
		if (typeof node === 'object' && node !== null)
			for (const item of Object.values(node)) visit(item);
	};
	visit(data);
}

const errorKey =
	/errors$|err(?:or)?[-_ ]?(?:codes?|messages?|msgs?|texts?|map|list)s?|exceptions|faults|alarms|错误/i;

/** Names such as `errors` or `data` title nothing. */
function titleOf(key: string): string | undefined {
	return /^(?:errors?|err|codes?|error[-_ ]?codes?|data|items?|list|entries|results?|root|messages?|articles?|errorcodes?|value|values)$/i.test(
		key,
	)
		? undefined
		: key;
}

function isObject(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tableOfList(
	list: readonly unknown[],
	path: string,
	title: string | undefined,
): Table | undefined {
	const objects = list.flatMap((item, at) =>
		isObject(item) ? [{ item, place: `${path}[${at}]` }] : [],
	);
	if (objects.length > list.length / 2) return tableOfObjects(objects, path, title);
	const rows = list.flatMap((item, at): TableRow[] =>
		Array.isArray(item) && item.length <= mostColumns
			? [{ place: `${path}[${at}]`, cells: item.map(textOf) }]
			: [],
	);
	const [heading, ...rest] = rows;
	if (heading === undefined || rows.length < list.length / 2) return undefined;
	return { title, columns: heading.cells, hasHeading: false, place: heading.place, rows: rest };
}

/** An object with an entry under each key: `{"7001": "quota exceeded"}` or `{"7001": {…}}`. */
function tableOfMap(
	node: Fields,
	path: string,
	title: string | undefined,
	{ isErrors, isAboutErrors }: { readonly isErrors: boolean; readonly isAboutErrors: boolean },
): Table | undefined {
	const entries = Object.entries(node);
	if (entries.length < 2) return undefined;
	const share = (is: (key: string, value: unknown) => boolean) =>
		entries.filter(([key, value]) => is(key, value)).length / entries.length;
	const areCodes = share(looksLikeCode) > 0.8;
	const areNames =
		share((key) => looksLikeCode(key) || isName(key) || /^[A-Z][A-Za-z]+$/.test(key)) > 0.8;
	const haveCodes = share((_key, value) => isObject(value) && hasCode(value)) > 0.8;
	if (!areCodes && !(areNames && (isErrors || isAboutErrors || haveCodes))) return undefined;
	const place = (key: string) => (path === '' ? key : `${path}.${key}`);
	if (share((_key, value) => isObject(value) && Object.values(value).some(isPlain)) > 0.8) {
		const objects = entries.flatMap(([key, item]) =>
			isObject(item) ? [{ item, key, place: place(key) }] : [],
		);
		return tableOfObjects(objects, path, title);
	}
	// Names with a text each are settings, unless something says that they are errors.
	if (!areCodes && !isErrors) return undefined;
	if (share((_key, value) => typeof value === 'string' || isListOfTexts(value)) < 0.8)
		return undefined;
	const fields = ['code', 'description'] as const;
	const rows = entries.map(([key, value]) => ({ place: place(key), cells: [key, textOf(value)] }));
	return {
		title,
		columns: fields,
		hasHeading: true,
		place: path,
		rows,
		fields,
		isVague: !areCodes,
	};
}

function hasCode(item: Fields): boolean {
	return Object.keys(item).some((key) => readHeading(key).meaning === 'code');
}

function isPlain(value: unknown): boolean {
	return (
		typeof value === 'string' ||
		typeof value === 'number' ||
		isListOfTexts(value) ||
		isObject(value)
	);
}

function isListOfTexts(value: unknown): boolean {
	return (
		Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')
	);
}

/** Objects as rows, their keys as columns; a key that leads to an object joins its keys: `text.en`. */
function tableOfObjects(
	objects: readonly { readonly item: Fields; readonly key?: string; readonly place: string }[],
	path: string,
	title: string | undefined,
): Table | undefined {
	const columns: string[] = [];
	const columnOf = new Map<string, number>();
	const isKeyed = objects.some(({ key }) => key !== undefined);
	if (isKeyed) {
		const hasOwn = objects.every(({ item }) => hasCode(item));
		columns.push(hasOwn ? 'name' : 'code');
		columnOf.set('', 0);
	}
	const rows = objects.map(({ item, key, place }): TableRow => {
		const cells: string[] = isKeyed ? [key ?? ''] : [];
		const links: string[] = [];
		for (const [name, value] of flatten(item, '', 0)) {
			const text = textOf(value);
			if (text === '') continue;
			let at = columnOf.get(name);
			if (at === undefined && columns.length < mostColumns) {
				at = columns.push(name) - 1;
				columnOf.set(name, at);
			}
			if (at === undefined) continue;
			cells[at] = cells[at] === undefined || cells[at] === '' ? text : `${cells[at]}\n${text}`;
		}
		return {
			place,
			cells: Array.from({ length: Math.max(cells.length, 1) }, (_, at) => cells[at] ?? ''),
			links,
		};
	});
	return columns.length < 2 ? undefined : { title, columns, hasHeading: true, place: path, rows };
}

function* flatten(item: Fields, prefix: string, depth: number): Generator<[string, unknown]> {
	for (const [key, value] of Object.entries(item)) {
		const name = prefix === '' ? key : `${prefix}.${key}`;
		if (isObject(value) && depth < deepestEntry) yield* flatten(value, name, depth + 1);
		else if (!isObject(value)) yield [name, value];
	}
}

/** A value as a text; of a list, a line for each text in it. */
function textOf(value: unknown): string {
	if (typeof value === 'string') return cellText(value);
	if (typeof value === 'number') return String(value);
	const lines: string[] = [];
	const collect = (node: unknown) => {
		if (lines.length >= mostLines) return;
		if (typeof node === 'string') lines.push(cellText(node));
		else if (typeof node === 'number') lines.push(String(node));
		else if (typeof node === 'object' && node !== null)
			for (const item of Object.values(node)) collect(item);
	};
	collect(value);
	return lines.join('\n');
}

/** Responses of an OpenAPI document, by their status. */
function readOpenApi(data: unknown): Table[] | undefined {
	if (!isObject(data) || !('openapi' in data || 'swagger' in data)) return undefined;
	const known = [objectAt(objectAt(data, 'components'), 'responses'), objectAt(data, 'responses')];
	const rows: TableRow[] = [];
	for (const [route, methods] of Object.entries(objectAt(data, 'paths'))) {
		if (!isObject(methods)) continue;
		for (const [method, operation] of Object.entries(methods)) {
			for (const [code, response] of Object.entries(objectAt(operation, 'responses'))) {
				if (!/^\d{3}$/.test(code) || !isObject(response)) continue;
				const name =
					String(response['$ref'] ?? '')
						.split('/')
						.at(-1) ?? '';
				const own = name === '' ? response : known.map((all) => all[name]).find(isObject);
				rows.push({
					place: `paths.${route}.${method}`,
					cells: [code, textOf(own?.['description'])],
				});
			}
		}
	}
	const fields = ['code', 'description'] as const;
	return [{ title: undefined, columns: fields, hasHeading: true, place: 'paths', rows, fields }];
}

function objectAt(node: unknown, key: string): Fields {
	const value = isObject(node) ? node[key] : undefined;
	return isObject(value) ? value : {};
}
