import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import asc from 'assemblyscript/asc';
import { pinyin } from 'pinyin-pro';
import { defineConfig, type Plugin } from 'rolldown';
import { completeCatalog, toCatalog } from './source/catalog/catalog-file.ts';
import { hasChinese, normalise } from './source/catalog/normalise.ts';
import { printStored, type StoredCatalog } from './source/catalog/stored-catalog.ts';
import { printLibrary } from './source/catalog/stored-library.ts';
import { buildCodeTable } from './source/log/code-table.ts';
import { storeTable } from './source/log/shipped-table.ts';
import { Source } from './source/log/sources.ts';

/** A module that is in no file: it exports what is worked out when the program is built. */
function virtualModule(name: string, work: () => unknown): Plugin {
	const id = `\0virtual:${name}`;
	return {
		name,
		resolveId: (wanted) => (wanted === `virtual:${name}` ? id : undefined),
		async load(wanted) {
			if (wanted !== id) return undefined;
			const json = JSON.stringify(await work());
			return `export default JSON.parse(${JSON.stringify(json)})`;
		},
	};
}

/** The synonyms and stop words of data/, which are lists for people, in the form of search/terms.ts. */
export function searchWords(): Plugin {
	const linesOf = (file: string) =>
		readFileSync(file, 'utf8')
			.split('\n')
			.filter((line) => line !== '' && !line.startsWith('#'));
	return virtualModule('search-words', () => {
		const synonyms = linesOf('data/synonyms.txt').map((line) => [
			...new Set(line.split(/\s*,\s*/).map(normalise)),
		]);
		const stopWords = linesOf('data/stop-words.txt').flatMap((line) => line.split(' '));
		const words = [...new Set([...synonyms.flat(), ...stopWords])];
		return { synonyms, stopWords, longer: byBeginning(words) };
	});
}

/** Chinese words by their first two characters and phrases by their first word, longest first. */
function byBeginning(words: readonly string[]): Record<string, string[]> {
	const longer: Record<string, string[]> = {};
	for (const word of words.toSorted((a, b) => b.length - a.length)) {
		const beginning = hasChinese(word[0] ?? '') ? word.slice(0, 2) : /^[a-z\d]+/.exec(word)?.[0];
		if (beginning === undefined || (beginning === word && !hasChinese(word))) continue;
		longer[beginning] = [...(longer[beginning] ?? []), word];
	}
	return longer;
}

/** The readings of each Chinese character, for texts that are not known when the program is built. */
export function pinyinReadings(): Plugin {
	return virtualModule('pinyin-readings', () => {
		const firstUnit = 0x4e00;
		const ofEach = Array.from({ length: 0x9fa5 - firstUnit + 1 }, (_, at) =>
			readCharacter(String.fromCharCode(firstUnit + at)),
		);
		const sets = [...new Set(ofEach)];
		const indices = new Map(sets.map((set, index) => [set, index]));
		const setOf = String.fromCharCode(...ofEach.map((set) => indices.get(set) ?? 0));
		return { firstUnit, sets, setOf };
	});
}

function readCharacter(character: string): string {
	const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
	const spelled = new Set(readings.map((syllable) => syllable.replace('ü', 'v')));
	return [...spelled].filter((syllable) => /^[a-z]+$/.test(syllable)).join(' ');
}

/** The SIMD scanner, compiled from AssemblyScript to WebAssembly, in base64. */
export function simdScanner(): Plugin {
	return virtualModule('simd-scanner', async () => {
		const source = 'source/log/simd-scanner/assembly.ts';
		let wasm: Uint8Array | undefined;
		const options = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--noAssert'];
		const memory = ['--importMemory', '--initialMemory', '1'];
		const { error, stderr } = await asc.main(
			[source, '--outFile', 'scanner.wasm', ...options, ...memory],
			{
				writeFile(_name, contents) {
					if (typeof contents !== 'string') wasm = contents;
				},
			},
		);
		if (error !== null || wasm === undefined) throw new Error(`asc: ${error} ${stderr}`);
		return Buffer.from(wasm).toString('base64');
	});
}

/** The schema of catalogs as code that checks one. Entries are checked one by one, apart from it. */
export function catalogValidator(): Plugin {
	const id = '\0virtual:catalog-validator';
	return {
		name: 'catalog-validator',
		resolveId: (wanted) => (wanted === 'virtual:catalog-validator' ? id : undefined),
		load(wanted) {
			if (wanted !== id) return undefined;
			const schema = readJson('data/catalog.schema.json');
			schema.$id = 'catalog';
			schema.properties.entries = { type: 'array' };
			const ajv = new Ajv2020({
				...strictly,
				schemas: [JSON.parse(JSON.stringify(schema, withoutDescriptions))],
				allErrors: true,
				verbose: true,
				messages: false,
				// Lengths in UTF-16 units, so that the code imports nothing.
				unicode: false,
				logger: false,
				code: { source: true, esm: true },
			});
			return standaloneCode(ajv, {
				validateCatalog: 'catalog',
				validateEntry: 'catalog#/$defs/entry',
			});
		},
	};
}

const strictly = { strict: true, allowUnionTypes: true } as const;

function withoutDescriptions(key: string, value: unknown): unknown {
	return key === 'description' && typeof value === 'string' ? undefined : value;
}

/**
 * Puts the catalogs of data/ beside the bundle, each complete and in lines of JSON, and an index of
 * the library.
 *
 * @param folder where they are, for a program that is not bundled
 */
