import folder from 'virtual:stored-catalogs';
import { fileSystem } from '../file-system.ts';
import type { Catalog } from './entry.ts';
import { openStored, splitStored } from './stored-catalog.ts';

/** Catalogs that are there for the asking, by the name that `--with` takes. */
export const readyMadeNames = ['errno', 'http'] as const;

export type ReadyMadeName = (typeof readyMadeNames)[number];

/** The platform's own document: always there, and first in every list. */
export function builtInCatalog(): Catalog {
	return loadStored('open-platform');
}

export function readyMadeCatalog(name: ReadyMadeName): Catalog {
	return loadStored(name, true);
}

/** Made from data/NAME.json when the program is built. */
function loadStored(name: string, isLibrary = false): Catalog {
	const { head, entries } = splitStored(fileSystem.readFileSync(`${folder}/${name}.catalog`));
	return openStored(head, () => entries, undefined, isLibrary);
}
