import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { toCatalog } from '../../source/catalog/catalog-file.ts';
import { layoutStride } from '../../source/log/code-table.ts';
import { createSimdScanner } from '../../source/log/load-scanner.ts';
import { createPlainScanner } from '../../source/log/plain-scanner.ts';
import { candidateStride, mostCandidates, type Scanner } from '../../source/log/scanner.ts';
import { tableOf } from './readers.ts';

const capacity = 8192;
const catalogOf = (codes: readonly (string | number)[]) =>
	toCatalog({ entries: codes.map((code) => ({ code, description: 'x' })) }, 'made up');

/** Both scanners over the same memory. */
function scannersOf(codes: readonly string[], size = capacity) {
	const table = tableOf([catalogOf(codes)]);
	const simd = createSimdScanner(table, size);
	if (simd === undefined) throw new Error('this machine has no WebAssembly SIMD');
	return { simd, plain: createPlainScanner(table, simd.input), table };
}

function scan(scanner: Scanner, from: number, to: number) {
	const count = scanner.scan(from, to);
	return [...scanner.candidates.subarray(0, count * candidateStride)];
}

const catalogs: readonly (readonly [name: string, codes: readonly string[]])[] = [
	['the built-in catalog', builtInCatalog().entries.map(({ code }) => code)],
	[
		'codes of every kind',
		['ORA-00942', 'E0382', 'auth/invalid', '0x80070005', '5', '42', '-7', 'x'],
	],
	['codes of one letter or digit', [...'abcxyz0123456789_']],
	['codes of two', ['ab', 'xy', '40', '-1', '+1', 'a-', '.b', '#7', '_1', 'p_']],
	['codes within codes', ['CD', 'AB-CD', 'CD/EF', 'AB-CD/EF', 'AB', 'EF', 'AB_CD', 'A.B.C']],
	['codes with spaces and Chinese', ['no such file', '错误-7', 'E 5', '码x', 'é1', 'a--b']],
	[
		'long codes',
		['x'.repeat(70), `A-${'9'.repeat(40)}`, 'PREFIX_'.repeat(9), 'abcdefgh', 'abcdefghi'],
	],
	['numbers from 0 to 999', Array.from({ length: 1000 }, (_, number) => String(number))],
];

describe.each(catalogs)('the two scanners, with %s,', (_name, codes) => {
	const { simd, plain } = scannersOf(codes);
	const flipCase = (code: string) =>
		code === code.toLowerCase() ? code.toUpperCase() : code.toLowerCase();
	const piece = fc.oneof(
		{ weight: 6, arbitrary: fc.constantFrom(...codes) },
		{ weight: 2, arbitrary: fc.constantFrom(...codes).map(flipCase) },
		{ weight: 1, arbitrary: fc.constantFrom(...codes).map((code) => code.slice(0, -1)) },
		{ weight: 6, arbitrary: fc.constantFrom(' ', ':', '"', '-', '/', '.', '=', ', ', '#', '+') },
		{ weight: 2, arbitrary: fc.constantFrom('\n', '\r\n', '\n\n') },
		{ weight: 1, arbitrary: fc.constantFrom('_', 'a', '0', 'Z', '\u007f', '@', '`', '[', '{') },
		{ weight: 1, arbitrary: fc.constantFrom('\u001b', '\u001b[31m', '\u0000', '错', 'é', '\t') },
		{ weight: 1, arbitrary: fc.constantFrom(1, 15, 16, 31, 63).map((count) => ' '.repeat(count)) },
	);
	const bytes = fc
		.array(
			fc.oneof(
				{ weight: 12, arbitrary: piece.map((text) => Buffer.from(text)) },
				{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 6 }).map((raw) => Buffer.from(raw)) },
			),
			{ maxLength: 40 },
		)
		.map((parts) => Buffer.concat(parts));

	it('find the same candidates in any bytes', () => {
		let found = 0;
		fc.assert(
			fc.property(
				bytes,
				fc.integer({ min: 0, max: 140 }),
				fc.constantFrom(...codes, '\n', 'a', '0', '\u001b', ' ', '\u00ff'),
				(input, from, garbage) => {
					const to = from + Math.min(input.length, capacity - from);
					simd.input.fill(garbage, 0, Math.min(capacity, to + 300));
					if (from > 0) simd.input[from - 1] = 10;
					input.copy(simd.input, from);
					const expected = scan(plain, from, to);
					found += expected.length;
					expect(scan(simd, from, to)).toEqual(expected);
					expect(simd.countLines(from, to)).toBe(plain.countLines(from, to));
				},
			),
			{ numRuns: 1000 },
		);
		expect(found).toBeGreaterThan(1000);
	});

	it('find every code that stands alone', () => {
		for (const code of codes) {
			const line = Buffer.from(`| ${code} |\n`);
			line.copy(simd.input);
			const wanted = { start: 2, end: line.length - 3, lineStart: 0, lineEnd: line.length - 1 };
			for (const scanner of [plain, simd]) {
				const fields = scan(scanner, 0, line.length);
				const starts = fields.filter((_, at) => at % candidateStride === 0);
				const whole = starts.findIndex(
					(start, at) => start === wanted.start && fields[at * candidateStride + 1] === wanted.end,
				);
				expect(whole, code).not.toBe(-1);
				expect(fields.slice(whole * candidateStride + 3, whole * candidateStride + 5)).toEqual([
					wanted.lineStart,
					wanted.lineEnd,
				]);
			}
		}
	});
});

