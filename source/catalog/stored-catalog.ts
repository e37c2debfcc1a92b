import { findInList, listCodes } from './code-list.ts';
import { type Catalog, codesOf, type Entry, type EntryCodes, foldCode } from './entry.ts';

/** A complete catalog as data. */
export interface StoredCatalog extends StoredAbout {
	readonly entries: readonly StoredEntry[];
}

/** What there is to know of a catalog beside its entries. */
export type StoredAbout = Pick<
	Catalog,
	'name' | 'title' | 'vendor' | 'logs' | 'sections' | 'overrides'
>;

/** An entry with the id of its section; its catalog is the one that it is stored in. */
export interface StoredEntry extends Omit<Entry, 'catalog' | 'section'> {
	readonly section?: string | undefined;
}

/** What a log reader needs of each entry. */
export function codesIn({ entries }: StoredCatalog): EntryCodes[] {
	return entries.map(({ code, aliases, systems, report, alone }) => {
		return { code, aliases, systems, report, alone };
	});
}

/**
 * A catalog as text, in which it is shipped and cached: a line of JSON with all but the entries, one
 * that lists the codes (code-list.ts), one of JSON with the codes, and one for each entry. Each is
 * parsed when it is asked for.
 */
export function printStored(catalog: StoredCatalog): string {
	const { entries, ...about } = catalog;
	const codes = codesIn(catalog);
	const json = (value: unknown) => JSON.stringify(value);
	return [json(about), listCodes(codes), json(codes), ...entries.map(json)].join('\n');
}

/** @param bytes of `printStored` */
export function openStored(bytes: Buffer, origin?: Origin): Catalog {
	const lines = new Lines(bytes);
	const about: StoredAbout = JSON.parse(lines.at(0) ?? '');
	return openCatalog(
		about,
		{
			list: () => lines.at(1) ?? '',
			codes: () => JSON.parse(lines.at(2) ?? ''),
			entry(index) {
				const line = lines.at(3 + index);
				return line === undefined ? undefined : JSON.parse(line);
			},
		},
		origin,
	);
}

const lineEnd = 10;

/** Lines of UTF-8, looked for as far as they are asked for. */
class Lines {
	readonly #bytes: Buffer;
	readonly #starts = [0];

	constructor(bytes: Buffer) {
		this.#bytes = bytes;
	}

	at(index: number): string | undefined {
		while (this.#starts.length < index + 2) {
			const start = this.#starts.at(-1) ?? 0;
			if (start > this.#bytes.length) return undefined;
			const end = this.#bytes.indexOf(lineEnd, start);
			this.#starts.push((end === -1 ? this.#bytes.length : end) + 1);
		}
		return this.#bytes.toString('utf8', this.#starts[index], (this.#starts[index + 1] ?? 0) - 1);
	}
}

/** What is read of a catalog when it is asked for. */
export interface Parts {
	/** Of `listCodes`. */
	list(): string;
	codes(): readonly EntryCodes[];
	/** `undefined` behind the last. */
	entry(index: number): StoredEntry | undefined;
}

/** Where a catalog comes from. */
export type Origin = Pick<Catalog, 'file' | 'isShipped'>;

export function openCatalog(about: StoredAbout, parts: Parts, origin: Origin = {}): Catalog {
	const { name, title, vendor, logs, sections, overrides } = about;
	const opened: Entry[] = [];
	let list: string | undefined;
	let codes: readonly EntryCodes[] | undefined;
	const entryAt = (index: number): Entry => {
		const known = opened[index];
		if (known !== undefined) return known;
		const stored = parts.entry(index);
		if (stored === undefined) throw new RangeError(`no entry ${index} in ${name}`);
		const section = sections.find(({ id }) => id === stored.section);
		const entry = { ...stored, catalog: name, section };
		opened[index] = entry;
		return entry;
	};
	return {
		...origin,
		name,
		title,
		vendor,
		logs,
		sections,
		overrides,
		get codes() {
			codes ??= parts.codes();
			return codes;
		},
		get entries() {
			return this.codes.map((_, index) => entryAt(index));
		},
		entryAt,
		find(code) {
			list ??= parts.list();
			return findInList(list, code)
				.map(entryAt)
				.filter((entry) => hasCode(entry, code));
		},
	};
}

/** Whether a code means an entry. */
export function hasCode(entry: Entry, code: string): boolean {
	return codesOf(entry).some((own) => foldCode(own) === foldCode(code));
}
