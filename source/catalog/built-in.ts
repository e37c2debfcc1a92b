import folder from 'virtual:built-in-catalogs';
import { fileSystem } from '../file-system.ts';
import type { Catalog, EntryCodes } from './entry.ts';
import { openCatalog, openStored, type StoredAbout, type StoredCatalog } from './stored-catalog.ts';

/** Each catalog of the library without its entries: what is read of all of them at once. */
export type LibraryIndex = readonly (StoredAbout & { readonly codes: readonly EntryCodes[] })[];

/** The platform's own document: first in every list. */
export function builtInCatalog(): Catalog {
	return openStored(readCatalog('open-platform'));
}

/**
 * The catalogs that ship beside the platform's, by name. Entries are read when one is asked for;
 * the examples of `logs` are not among what ships.
 */
export function libraryCatalogs(): readonly Catalog[] {
	library ??= readIndex().map(({ codes, ...about }) => {
		let stored: StoredCatalog | undefined;
		return openCatalog(about, codes, () => {
			stored ??= readCatalog(about.name);
			return stored.entries;
		});
	});
	return library;
}

let library: readonly Catalog[] | undefined;

// Both are made of data/ when the program is built.

function readCatalog(name: string): StoredCatalog {
	return JSON.parse(fileSystem.readFileSync(`${folder}/catalogs/${name}.json`, 'utf8'));
}

function readIndex(): LibraryIndex {
	return JSON.parse(fileSystem.readFileSync(`${folder}/library.json`, 'utf8'));
}
