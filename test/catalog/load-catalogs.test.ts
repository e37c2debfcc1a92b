import { execFileSync } from 'node:child_process';
import { chown, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCatalogCache } from '../../source/catalog/catalog-cache.ts';
import { loadCatalog, loadOwnCatalogs } from '../../source/catalog/load-catalogs.ts';
import { type Problem, UserError } from '../../source/errors.ts';

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'errcode-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
	return folder;
}

/** The id of a user who is somebody else. */
const other = 54321;

const noCache = openCatalogCache('/nonexistent/cache');

const json = (code: string) => JSON.stringify({ entries: [{ code, description: 'x' }] });
const yaml = (code: string) => `entries: [{code: ${code}, description: x}]\n`;

async function load(folder: string, named: readonly string[] = [], isShared = false) {
	const warnings: Problem[] = [];
	const folders = [{ path: folder, isShared }];
	const catalogs = await loadOwnCatalogs(folders, named, '/nonexistent/cache', (problem) =>
		warnings.push(problem),
	);
	return {
		codes: catalogs.flatMap(({ entries }) => entries.map(({ code }) => code)),
		names: catalogs.map(({ name }) => name),
		warnings: warnings.map(({ what, which }) => (which ? `${what.en} (${which})` : what.en)),
	};
}

describe('loadOwnCatalogs', () => {
	it('reads .json, .yaml and .yml in name order, and no other files', async () => {
		const folder = await folderWith({
			'c.json': json('C'),
			'a.yml': yaml('A'),
			'b.yaml': yaml('B'),
			'D.JSON': json('D'),
			'.hidden.json': json('H'),
			'.json': json('J'),
			'e.json.bak': 'not a catalog',
			'f.txt': json('F'),
			'g.json~': json('G'),
			json: json('I'),
		});
		expect(await load(folder)).toEqual({
			codes: ['D', 'A', 'B', 'C'],
			names: ['D', 'a', 'b', 'c'],
			warnings: [],
		});
	});

	it('reads nothing where there is no folder, and warns of what is none', async () => {
		const folder = await folderWith({ 'a.json': '{}' });
		expect(await load(join(folder, 'nothing'))).toMatchObject({ codes: [], warnings: [] });
		const file = join(folder, 'a.json');
		expect(await load(file)).toMatchObject({
			codes: [],
			warnings: [`cannot read your folder of catalogs, ENOTDIR (${file})`],
		});
	});

	it('passes over a pipe in the folder, which may never end', async () => {
		const folder = await folderWith({ 'b.json': json('B') });
		const pipe = join(folder, 'a.json');
		execFileSync('mkfifo', [pipe]);
		expect(await load(folder)).toMatchObject({
			codes: ['B'],
			warnings: [`not a file, passed over (${pipe})`],
		});
	});

	it('reads UTF-16 with its mark, and refuses what is not Unicode', async () => {
		const folder = await folderWith({});
		await writeFile(join(folder, 'a.json'), Buffer.from(`\ufeff${json('A')}`, 'utf16le'));
		await writeFile(join(folder, 'b.yml'), Buffer.from([0xb4, 0xed]));
		expect(await load(folder)).toMatchObject({
			codes: ['A'],
			warnings: [`a catalog is UTF-8 (${join(folder, 'b.yml')})`],
		});
	});

	it('takes a replacement character that is in the file for itself', async () => {
		const folder = await folderWith({ 'a.json': json('A\ufffd') });
		expect(await load(folder)).toMatchObject({ codes: ['A\ufffd'], warnings: [] });
	});

	it('stops reading what never ends', async () => {
		expect(await loadCatalog('/dev/zero', undefined)).toMatchObject({
			problems: [{ what: { en: 'a catalog has at most 64 MB' } }],
		});
	});

	it('warns of each faulty file of the folder, and goes on', async () => {
		const folder = await folderWith({
			'a.json': '{"entries": [}',
			'b.json': '{"entries":[{"code":1},{"description":"x"}]}',
			'c.yaml': 'a: [',
			'e.json': json('E'),
		});
		await mkdir(join(folder, 'd.json'));
		await symlink(join(folder, 'nothing'), join(folder, 'f.json'));
		const { codes, warnings } = await load(folder);
		expect(codes).toEqual(['E']);
		expect(warnings).toEqual([
			expect.stringContaining(`(${folder}/a.json:1:14)`),
			`invalid catalog, is missing (${folder}/b.json:1: entries[0].description)`,
			`invalid catalog, is missing (${folder}/b.json:1: entries[1].code)`,
			expect.stringContaining(`(${folder}/c.yaml:`),
			`a catalog is a file, not a directory (${folder}/d.json)`,
			`no such catalog file (${folder}/f.json)`,
		]);
	});

	it('reads named files behind those of the folder, in the order named', async () => {
		const folder = await folderWith({ 'z.json': json('Z') });
		const other = await folderWith({ '2.json': json('TWO'), '1.json': json('ONE') });
		const named = [join(other, '2.json'), join(other, '1.json')];
		expect((await load(folder, named)).codes).toEqual(['Z', 'TWO', 'ONE']);
	});

	it('reads a file once that is named and in the folder', async () => {
		const folder = await folderWith({ 'a.json': json('A'), 'b.json': json('B') });
		const { codes } = await load(folder, [join(folder, '.', 'a.json')]);
		expect(codes).toEqual(['B', 'A']);
	});

	it.runIf(process.getuid?.() === 0)(
		'passes over files of others in a shared folder, and such a folder, with one warning',
		async () => {
			const files = { 'a.json': json('A'), 'b.json': json('B'), 'c.json': json('C') };
			const folder = await folderWith(files);
			await chown(join(folder, 'a.json'), other, other);
			await symlink(join(folder, 'a.json'), join(folder, 'd.json'));
			const hint = (which: string, what = 'belongs to another user') => [
				`${what}, passed over (${which})`,
			];
			expect(await load(folder, [], true)).toMatchObject({
				codes: ['B', 'C'],
				warnings: hint(join(folder, 'a.json'), '2 catalogs belong to another user'),
			});
			expect(await load(folder)).toMatchObject({ codes: ['A', 'B', 'C', 'A'], warnings: [] });
			await chown(folder, other, other);
			expect(await load(folder, [], true)).toMatchObject({ codes: [], warnings: hint(folder) });
		},
	);

	it('throws every fault of a named file', async () => {
		const folder = await folderWith({ 'a.json': '{"entries":[{"code":1},{"description":"x"}]}' });
		const error: unknown = await load('/nothing', [join(folder, 'a.json')]).catch(
			(thrown: unknown) => thrown,
		);
		expect(error).toBeInstanceOf(UserError);
		expect(error).toMatchObject({ exitCode: 2, problems: [{}, {}] });
	});
});

