import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { toCatalog } from '../../source/catalog/catalog-file.ts';
import { indexByCode, looksLikeCode } from '../../source/catalog/code-index.ts';

const system = toCatalog(
	{
		entries: [
			{ code: 'ECONNREFUSED', aliases: [111, 'WSAECONNREFUSED'], description: 'refused' },
			{ code: 40015, description: 'another meaning' },
			{ code: 'x', aliases: ['X', ' x '], description: 'named thrice' },
		],
	},
	'system',
);
const index = indexByCode([builtInCatalog(), system]);

describe('indexByCode', () => {
	it.each([
		['40001', ['invalid credential']],
		['  40001\t', ['invalid credential']],
		['SYS_ERR', ['Internal error']],
		['sys_err', ['Internal error']],
		[' Sys_Err ', ['Internal error']],
		['-1', ['busy system']],
		['econnrefused', ['refused']],
		['111', ['refused']],
		['wsaEconnrefused', ['refused']],
		['x', ['named thrice']],
		['40015', ['access_token expired', 'another meaning']],
		['4000', []],
		['040001', []],
		['1', []],
		['SYS', []],
		['', []],
		['constructor', []],
	])('finds %j', (code, descriptions) => {
		expect(index.find(code).map(({ description }) => description.en)).toEqual(descriptions);
	});

	it('keeps the catalogs in order, where they share a code too', () => {
		expect(index.find('40015').map(({ catalog }) => catalog)).toEqual(['open-platform', 'system']);
		const turned = indexByCode([system, builtInCatalog()]);
		expect(turned.find('40015').map(({ catalog }) => catalog)).toEqual(['system', 'open-platform']);
	});

	it('lists all entries, catalog by catalog', () => {
		expect(index.entries).toHaveLength(82);
		expect(index.entries.slice(78, 80).map(({ code }) => code)).toEqual(['401015', 'ECONNREFUSED']);
		expect(index.catalogs.map(({ name }) => name)).toEqual(['open-platform', 'system']);
	});

	it('finds every built-in code, its case turned', () => {
		const missed = builtInCatalog().entries.filter(
			({ code }) => index.find(code.toLowerCase())[0]?.code !== code,
		);
		expect(missed).toEqual([]);
	});
});

describe('looksLikeCode', () => {
	it.each(['40015', '0', '-1', '-99999', '+5', ' 40015 ', 'SYS_ERR', 'API_SYS_REQX', 'E_1', '1_A'])(
		'takes %j for a code',
		(text) => {
			expect(looksLikeCode(text)).toBe(true);
		},
	);

	it.each([
		'token',
		'sys_err',
		'Sys_Err',
		'POST',
		'AppID',
		'E1',
		'4001x',
		'1.5',
		'--1',
		'-',
		'+',
		'',
		'_',
		'SYS_',
		'_ERR',
		'SYS__ERR',
		'40015 40016',
		'40015\n40016',
		'４００１５',
		'错误码40015',
		'1e3',
		'0x10',
	])('takes %j for words', (text) => {
		expect(looksLikeCode(text)).toBe(false);
	});
});
