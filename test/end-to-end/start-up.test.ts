import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { commandFile, projectFolder, runErrcode } from './run-errcode.ts';

/** Text that only the bundled library has. */
const marks = {
	react: 'react.transitional.element',
	ink: 'ink-box',
	fuse: 'fieldNormWeight',
	meow: 'allowUnknownFlags',
} as const;

let bundle = '';
beforeAll(async () => {
	bundle = await readFile(commandFile, 'utf8');
});

/** The files of the bundle that a run loads, as V8 saw it. */
async function loadedTexts(args: readonly string[], input = ''): Promise<string[]> {
	const folder = await mkdtemp(join(tmpdir(), 'errcode-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	await runErrcode(args, { input, env: { NODE_V8_COVERAGE: folder } });
	const [report = ''] = await readdir(folder);
	const { result }: { result: { url: string }[] } = JSON.parse(
		await readFile(join(folder, report), 'utf8'),
	);
	const files = result.map(({ url }) => url).filter((url) => url.startsWith('file:'));
	expect(files).toContain(pathToFileURL(commandFile).href);
	return Promise.all(files.map((url) => readFile(fileURLToPath(url), 'utf8')));
}

describe('the first file of the bundle', () => {
	it('imports no other file at once', () => {
		const specifiers = [...bundle.matchAll(/\b(?:import|from)\s*(["'`])([^"'`]+)\1/g)].map(
			([, , specifier]) => specifier,
		);
		expect(specifiers.filter((specifier) => /^[./]/.test(specifier ?? ''))).toEqual([]);
	});

	it('starts no other program', () => {
		expect(bundle).not.toContain('child_process');
	});

	it('can be run by its name', () => {
		expect(bundle.startsWith('#!/usr/bin/env node\n')).toBe(true);
	});
});

describe('a look-up', () => {
	it.each([[['40015']], [['-s', '40015', '-1']], [['--json', 'SYS_ERR']], [['49999']]])(
		'loads neither a library nor what starts programs for %j',
		async (args) => {
			const texts = await loadedTexts(args);
			const unwanted = [...Object.values(marks), 'child_process'];
			expect(unwanted.filter((mark) => texts.some((text) => text.includes(mark)))).toEqual([]);
		},
	);
});

describe('the filter', () => {
	it.each(Object.entries(marks))('never loads %s', async (_library, mark) => {
		const texts = await loadedTexts([], 'errcode=40015\n');
		expect(texts.filter((text) => text.includes(mark))).toEqual([]);
	});

	it.each(Object.entries(marks))('could have loaded %s', async (_library, mark) => {
		const folder = dirname(commandFile);
		const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
		const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
		expect(texts.some((text) => text.includes(mark))).toBe(true);
	});
});

describe('the package', () => {
	it('has no dependencies to install', async () => {
		const text = await readFile(join(projectFolder, 'package.json'), 'utf8');
		const manifest: Record<string, unknown> = JSON.parse(text);
		const kinds = ['dependencies', 'optionalDependencies', 'peerDependencies'];
		expect(kinds.filter((kind) => kind in manifest)).toEqual([]);
	});
});
