import type { Stats } from 'node:fs';
import { resolve } from 'node:path';
import { version } from '../../package.json' with { type: 'json' };
import { fileSystem } from '../file-system.ts';

/** What was read of catalog files, so that they are not parsed and checked again. */
export interface CatalogCache {
	/** What was written of a file in this state; `undefined` if not known. */
	read(file: string, status: Stats): Buffer | undefined;
	/** Keeps a catalog (`printStored`), if it can. */
	write(file: string, status: Stats, catalog: Buffer): void;
}

/** To be raised where the stored form of a catalog changes between releases. */
const form = 7;
/** Catalogs kept; the oldest go first. */
const mostKept = 64;

/**
 * A cache in a folder, one file a catalog: a line that says what was read, by which release, and the
 * checksum of the rest, which is the catalog. What is stale, damaged or no file is as
 * if it were not there.
 *
 * @param base where the folder `errcode` is, or may be made
 */
export function openCatalogCache(base: string): CatalogCache {
	const folder = `${base}/errcode`;
	const keptAs = (file: string) => `${folder}/${checksum(Buffer.from(resolve(file))).toString(16)}`;

	return {
		read(file, status) {
			try {
				const kept = readOnce(keptAs(file));
				const end = kept.indexOf('\n');
				const catalog = kept.subarray(end + 1);
				const isKept = kept.toString('utf8', 0, end) === stamp(file, status, catalog);
				return isKept ? catalog : undefined;
			} catch {
				return undefined;
			}
		},
		write(file, status, catalog) {
			try {
				makeFolder(base);
				makeFolder(folder);
				const target = keptAs(file);
				const unfinished = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}`;
				const content = Buffer.concat([Buffer.from(`${stamp(file, status, catalog)}\n`), catalog]);
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
function readOnce(file: string): Buffer {
	const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fileSystem.constants;
	const descriptor = fileSystem.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
	try {
		if (!fileSystem.fstatSync(descriptor).isFile()) return Buffer.alloc(0);
		return fileSystem.readFileSync(descriptor);
	} finally {
		fileSystem.closeSync(descriptor);
	}
}

/** Which state of which file was read, by which release, and what came of it. */
function stamp(file: string, { ino, size, mtimeMs, ctimeMs }: Stats, catalog: Buffer): string {
	const state = [ino, size, mtimeMs, ctimeMs];
	return JSON.stringify([
		version,
		form,
		resolve(file),
		...state,
		catalog.length,
		checksum(catalog),
	]);
}

/** FNV-1a: to load `node:crypto` takes longer than all of a look-up's reading. */
function checksum(bytes: Buffer): number {
	let hash = 0x811c9dc5;
	for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
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
