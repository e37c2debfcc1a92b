import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCatalog, libraryCatalogs } from '../../source/catalog/built-in.ts';
import { toCatalog } from '../../source/catalog/catalog-file.ts';
import { indexByCode } from '../../source/catalog/code-index.ts';
import type { Catalog, Entry } from '../../source/catalog/entry.ts';
import { reportedEntries } from '../../source/log/line-reports.ts';
import { createSearch, type Search } from '../../source/search/search.ts';
import { finish } from '../../source/search/steps.ts';

function searchIn(catalogs: readonly Catalog[]) {
	const index = indexByCode(catalogs);
	return createSearch(index.entries, reportedEntries);
}

/** Entries of a catalog of one's own, much like those of the platform. */
function manyEntries(count: number): Catalog {
	const { entries } = builtInCatalog();
	const many = Array.from({ length: count }, (_, at) => {
		const { description, solution } = entries[at % entries.length] ?? {};
		return {
			code: String(700_000 + at),
			description: { en: `${description?.en} (${at})`, zh: `${description?.zh}（${at}）` },
			solution: { en: `${solution?.en} Case ${at}.`, zh: `${solution?.zh}情形${at}。` },
		};
	});
	return toCatalog({ entries: many }, 'many');
}

const catalog = builtInCatalog();
const { entries } = catalog;
const built = searchIn([catalog]);
const codesOf = (found: readonly Entry[]) => found.map(({ code }) => code);
const codesFor = (query: string) => codesOf(built.search(query));

/** Queries of a file of test/fixtures, each with the codes that are right: - for none. */
const readQueries = (file: string) =>
	readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8')
		.trimEnd()
		.split('\n')
		.map((line) => line.split('\t'));

const queries = readQueries('queries.tsv').map(([kind = '', query = '', accepted = '']) => ({
	kind,
	query,
	accepted,
}));

const withErrnoAndHttp = searchIn([
	catalog,
	...libraryCatalogs().filter(({ name }) => name === 'errno' || name === 'http'),
]);

/** Queries as people type them; those marked `a` are asked of errno and http as well. */
const habits = readQueries('habits.tsv').map(
	([asked = '', kind = '', query = '', accepted = '']) => {
		const search = asked === 'a' ? withErrnoAndHttp : built;
		return { kind, query, accepted, search };
	},
);

/** What is asked of a query, and the place of the first right code, from 1. */
function placeOf({ query, accepted }: (typeof queries)[number], search: Search) {
	const codes = codesOf(search.search(query));
	const places = accepted.split(',').map((code) => codes.indexOf(code));
	const place = Math.min(...places.filter((at) => at >= 0)) + 1;
	return { place, told: `${query}: ${accepted}, not ${codes.slice(0, 3).join(' ')}` };
}

describe.each([
	{
		name: 'queries by kind',
		asked: queries.map((query) => ({ ...query, search: built })),
		first: 0.98,
		near: 0.99,
	},
	{ name: 'queries by people’s habits', asked: habits, first: 0.94, near: 0.97 },
])('the ranking of $name', ({ asked, first, near }) => {
	const answerable = asked.filter(({ accepted }) => accepted !== '-');
	const judged = answerable.map((query) => placeOf(query, query.search));
	const missedWithin = (places: number) =>
		judged.filter(({ place }) => place > places).map(({ told }) => told);

	it('has the right entry first', () => {
		const missed = missedWithin(1);
		expect(missed.length / answerable.length, missed.join('\n')).toBeLessThanOrEqual(1 - first);
	});

	it('has the right entry among the first three', () => {
		const missed = missedWithin(3);
		expect(missed.length / answerable.length, missed.join('\n')).toBeLessThanOrEqual(1 - near);
	});

	it('finds nothing for nonsense and other fields', () => {
		const nonsense = asked.filter(({ accepted }) => accepted === '-');
		const found = nonsense.flatMap(({ query, search }) =>
			search.search(query).map(({ code }) => `${query}: ${code}`),
		);
		expect(found.length, found.join('\n')).toBeLessThanOrEqual(1);
	});
});

