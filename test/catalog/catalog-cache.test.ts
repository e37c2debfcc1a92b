import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCatalogCache } from '../../source/catalog/catalog-cache.ts';
import { toCatalog } from '../../source/catalog/catalog-file.ts';
import { loadOwnCatalogs } from '../../source/catalog/load-catalogs.ts';
import { storeSearchTexts } from '../../source/catalog/search-text.ts';
import { DamagedCache } from '../../source/errors.ts';

async function emptyFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'errcode-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	return folder;
}

const catalog = toCatalog({ entries: [{ code: 'E1', description: '超时' }] }, 'mine');
const texts = storeSearchTexts(catalog);

/** A file, a cache that knows its catalog, and the files of that cache. */
async function cached() {
	const folder = await emptyFolder();
	const file = join(folder, 'mine.json');
	writeFileSync(file, 'what was read');
	const cache = openCatalogCache(folder);
	cache.write(file, statSync(file), catalog, texts);
	const names = readdirSync(join(folder, 'errcode')).sort();
	const paths = names.map((name) => join(folder, 'errcode', name));
	const [keptEntries = '', keptHead = '', keptTexts = ''] = paths;
	return { folder, file, cache, keptEntries, keptHead, keptTexts };
}

describe('openCatalogCache', () => {
	it('gives back what was written, in files that only the user reads', async () => {
		const { folder, file, cache, keptEntries, keptHead, keptTexts } = await cached();
		expect(cache.read(file, statSync(file))?.find('e1')).toMatchObject([{ code: 'E1' }]);
		expect(cache.read(file, statSync(file))?.entries[0]?.description.zh).toBe('超时');
		expect(cache.read(file, statSync(file))?.entries[0]?.searchText).toContain('超时');
		expect(readdirSync(join(folder, 'errcode'))).toHaveLength(3);
		for (const kept of [keptEntries, keptHead, keptTexts]) {
			expect(statSync(kept).mode & 0o777).toBe(0o600);
		}
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
		const { file, cache, keptHead } = await cached();
		const whole = readFileSync(keptHead);
		const status = statSync(file);
		fc.assert(
			fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
				const damaged = Buffer.from(whole);
				damaged[at] = (damaged[at] ?? 0) ^ change;
				writeFileSync(keptHead, damaged);
				expect(cache.read(file, status)).toBeUndefined();
				writeFileSync(keptHead, whole.subarray(0, at));
				expect(cache.read(file, status)).toBeUndefined();
			}),
			{ numRuns: 500 },
		);
		writeFileSync(keptHead, whole);
		expect(cache.read(file, status)).toBeDefined();
	});

	it('knows the catalog no more once a byte of its entries is found to be wrong', async () => {
		const { file, cache, keptEntries, keptHead } = await cached();
		const [head, whole] = [readFileSync(keptHead), readFileSync(keptEntries)];
		const status = statSync(file);
		for (const [at, byte] of whole.entries()) {
			const damaged = Buffer.from(whole);
			damaged[at] = byte ^ 1;
			writeFileSync(keptEntries, damaged);
			writeFileSync(keptHead, head);
			expect(cache.read(file, status)?.find('other')).toEqual([]);
			expect(() => cache.read(file, status)?.find('e1')).toThrow(DamagedCache);
			expect(cache.read(file, status)).toBeUndefined();
		}
		writeFileSync(keptHead, head);
		writeFileSync(keptEntries, whole.subarray(1));
		expect(cache.read(file, status)).toBeUndefined();
		rmSync(keptEntries);
		expect(cache.read(file, status)).toBeUndefined();
	});

	it('does without the texts for searching once a byte of them is wrong', async () => {
		const { file, cache, keptTexts } = await cached();
		const whole = readFileSync(keptTexts);
		const searchText = () => cache.read(file, statSync(file))?.entries[0]?.searchText;
		for (const [at, byte] of whole.entries()) {
			const damaged = Buffer.from(whole);
			damaged[at] = byte ^ 1;
			writeFileSync(keptTexts, damaged);
			expect(searchText()).toBeUndefined();
		}
		rmSync(keptTexts);
		expect(searchText()).toBeUndefined();
		writeFileSync(keptTexts, whole);
		expect(searchText()).toContain('超时');
	});

	it('keeps nothing where it cannot, and says nothing', async () => {
		const { folder, file } = await cached();
		const status = statSync(file);
		for (const base of ['/nonexistent/cache', file, join(folder, 'no', 'such')]) {
			const cache = openCatalogCache(base);
			expect(() => cache.write(file, status, catalog, texts)).not.toThrow();
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
			cache.write(file, statSync(file), catalog, texts);
			for (const name of readdirSync(join(base, 'errcode'))) {
				const kept = join(base, 'errcode', name);
				if (statSync(kept).mtimeMs > 1e12) utimesSync(kept, at + 1, at + 1);
			}
		}
		const known = files.map((file) => cache.read(file, statSync(file)) !== undefined);
		expect(known).toEqual(files.map((_, at) => at >= 6));
	});
});

describe('loadOwnCatalogs with a cache', () => {
	it('answers the same the second time, and anew when the file has changed', async () => {
		const folder = await emptyFolder();
		const cache = await emptyFolder();
		const write = (code: string) =>
			writeFileSync(join(folder, 'a.yaml'), `entries: [{code: ${code}, description: d}]\n`);
		const load = async () => {
			const [loaded] = await loadOwnCatalogs(folder, [], cache, () => undefined);
			return loaded?.entries.map(({ code, description }) => `${code} ${description.en}`);
		};
		write('E1');
		expect(await load()).toEqual(['E1 d']);
		expect(await load()).toEqual(['E1 d']);
		write('E2');
		expect(await load()).toEqual(['E2 d']);
		expect(readdirSync(join(cache, 'errcode'))).toHaveLength(3);
	});

	it('tells of a fault each time', async () => {
		const folder = await emptyFolder();
		writeFileSync(join(folder, 'a.json'), '{"entries":[{"code":1}]}');
		for (const _time of [1, 2]) {
			const problems: unknown[] = [];
			await loadOwnCatalogs(folder, [], folder, (problem) => problems.push(problem));
			expect(problems).toHaveLength(1);
		}
	});

	it('does not read a file that may no longer be read', async () => {
		const folder = await emptyFolder();
		const file = join(folder, 'a.json');
		writeFileSync(file, '{"entries":[{"code":1,"description":"d"}]}');
		await loadOwnCatalogs('/nonexistent', [file], folder, () => undefined);
		await chmod(file, 0);
		const loaded = loadOwnCatalogs('/nonexistent', [file], folder, () => undefined);
		if (process.getuid?.() === 0) await expect(loaded).resolves.toHaveLength(1);
		else await expect(loaded).rejects.toThrow('permission');
	});
});
