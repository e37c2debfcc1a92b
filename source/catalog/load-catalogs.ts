import type { Stats } from 'node:fs';
import { extname, join } from 'node:path';
import { type Problem, UserError } from '../errors.ts';
import { fileSystem, systemErrorCode } from '../file-system.ts';
import { type CatalogCache, openCatalogCache } from './catalog-cache.ts';
import type { Catalog } from './entry.ts';
import type { Loaded } from './read-catalog.ts';

const extensions = ['.json', '.yaml', '.yml'];

/**
 * The user's own catalogs: those of the configuration folder, then those named by --catalog.
 *
 * @param folder the configuration folder, if there may be one
 * @param cacheFolder where what was read may be kept, if anywhere
 * @param warn told of each fault in a file of the folder, which is left out
 * @throws UserError with each fault of a named file
 */
export async function loadOwnCatalogs(
	folder: string | undefined,
	named: readonly string[],
	cacheFolder: string | undefined,
	warn: (problem: Problem) => void,
): Promise<Catalog[]> {
	const cache = cacheFolder === undefined ? undefined : openCatalogCache(cacheFolder);
	const catalogs: Catalog[] = [];
	for (const file of folder === undefined ? [] : findCatalogFiles(folder, warn)) {
		const loaded = await loadCatalog(file, cache, { mayBePipe: false });
		if ('catalog' in loaded) catalogs.push(loaded.catalog);
		else loaded.problems.forEach(warn);
	}
	for (const file of named) {
		const loaded = await loadCatalog(file, cache);
		if ('problems' in loaded) throw new UserError(loaded.problems);
		catalogs.push(loaded.catalog);
	}
	return catalogs;
}

/** The catalog files of a folder in name order; none where there is no such folder. */
function findCatalogFiles(folder: string, warn: (problem: Problem) => void): string[] {
	try {
		return fileSystem
			.readdirSync(folder)
			.filter((name) => extensions.includes(extname(name).toLowerCase()) && !name.startsWith('.'))
			.sort()
			.map((name) => join(folder, name));
	} catch (error) {
		const code = systemErrorCode(error);
		if (code !== 'ENOENT') {
			const what = {
				en: `cannot read your folder of catalogs, ${code}`,
				zh: `无法读取错误码表所在的文件夹，${code}`,
			};
			warn({ what, which: folder });
		}
		return [];
	}
}

/**
 * @param file a path, or `-` for standard input
 * @param mayBePipe whether it may be something else than a file, such as a pipe, which may never end
 */
export async function loadCatalog(
	file: string,
	cache: CatalogCache | undefined,
	{ mayBePipe = true } = {},
): Promise<Loaded> {
	const status = statusOf(file);
	const kept = status && cache?.read(file, status);
	if (kept !== undefined) return { catalog: kept };
	// What reads and checks a catalog takes longer to load than one that is kept.
	const { readCatalog } = await import('./read-catalog.ts');
	const loaded = await readCatalog(file, mayBePipe);
	if ('catalog' in loaded && status !== undefined && cache !== undefined) {
		const { storeSearchTexts } = await import('./search-text.ts');
		cache.write(file, status, loaded.catalog, storeSearchTexts(loaded.catalog));
	}
	return loaded;
}

/** Of a file, and of nothing else: only that can be kept. */
function statusOf(file: string): Stats | undefined {
	if (file === '-') return undefined;
	try {
		const status = fileSystem.statSync(file);
		return status.isFile() ? status : undefined;
	} catch {
		return undefined;
	}
}
