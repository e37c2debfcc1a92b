import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { type CatalogFile, toCatalog } from '../../source/catalog/catalog-file.ts';
import { readerOf, reportsIn } from './readers.ts';

const library = (file: CatalogFile, name: string) => ({
	...toCatalog(file, name),
	isLibrary: true,
});

const chat = library(
	{
		vendor: ['ChatCo'],
		entries: [
			{ code: '40029', description: 'invalid code', messages: ['invalid code, hints:'] },
			{ code: '40013', description: 'invalid appid' },
		],
	},
	'chat',
);
const sql = library(
	{
		logs: { alone: false, keys: ['sqlstate'], places: ['ERROR {n} ({code})'] },
		entries: [{ code: '40001', description: 'serialization failure' }],
	},
	'sql',
);
const platform = builtInCatalog();
const reader = readerOf([platform], [chat, sql]);
const told = (line: string, of = reader) =>
	reportsIn(of, line).map(({ entry, agreement }) => `${entry.catalog}:${entry.code} ${agreement}`);

describe('whose code it is', () => {
	it.each([
		[
			'that of the catalog whose message it has',
			'{"errcode":40029,"errmsg":"invalid code, hints: [ req_id: x ]"}',
			['chat:40029 agrees'],
		],
		[
			"the platform's where the message is its own",
			'{"errcode":40029,"errmsg":"invalid response_type"}',
			['open-platform:40029 agrees'],
		],
		['the primary one where nothing tells', 'errcode=40013', ['open-platform:40013 unknown']],
		['that of the vendor that is named', 'ChatCo API: errcode=40013', ['chat:40013 unknown']],
		[
			'a message in the other language or of other words',
			'errcode=40015 errmsg="令牌已失效"',
			['open-platform:40015 agrees'],
		],
		['that of a place', 'ERROR 1213 (40001): Deadlock found', ['sql:40001 unknown']],
		['that of its key', 'SQLSTATE: 40001', ['sql:40001 unknown']],
	])('is %s', (_case, line, expected) => {
		expect(told(line)).toEqual(expected);
	});

	it.each([
		['its message is of something else', '{"errcode":40015,"errmsg":"coupon used up"}'],
		['another vendor is named', 'Stripe error 40015'],
	])('is doubted where %s', (_case, line) => {
		expect(told(line)).toEqual(['open-platform:40015 differs']);
	});

	it('is nobody’s under SQLSTATE without a catalog of those', () => {
		expect(told('SQLSTATE: 40015', readerOf([platform]))).toEqual([]);
	});

	it('names each of several catalogs of the user’s that have a code', () => {
		const mine = toCatalog({ entries: [{ code: '40015', description: 'mine' }] }, 'mine');
		expect(told('errcode=40015', readerOf([platform, mine]))).toEqual([
			'open-platform:40015 unknown',
			'mine:40015 unknown',
		]);
	});
});

describe('a code of the library', () => {
	const exits = library(
		{
			logs: { places: ['exited with code {number}'], quiet: ['left with {number}'] },
			entries: [
				{ code: '137', description: 'killed' },
				{ code: '0', description: 'success', report: false },
			],
		},
		'exits',
	);
	const of = readerOf([platform], [exits]);

	it.each([
		['counts in its place', 'web-1 exited with code 137', ['exits:137 unknown']],
		['does not count under a key that all have', '{"code":137,"error":"x"}', []],
		['does not count elsewhere', 'error 137', []],
		['is never reported where it is for look-up', 'exited with code 0', []],
		['does not count in a quiet place', 'left with 137', []],
	])('%s', (_case, line, expected) => {
		expect(told(line, of)).toEqual(expected);
	});

	it('counts in a quiet place where its catalog is primary', () => {
		expect(told('left with 137', readerOf([exits]))).toEqual(['exits:137 unknown']);
	});
});

describe('an unknown code', () => {
	const unknownIn = (line: string) =>
		reader.readText(Buffer.from(line), true).unknown.map(({ code }) => code);

	it.each([
		['under a key', '{"errcode":42001,"errmsg":"x"}', ['42001']],
		['under a Chinese key', '错误码：42001', ['42001']],
		['once a line', 'errcode=42001 errcode=42001', ['42001']],
	])('is told: %s', (_case, line, codes) => {
		expect(unknownIn(line)).toEqual(codes);
	});

	it.each(['port=42001', 'errcode=40015', 'sqlstate=42001', 'errcode=4200.1', 'took 42001 ms'])(
		'is none: %s',
		(line) => {
			expect(unknownIn(line)).toEqual([]);
		},
	);
});
