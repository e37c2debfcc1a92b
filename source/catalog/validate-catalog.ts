import type { CatalogFile, EntryInFile, SectionInFile, TextInFile } from './catalog-file.ts';
import { foldCode, type Text, textPaths } from './entry.ts';
import { editDistance } from './near-codes.ts';

/** What is wrong with a place in a catalog file. */
export interface Fault {
	/** Such as `entries[12].solution.zh`; empty for the file as a whole. */
	readonly path: string;
	readonly expected: Text;
	readonly hint?: Text;
}

/** Most faults of a file that are told. */
export const mostFaults = 20;

/**
 * Checks data against data/catalog.schema.json, by hand: it is on the way of each start, and
 * its messages name what was expected.
 */
export function validateCatalog(
	data: unknown,
): { file: CatalogFile } | { faults: readonly Fault[] } {
	const faults: Fault[] = [];
	const file = readFile(data, faults);
	return file === undefined || faults.length > 0
		? { faults: faults.slice(0, mostFaults) }
		: { file };
}

const fileHint = {
	en: 'it begins with entries: in YAML, with {"entries": [ in JSON; errcode --schema tells all',
	zh: 'YAML以entries:开头，JSON以{"entries": [开头；完整格式见errcode --schema',
};

type Fields = Readonly<Record<string, unknown>>;

const expected = {
	object: { en: 'expected an object', zh: '应为键值对' },
	list: { en: 'expected a list', zh: '应为列表' },
	string: { en: 'expected a text that is not empty', zh: '应为非空文本' },
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
	entries: { en: 'expected a list of entries', zh: '应有entries列表' },
	unknown: { en: 'unknown field', zh: '未知的字段' },
	missing: { en: 'is missing', zh: '缺少该字段' },
	once: { en: 'expected each path once', zh: '每个路径只应出现一次' },
	path: {
		en: `expected one of ${textPaths.join(', ')}`,
		zh: `应为${textPaths.join('、')}之一`,
	},
} as const satisfies Record<string, Text>;

const fileFields = ['$schema', 'name', 'sections', 'entries'] as const;
const sectionFields = ['id', 'en', 'zh'] as const;
const entryFields = [
	'code',
	'aliases',
	'section',
	'description',
	'solution',
	'unofficial',
] as const;
const textFields = ['en', 'zh'] as const;

function readFile(data: unknown, faults: Fault[]): CatalogFile | undefined {
	if (!isObject(data)) {
		faults.push({ path: '', expected: expected.file, hint: fileHint });
		return undefined;
	}
	checkFields(data, fileFields, '', faults);
	const { $schema, name, sections, entries } = data;
	if ($schema !== undefined && typeof $schema !== 'string') {
		faults.push({ path: '$schema', expected: expected.string });
	}
	if (name !== undefined && !isFilled(name))
		faults.push({ path: 'name', expected: expected.string });
	if (!Array.isArray(entries)) {
		faults.push({ path: 'entries', expected: expected.entries });
		return undefined;
	}
	const file = {
		entries: readEntries(entries, faults),
		sections: readSections(sections, faults),
	};
	return isFilled(name) ? { ...file, name } : file;
}

function readSections(sections: unknown, faults: Fault[]): SectionInFile[] {
	if (sections === undefined) return [];
	if (!Array.isArray(sections)) {
		faults.push({ path: 'sections', expected: expected.list });
		return [];
	}
	const firstOf = new Map<string, number>();
	return sections.flatMap((section: unknown, at): SectionInFile[] => {
		const path = `sections[${at}]`;
		if (!isObject(section)) {
			faults.push({ path, expected: expected.object });
			return [];
		}
		checkFields(section, sectionFields, path, faults);
		const { id, en, zh } = section;
		for (const [field, value] of Object.entries({ id, en, zh })) {
			if (field === 'id' && value === undefined) {
				faults.push({ path: `${path}.id`, expected: expected.missing });
			} else if (value !== undefined && !isFilled(value)) {
				faults.push({ path: `${path}.${field}`, expected: expected.string });
			}
		}
		if (!isFilled(id)) return [];
		checkRepeated(firstOf, id, at, (first) => {
			const en = `the same id as sections[${first}]`;
			faults.push({ path: `${path}.id`, expected: { en, zh: `与sections[${first}]的id重复` } });
		});
		return [{ id, ...(isFilled(en) ? { en } : {}), ...(isFilled(zh) ? { zh } : {}) }];
	});
}

function readEntries(entries: readonly unknown[], faults: Fault[]): EntryInFile[] {
	const read: EntryInFile[] = [];
	const firstOf = new Map<string, number>();
	for (const [at, data] of entries.entries()) {
		if (faults.length >= mostFaults) break;
		const entry = readEntry(data, at, faults);
		if (entry === undefined) continue;
		read.push(entry);
		checkRepeated(firstOf, foldCode(String(entry.code)), at, (first) => {
			const en = `the same code as entries[${first}]`;
			const zh = `与entries[${first}]的错误码重复`;
			faults.push({ path: `entries[${at}].code`, expected: { en, zh } });
		});
	}
	return read;
}

