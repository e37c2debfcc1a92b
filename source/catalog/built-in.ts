import folder from 'virtual:built-in-catalogs';
import { fileSystem } from '../file-system.ts';
import type { Catalog } from './entry.ts';
import { openStored } from './stored-catalog.ts';
import { openLibrary } from './stored-library.ts';

/** The platform's own document: first in every list. */
export function builtInCatalog(): Catalog {
	return { ...openBuiltIn('open-platform'), isShipped: true };
}

/**
 * The catalogs that ship beside the platform's, by name. Entries are read when one is asked for;
 * the examples of `logs` are not among what ships.
 */
export function libraryCatalogs(): readonly Catalog[] {
	const read = (file: string) => readBuiltIn(file).toString();
	library ??= openLibrary(read, openBuiltIn);
	return library;
}

let library: readonly Catalog[] | undefined;

/** What log/shipped-table.ts has stored. */
export function readShippedTable(): Buffer {
	return readBuiltIn('codes.table');
}

function openBuiltIn(name: string): Catalog {
	return openStored(readBuiltIn(`catalogs/${name}.jsonl`));
}

/** Made of data/ when the program is built. */
function readBuiltIn(file: string): Buffer {
	return fileSystem.readFileSync(`${folder}/${file}`);
}
