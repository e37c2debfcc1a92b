import openPlatform from '../../data/open-platform.json' with { type: 'json' };
import { toCatalog } from './catalog-file.ts';
import type { Catalog } from './entry.ts';

/** The platform's own document: always there, and first in every list. */
export function builtInCatalog(): Catalog {
	return toCatalog(openPlatform, openPlatform.name);
}
