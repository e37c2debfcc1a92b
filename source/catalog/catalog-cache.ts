import type { Stats } from 'node:fs';
import { resolve } from 'node:path';
import { version } from '../../package.json' with { type: 'json' };
import { DamagedCache } from '../errors.ts';
import { fileSystem } from '../file-system.ts';
import type { Catalog } from './entry.ts';
import { openStored, storeCatalog } from './stored-catalog.ts';

/** What was read of catalog files, kept so that they are not read and checked again. */
export interface CatalogCache {
	/**
	 * The catalog of a file as it was when `write` was told of it; `undefined` if not known. To ask
	 * it for entries may throw `DamagedCache`, after which it is not known any more.
	 */
	read(file: string, status: Stats): Catalog | undefined;
	/**
	 * Keeps a catalog, if it can.
	 *
	 * @param searchTexts of `storeSearchTexts`, kept beside it
	 */
	write(file: string, status: Stats, catalog: Catalog, searchTexts: Buffer): void;
}

/** To be raised where the stored form of a catalog changes between releases. */
const form = 6;
/** Files kept, three for each catalog; the oldest go first. */
const mostKept = 192;
const lineEnd = 10;

/**
 * A cache in a folder. For each catalog it has three files, so that a look-up reads no more than it
 * needs: the head of the stored catalog, its entries, and the texts for searching; each behind a
 * line that says what it is of. What is stale, damaged or cannot be written is as if it were not
 * there.
 *
 * @param base where the folder `errcode` is, or may be made
 */
export function openCatalogCache(base: string): CatalogCache {
	const folder = `${base}/errcode`;
	const keptAs = (file: string, kind: Kind) =>
		`${folder}/${checksum(Buffer.from(resolve(file))).toString(16)}.${kind}`;

	/**
	 * Says which state of which file was read, by which release, and what came of it; of a head also
	 * how large its entries are, so that it is not opened without them.
	 */
	function stamp(file: string, status: Stats, kind: Kind, stored: Buffer): string {
		const { size, mtimeMs, ctimeMs, ino } = status;
		const entries = kind === 'head' ? fileSystem.statSync(keptAs(file, 'entries')).size : 0;
		const made = [checksum(stored), entries];
		return JSON.stringify([version, form, resolve(file), ino, size, mtimeMs, ctimeMs, ...made]);
	}

	/** Those that are read from may be asked for more. */
	const inUse = new Set<string>();

	function read(file: string, status: Stats, kind: Kind): Buffer | undefined {
		try {
			const name = keptAs(file, kind);
			if (!fileSystem.statSync(name).isFile()) return undefined;
			const kept = fileSystem.readFileSync(name);
			const start = kept.indexOf(lineEnd) + 1;
			const stored = kept.subarray(start);
			if (kept.toString('utf8', 0, start - 1) !== stamp(file, status, kind, stored))
				return undefined;
			inUse.add(keptAs(file, 'entries')).add(keptAs(file, 'texts'));
			return stored;
		} catch {
			return undefined;
		}
	}

	function write(file: string, status: Stats, kind: Kind, stored: Buffer): void {
		const target = keptAs(file, kind);
		const unfinished = `${target}.${process.pid}`;
		const content = Buffer.concat([Buffer.from(`${stamp(file, status, kind, stored)}\n`), stored]);
		fileSystem.rmSync(unfinished, { force: true });
		fileSystem.writeFileSync(unfinished, content, { mode: 0o600, flag: 'wx' });
		fileSystem.renameSync(unfinished, target);
	}

	return {
		read(file, status) {
			const head = read(file, status, 'head');
			if (head === undefined) return undefined;
			const readEntries = () => {
				const entries = read(file, status, 'entries');
				if (entries !== undefined) return entries;
				try {
					fileSystem.rmSync(keptAs(file, 'head'), { force: true });
				} catch {
					// It stays, and is found damaged again.
				}
				throw new DamagedCache(file);
			};
			return openStored(head, readEntries, () => read(file, status, 'texts'));
		},
		write(file, status, catalog, searchTexts) {
			try {
				makeFolder(base);
				makeFolder(folder);
				const { head, entries } = storeCatalog(catalog);
				write(file, status, 'texts', searchTexts);
				write(file, status, 'entries', entries);
				write(file, status, 'head', head);
				removeOldest(folder, inUse);
			} catch {
				// What cannot be kept is read again.
			}
		},
	};
}

type Kind = 'head' | 'entries' | 'texts';

/** FNV-1a, four bytes at a time: to load zlib for its CRC takes longer than all of a look-up's reading. */
function checksum(bytes: Buffer): number {
	const words = new Int32Array(Math.ceil(bytes.length / 4));
	bytes.copy(new Uint8Array(words.buffer));
	let hash = 0x811c9dc5 ^ bytes.length;
	for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193);
	return hash >>> 0;
}

/** Makes a folder, but not the one that it would be in. */
function makeFolder(folder: string): void {
	if (!fileSystem.existsSync(folder)) fileSystem.mkdirSync(folder, { mode: 0o700 });
}

function removeOldest(folder: string, inUse: ReadonlySet<string>): void {
	const files = fileSystem.readdirSync(folder).map((name) => `${folder}/${name}`);
	if (files.length <= mostKept) return;
	const aged = files.map((file) => ({ file, age: fileSystem.statSync(file).mtimeMs }));
	aged.sort((a, b) => b.age - a.age);
	for (const { file } of aged.slice(mostKept)) {
		if (!inUse.has(file)) fileSystem.rmSync(file, { force: true });
	}
}
