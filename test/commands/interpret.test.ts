import { describe, expect, it } from 'vitest';
import { builtInCatalog, libraryCatalogs } from '../../source/catalog/built-in.ts';
import { indexByCode } from '../../source/catalog/code-index.ts';
import { interpret, knownBy } from '../../source/commands/interpret.ts';

const known = knownBy({
	primary: indexByCode([builtInCatalog()]),
	library: indexByCode(libraryCatalogs()),
	options: { section: undefined },
});

/** What words mean, with the codes of entries in their place. */
function meant(...words: string[]) {
	const interpretation = interpret(words, known);
	if (interpretation.kind !== 'reported') return interpretation;
	return { ...interpretation, entries: interpretation.entries.map(({ code }) => code) };
}

describe('interpret', () => {
	it.each([
		['a code', ['40015'], ['40015']],
		['a code of the library', ['ECONNREFUSED'], ['ECONNREFUSED']],
		['a word of every day that the library writes so', ['BUSY'], ['BUSY']],
		['codes, one of them unknown', ['40015', '40051', '-1'], ['40015', '40051', '-1']],
		['codes in one text', ['40015 -1'], ['40015', '-1']],
		['a question about a code', ['what', 'does', '40018', 'mean'], ['40018']],
		['a code and what is none', ['40015', 'nope'], ['40015', 'nope']],
	])('looks up %s', (_case, words, codes) => {
		expect(meant(...words)).toEqual({ kind: 'codes', codes });
	});

	it.each([
		['one report', ['{"errcode":40015,"errmsg":"x"}'], ['40015'], []],
		['each report once', ['ret=-1 and errcode=40001, errcode=-1'], ['-1', '40001'], []],
		['a line that the shell has split', ['Error', 'code:', '40018'], ['40018'], []],
		['the unknown beside the known', ['errcode=40015 errcode=40051'], ['40015'], ['40051']],
	])('reads a log line: %s', (_case, words, entries, unknown) => {
		expect(meant(...words)).toEqual({ kind: 'reported', entries, unknown });
	});

	it.each([
		['what looks like a code', ['40051'], ['40051']],
		['what looks like one in capitals', ['FOO_BAR'], ['FOO_BAR']],
		['a report that nothing has', ['{"errcode":40051}'], ['40051']],
	])('never searches for %s', (_case, words, codes) => {
		expect(meant(...words)).toEqual({ kind: 'unknown', codes });
	});

	it.each([
		['token', 'expired'],
		['签名错误'],
		['what', 'is', 'wrong'],
		['connect to 10.0.0.1:40001'],
		['connection', 'refused'],
		['help'],
		['busy'],
		['econnrefused'],
	])('takes other words for a query: %j', (...words) => {
		expect(meant(...words)).toEqual({ kind: 'query', text: words.join(' ') });
	});
});