describe('a scanner', () => {
	const both = scannersOf(['40015', 'E-7'], 65_536);

	it.each([
		['the plain one', both.plain],
		['the SIMD one', both.simd],
	])('says which code stands where in which line (%s)', (_name, scanner) => {
		const length = scanner.input.write('x\na 40015 e-7\n40015');
		expect(scan(scanner, 0, length)).toEqual([4, 9, 0, 2, 13, 10, 13, 1, 2, 13, 14, 19, 0, 14, 19]);
	});

	it.each([
		['the plain one', both.plain],
		['the SIMD one', both.simd],
	])('takes a line with an escape sequence as one (%s)', (_name, scanner) => {
		const length = scanner.input.write('40015\n40015 \u001b[1m40015\n40015\n');
		expect(scan(scanner, 0, length)).toEqual([
			0, 5, 0, 0, 5, 6, 11, 0, 6, 21, 12, 12, -1, 6, 21, 22, 27, 0, 22, 27,
		]);
	});

	it.each([
		['the plain one', both.plain],
		['the SIMD one', both.simd],
	])('stops where no more fit, and can be asked for the rest (%s)', (_name, scanner) => {
		const lines = 5000;
		const length = scanner.input.write('40015 x\n'.repeat(lines));
		expect(scanner.scan(0, length)).toBe(mostCandidates);
		const lineEnd = scanner.candidates[mostCandidates * candidateStride - 1] ?? 0;
		expect(lineEnd).toBe(mostCandidates * 8 - 1);
		expect(scanner.scan(lineEnd, length)).toBe(lines - mostCandidates);
	});

	it.each([
		['the plain one', both.plain],
		['the SIMD one', both.simd],
	])('finds nothing in nothing (%s)', (_name, scanner) => {
		expect(scanner.scan(0, 0)).toBe(0);
		expect(scanner.scan(100, 100)).toBe(0);
		expect(scanner.countLines(7, 7)).toBe(0);
	});
});

describe('buildCodeTable', () => {
	it('has each code and alias once, whatever its case', () => {
		const table = tableOf([
			toCatalog({ entries: [{ code: 'E1', aliases: [7], description: 'x' }] }, 'a'),
			toCatalog({ entries: [{ code: '7', description: 'y' }] }, 'b'),
		]);
		const codes = Array.from({ length: table.size }, (_, number) => table.codeAt(number));
		expect(codes.map(({ owners }) => [owners[0]?.code, owners.length])).toEqual([
			['E1', 1],
			['7', 2],
		]);
	});

	it('leaves out a code without letter or digit', () => {
		expect(tableOf([catalogOf(['::', '错误', 'x'])]).words.layout).toHaveLength(2 * layoutStride);
	});

	it('finds nothing with no codes at all', () => {
		const { simd, plain } = scannersOf([]);
		const length = simd.input.write('errcode 40015 \n');
		expect([scan(simd, 0, length), scan(plain, 0, length)]).toEqual([[], []]);
	});
});
