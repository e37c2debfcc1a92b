import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Parsed, parseJson, parseYaml } from '../../source/catalog/parse-catalog.ts';

const placesOf = (parsed: Parsed) =>
	'fault' in parsed ? [[parsed.fault.line, parsed.fault.column]] : [];
const reasonsOf = (parsed: Parsed) => ('fault' in parsed ? [parsed.fault.reason.en] : []);

describe('parseJson', () => {
	it.each<[string, string, number, number, string]>([
		['a trailing comma', '{\n\t"entries": [\n\t\t1,\n\t]\n}', 4, 2, 'value expected'],
		['a comma too few', '{\n  "a": 1\n  "b": 2\n}', 3, 3, 'comma expected'],
		['a word', '{"a": nope}', 1, 7, 'invalid symbol'],
		['a comment', '{\n// x\n}', 2, 1, 'invalid comment token'],
		['an end too soon', '{"a": [1', 1, 9, ''],
		['an empty file', '', 1, 1, 'value expected'],
		['text behind the end', '{}\n{}', 2, 1, 'end of file expected'],
		['Windows line ends', '{\r\n  "a": x\r\n}', 2, 8, 'invalid symbol'],
		['a place behind Chinese', '{"描述": x}', 1, 8, 'invalid symbol'],
		['a fault behind a BOM', '\ufeff{\n  "a": x\n}', 2, 8, 'invalid symbol'],
		['a fault in the first line behind a BOM', '\ufeff{"a": x}', 1, 7, 'invalid symbol'],
	])('names line and column of %s', async (_case, text, line, column, reason) => {
		const parsed = await parseJson(text);
		expect(placesOf(parsed)).toEqual([[line, column]]);
		expect(reasonsOf(parsed)[0]).toMatch(/^not JSON, /);
		expect(reasonsOf(parsed)[0]).toContain(reason);
	});

	it('passes over a BOM', async () => {
		expect(await parseJson('\ufeff{"a":1}')).toEqual({ data: { a: 1 } });
	});

	it.each([
		['open', '['.repeat(200_000)],
		['open objects', '{"a":'.repeat(200_000)],
	])('says of brackets 200,000 deep and %s that they are not JSON', async (_case, text) => {
		expect(reasonsOf(await parseJson(text))).toHaveLength(1);
	});

	it('reads what JSON.parse reads, and otherwise names a place in the text', async () => {
		const cut = fc
			.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', 'x', '\u0001', '\n'))
			.map(([json, at, odd]) => {
				const place = at % (json.length + 1);
				return json.slice(0, place) + odd + json.slice(place + 1);
			});
		await fc.assert(
			fc.asyncProperty(cut, async (text) => {
				let data: unknown;
				let isJson = true;
				try {
					data = JSON.parse(text);
				} catch {
					isJson = false;
				}
				const parsed = await parseJson(text);
				if (isJson) {
					expect(parsed).toEqual({ data });
					return;
				}
				const [[line = 0, column = 0] = []] = placesOf(parsed);
				const lines = text.split('\n');
				expect(line).toBeGreaterThan(0);
				expect(column).toBeGreaterThan(0);
				expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
			}),
			{ numRuns: 500 },
		);
	});
});

const laughs = [
	'a: &a [x, x, x, x, x, x, x, x, x]',
	...'bcdefghi'
		.split('')
		.map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(', ')}]`),
].join('\n');

describe('parseYaml', () => {
	it.each<[string, string, unknown]>([
		[
			'a catalog',
			'entries:\n  - code: E1\n    description: x\n',
			{ entries: [{ code: 'E1', description: 'x' }] },
		],
		['JSON', '{"a": [1]}', { a: ['1'] }],
		['a BOM', '\ufeffa: 1\n', { a: '1' }],
		['Windows line ends', 'a:\r\n  - b\r\n', { a: ['b'] }],
		['an anchor', 'a: &x {en: y}\nb: *x\n', { a: { en: 'y' }, b: { en: 'y' } }],
		['an empty file', '', null],
		['comments alone', '# x\n', null],
		['a text over lines', 'a: |\n  x\n  y\n', { a: 'x\ny\n' }],
		['dates as texts', 'a: 2024-01-02\n', { a: '2024-01-02' }],
		['yes and no as texts', 'a: [yes, no, on]\n', { a: ['yes', 'no', 'on'] }],
	])('reads %s', async (_case, text, data) => {
		expect(await parseYaml(text)).toEqual({ data });
	});

	it('keeps a key called __proto__ from changing anything', async () => {
		const parsed = await parseYaml('__proto__: {polluted: yes}\na: 1\n');
		expect(JSON.stringify(parsed)).toBe('{"data":{"__proto__":{"polluted":"yes"},"a":"1"}}');
		expect('polluted' in {}).toBe(false);
	});

	it.each<[string, string, number, number]>([
		['a bracket left open', 'a: [1\nb: 2\n', 2, 1],
		['a tab for indentation', 'a:\n\tb: 1\n', 2, 1],
		['a key twice', 'a: 1\na: 2\n', 2, 1],
		['two documents', 'a: 1\n---\nb: 2\n', 2, 1],
		['a mapping in a line', 'a: b: c\n', 1, 5],
		['an alias without its anchor', 'a:\n  - b: &x 1\n    c: *y\n', 3, 9],
		['an anchor that contains itself', 'a:\n  b: &x\n    - [*x]\n', 3, 9],
	])('names line and column of %s', async (_case, text, line, column) => {
		const parsed = await parseYaml(text);
		expect(placesOf(parsed)[0]).toEqual([line, column]);
		expect(reasonsOf(parsed)[0]).toMatch(/^not (?:usable )?YAML, /);
	});

	it('says once that it is nested too deeply', async () => {
		const deep = `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`;
		expect(reasonsOf(await parseYaml(deep))).toEqual(['not YAML, nested too deeply']);
	});

	it.each([
		['an anchor that contains itself', 'a: &x [*x]\n'],
		['a mapping that contains itself', 'a: &x\n  b: *x\n'],
		['a billion laughs', laughs],
	])('refuses %s, soon', async (_case, text) => {
		const startedAt = performance.now();
		const parsed = await parseYaml(text);
		expect(reasonsOf(parsed)[0]).toMatch(/^not (?:usable )?YAML, /);
		expect(performance.now() - startedAt).toBeLessThan(5000);
	});
});