/** @param firstOf where each name first stands, which is kept here */
function checkRepeated(
	firstOf: Map<string, number>,
	name: string,
	at: number,
	tell: (first: number) => void,
): void {
	const first = firstOf.get(name);
	if (first === undefined) firstOf.set(name, at);
	else tell(first);
}

function readEntry(data: unknown, at: number, faults: Fault[]): EntryInFile | undefined {
	const path = () => `entries[${at}]`;
	if (!isObject(data)) {
		faults.push({ path: path(), expected: expected.object });
		return undefined;
	}
	for (const field in data) {
		if (entryFields.some((known) => known === field)) continue;
		checkFields(data, entryFields, path(), faults);
		break;
	}
	const { code, aliases, section, description, solution, unofficial } = data;
	if (!isCode(code)) {
		faults.push({ path: `${path()}.code`, expected: expectedCode(code) });
		return undefined;
	}
	if (description === undefined) {
		faults.push({ path: `${path()}.description`, expected: expected.missing });
		return undefined;
	}
	const text = readText(description, path, 'description', faults);
	if (text === undefined) return undefined;
	const advice = solution === undefined ? undefined : readText(solution, path, 'solution', faults);
	const others =
		aliases === undefined
			? undefined
			: readList(aliases, isCode, expectedCode, `${path()}.aliases`, faults);
	const own =
		unofficial === undefined
			? undefined
			: readList(unofficial, isTextPath, () => expected.path, `${path()}.unofficial`, faults);
	if (own !== undefined && new Set(own).size < own.length) {
		faults.push({ path: `${path()}.unofficial`, expected: expected.once });
	}
	if (section !== undefined && !isFilled(section)) {
		faults.push({ path: `${path()}.section`, expected: expected.string });
	}
	return {
		code,
		description: text,
		...(advice === undefined ? {} : { solution: advice }),
		...(others === undefined ? {} : { aliases: others }),
		...(isFilled(section) ? { section } : {}),
		...(own === undefined ? {} : { unofficial: own }),
	};
}

function readText(
	data: unknown,
	path: () => string,
	field: string,
	faults: Fault[],
): TextInFile | undefined {
	if (typeof data === 'string') {
		if (data.trim() !== '') return data;
		faults.push({ path: `${path()}.${field}`, expected: expected.string });
		return undefined;
	}
	if (!isObject(data)) {
		faults.push({ path: `${path()}.${field}`, expected: expected.text });
		return undefined;
	}
	checkFields(data, textFields, `${path()}.${field}`, faults);
	const { en, zh } = data;
	for (const [language, value] of [
		['en', en],
		['zh', zh],
	] as const) {
		if (value === undefined || isFilled(value)) continue;
		faults.push({ path: `${path()}.${field}.${language}`, expected: expected.string });
	}
	if (isFilled(en)) return isFilled(zh) ? { en, zh } : { en };
	if (isFilled(zh)) return { zh };
	if (en === undefined && zh === undefined) {
		faults.push({ path: `${path()}.${field}`, expected: expected.text });
	}
	return undefined;
}

function readList<Item>(
	data: unknown,
	isItem: (item: unknown) => item is Item,
	expectedFor: (value: unknown) => Text,
	path: string,
	faults: Fault[],
): Item[] {
	if (!Array.isArray(data)) {
		faults.push({ path, expected: expected.list });
		return [];
	}
	return data.filter((value: unknown, at): value is Item => {
		const isGood = isItem(value);
		if (!isGood) faults.push({ path: `${path}[${at}]`, expected: expectedFor(value) });
		return isGood;
	});
}

function checkFields(data: Fields, known: readonly string[], path: string, faults: Fault[]): void {
	for (const field of Object.keys(data)) {
		if (known.includes(field)) continue;
		const near = nearestField(field, known);
		const place = path === '' ? field : `${path}.${field}`;
		const hint =
			near === undefined
				? { en: `fields here: ${known.join(', ')}`, zh: `此处可用的字段：${known.join('、')}` }
				: { en: `did you mean ${near}?`, zh: `是不是要写${near}？` };
		faults.push({ path: place, expected: expected.unknown, hint });
	}
}

function nearestField(field: string, known: readonly string[]): string | undefined {
	const distances = known.map((name) => editDistance(field.toLowerCase(), name, 2));
	const least = Math.min(...distances);
	return least <= 2 && least < field.length ? known[distances.indexOf(least)] : undefined;
}

function isObject(data: unknown): data is Fields {
	return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isFilled(data: unknown): data is string {
	return typeof data === 'string' && data.trim() !== '';
}

/** Longer numbers have been rounded when they were read. */
function isCode(data: unknown): data is string | number {
	return isFilled(data) || Number.isSafeInteger(data);
}

function expectedCode(data: unknown): Text {
	if (data === undefined) return expected.missing;
	return Number.isInteger(data) ? expected.longCode : expected.code;
}

function isTextPath(data: unknown): data is string {
	return textPaths.some((path) => path === data);
}
