import { execFileSync } from 'node:child_process';
import {
	copyFileSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCatalogCache } from '../../source/catalog/catalog-cache.ts';
import { loadOwnCatalogs } from '../../source/catalog/load-catalogs.ts';

async function emptyFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'errcode-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	return folder;
}

const catalog = Buffer.from('first line\n第二行');

/** A file, a cache that knows its catalog, and the file of that cache. */
async function cached() {
	const folder = await emptyFolder();
	const file = join(folder, 'mine.json');
	writeFileSync(file, 'what was read');
	const cache = openCatalogCache(folder);
	cache.write(file, statSync(file), catalog);
	const [name = ''] = readdirSync(join(folder, 'errcode'));
	return { folder, file, cache, kept: join(folder, 'errcode', name) };
}

describe('openCatalogCache', () => {
	it('gives back what was written, in a file that only the user reads', async () => {
		const { folder, file, cache, kept } = await cached();
		expect(cache.read(file, statSync(file))).toEqual(catalog);
		expect(readdirSync(join(folder, 'errcode'))).toHaveLength(1);
		expect(statSync(kept).mode & 0o777).toBe(0o600);
		expect(statSync(join(folder, 'errcode')).mode & 0o777).toBe(0o700);
	});

	it('does not know a file that has changed since, though its size and time are the same', async () => {
		const { file, cache } = await cached();
		const { atime, mtime } = statSync(file);
		writeFileSync(file, 'what was READ');
		utimesSync(file, atime, mtime);
		expect(cache.read(file, statSync(file))).toBeUndefined();
	});

	it('does not take one file for another', async () => {
		const { folder, file, cache } = await cached();
		const other = join(folder, 'other.json');
		writeFileSync(other, 'what was read');
		expect(cache.read(other, statSync(file))).toBeUndefined();
	});

	it('is as if it were not there once a byte of it is wrong', async () => {
		const { file, cache, kept } = await cached();
		const whole = readFileSync(kept);
		const status = statSync(file);
		fc.assert(
			fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
				const damaged = Buffer.from(whole);
				damaged[at] = (damaged[at] ?? 0) ^ change;
				writeFileSync(kept, damaged);
				expect(cache.read(file, status)).toBeUndefined();
				writeFileSync(kept, whole.subarray(0, at));
				expect(cache.read(file, status)).toBeUndefined();
			}),
			{ numRuns: 500 },
		);
		writeFileSync(kept, whole);
		expect(cache.read(file, status)).toBeDefined();
	});

	it.each<[string, (kept: string) => void]>([
		['a link to it', (kept) => renameSync(kept, `${kept}~`)],
		[
			'a folder',
			(kept) => {
				rmSync(kept);
				mkdirSync(kept);
			},
		],
		[
			'a pipe',
			(kept) => {
				rmSync(kept);
				execFileSync('mkfifo', [kept]);
			},
		],
	])('is as if it were not there where %s is in its place', async (what, replace) => {
		const { file, cache, kept } = await cached();
		replace(kept);
		if (what === 'a link to it') symlinkSync(`${kept}~`, kept);
		expect(cache.read(file, statSync(file))).toBeUndefined();
		expect(() => cache.write(file, statSync(file), catalog)).not.toThrow();
	});

	it('does not give one catalog for another, though its file was put in its place', async () => {
		const { folder, file, cache, kept } = await cached();
		const other = join(folder, 'other.json');
		writeFileSync(other, 'what was read');
		cache.write(other, statSync(other), Buffer.from('another catalog'));
		for (const name of readdirSync(join(folder, 'errcode'))) {
			copyFileSync(kept, join(folder, 'errcode', name));
		}
		expect(cache.read(other, statSync(other))).toBeUndefined();
		expect(cache.read(file, statSync(file))).toEqual(catalog);
	});

	it('keeps nothing where it cannot, and says nothing', async () => {
		const { folder, file } = await cached();
		const status = statSync(file);
		for (const base of ['/nonexistent/cache', file, join(folder, 'no', 'such')]) {
			const cache = openCatalogCache(base);
			expect(() => cache.write(file, status, catalog)).not.toThrow();
			expect(cache.read(file, status)).toBeUndefined();
		}
		expect(readdirSync(folder).sort()).toEqual(['errcode', 'mine.json']);
	});

	it('makes its folder, and keeps the newest of many', async () => {
		const folder = await emptyFolder();
		const base = join(folder, 'cache');
		const cache = openCatalogCache(base);
		const files = Array.from({ length: 70 }, (_, at) => join(folder, `${at}.json`));
		for (const [at, file] of files.entries()) {
			writeFileSync(file, 'x');
			cache.write(file, statSync(file), catalog);
			for (const name of readdirSync(join(base, 'errcode'))) {
				const kept = join(base, 'errcode', name);
				if (statSync(kept).mtimeMs > 1e12) utimesSync(kept, at + 1, at + 1);
			}
		}
		const known = files.map((file) => cache.read(file, statSync(file)) !== undefined);
		expect(known).toEqual(files.map((_, at) => at >= 6));
	});
});

/** Until what is written later has a later time. */
const settled = () => setTimeout(50);

describe('loadOwnCatalogs with a cache', () => {
	it('answers the same the second time, and anew when the file has changed', async () => {
		const folder = await emptyFolder();
		const cache = await emptyFolder();
		const write = (code: string) =>
			writeFileSync(join(folder, 'a.yaml'), `entries: [{code: ${code}, description: d}]\n`);
		const load = async () => {
			const [loaded] = await loadOwnCatalogs(
				[{ path: folder, isShared: false }],
				[],
				cache,
				() => undefined,
			);
			return loaded?.entries.map(({ code, description }) => `${code} ${description.en}`);
		};
		write('E1');
		await settled();
		expect(await load()).toEqual(['E1 d']);
		expect(readdirSync(join(cache, 'errcode'))).toHaveLength(1);
		expect(await load()).toEqual(['E1 d']);
		write('E2');
		expect(await load()).toEqual(['E2 d']);
		expect(readdirSync(join(cache, 'errcode'))).toHaveLength(1);
	});

	it('tells of a fault each time', async () => {
		const folder = await emptyFolder();
		writeFileSync(join(folder, 'a.json'), '{"entries":[{"code":1}]}');
		for (const _time of [1, 2]) {
			const problems: unknown[] = [];
			await loadOwnCatalogs([{ path: folder, isShared: false }], [], folder, (problem) =>
				problems.push(problem),
			);
			expect(problems).toHaveLength(1);
		}
	});

	it('does not read a file that may no longer be read', async () => {
		const folder = await emptyFolder();
		const file = join(folder, 'a.json');
		writeFileSync(file, '{"entries":[{"code":1,"description":"d"}]}');
		await loadOwnCatalogs([], [file], folder, () => undefined);
		await chmod(file, 0);
		const loaded = loadOwnCatalogs([], [file], folder, () => undefined);
		if (process.getuid?.() === 0) await expect(loaded).resolves.toHaveLength(1);
		else await expect(loaded).rejects.toThrow('permission');
	});
});
