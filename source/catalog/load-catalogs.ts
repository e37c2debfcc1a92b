import type { Stats } from 'node:fs';
import { extname, join } from 'node:path';
import { type Problem, UserError } from '../errors.ts';
import { fileSystem, systemErrorCode } from '../file-system.ts';
import { type CatalogCache, openCatalogCache } from './catalog-cache.ts';
import type { Catalog } from './entry.ts';
import { type CatalogFolder, isOwn } from './own-folders.ts';
import { openStored, printStored } from './stored-catalog.ts';

const extensions = ['.json', '.yaml', '.yml'];

/**
 * The user's own catalogs: those of folders, then those named by --catalog.
 *
 * @param folders where catalogs may be
 * @param cacheFolder where what was read may be cached, if anywhere
 * @param warn told of each fault in a file of a folder; what is faulty is left out
 * @throws UserError with each fault of a named file
 */
export async function loadOwnCatalogs(
	folders: readonly CatalogFolder[],
	named: readonly string[],
	cacheFolder: string | undefined,
	warn: (problem: Problem) => void,
): Promise<Catalog[]> {
	const cache = cacheFolder === undefined ? undefined : openCatalogCache(cacheFolder);
	const catalogs: Catalog[] = [];
	const namedFiles = new Set(named.map(realPath));
	for (const file of folders.flatMap((folder) => findCatalogFiles(folder, warn))) {
		if (namedFiles.has(realPath(file))) continue;
		const { catalog, problems } = await loadCatalog(file, cache, { mayBePipe: false });
		problems.forEach(warn);
		if (catalog !== undefined) catalogs.push(catalog);
	}
	for (const file of named) {
		const { catalog, problems } = await loadCatalog(file, cache);
		if (catalog === undefined || problems.length > 0) throw new UserError(problems);
		catalogs.push(catalog);
	}
	return catalogs;
}

/** The catalog files of a folder in name order; none where there is no such folder. */
function findCatalogFiles(
	{ path: folder, isShared }: CatalogFolder,
	warn: (problem: Problem) => void,
): string[] {
	try {
		if (isShared && !isOwn(folder)) {
			warn(foreign(folder, 1));
			return [];
		}
		const files = fileSystem
			.readdirSync(folder)
			.filter((name) => extensions.includes(extname(name).toLowerCase()) && !name.startsWith('.'))
			.sort()
			.map((name) => join(folder, name));
		const own = isShared ? files.filter((file) => isOwn(file)) : files;
		const [first, ...others] = files.filter((file) => !own.includes(file));
		if (first !== undefined) warn(foreign(first, 1 + others.length));
		return own;
	} catch (error) {
		const code = systemErrorCode(error) ?? '';
		if (!isAbsent(folder, code)) {
			const what = {
				en: `cannot read your folder of catalogs, ${code}`,
				zh: `无法读取错误码表所在的文件夹，${code}`,
			};
			warn({ what, which: folder });
		}
		return [];
	}
}

/** @param count how many of a folder there are in all */
function foreign(first: string, count: number): Problem {
	return {
		what:
			count === 1
				? { en: 'belongs to another user, passed over', zh: '属于其他用户，已跳过' }
				: {
						en: `${count} catalogs belong to another user, passed over`,
						zh: `${count}个错误码表属于其他用户，已跳过`,
					},
		which: first,
		hint: {
			en: 'name a file with --catalog to have it read',
			zh: '如需读取，请用--catalog指定文件',
		},
	};
}

/** A path without links, so that the same file is read once. */
function realPath(file: string): string {
	try {
		return fileSystem.realpathSync(file);
	} catch {
		return file;
	}
}

/** Whether there can be no such folder, as where the home is a file: nothing to tell at each call. */
function isAbsent(folder: string, code: string): boolean {
	if (code === 'ENOTDIR')
		return fileSystem.statSync(folder, { throwIfNoEntry: false }) === undefined;
	return code === 'ENOENT' || code === 'ENAMETOOLONG';
}

/** A catalog, and what is wrong with its file: one problem for each fault. */
export interface Loaded {
	/** `undefined` where nothing of the file can be used. */
	readonly catalog: Catalog | undefined;
	readonly problems: readonly Problem[];
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
	const known = statusOf(file);
	const cached = known && cache?.read(file, known);
	if (cached !== undefined) return { catalog: openStored(cached, { file }), problems: [] };
	// What reads and checks a catalog takes longer to load than a cached one.
	const { readCatalog } = await import('./read-catalog.ts');
	const { catalog, problems, status } = await readCatalog(file, { mayBePipe });
	if (catalog === undefined) return { catalog, problems };
	const stored = Buffer.from(printStored(catalog));
	if (status !== undefined && problems.length === 0) cache?.write(file, status, stored);
	return { catalog: openStored(stored, file === '-' ? {} : { file }), problems };
}

/** Of a file, and of nothing else: only that can be cached. */
function statusOf(file: string): Stats | undefined {
	if (file === '-') return undefined;
	try {
		const status = fileSystem.statSync(file);
		return status.isFile() ? status : undefined;
	} catch {
		return undefined;
	}
}