describe('loadCatalog', () => {
	it('takes a file of 64 MB, and refuses one byte more unread', async () => {
		const folder = await folderWith({ 'a.json': json('A') });
		const file = join(folder, 'a.json');
		await truncate(file, 64 * 1024 * 1024 + 1);
		expect(await loadCatalog(file, noCache)).toEqual({
			problems: [
				{
					what: { en: 'a catalog has at most 64 MB', zh: expect.stringContaining('64MB') },
					which: file,
				},
			],
		});
		const padded = `${json('A')}${' '.repeat(64 * 1024 * 1024 - json('A').length)}`;
		await writeFile(file, padded);
		expect(await loadCatalog(file, noCache)).toMatchObject({ catalog: { name: 'a' } });
	});

	it.each([
		['a.json', yaml('A'), 'not JSON'],
		['a.yaml', json('A'), undefined],
		['a.YML', yaml('A'), undefined],
		['a.conf', json('A'), undefined],
		['a.conf', yaml('A'), 'not JSON'],
	])('reads %s by its name: %j', async (name, text, fault) => {
		const loaded = await loadCatalog(join(await folderWith({ [name]: text }), name), noCache);
		if (fault === undefined) expect(loaded).toMatchObject({ catalog: { name: 'a' } });
		else
			expect(loaded).toMatchObject({
				problems: [{ what: { en: expect.stringContaining(fault) } }],
			});
	});

	it('goes by the name in the file before that of the file', async () => {
		const folder = await folderWith({ 'a.json': '{"name":"own","entries":[]}' });
		expect(await loadCatalog(join(folder, 'a.json'), noCache)).toMatchObject({
			catalog: { name: 'own' },
		});
	});

	it.each([
		['a hexadecimal code', '0x80070005'],
		['a code with leading zeros', '00942'],
		['a code like an exponent', '1e3'],
		['a negative code', '-1'],
	])('keeps %s as the YAML file writes it', async (_case, code) => {
		const folder = await folderWith({ 'a.yaml': yaml(code) });
		expect(await loadCatalog(join(folder, 'a.yaml'), noCache)).toMatchObject({
			catalog: { entries: [{ code }] },
		});
	});
});
