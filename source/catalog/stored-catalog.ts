import {
	type Catalog,
	codesOf,
	type Entry,
	type EntryCodes,
	foldCode,
	type Section,
	type Text,
	type TextPath,
} from './entry.ts';

/**
 * A catalog in the form in which it is kept for reading in part, so that a look-up among thousands
 * costs little more than one among few. What every look-up reads is apart from what is read once a
 * code has been found in it.
 */
export interface StoredCatalog {
	/** Two lines: `Title` as JSON, and all codes for finding one (see `codesLine`). */
	readonly head: Buffer;
	/**
	 * `Contents` as JSON in a line, and for each entry a line with its `Texts` as JSON, which is
	 * parsed when the entry is asked for.
	 */
	readonly entries: Buffer;
}

type Title = Pick<Catalog, 'name' | 'sections' | 'title' | 'vendor' | 'logs'>;

/** What there is to each entry beside its texts; lists of one length. */
interface Contents {
	/** Code, then aliases. */
	readonly codes: readonly (readonly string[])[];
	/** Index of its section, -1 where it has none. */
	readonly sections: readonly number[];
	/** Bytes of its line of texts, the end included. */
	readonly lengths: readonly number[];
	/** By index, of the few entries that have any. */
	readonly flags: Readonly<Record<number, Flags>>;
}

type Flags = Pick<Entry, 'systems' | 'report' | 'alone'>;

/** All of an entry that is neither a code, a section nor kept elsewhere. */
type Texts = Omit<Entry, 'code' | 'aliases' | 'catalog' | 'section' | 'searchText' | 'isLibrary'>;

const lineEnd = 10;
const entryEnd = '\u0001';
const codeMark = '\u0002';
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about these
const marks = /[\n\u0001\u0002]/g;

export function storeCatalog({ entries, ...about }: Catalog): StoredCatalog {
	const texts = entries.map(
		({ code: _, aliases: _a, catalog: _c, section: _s, searchText: _t, ...rest }) =>
			jsonLine(rest satisfies Texts),
	);
	const { name, sections, title: heading, vendor, logs } = about;
	const title: Title = { name, sections, title: heading, vendor, logs };
	const codes = entries.map(codesOf);
	const contents: Contents = {
		codes,
		sections: entries.map(({ section }) =>
			section === undefined ? -1 : sections.indexOf(section),
		),
		lengths: texts.map((line) => line.length),
		flags: Object.fromEntries(
			entries.flatMap(({ systems, report, alone }, index) =>
				(systems ?? report ?? alone) === undefined ? [] : [[index, { systems, report, alone }]],
			),
		),
	};
	return {
		head: Buffer.concat([jsonLine(title), codesLine(codes)]),
		entries: Buffer.concat([jsonLine(contents), ...texts]),
	};
}

/** The two parts of a stored catalog that stand one behind the other. */
export function splitStored(both: Buffer): StoredCatalog {
	const headEnd = both.indexOf(lineEnd, both.indexOf(lineEnd) + 1) + 1;
	return { head: both.subarray(0, headEnd), entries: both.subarray(headEnd) };
}

