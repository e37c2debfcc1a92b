import type { Stats } from 'node:fs';
import { resolve } from 'node:path';
import { version } from '../../package.json' with { type: 'json' };
import { fileSystem } from '../file-system.ts';
import type { Catalog } from './entry.ts';
import { toSearchText } from './search-text.ts';
import { openStored, storeCatalog } from './stored-catalog.ts';

/** What was read of catalog files, kept so that they are not read and checked again. */
export interface CatalogCache {
	/** The catalog of a file as it was when `write` was told of it; `undefined` if not known. */
	read(file: string, status: Stats): Catalog | undefined;
	/** Keeps a catalog, if it can. */
	write(file: string, status: Stats, catalog: Catalog): void;
}

/** To be raised where the stored form of a catalog changes between releases. */
const form = 2;
/** Files kept; the oldest go first. */
const mostKept = 64;
const lineEnd = 10;

/**
 * A cache in a folder: a file for each catalog, a line that says what it is of, then the stored
 * catalog. What is stale, damaged or cannot be written is as if it were not there.
 *
 * @param base where the folder `errcode` is, or may be made
 */
export function openCatalogCache(base: string): CatalogCache {
	const folder = `${base}/errcode`;
	// Loaded only where there is a catalog of the user's.
	const { crc32 } = process.getBuiltinModule('node:zlib');
	const keptAs = (file: string) => `${folder}/${crc32(resolve(file)).toString(16)}.catalog`;

	/** Says which state of which file was read, by which release, and what came of it. */
	function stamp(file: string, status: Stats, stored: Buffer): string {
		const { size, mtimeMs, ctimeMs, ino } = status;
		const sum = crc32(stored);
		return JSON.stringify([version, form, resolve(file), ino, size, mtimeMs, ctimeMs, sum]);
	}

	return {
		read(file, status) {
			try {
				if (!fileSystem.statSync(keptAs(file)).isFile()) return undefined;
				const kept = fileSystem.readFileSync(keptAs(file));
				const start = kept.indexOf(lineEnd) + 1;
				const stored = kept.subarray(start);
				const isValid = kept.toString('utf8', 0, start - 1) === stamp(file, status, stored);
				return isValid ? openStored(stored) : undefined;
			} catch {
				return undefined;
			}
		},
		write(file, status, catalog) {
			try {
				const target = keptAs(file);
				const unfinished = `${target}.${process.pid}`;
				makeFolder(base);
				makeFolder(folder);
				const stored = storeCatalog(catalog, toSearchText);
				const content = Buffer.concat([Buffer.from(`${stamp(file, status, stored)}\n`), stored]);
				fileSystem.rmSync(unfinished, { force: true });
				fileSystem.writeFileSync(unfinished, content, { mode: 0o600, flag: 'wx' });
				fileSystem.renameSync(unfinished, target);
				removeOldest(folder);
			} catch {
				// What cannot be kept is read again.
			}
		},
	};
}

/** Makes a folder, but not the one that it would be in. */
function makeFolder(folder: string): void {
	if (!fileSystem.existsSync(folder)) fileSystem.mkdirSync(folder, { mode: 0o700 });
}

function removeOldest(folder: string): void {
	const files = fileSystem.readdirSync(folder).map((name) => `${folder}/${name}`);
	if (files.length <= mostKept) return;
	const aged = files.map((file) => ({ file, age: fileSystem.statSync(file).mtimeMs }));
	aged.sort((a, b) => b.age - a.age);
	for (const { file } of aged.slice(mostKept)) fileSystem.rmSync(file, { force: true });
}
