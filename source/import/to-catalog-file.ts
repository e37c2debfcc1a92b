import type {
	CatalogFile,
	EntryInFile,
	SectionInFile,
	TextInFile,
} from '../catalog/catalog-file.ts';
import { foldCode } from '../catalog/entry.ts';
import { hasChinese } from '../catalog/normalise.ts';
import { UserError } from '../errors.ts';
import { isToken, readCodeCell } from './codes.ts';
import { isNameCell } from './columns.ts';
import type { Field } from './fields.ts';
import { onOneLine, type Table, type TableRow } from './table.ts';

/** Why a row, or a part of it, came into no entry or not into one of its own. */
export type Cause = 'noCode' | 'notACode' | 'range' | 'noDescription' | 'repeated' | 'beyond';

/** What one cause did: how often, and where first. */
export interface LeftOut {
	count: number;
	readonly place: number | string;
	readonly text: string;
}

/** Most meanings of one code that stand together. */
const mostMeanings = 8;

type TextField = 'description' | 'solution' | 'cause';
type Language = 'en' | 'zh' | 'any';

const textFields = ['description', 'cause', 'solution'] as const satisfies readonly TextField[];
const textLanguages = ['en', 'zh', 'any'] as const satisfies readonly Language[];

interface Draft {
	readonly code: string;
	readonly section: string | undefined;
	/** What is written in each field and language, each text once. */
	readonly texts: Map<`${TextField}.${Language}`, string[]>;
	aliases: readonly string[];
	messages: readonly string[];
	see: readonly string[];
	link: string | undefined;
	severity: string | undefined;
}

/** Entries and sections gathered out of tables. */
export class CatalogBuilder {
	readonly leftOut = new Map<Cause, LeftOut>();
	readonly #sections = new Map<string, SectionInFile>();
	readonly #drafts = new Map<string, Draft>();
	#rows = 0;

	get size(): number {
		return this.#drafts.size;
	}

	/**
	 * @param fields the field of each column
	 * @throws UserError where there are more rows than a list of codes has
	 */
	add(table: Table, fields: readonly (Field | undefined)[], rows: readonly TableRow[]): void {
		this.#rows += rows.length;
		if (this.#rows > mostRows) throw tooManyRows();
		const width = Math.max(fields.length, table.columns.length);
		const readCells = cellReader(fields);
		let group: string | undefined;
		for (const row of rows) {
			const title = titleOf(row, fields);
			if (title === undefined) this.#addRow(row, readCells(row), width, group ?? table.title);
			else group = title;
		}
	}

	#addRow(row: TableRow, cells: Cells, width: number, title: string | undefined): void {
		if (row.cells.every((cell) => cell === '')) return;
		const codeCell = cells.first('code');
		const read = readCodeCell(codeCell);
		if (typeof read !== 'object') {
			this.#leaveOut(read ?? (codeCell === '' ? 'noCode' : 'notACode'), row);
			return;
		}
		const [code, ...otherCodes] = read.codes;
		const aliases = [...otherCodes, ...cells.all('aliases').flatMap(splitAliases)].filter(isToken);
		const messages = [...cells.all('messages'), read.words].map(onOneLine).filter(isMessage);
		const texts = readTexts(cells);
		if (!textLanguages.some((language) => texts.has(`description.${language}`))) {
			const instead = messages.shift() ?? cells.all('aliases')[0] ?? '';
			if (!describeOtherwise(texts, instead)) {
				this.#leaveOut('noDescription', row);
				return;
			}
		}
		if (row.cells.length > width && row.cells.slice(width).some((cell) => cell !== '')) {
			this.#leaveOut('beyond', row);
		}
		const draft = this.#draftOf(code, cells.first('section') || title);
		this.#addTexts(draft, texts, row);
		draft.aliases = joined(draft.aliases, aliases);
		draft.messages = joined(draft.messages, messages);
		draft.see = joined(draft.see, splitAliases(cells.first('see')).filter(isToken));
		draft.link ??= [cells.first('link'), ...(row.links ?? [])].find(isLink);
		draft.severity ??= onOneLine(cells.first('severity')) || undefined;
	}

