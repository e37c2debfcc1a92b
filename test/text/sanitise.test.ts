import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteInput, sanitise, toSafeJson } from '../../source/text/sanitise.ts';

/** What no terminal may be sent: controls, line separators, and what reorders a line. */
const unsafe =
	/[\p{Cc}\p{Zl}\p{Zp}\u{e0000}-\u{e007f}\u200b\u2060\u3164\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Texts in which the characters that matter are frequent. */
const text = fc.string({
	unit: fc.oneof(
		fc.constantFrom('a', ' ', '错', '😀', '"', '\\', '\n', '\t', '\r', '\u001b', '\u009b'),
		fc.constantFrom(
			'\u0000',
			'\u007f',
			'\u0085',
			'\u2028',
			'\u202e',
			'\u2066',
			'\ufeff',
			'\u061c',
			'\u{e0041}',
			'\u200b',
		),
		fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
	),
	maxLength: 40,
});

describe('sanitise', () => {
	it.each([
		['leaves plain text', 'access_token expired', 'access_token expired'],
		['leaves Chinese', '操作频繁，冻结一段时间', '操作频繁，冻结一段时间'],
		['leaves emoji', 'a 👩‍💻 b', 'a 👩‍💻 b'],
		['leaves typographic quotes', 'user’s “x” – …', 'user’s “x” – …'],
		['makes a line end a space', 'a\r\nb\nc', 'a b c'],
		['makes white space one space', 'a \t\u00a0\u3000 b', 'a b'],
		['makes line separators a space', 'a\u2028b\u2029c', 'a b c'],
		['shows escape sequences', '\u001b[31mred', '\\u001b[31mred'],
		['shows the C1 control that begins them too', 'a\u009b31m', 'a\\u009b31m'],
		['shows NUL, bell and DEL', '\u0000\u0007\u007f', '\\u0000\\u0007\\u007f'],
		['shows what turns the direction', 'a\u202eb\u2066c\u200f', 'a\\u202eb\\u2066c\\u200f'],
		['shows the Arabic letter mark', '\u061c', '\\u061c'],
		['shows spaces without width', 'a\u200bb\u2060c\ufeff', 'a\\u200bb\\u2060c '],
		['shows fillers', 'a\u3164\u115f\uffa0', 'a\\u3164\\u115f\\uffa0'],
		['shows tags', 'a\u{e0041}', 'a\\udb40\\udc41'],
		['leaves nothing of nothing', '', ''],
	])('%s', (_case, given, shown) => {
		expect(sanitise(given)).toBe(shown);
	});

	it('lets no control character through', () => {
		fc.assert(
			fc.property(text, (given) => {
				expect(sanitise(given)).not.toMatch(unsafe);
				expect(sanitise(sanitise(given))).toBe(sanitise(given));
			}),
			{ numRuns: 3000 },
		);
	});
});

describe('toSafeJson', () => {
	it('is JSON of the same value, without control characters', () => {
		fc.assert(
			fc.property(fc.record({ [`a${'\u009b'}`]: text, b: fc.array(text) }), (value) => {
				const json = toSafeJson(value);
				expect(json).not.toMatch(unsafe);
				expect(JSON.parse(json)).toEqual(value);
			}),
			{ numRuns: 3000 },
		);
	});

	it.each([
		[{ code: '40015', zh: '超时' }, '{"code":"40015","zh":"超时"}'],
		['\u001b[0m\u009b\u007f', '"\\u001b[0m\\u009b\\u007f"'],
		['a\u2028\u202eb\n', '"a\\u2028\\u202eb\\n"'],
		[[null, 1, true], '[null,1,true]'],
	])('writes %j', (value, json) => {
		expect(toSafeJson(value)).toBe(json);
	});
});

describe('quoteInput', () => {
	it.each([
		['a short text as it is', 'tokne', 'tokne'],
		['a text that just fits', 'x'.repeat(60), 'x'.repeat(60)],
		['a longer one cut', 'x'.repeat(61), `${'x'.repeat(60)}…`],
		['a page cut', 'x y '.repeat(10_000), `${'x y '.repeat(15)}…`],
		['control characters as escapes', 'a\u001b[2Jb\nc', 'a\\u001b[2Jb c'],
	])('quotes %s', (_case, given, quoted) => {
		expect(quoteInput(given)).toBe(quoted);
	});

	it('cuts where it is told', () => {
		expect(quoteInput('abcdef', 3)).toBe('abc…');
	});

	it('cuts no character in two', () => {
		expect(quoteInput(`x${'😀'.repeat(50)}`)).not.toMatch(/\p{Cs}/u);
	});
});
