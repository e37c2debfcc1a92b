import { type SchemaError, validateCatalog, validateEntry } from 'virtual:catalog-validator';
import type { CatalogFile, EntryInFile } from './catalog-file.ts';
import { placeFaults } from './check-logs.ts';
import { foldCode, type Text } from './entry.ts';
import { editDistance } from './near-codes.ts';

/** Keys and indices that lead to a field of a catalog file. */
export type Path = readonly (string | number)[];

/** What is wrong with a field. */
export interface Fault {
	/** Empty for the file as a whole. */
	readonly path: Path;
	readonly expected: Text;
	readonly hint?: Text | undefined;
}

export interface Checked {
	/** What is left without what is faulty; `undefined` where there is no list of entries. */
	readonly file: CatalogFile | undefined;
	/** At most as many as asked for. */
	readonly faults: readonly Fault[];
	/** How many there are in all. */
	readonly total: number;
}

/** Most faults of a file that are told where nobody asked for all of them. */
export const mostFaults = 20;

/** Nothing in a catalog but its entries is longer. */
const mostItems = 1000;

/**
 * Checks data against data/catalog.schema.json, compiled when the program is built, and against
 * what a schema cannot say: that codes and sections are not repeated, that related codes exist,
 * and that places can be found in logs.
 */
export function checkCatalog(data: unknown, most = mostFaults): Checked {
	const faults: Fault[] = [];
	let total = 0;
	const tell = (fault: Fault) => {
		if (total++ < most) faults.push(fault);
	};
	if (!isObject(data)) {
		return {
			file: undefined,
			faults: [{ path: [], expected: expected.file, hint: fileHint }],
			total: 1,
		};
	}
	const { entries } = data;
	const about = checkAbout({ ...data, entries: [] }, tell);
	if (!Array.isArray(entries)) {
		tell({ path: ['entries'], expected: expected.entries, hint: fileHint });
		return { file: undefined, faults, total };
	}
	return { file: { ...about, entries: checkEntries(entries, tell) }, faults, total };
}

type Tell = (fault: Fault) => void;
type About = Omit<CatalogFile, 'entries'>;

/** Checks all but the entries, and leaves out each field that has a fault. */
function checkAbout(data: Fields, tell: Tell): About {
	let faults = faultsOf(data, validateCatalog);
	if (faults.length === 0 && isAbout(data))
		faults = [...repeatedSections(data), ...faultyPlaces(data)];
	faults.forEach(tell);
	const faulty = new Set(faults.map(({ path }) => path[0]));
	const rest = Object.fromEntries(Object.entries(data).filter(([field]) => !faulty.has(field)));
	return isAbout(rest) ? rest : {};
}

function isAbout(data: unknown): data is About {
	return validateCatalog(data);
}

function checkEntries(entries: readonly unknown[], tell: Tell): EntryInFile[] {
	const kept: EntryInFile[] = [];
	const firstOf = new Map<string, number>();
	const known = new Set<string>();
	const seen: { readonly path: Path; readonly code: string }[] = [];
	for (const [at, entry] of entries.entries()) {
		const faults = faultsOf(entry, validateEntry);
		if (isObject(entry)) for (const code of codesIn(entry)) known.add(foldCode(code));
		if (faults.length > 0 || !isValidEntry(entry)) {
			for (const fault of faults) tell({ ...fault, path: ['entries', at, ...fault.path] });
			continue;
		}
		const code = foldCode(String(entry.code));
		const first = firstOf.get(code);
		if (first !== undefined) {
			const en = `the same code as entries[${first}]`;
			const zh = `与entries[${first}]的错误码重复`;
			tell({ path: ['entries', at, 'code'], expected: { en, zh } });
			continue;
		}
		firstOf.set(code, at);
		kept.push(entry);
		for (const [index, related] of (entry.see ?? []).entries()) {
			seen.push({ path: ['entries', at, 'see', index], code: String(related) });
		}
	}
	for (const { path, code } of seen) {
		if (!known.has(foldCode(code))) tell({ path, expected: expected.related });
	}
	return kept;
}

function isValidEntry(data: unknown): data is EntryInFile {
	return validateEntry(data);
}

function codesIn({ code, aliases }: Fields): string[] {
	const all: readonly unknown[] = [code, ...(Array.isArray(aliases) ? aliases : [])];
	return all.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
}

function repeatedSections({ sections = [] }: About): Fault[] {
	const firstOf = new Map<string, number>();
	return sections.flatMap(({ id }, at): Fault[] => {
		const first = firstOf.get(id);
		if (first === undefined) {
			firstOf.set(id, at);
			return [];
		}
		const en = `the same id as sections[${first}]`;
		return [{ path: ['sections', at, 'id'], expected: { en, zh: `与sections[${first}]的id重复` } }];
	});
}

function faultyPlaces({ logs }: About): Fault[] {
	return (['places', 'quiet'] as const).flatMap((kind) =>
		(logs?.[kind] ?? []).flatMap((place, at) =>
			placeFaults(place).map((fault) => ({ path: ['logs', kind, at], expected: fault })),
		),
	);
}

interface Fields {
	readonly [field: string]: unknown;
	readonly entries?: unknown;
}
type Validate = typeof validateEntry;

function faultsOf(data: unknown, validate: Validate): Fault[] {
	const long = findLong(data);
	if (long !== undefined) return [long];
	if (validate(data)) return [];
	return (validate.errors ?? []).map((error) => {
		const path = pathOf(error, data);
		return { path, ...describe(error) };
	});
}

