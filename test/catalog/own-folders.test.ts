import { chown, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { baseFolder, isOwn, ownFolders } from '../../source/catalog/own-folders.ts';

async function tree(...folders: string[]): Promise<string> {
	const root = await realpath(await mkdtemp(join(tmpdir(), 'errcode-')));
	onTestFinished(() => rm(root, { recursive: true }));
	for (const folder of folders) await mkdir(join(root, folder), { recursive: true });
	return root;
}

/** The folders found from `home/repo/a/b` or elsewhere, as paths from the top of the tree. */
function found(root: string, from: string, environment: Record<string, string> = {}): string[] {
	const folders = ownFolders({
		environment: { HOME: join(root, 'home'), ...environment },
		platform: 'linux',
		currentFolder: join(root, from),
	});
	return folders.map(({ path, isShared }) => `${isShared ? '' : 'own '}${relative(root, path)}`);
}

describe('ownFolders', () => {
	it('are those of the current folder and upwards, nearest first, then the configured one', async () => {
		const root = await tree(
			'home/repo/.git',
			'home/repo/.errcode',
			'home/repo/a/.errcode',
			'home/repo/a/b',
			'home/.errcode',
			'home/.config/errcode',
		);
		expect(found(root, 'home/repo/a/b')).toEqual([
			'home/repo/a/.errcode',
			'home/repo/.errcode',
			'own home/.config/errcode',
		]);
	});

	it('end at the home, and at the root of a work tree, whose .git is a file', async () => {
		const root = await tree('.errcode', 'home/.errcode', 'home/a/.errcode', 'home/a/b/.errcode');
		expect(found(root, 'home/a')).toEqual(['home/a/.errcode', 'home/.errcode']);
		await writeFile(join(root, 'home/a/b/.git'), 'gitdir: elsewhere\n');
		expect(found(root, 'home/a/b')).toEqual(['home/a/b/.errcode']);
	});

	it('are none where there are none, nor a current folder', async () => {
		const root = await tree('home');
		expect(found(root, 'home')).toEqual([]);
		const nowhere = { environment: {}, platform: 'linux', currentFolder: undefined } as const;
		expect(ownFolders(nowhere)).toEqual([]);
	});
});

describe('baseFolder', () => {
	it.each([
		['linux', { XDG_CONFIG_HOME: '/x', HOME: '/h' }, '/x', '/h/.cache'],
		['linux', { XDG_CONFIG_HOME: 'x', XDG_CACHE_HOME: '/c', HOME: '/h' }, '/h/.config', '/c'],
		['linux', { HOME: 'h' }, undefined, undefined],
		['win32', { APPDATA: 'C:\\R', LOCALAPPDATA: 'C:\\L', HOME: '/h' }, 'C:\\R', 'C:\\L'],
		['win32', { HOME: '/h', APPDATA: '' }, undefined, undefined],
	] as const)('is on %s with %j: %j and %j', (platform, environment, config, cache) => {
		const surroundings = { platform, environment };
		expect(baseFolder('config', surroundings)).toBe(config);
		expect(baseFolder('cache', surroundings)).toBe(cache);
	});
});

describe('isOwn', () => {
	it.runIf(process.getuid?.() === 0)('holds for what the user or root owns', async () => {
		const root = await tree();
		const [mine, link] = [join(root, 'mine'), join(root, 'link')];
		await writeFile(mine, '');
		await symlink(mine, link);
		expect(isOwn(mine, 4242)).toBe(true);
		await chown(mine, 4242, 4242);
		expect([isOwn(mine, 4242), isOwn(link, 4242)]).toEqual([true, true]);
		expect([isOwn(mine, 17), isOwn(link, 17)]).toEqual([false, false]);
		expect(isOwn(join(root, 'nothing'), 17)).toBe(true);
	});
});
