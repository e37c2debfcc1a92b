import { type CatalogFile, toCatalog } from './catalog-file.ts';
import type { Catalog } from './entry.ts';

/** Catalogs that are there for the asking, by the name that `--with` takes. */
export const readyMadeNames = ['errno', 'http'] as const;

export type ReadyMadeName = (typeof readyMadeNames)[number];

export async function loadReadyMade(names: readonly ReadyMadeName[]): Promise<Catalog[]> {
	const files = await Promise.all(names.map(importFile));
	return files.map((file, at) => toCatalog(file, names[at] ?? ''));
}

async function importFile(name: ReadyMadeName): Promise<CatalogFile> {
	switch (name) {
		case 'errno':
			return (await import('../../data/errno.json', { with: { type: 'json' } })).default;
		case 'http':
			return (await import('../../data/http.json', { with: { type: 'json' } })).default;
		default:
			return name satisfies never;
	}
}
