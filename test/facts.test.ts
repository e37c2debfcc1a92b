import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { folderWith } from './end-to-end/folder-with.ts';

const catalog = {
	entries: [
		{ code: 'E_ONE', aliases: ['1'], description: 'x' },
		{ code: 'E_TWO', aliases: ['2'], description: 'x' },
		{ code: 4, description: 'x' },
		{ code: 5, description: 'x' },
	],
};

async function factsOf(list: string) {
	const folder = await folderWith({ 'a.json': catalog, 'list.tsv': list });
	const args = ['test/facts.mjs', `${folder}/a.json`, `${folder}/list.tsv`];
	const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
	return { lines: stdout.replaceAll(`${folder}/`, '').trimEnd().split('\n'), status };
}

it('finds nothing where the catalog has each fact', async () => {
	const list = '# code\tname\n1\te_one\r\n2\tE_TWO\n\n4\n5\n';
	expect(await factsOf(list)).toEqual({ lines: ['4 entries, 0 to look at'], status: 0 });
});

it('tells what is missing, wrong, and in no list', async () => {
	expect(await factsOf('1\tE_TWO\n3\tE_THREE\n7\tE_TWO\n4\tE_FOUR\n')).toEqual({
		lines: [
			'list.tsv:1: 1 is E_ONE=1, not E_TWO',
			'list.tsv:2: 3 E_THREE is missing',
			'list.tsv:3: E_TWO has no 7, but E_TWO=2',
			'list.tsv:4: 4 has no name E_FOUR, but 4',
			'a.json: 5 is not in the list',
			'4 entries, 5 to look at',
		],
		status: 1,
	});
});

it('says how it is called', () => {
	const { stdout, status } = spawnSync(process.execPath, ['test/facts.mjs'], { encoding: 'utf8' });
	expect(stdout).toContain('LIST.tsv');
	expect(status).toBe(2);
});