describe('a single letter', () => {
	it('is the beginning of a word of code or description, and nothing else', () => {
		const found = built.search('s');
		expect(found.length).toBeGreaterThan(5);
		for (const { code, description } of found) {
			expect(`${code} ${description.en}`).toMatch(/(?:^|[^a-z\d])s/i);
		}
		expect(codesFor('z')).toEqual([]);
	});
});

describe('search', () => {
	it.each([
		['qm', 'API_SYS_REQSIGN'],
		['cs', '40015'],
	])('finds two initials behind Latin letters: %s', (typed, code) => {
		expect(codesFor(typed)).toContain(code);
	});

	it.each(['hello', 'nopes', 'world'])('takes %s for no other word', (typed) => {
		expect(codesFor(typed)).toEqual([]);
	});

	it.each(entries)('has $code first when its code is asked for, in any case', ({ code }) => {
		for (const typed of [code, code.toLowerCase(), ` ${code} `]) {
			expect(codesFor(typed)[0]).toBe(code);
		}
	});

	it.each(entries)('has $code first when its description is asked for', ({ code, description }) => {
		const same = entries
			.filter((other) => {
				const { en, zh } = other.description;
				return en.toLowerCase() === description.en.toLowerCase() || zh === description.zh;
			})
			.map((other) => other.code);
		expect([code, ...same]).toContain(codesFor(description.en)[0]);
		expect([code, ...same]).toContain(codesFor(description.zh)[0]);
	});

	it('lists a dozen at most for a full numeric code', () => {
		const long = entries.filter(({ code }) => /^-?\d+$/.test(code) && codesFor(code).length > 12);
		expect(long.map(({ code }) => code)).toEqual([]);
	});

	it('lists every entry, in order, for an empty query', () => {
		for (const query of ['', '   ', '\t']) expect(built.search(query)).toEqual(entries);
	});

	it.each([
		[
			'exact code before its continuations',
			'SYS_ERR',
			['SYS_ERR', 'SYS_ERR_REQTYPE', 'SYS_ERR_USER'],
		],
		[
			'code prefixes in the order of the list',
			'40101',
			['401010', '401011', '401012', '401013', '401015'],
		],
		[
			'every code that a text reports, in its order',
			'errcode 40029, then errcode 40001',
			['40029', '40001'],
		],
		['codes that only stand in a text', '40017 or 40003', ['40003', '40017']],
		['a shorter description before a longer one', 'invalid url', ['40008', '40007']],
		['a phrase in the description before scattered words', 'missing code', ['40013']],
	])('puts %s', (_case, query, first) => {
		expect(codesFor(query).slice(0, first.length)).toEqual(first);
	});

	it('reads full-width digits and letters as plain ones', () => {
		expect(codesFor('４００１５')[0]).toBe('40015');
		expect(codesFor('ｓｙｓ＿ｅｒｒ')[0]).toBe('SYS_ERR');
	});

	it('never lists an entry twice, whatever is typed', () => {
		const typed = fc.oneof(
			fc.constantFrom(...queries.map(({ query }) => query)),
			fc.string({ maxLength: 12 }),
			fc.string({ unit: fc.constantFrom(...'40159-_ aeinrst错误码的超时缺失'), maxLength: 10 }),
			fc
				.array(
					fc.constantFrom(...entries.flatMap(({ code, description }) => [code, description.zh])),
					{
						maxLength: 3,
					},
				)
				.map((parts) => parts.join(' ')),
		);
		fc.assert(
			fc.property(typed, (query) => {
				const found = built.search(query);
				expect(new Set(found).size).toBe(found.length);
			}),
			{ numRuns: 400 },
		);
	});

	it('answers a pasted page without delay or failure', () => {
		const page = 'lorem ipsum dolor sit amet 40015 token 超时 '.repeat(500);
		expect(() => built.search(page)).not.toThrow();
		expect(built.match('a'.repeat(100_000))).toEqual([]);
	});

	it('searches any catalogs, without sections, solutions or Chinese too', () => {
		const mine = toCatalog(
			{
				entries: [
					{ code: 'ECONNREFUSED', aliases: [111], description: 'Connection refused' },
					{ code: 'ETIMEDOUT', aliases: [110], description: 'Connection timed out' },
					{ code: 'E0382', description: 'borrow of moved value' },
				],
			},
			'mine',
		);
		const search = searchIn([mine]);
		const found = (query: string) => codesOf(search.search(query));
		expect(found('111')).toEqual(['ECONNREFUSED']);
		expect(found('refused')[0]).toBe('ECONNREFUSED');
		expect(found('connection')).toEqual(['ECONNREFUSED', 'ETIMEDOUT']);
		expect(found('moved borow')[0]).toBe('E0382');
		expect(found('e0382')[0]).toBe('E0382');
		expect(found('etimed')[0]).toBe('ETIMEDOUT');
	});

	it('ranks descriptions first, then sections, then solutions', () => {
		const catalogOf = (descriptions: readonly string[]) =>
			toCatalog(
				{
					sections: [{ id: 'bank', en: 'Bank transfers', zh: '银行转账' }],
					entries: [
						{ code: 'S1', description: 'other', solution: 'Ask why the transfers closed.' },
						{ code: 'B1', description: 'closed', section: 'bank' },
						...descriptions.map((description, at) => ({ code: `D${at}`, description })),
					],
				},
				'mine',
			);
		const found = (descriptions: readonly string[]) =>
			codesOf(searchIn([catalogOf(descriptions)]).search('transfers closed'));
		expect(found(['closed by the bank, all transfers'])).toEqual(['D0', 'B1', 'S1']);
		expect(found([])).toEqual(['B1', 'S1']);
	});

	it('finds an entry by the usual messages of its system', () => {
		const entry = { code: '28', description: 'it took too long' };
		const messages = ['Operation timed out after'];
		const mine = toCatalog({ entries: [{ ...entry, messages }] }, 'mine');
		expect(codesOf(searchIn([mine]).search('operation timed out'))).toEqual(['28']);
	});

	it('leaves solutions out where it is told to', () => {
		const front = createSearch(entries, reportedEntries, { readsSolutions: false });
		expect(codesFor('micromessenger browser')).toEqual(['201003']);
		expect(front.match('micromessenger browser')).toEqual([]);
	});

	it('takes the name of a property for a text like any other', () => {
		const texts = ['constructor', 'toString', '__proto__'].map((zh, at) => ({
			code: `P${at}`,
			description: { en: 'x', zh },
		}));
		const search = searchIn([toCatalog({ entries: texts }, 'mine')]);
		finish(search.prepare());
		expect(search.search('osx')).toEqual([]);
		expect(search.search('tostring').map(({ code }) => code)).toEqual(['P1']);
	});

	it('finds nothing where there is nothing', () => {
		expect(searchIn([]).search('token')).toEqual([]);
		expect(searchIn([]).search('')).toEqual([]);
	});
});

