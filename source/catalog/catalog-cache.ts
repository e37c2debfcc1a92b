import type { Stats } from 'node:fs';
import { resolve } from 'node:path';
import { version } from '../../package.json' with { type: 'json' };
import { fileSystem } from '../file-system.ts';
import type { StoredCatalog } from './stored-catalog.ts';

/** What was read of catalog files, so that they are not parsed and checked again. */
export interface CatalogCache {
	/** The catalog of a file in this state; `undefined` if not known. */
	read(file: string, status: Stats): StoredCatalog | undefined;
	/** Keeps a catalog, if it can. */
	write(file: string, status: Stats, catalog: StoredCatalog): void;
}

/** To be raised where the stored form of a catalog changes between releases. */
const form = 7;
/** Catalogs kept; the oldest go first. */
const mostKept = 64;

/**
 * A cache in a folder, one file a catalog: a line that says what was read, by which release, and the
 * checksum of the next line, which is the catalog as JSON. What is stale, damaged or no file is as
 * if it were not there.
 *
 * @param base where the folder `errcode` is, or may be made
 */
export function openCatalogCache(base: string): CatalogCache {
	const folder = `${base}/errcode`;
	const keptAs = (file: string) => `${folder}/${checksum(resolve(file)).toString(16)}.json`;

	return {
		read(file, status) {
			try {
				const kept = readOnce(keptAs(file));
				const end = kept.indexOf('\n');
				const json = kept.slice(end + 1);
				if (kept.slice(0, end) !== stamp(file, status, json)) return undefined;
				return JSON.parse(json);
			} catch {
				return undefined;
			}
		},
		write(file, status, catalog) {
			try {
				makeFolder(base);
				makeFolder(folder);
				const json = JSON.stringify(catalog);
				const target = keptAs(file);
				const unfinished = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}`;
				const content = `${stamp(file, status, json)}\n${json}`;
				fileSystem.writeFileSync(unfinished, content, { mode: 0o600, flag: 'wx' });
				fileSystem.renameSync(unfinished, target);
				removeOldest(folder);
			} catch {
				// What cannot be kept is read again.
			}
		},
	};
}

/** Reads a file, but no link or pipe that was put in its place. */
function readOnce(file: string): string {
	const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fileSystem.constants;
	const descriptor = fileSystem.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
	try {
		return fileSystem.fstatSync(descriptor).isFile()
			? fileSystem.readFileSync(descriptor, 'utf8')
			: '';
	} finally {
		fileSystem.closeSync(descriptor);
	}
}

/** Which state of which file was read, by which release, and what came of it. */
function stamp(file: string, { ino, size, mtimeMs, ctimeMs }: Stats, json: string): string {
	const state = [ino, size, mtimeMs, ctimeMs];
	return JSON.stringify([version, form, resolve(file), ...state, json.length, checksum(json)]);
}

/** FNV-1a over UTF-16 units: to load `node:crypto` takes longer than all of a look-up's reading. */
function checksum(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}

/** Makes a folder, but not the one that it would be in. */
function makeFolder(folder: string): void {
	if (!fileSystem.existsSync(folder)) fileSystem.mkdirSync(folder, { mode: 0o700 });
}

function removeOldest(folder: string): void {
	const files = fileSystem.readdirSync(folder).map((name) => `${folder}/${name}`);
	if (files.length <= mostKept) return;
	const aged = files.map((file) => ({ file, age: fileSystem.lstatSync(file).mtimeMs }));
	aged.sort((a, b) => b.age - a.age);
	for (const { file } of aged.slice(mostKept)) fileSystem.rmSync(file, { force: true });
}