/** What is longer than any catalog needs is one fault, not one for each of a million items. */
function findLong(data: unknown, path: Path = []): Fault | undefined {
	if (typeof data !== 'object' || data === null) return undefined;
	const keys = Object.keys(data);
	if (keys.length > mostItems) return { path, expected: atMost(mostItems) };
	if (path.length === deepest) return undefined;
	for (const [key, value] of Object.entries(data)) {
		if (key.startsWith('x-') || typeof value !== 'object') continue;
		const long = findLong(value, [...path, Array.isArray(data) ? Number(key) : key]);
		if (long !== undefined) return long;
	}
	return undefined;
}

/** Fields of a catalog are nested no deeper: `logs.examples[0].codes`. */
const deepest = 4;

/** What to say of an error of the schema, by its keyword. */
function describe({ keyword, params, parentSchema }: SchemaError): Omit<Fault, 'path'> {
	const { type, properties } = parentSchema;
	switch (keyword) {
		case 'required':
			return { expected: expected.missing };
		case 'additionalProperties':
			return {
				expected: expected.unknown,
				hint: fieldHint(String(params['additionalProperty']), Object.keys(properties ?? {})),
			};
		case 'type':
		case 'minProperties':
			return { expected: types[String(type)] ?? expected.text };
		case 'pattern':
			if (params['pattern'] !== '\\S') return { expected: expected.link };
			return { expected: String(type).includes('integer') ? expected.code : expected.string };
		case 'minimum':
		case 'maximum':
			return { expected: expected.longCode };
		case 'minLength':
			return { expected: atLeast(Number(params['limit'])) };
		case 'maxLength':
			return { expected: atMostCharacters(Number(params['limit'])) };
		case 'maxItems':
			return { expected: atMost(Number(params['limit'])) };
		case 'uniqueItems':
			return { expected: expected.once };
		case 'enum':
			return { expected: oneOf(params['allowedValues']) };
		default:
			return { expected: { en: `does not keep to ${keyword}`, zh: `不符合${keyword}的要求` } };
	}
}

/** Where an error of the schema is: at the field that is missing or unknown, not at its object. */
function pathOf({ instancePath, params }: SchemaError, data: unknown): Path {
	const path: (string | number)[] = [];
	let value = data;
	for (const step of instancePath.split('/').slice(1)) {
		const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
		path.push(Array.isArray(value) ? Number(key) : key);
		value = Array.isArray(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined;
	}
	const field = params['missingProperty'] ?? params['additionalProperty'];
	return typeof field === 'string' ? [...path, field] : path;
}

/** `entries[12].solution.zh` */
export function printPath(path: Path): string {
	return path
		.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
		.join('')
		.replace(/^\./, '');
}

function fieldHint(field: string, known: readonly string[]): Text {
	const near = nearestField(field, known);
	return near === undefined
		? {
				en: `fields here: ${known.join(', ')}; your own begin with x-`,
				zh: `此处可用的字段：${known.join('、')}；自定义字段以x-开头`,
			}
		: { en: `did you mean ${near}?`, zh: `是不是要写${near}？` };
}

function nearestField(field: string, known: readonly string[]): string | undefined {
	const distances = known.map((name) => editDistance(field.toLowerCase(), name, 2));
	const least = Math.min(...distances);
	return least <= 2 && least < field.length ? known[distances.indexOf(least)] : undefined;
}

function isObject(data: unknown): data is Fields {
	return typeof data === 'object' && data !== null && !Array.isArray(data);
}

const fileHint = {
	en: 'it begins with entries: in YAML, with {"entries": [ in JSON; errcode --schema tells all',
	zh: 'YAML以entries:开头，JSON以{"entries": [开头；完整格式见errcode --schema',
};

/** In Chinese these stand behind the path of the field. */
const expected = {
	object: { en: 'expected an object', zh: '应为键值对' },
	list: { en: 'expected a list', zh: '应为列表' },
	string: { en: 'expected a text that is not empty', zh: '应为非空文本' },
	boolean: { en: 'expected true or false', zh: '应为true或false' },
	text: {
		en: 'expected a text, or an object with en and zh',
		zh: '应为文本，或含en、zh的键值对',
	},
	code: { en: 'expected a text or a whole number', zh: '应为文本或整数' },
	longCode: { en: 'expected a text, the number is too long', zh: '数字过长，应写成文本' },
	file: {
		en: 'expected an object with a list of entries',
		zh: '最外层应为键值对，其中有entries列表',
	},
	entries: { en: 'expected a list of entries', zh: '应为条目列表' },
	link: { en: 'expected an address with https://', zh: '应为https://开头的网址' },
	unknown: { en: 'unknown field', zh: '是未知的字段' },
	missing: { en: 'is missing', zh: '缺失' },
	once: { en: 'expected each path once', zh: '每个路径只应出现一次' },
	related: { en: 'expected a code of this catalog', zh: '应为本错误码表中的错误码' },
} as const satisfies Record<string, Text>;

/** By the type that the schema asks for. */
const types: Readonly<Partial<Record<string, Text>>> = {
	object: expected.object,
	array: expected.list,
	string: expected.string,
	boolean: expected.boolean,
	'string,integer': expected.code,
	'string,object': expected.text,
};

function oneOf(values: unknown): Text {
	const all = Array.isArray(values) ? values.map(String) : [];
	return { en: `expected one of ${all.join(', ')}`, zh: `应为${all.join('、')}之一` };
}

function atLeast(limit: number): Text {
	return { en: `expected at least ${limit} characters`, zh: `至少应有${limit}个字符` };
}

function atMostCharacters(limit: number): Text {
	return { en: `expected at most ${limit} characters`, zh: `最多${limit}个字符` };
}

function atMost(limit: number): Text {
	return { en: `expected at most ${limit} items`, zh: `最多${limit}项` };
}