export function jsonLine(value: unknown): Buffer {
	return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** The codes of each entry, folded and each between marks, so that one is found in the bytes. */
function codesLine(codes: readonly (readonly string[])[]): Buffer {
	const all = codes.map((own) => `${own.map(marked).join('')}${entryEnd}`);
	return Buffer.from(`${all.join('')}\n`);
}

/** A code as it stands in the line of codes; what ends or divides that line cannot be in it. */
function marked(code: string): string {
	return codeMark + foldCode(code).replaceAll(marks, ' ') + codeMark;
}

/**
 * @param head of a stored catalog; must stay as it is
 * @param readEntries gives the entries of the same, which must stay as they are; asked when there
 * is one to be read
 * @param readSearchTexts gives what `storeSearchTexts` made of the same catalog, where that was
 * kept; asked when there is a search
 */
export function openStored(
	head: Buffer,
	readEntries: () => Buffer,
	readSearchTexts: () => Buffer | undefined = () => undefined,
	isLibrary = false,
): Catalog {
	return new OpenCatalog(head, readEntries, new SearchTexts(readSearchTexts), isLibrary);
}

class OpenCatalog implements Catalog {
	readonly name: string;
	readonly isLibrary: boolean;
	readonly title: Catalog['title'];
	readonly vendor: Catalog['vendor'];
	readonly logs: Catalog['logs'];
	readonly sections: readonly Section[];
	/** The line of codes. */
	readonly #codes: Buffer;
	readonly #readEntries: () => Buffer;
	readonly #searchTexts: SearchTexts;
	#entries: OpenEntries | undefined;
	/** Those that have been asked for, by index. */
	readonly #opened: Entry[] = [];

	constructor(
		head: Buffer,
		readEntries: () => Buffer,
		searchTexts: SearchTexts,
		isLibrary: boolean,
	) {
		this.isLibrary = isLibrary;
		const titleEnd = head.indexOf(lineEnd);
		const title: Title = JSON.parse(head.toString('utf8', 0, titleEnd));
		this.name = title.name;
		this.title = title.title;
		this.vendor = title.vendor;
		this.logs = title.logs;
		this.sections = title.sections;
		this.#codes = head.subarray(titleEnd + 1);
		this.#readEntries = readEntries;
		this.#searchTexts = searchTexts;
	}

	get codes(): readonly EntryCodes[] {
		const { codes, flags } = this.#read().contents;
		return codes.map(([code = '', ...aliases], index) => ({ code, aliases, ...flags[index] }));
	}

	entryAt(index: number): Entry {
		return this.#open(index);
	}

	get entries(): readonly Entry[] {
		const { contents } = this.#read();
		for (const index of contents.codes.keys()) this.#open(index);
		return this.#opened;
	}

	find(code: string): readonly Entry[] {
		const wanted = marked(code);
		const folded = foldCode(code);
		const found = new Set<Entry>();
		for (let at = this.#codes.indexOf(wanted); at !== -1; ) {
			const entry = this.#open(this.#codes.toString('latin1', 0, at).split(entryEnd).length - 1);
			// Codes that differ in the marks alone are alike in the line.
			if (codesOf(entry).some((own) => foldCode(own) === folded)) found.add(entry);
			at = this.#codes.indexOf(wanted, at + 1);
		}
		return [...found];
	}

	#open(index: number): Entry {
		const { stored, contents, starts } = this.#read();
		this.#opened[index] ??= new StoredEntry(
			contents.codes[index] ?? [''],
			this.name,
			this.sections[contents.sections[index] ?? -1],
			stored,
			[starts[index] ?? 0, starts[index + 1] ?? 0],
			() => this.#searchTexts.of(index),
			this.isLibrary,
		);
		return this.#opened[index];
	}

	#read(): OpenEntries {
		if (this.#entries === undefined) {
			const stored = this.#readEntries();
			let at = stored.indexOf(lineEnd) + 1;
			const contents: Contents = JSON.parse(stored.toString('utf8', 0, at));
			const starts = [at];
			for (const length of contents.lengths) {
				at += length;
				starts.push(at);
			}
			this.#entries = { stored, contents, starts };
		}
		return this.#entries;
	}
}

interface OpenEntries {
	readonly stored: Buffer;
	readonly contents: Contents;
	/** Where each line of texts begins, and the last one ends. */
	readonly starts: readonly number[];
}

/** What `storeSearchTexts` (search-text.ts) made, read when there is a search. */
class SearchTexts {
	readonly #read: () => Buffer | undefined;
	#texts: readonly string[] | undefined;

	constructor(read: () => Buffer | undefined) {
		this.#read = read;
	}

	of(index: number): string | undefined {
		this.#texts ??= this.#cut();
		return this.#texts[index];
	}

	#cut(): string[] {
		const kept = this.#read();
		if (kept === undefined) return [];
		const start = kept.indexOf(lineEnd) + 1;
		const lengths: number[] = JSON.parse(kept.toString('utf8', 0, start));
		const all = kept.toString('utf16le', start);
		let at = 0;
		return lengths.map((length) => {
			at += length;
			return all.slice(at - length, at);
		});
	}
}

/** Bytes of the stored catalog. */
type Range = readonly [start: number, end: number];

class StoredEntry implements Entry {
	readonly code: string;
	readonly aliases: readonly string[];
	readonly catalog: string;
	readonly section: Section | undefined;
	readonly #stored: Buffer;
	readonly #line: Range;
	readonly #searchText: () => string | undefined;
	readonly #isLibrary: boolean;
	#texts: Texts | undefined;

	constructor(
		[code = '', ...aliases]: readonly string[],
		catalog: string,
		section: Section | undefined,
		stored: Buffer,
		line: Range,
		searchText: () => string | undefined,
		isLibrary: boolean,
	) {
		this.#isLibrary = isLibrary;
		this.code = code;
		this.aliases = aliases;
		this.catalog = catalog;
		this.section = section;
		this.#stored = stored;
		this.#line = line;
		this.#searchText = searchText;
	}

	get description(): Text {
		return this.#parsed().description;
	}

	get solution(): Text | undefined {
		return this.#parsed().solution;
	}

	get unofficial(): readonly TextPath[] {
		return this.#parsed().unofficial;
	}

	get cause(): Text | undefined {
		return this.#parsed().cause;
	}

	get link(): string | undefined {
		return this.#parsed().link;
	}

	get see(): readonly string[] | undefined {
		return this.#parsed().see;
	}

	get messages(): readonly string[] | undefined {
		return this.#parsed().messages;
	}

	get systems(): Readonly<Record<string, string>> | undefined {
		return this.#parsed().systems;
	}

	get report(): boolean | undefined {
		return this.#parsed().report;
	}

	get alone(): boolean | undefined {
		return this.#parsed().alone;
	}

	get isLibrary(): boolean {
		return this.#isLibrary;
	}

	get overrides(): boolean | undefined {
		return this.#parsed().overrides;
	}

	get searchText(): string | undefined {
		return this.#searchText();
	}

	#parsed(): Texts {
		this.#texts ??= JSON.parse(this.#stored.toString('utf8', ...this.#line)) as Texts;
		return this.#texts;
	}
}