describe('fill', () => {
	/** The entries, and in how many steps they came. */
	function filled(search: Search, query: string) {
		const filling = search.fill(query, search.match(query));
		for (let steps = 1; ; steps++) {
			const step = filling.next();
			if (step.done) return { found: step.value, steps };
		}
	}

	it('keeps what was matched, first and in order', () => {
		for (const { query } of queries) {
			const matched = built.match(query);
			expect(filled(built, query).found.slice(0, matched.length)).toEqual(matched);
		}
	});

	it('adds nothing where anything was matched', () => {
		const matched = built.match('token expired');
		expect(matched.length).toBeGreaterThan(0);
		expect(filled(built, 'token expired')).toEqual({ found: matched, steps: 1 });
	});

	it('goes through the words of many entries in many steps, and comes to the same', () => {
		const words = Array.from({ length: 9000 }, (_, at) => ({
			code: `E${at}`,
			description: `${at.toString(26).replaceAll(/\d/g, 'q')}word broke`,
		}));
		const many = searchIn([catalog, toCatalog({ entries: words }, 'many')]);
		const { found, steps } = filled(many, 'acces_tokne');
		expect(codesOf(found)).toContain('40015');
		expect(found).toEqual(many.search('acces_tokne'));
		expect(steps).toBeGreaterThan(5);
	});

	it.each([
		['a mistyped word', 'tokan expired', '40015'],
		['two letters swapped', 'invalid scpoe', '40027'],
		['wrong characters', '签明错误', 'API_SYS_REQSIGN'],
		['traditional characters', '簽名錯誤', 'API_SYS_REQSIGN'],
		['mistyped pinyin', 'shojihao zhanyong', '401012'],
		['most of the words', '账号被注销了吗', '401015'],
		['a mistyped code', '401005', '401015'],
	])('guesses at %s, and never as an answer', (_case, query, code) => {
		expect(built.match(query)).toEqual([]);
		expect(codesOf(filled(built, query).found)).toContain(code);
	});

	it.each(['getaddrinfo ENOTFOUND', 'TOKAN', 'ERR_TOKAN', 'tokan1'])(
		'takes the code in %s for no mistyped word',
		(query) => {
			expect(codesFor(query)).toEqual([]);
		},
	);
});

