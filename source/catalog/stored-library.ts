import { type Catalog, codesOf, type Entry, type EntryCodes, foldCode } from './entry.ts';
import { codesIn, type StoredAbout, type StoredCatalog } from './stored-catalog.ts';

/** What the filter reads of each catalog of the library. */
type About = StoredAbout & { readonly codes: readonly EntryCodes[] };

/** All of the library but its entries: a file that look-ups read, and one for the filter. */
export interface StoredLibrary {
	/** A line for each catalog: its name, then each code, folded, and its entry: `curl|28~12|`. */
	readonly 'library-codes.txt': string;
	/** What is known of each beside its entries, as JSON. */
	readonly 'library.json': string;
}

export function printLibrary(catalogs: readonly StoredCatalog[]): StoredLibrary {
	const about = catalogs.map((catalog): About => {
		const { entries: _, ...rest } = catalog;
		return { ...rest, codes: codesIn(catalog) };
	});
	return {
		'library-codes.txt': catalogs.map(printCodes).join('\n'),
		'library.json': JSON.stringify(about),
	};
}

function printCodes(catalog: StoredCatalog): string {
	const items = codesIn(catalog).flatMap((entry, index) =>
		codesOf(entry).map((code) => `${foldCode(code)}~${index}`),
	);
	const line = [catalog.name, ...new Set(items)].join('|');
	if (!/^[^|~\n]+(?:\|[^|~\n]+~\d+)*$/.test(line)) {
		throw new Error(`${catalog.name}: a code has | or ~ in it`);
	}
	return `${line}|`;
}

/**
 * @param read gives a file of `printLibrary`
 * @param open reads a catalog whole
 */
export function openLibrary(
	read: (file: keyof StoredLibrary) => string,
	open: (name: string) => Catalog,
): Catalog[] {
	let abouts: readonly About[] | undefined;
	const readAbouts = (): readonly About[] => JSON.parse(read('library.json'));
	return read('library-codes.txt')
		.split('\n')
		.filter((line) => line !== '')
		.map((line, at) => {
			return new LibraryCatalog(line, open, () => {
				abouts ??= readAbouts();
				return abouts[at];
			});
		});
}

class LibraryCatalog implements Catalog {
	readonly name: string;
	readonly isLibrary = true;
	readonly isShipped = true;
	readonly #codes: string;
	readonly #open: (name: string) => Catalog;
	readonly #readAbout: () => About | undefined;
	#opened: Catalog | undefined;

	constructor(codes: string, open: (name: string) => Catalog, readAbout: () => About | undefined) {
		this.name = codes.slice(0, codes.indexOf('|'));
		this.#codes = codes;
		this.#open = open;
		this.#readAbout = readAbout;
	}

	get title() {
		return this.#readAbout()?.title;
	}

	get vendor() {
		return this.#readAbout()?.vendor;
	}

	get logs() {
		return this.#readAbout()?.logs;
	}

	get sections() {
		return this.#readAbout()?.sections ?? [];
	}

	get codes() {
		return this.#readAbout()?.codes ?? [];
	}

	get entries(): readonly Entry[] {
		return this.#whole().entries;
	}

	entryAt(index: number): Entry {
		return this.#whole().entryAt(index);
	}

	find(code: string): readonly Entry[] {
		const wanted = `|${foldCode(code)}~`;
		const found: Entry[] = [];
		for (let at = this.#codes.indexOf(wanted); at !== -1; ) {
			const start = at + wanted.length;
			found.push(this.entryAt(Number.parseInt(this.#codes.slice(start, start + 9), 10)));
			at = this.#codes.indexOf(wanted, start);
		}
		return found;
	}

	#whole(): Catalog {
		this.#opened ??= this.#open(this.name);
		return this.#opened;
	}
}