	#draftOf(code: string, title: string | undefined): Draft {
		const folded = foldCode(code);
		const known = this.#drafts.get(folded);
		if (known !== undefined) return known;
		const draft: Draft = {
			code,
			section: this.#sectionOf(title),
			texts: new Map(),
			aliases: none,
			messages: none,
			see: none,
			link: undefined,
			severity: undefined,
		};
		this.#drafts.set(folded, draft);
		return draft;
	}

	/** A code may be explained in several places; its meanings stand together, each once. */
	#addTexts(draft: Draft, texts: RowTexts, row: TableRow): void {
		let isRepeated = false;
		for (const [key, text] of texts) {
			const known = draft.texts.get(key);
			if (known === undefined) draft.texts.set(key, [text]);
			else if (!known.includes(text)) {
				if (key.startsWith('description')) isRepeated = true;
				if (known.length < mostMeanings) known.push(text);
			}
		}
		if (isRepeated) this.#leaveOut('repeated', row);
	}

	#leaveOut(cause: Cause, row: TableRow): void {
		const known = this.leftOut.get(cause);
		if (known !== undefined) known.count++;
		else {
			const text = row.cells.filter((cell) => cell !== '').join(' ');
			this.leftOut.set(cause, { count: 1, place: row.place, text });
		}
	}

	#sectionOf(text: string | undefined): string | undefined {
		const title = onOneLine(text ?? '')
			.slice(0, longestTitle)
			.trim();
		if (title === '') return undefined;
		const isChinese = hasChinese(title);
		const slug = title
			.normalize('NFKD')
			.replaceAll(/\p{M}/gu, '')
			.toLowerCase()
			.replaceAll(/[^a-z\d]+/g, '-')
			.replaceAll(/^-|-$/g, '');
		const section = isChinese ? { zh: title } : { en: title };
		// Titles that differ in marks alone, such as C and C++, have one slug.
		for (const id of isChinese || slug === '' ? [title] : [slug, title]) {
			const known = this.#sections.get(id);
			if (known === undefined) this.#sections.set(id, { id, ...section });
			if (known === undefined || (known.en ?? known.zh) === title) return id;
		}
		return title;
	}

	/** The catalog of all that was added. */
	toFile(): CatalogFile {
		const entries = [...this.#drafts.values()].map((draft) => this.#toEntry(draft));
		return {
			...(this.#sections.size === 0 ? {} : { sections: [...this.#sections.values()] }),
			entries,
		};
	}

	#toEntry({ code, aliases, section, texts, messages, see, link, severity }: Draft): EntryInFile {
		const own = aliases.filter((alias) => !this.#drafts.has(foldCode(alias)));
		const told = textLanguages.flatMap((language) => texts.get(`description.${language}`) ?? []);
		const said = messages.filter((message) => !told.includes(message) && !own.includes(message));
		const cause = joinTexts(texts, 'cause');
		const solution = joinTexts(texts, 'solution');
		return {
			code,
			...(own.length === 0 ? {} : { aliases: own }),
			...(section === undefined ? {} : { section }),
			description: joinTexts(texts, 'description') ?? code,
			...(cause === undefined ? {} : { cause }),
			...(solution === undefined ? {} : { solution }),
			...(said.length === 0 ? {} : { messages: said }),
			...(see.length === 0 ? {} : { see }),
			...(link === undefined ? {} : { link }),
			...(severity === undefined ? {} : { 'x-severity': severity }),
		};
	}
}

const none: readonly string[] = [];
/** Rows of a file; the longest list of codes that is known has a third. */
const mostRows = 40_000;

function tooManyRows(): UserError {
	return new UserError({
		what: {
			en: `more than ${mostRows} rows, which is no list of codes`,
			zh: `超过${mostRows}行，不像错误码文档`,
		},
	});
}

function isLink(text: string): boolean {
	return /^https?:\/\/\S+$/.test(text);
}

/** Both lists, each text once; of a code that is repeated often only the first. */
function joined(first: readonly string[], second: readonly string[]): readonly string[] {
	if (second.length === 0) return first;
	return [...new Set([...first, ...second])].slice(0, mostAliases);
}

const mostAliases = 40;

type RowTexts = Map<`${TextField}.${Language}`, string>;

function readTexts(cells: Cells): RowTexts {
	const texts: RowTexts = new Map();
	for (const field of textFields) {
		const either = cells.first(field);
		if (either !== '') texts.set(`${field}.${languageOf(either)}`, either);
		for (const language of ['en', 'zh'] as const) {
			const own = cells.first(`${field}.${language}`);
			if (own !== '') texts.set(`${field}.${language}`, own);
		}
	}
	return texts;
}

/** Takes the cause, or a name, for a description that is not there. */
function describeOtherwise(texts: RowTexts, instead: string): boolean {
	let isDescribed = false;
	for (const language of textLanguages) {
		const cause = texts.get(`cause.${language}`);
		if (cause === undefined) continue;
		texts.delete(`cause.${language}`);
		texts.set(`description.${language}`, cause);
		isDescribed = true;
	}
	if (isDescribed || instead === '') return isDescribed;
	texts.set(`description.${languageOf(instead)}`, instead);
	return true;
}

const longestTitle = 200;

/** Words of a message; capitals alone, such as a SQLSTATE in brackets, are none. */
function isMessage(text: string): boolean {
	return text.length > 1 && /\s|[^!-`{-~]/.test(text);
}

/** A row with a text in one cell alone is a title for the rows under it, if that is no code. */
function titleOf({ cells }: TableRow, fields: readonly (Field | undefined)[]): string | undefined {
	if (fields.length < 2) return undefined;
	const filled = [...new Set(cells.filter((cell) => cell !== ''))];
	const [text = ''] = filled;
	if (filled.length !== 1 || text.length > longestTitle) return undefined;
	const isSpanning = cells.length > 1 && cells.every((cell) => cell === text);
	const codeCell = cells[fields.indexOf('code')] ?? '';
	if (!isSpanning && codeCell !== text && cells[0] !== text) return undefined;
	return /\d/.test(text) && typeof readCodeCell(text) === 'object' ? undefined : text;
}

/** Scripts that are neither of the languages that a catalog has. */
const otherScripts =
	/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}\p{Script=Greek}]/u;

function languageOf(text: string): Language {
	if (/^[ -~]*$/.test(text)) return 'en';
	if (otherScripts.test(text.slice(0, 1000))) return 'any';
	return hasChinese(text) ? 'zh' : 'en';
}

/** The cells of a row by field. */
interface Cells {
	first(field: Field): string;
	all(field: Field): readonly string[];
}

function cellReader(fields: readonly (Field | undefined)[]): (row: TableRow) => Cells {
	const columns = new Map<Field, number[]>();
	for (const [at, field] of fields.entries()) {
		if (field !== undefined) columns.set(field, [...(columns.get(field) ?? []), at]);
	}
	return ({ cells }) => ({
		first(field) {
			for (const at of columns.get(field) ?? []) {
				const cell = cells[at];
				if (cell !== undefined && cell !== '') return cell;
			}
			return '';
		},
		all(field) {
			const own = columns.get(field);
			if (own === undefined) return none;
			return own.map((at) => cells[at] ?? '').filter((cell) => cell !== '');
		},
	});
}

function splitAliases(cell: string): string[] {
	const bare = cell.replaceAll('`', '').replace(/\s*\([^()]*\)$/, '');
	if (!isNameCell(cell) && /[^\s,，、/|]\s+[^\s]/.test(bare) && bare.length > 100) return [];
	return bare.split(/[\s,，、/|]+/).filter((alias) => alias !== '');
}

/** The steps of a solution stay on lines of their own. */
function joinTexts(texts: Draft['texts'], field: TextField): TextInFile | undefined {
	const join = (language: Language) => {
		const own = texts.get(`${field}.${language}`) ?? none;
		if (field !== 'description') return own.join('\n');
		return own.map(onOneLine).join(language === 'zh' ? '；' : '; ');
	};
	const [en, zh, any] = [join('en'), join('zh'), join('any')];
	if (any !== '') {
		const all = [any, en, zh].filter((text) => text !== '');
		return all.join(field === 'description' ? '; ' : '\n');
	}
	if (en === '' && zh === '') return undefined;
	return { ...(en === '' ? {} : { en }), ...(zh === '' ? {} : { zh }) };
}