describe('prepare', () => {
	it('may be overtaken by a query, and goes on behind it', () => {
		const own = manyEntries(500);
		const overtaken = searchIn([own]);
		const preparing = overtaken.prepare();
		preparing.next();
		const found = overtaken.search('micromessenger');
		finish(preparing);
		expect(found.length).toBeGreaterThan(0);
		expect(codesOf(overtaken.search('micromessenger'))).toEqual(codesOf(found));
		expect(codesOf(searchIn([own]).search('micromessenger'))).toEqual(codesOf(found));
	});

	it('goes on in many steps, so that keys are heard between them', () => {
		let steps = 0;
		for (const _ of searchIn([manyEntries(3000)]).prepare()) steps++;
		expect(steps).toBeGreaterThan(50);
	});
});

describe('what is remembered', () => {
	const own = manyEntries(300);
	const words = [
		'access_token',
		'expired',
		'40',
		'签名错误',
		'qianming',
		'qm',
		'a',
		'ti',
		' ',
		'超时',
	];
	const typed = fc
		.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
		.chain((parts) => {
			const text = parts.join('');
			return fc.nat(text.length).map((length) => text.slice(0, length));
		});

	it('changes no answer, in whatever order texts are typed', () => {
		const remembering = searchIn([catalog, own]);
		const property = fc.property(fc.array(typed, { minLength: 1, maxLength: 6 }), (texts) => {
			const last = texts.at(-1) ?? '';
			for (const text of texts) remembering.match(text);
			for (let end = 1; end <= last.length; end++) remembering.match(last.slice(0, end));
			expect(codesOf(remembering.match(last))).toEqual(
				codesOf(searchIn([catalog, own]).match(last)),
			);
		});
		fc.assert(property, { numRuns: 30 });
	});

	it('is forgotten when there is too much of it, and nothing else', () => {
		const search = searchIn([catalog]);
		const before = codesOf(search.match('access_token'));
		for (let at = 0; at < 200; at++) search.match(`word${at}`);
		expect(codesOf(search.match('access_token'))).toEqual(before);
	});

	it('may have been prepared before or not', () => {
		const prepared = searchIn([catalog, own]);
		finish(prepared.prepare());
		for (const { query } of queries.filter((_, at) => at % 8 === 0)) {
			expect(codesOf(prepared.search(query))).toEqual(
				codesOf(searchIn([catalog, own]).search(query)),
			);
		}
	});
});
