/** Finds the folders in which a user's own catalogs are; reads no catalog. */
import { fileSystem } from '../file-system.ts';

/** A folder of catalogs. */
export interface CatalogFolder {
	readonly path: string;
	/** Whether others may have put it there, so that only what the user or root owns is read. */
	readonly isShared: boolean;
}

/** What tells where the folders are. */
export interface Surroundings {
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly platform: NodeJS.Platform;
	/** `undefined` where it has been removed. */
	readonly currentFolder: string | undefined;
}

/** The folders that there are: a team's, the nearest first, then the user's. */
export function ownFolders(surroundings: Surroundings): CatalogFolder[] {
	const team = teamFolders(surroundings).map((path) => ({ path, isShared: true }));
	const base = baseFolder('config', surroundings);
	const own = base === undefined ? [] : [{ path: `${base}/errcode`, isShared: false }];
	return [...team, ...own].filter(({ path }) => fileSystem.existsSync(path));
}

const bases = {
	config: { xdg: 'XDG_CONFIG_HOME', usual: '.config', windows: 'APPDATA' },
	cache: { xdg: 'XDG_CACHE_HOME', usual: '.cache', windows: 'LOCALAPPDATA' },
} as const;

/**
 * Where a program's folder is, by the XDG base directory specification, which has relative paths
 * ignored; on Windows where its programs have theirs. `undefined` where there is no home either.
 */
export function baseFolder(
	purpose: keyof typeof bases,
	{ environment, platform }: Pick<Surroundings, 'environment' | 'platform'>,
): string | undefined {
	const { xdg, usual, windows } = bases[purpose];
	if (platform === 'win32') return environment[windows] || undefined;
	const { [xdg]: named, HOME: home } = environment;
	if (named?.startsWith('/')) return named;
	return home?.startsWith('/') ? `${home}/${usual}` : undefined;
}

/** From the current folder upwards to the root of its repository or the user's home. */
function teamFolders({ environment, platform, currentFolder }: Surroundings): string[] {
	if (currentFolder === undefined) return [];
	const { dirname, join } = process.getBuiltinModule('node:path');
	const home = platform === 'win32' ? environment['USERPROFILE'] : environment['HOME'];
	const folders: string[] = [];
	for (let folder = currentFolder; ; folder = dirname(folder)) {
		folders.push(join(folder, '.errcode'));
		// In a work tree of git, `.git` is a file.
		const isLast = folder === home || fileSystem.existsSync(join(folder, '.git'));
		if (isLast || dirname(folder) === folder) return folders;
	}
}

/**
 * Whether a file or folder, and what it leads to where it is a link, belongs to the user or to root.
 * What is not there belongs to nobody else.
 *
 * @param user id; `undefined` on systems that have none
 */
export function isOwn(path: string, user = process.getuid?.()): boolean {
	if (user === undefined) return true;
	try {
		const owners = [fileSystem.lstatSync(path).uid, fileSystem.statSync(path).uid];
		return owners.every((owner) => owner === user || owner === 0);
	} catch {
		// Whoever reads it tells what is wrong with it.
		return true;
	}
}