export function builtInCatalogs(folder?: string): Plugin {
	const id = '\0virtual:built-in-catalogs';
	return {
		name: 'built-in-catalogs',
		resolveId: (wanted) => (wanted === 'virtual:built-in-catalogs' ? id : undefined),
		load(wanted) {
			if (wanted !== id) return undefined;
			const where = folder === undefined ? 'import.meta.dirname' : JSON.stringify(resolve(folder));
			return `export default ${where}`;
		},
		generateBundle() {
			const emit = (fileName: string, source: string | Buffer) =>
				this.emitFile({ type: 'asset', fileName, source });
			const check = new Ajv2020(strictly).compile(readJson('data/catalog.schema.json'));
			const complete = (file: string) => {
				const data = readJson(file);
				const name = basename(file, '.json');
				const isValid: boolean = check(data);
				if (!isValid) throw new Error(`${file}: ${JSON.stringify(check.errors)}`);
				const catalog = withoutExamples(completeCatalog(data, name));
				if (catalog.name !== name) throw new Error(`${file}: its name is ${catalog.name}`);
				emit(`catalogs/${name}.jsonl`, printStored(catalog));
				return catalog;
			};
			complete('data/open-platform.json');
			const catalogs = libraryFiles().map(complete);
			const files = Object.entries(printLibrary(catalogs));
			for (const [file, content] of files) emit(file, content);
			emit('codes.table', storeTable(buildCodeTable(shippedSources())));
		},
	};
}

/** The platform's catalog and the library, as a log reader sees them. */
function shippedSources(): Source[] {
	const open = (file: string) => toCatalog(readJson(file), basename(file, '.json'));
	return [
		open('data/open-platform.json'),
		...libraryFiles().map((file) => ({ ...open(file), isLibrary: true })),
	].map((catalog) => new Source(catalog, { isPrimary: true, hearsQuiet: true }));
}

/** By the names of the catalogs: `tls` comes before `tls-alert`. */
function libraryFiles(): string[] {
	const names = readdirSync('data/library').map((file) => basename(file, '.json'));
	return names.sort().map((name) => join('data/library', `${name}.json`));
}

function readJson(file: string) {
	return JSON.parse(readFileSync(file, 'utf8'));
}

/** Examples are for tests. */
function withoutExamples(catalog: StoredCatalog): StoredCatalog {
	return { ...catalog, logs: catalog.logs && { ...catalog.logs, examples: [] } };
}

/** Leaves out what ink loads for its developers only. */
function withoutDevtools(): Plugin {
	const left = /^(?:react-devtools-core|ws)$|\/devtools\.js$/;
	return {
		name: 'without-devtools',
		resolveId: (id) => (left.test(id) ? `\0devtools:${id}` : undefined),
		load: (id) => (id.startsWith('\0devtools:') ? 'export default undefined' : undefined),
	};
}

/** Has ink measure texts as everything else does, so that there is one idea of width. */
function oneWidth(): Plugin {
	const id = '\0string-width';
	const width = resolve('source/text/width.ts');
	return {
		name: 'one-width',
		resolveId: (wanted) => (wanted === 'string-width' ? id : undefined),
		load: (wanted) =>
			wanted === id ? `export { shownWidth as default } from ${JSON.stringify(width)}` : undefined,
	};
}

/** The licences of all that is bundled, in one file beside the bundle. */
function bundledLicences(): Plugin {
	return {
		name: 'bundled-licences',
		generateBundle() {
			const roots = new Set<string>();
			for (const id of this.getModuleIds()) {
				const root = /^(.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1];
				if (root !== undefined && existsSync(join(root, 'package.json'))) roots.add(root);
			}
			const source = [...roots]
				.sort()
				.map(readLicence)
				.join(`\n${'-'.repeat(80)}\n\n`);
			this.emitFile({ type: 'asset', fileName: 'third-party-licences.txt', source });
		},
	};
}

function readLicence(root: string): string {
	const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const files = readdirSync(root).filter((file) => /^(?:licen[cs]e|notice)/i.test(file));
	if (existsSync(join(root, 'build/licenses.md'))) files.push('build/licenses.md');
	const texts = files.map((file) => readFileSync(join(root, file), 'utf8').trim());
	return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}

const facade = 'facade';

/** Leaves out the entry's own file, which does nothing but import what the entry was put into. */
function withoutFacade(): Plugin {
	return {
		name: 'without-facade',
		generateBundle(_options, bundle) {
			const file = bundle[`${facade}.js`];
			if (file?.type !== 'chunk' || file.moduleIds.length > 0) throw new Error('no empty facade');
			delete bundle[`${facade}.js`];
		},
	};
}

/** The command can be run as soon as it is built, also where npm linked it before. */
function executable(): Plugin {
	return {
		name: 'executable',
		writeBundle: () => chmodSync('dist/cli.js', 0o755),
	};
}

export default defineConfig({
	input: { [facade]: 'source/cli.ts' },
	platform: 'node',
	resolve: { mainFields: ['module', 'main'] },
	plugins: [
		withoutFacade(),
		builtInCatalogs(),
		searchWords(),
		pinyinReadings(),
		simdScanner(),
		catalogValidator(),
		withoutDevtools(),
		oneWidth(),
		bundledLicences(),
		executable(),
	],
	transform: {
		define: {
			'process.env.NODE_ENV': '"production"',
			// Yoga decodes its WebAssembly itself where there is no fetch, which takes long to load.
			fetch: 'undefined',
		},
	},
	output: {
		dir: 'dist',
		cleanDir: true,
		format: 'esm',
		minify: true,
		entryFileNames: `${facade}.js`,
		chunkFileNames: '[name].js',
		codeSplitting: {
			groups: [
				// All that a look-up needs in one file: each further one takes it half a millisecond.
				{ name: 'cli', tags: ['$initial'] },
			],
		},
		banner: (chunk) => (chunk.name === 'cli' ? '#!/usr/bin/env node' : ''),
	},
});
