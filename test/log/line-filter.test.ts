import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import type { CodeTable } from '../../source/log/code-table.ts';
import { LineFilter, longestLine } from '../../source/log/line-filter.ts';
import { createSimdScanner } from '../../source/log/load-scanner.ts';
import { createPlainScanner } from '../../source/log/plain-scanner.ts';
import type { Scanner } from '../../source/log/scanner.ts';
import { createNotes } from '../../source/print/note.ts';
import { readerOf } from './readers.ts';

const reader = readerOf([builtInCatalog()]);
const notes = createNotes({ language: 'en', paint: 'none' });

/** One scanner for all filters of a test: making its memory takes longer than a short input. */
function sharing(create: (table: CodeTable, capacity: number) => Scanner) {
	let shared: Scanner | undefined;
	return (codes: CodeTable, capacity: number) => {
		shared ??= create(codes, capacity);
		return shared;
	};
}

const scanners = [
	[
		'the SIMD scanner',
		sharing((codes, capacity) => {
			const scanner = createSimdScanner(codes, capacity);
			if (scanner === undefined) throw new Error('this machine has no WebAssembly SIMD');
			return scanner;
		}),
	],
	[
		'the plain scanner',
		sharing((codes, capacity) => createPlainScanner(codes, Buffer.alloc(capacity))),
	],
] as const;
const [, [, createPlain]] = scanners;

interface Outcome {
	/** All that was handed on, notes left out. */
	readonly through: Buffer;
	/** All that was handed on, notes behind their lines. */
	readonly annotated: Buffer;
	readonly lines: readonly {
		number: number;
		text: string;
		codes: readonly string[];
		columns: readonly number[];
	}[];
	readonly count: number;
}

/** @param cuts lengths of the chunks, over and over */
function filter(
	input: Buffer,
	cuts: readonly number[],
	createScanner: (table: CodeTable, capacity: number) => Scanner = createPlain,
	needsNumbers = true,
): Outcome {
	const pieces: { bytes: Buffer; isNote: boolean }[] = [];
	const lines: Outcome['lines'][number][] = [];
	/** As they are while they are being written: they must not change until the next room is full. */
	let handedOn: typeof pieces = [];
	const keep = (bytes: Buffer, isNote: boolean) => {
		handedOn.push({ bytes, isNote });
	};
	const write = () => {
		pieces.push(...handedOn.map(({ bytes, isNote }) => ({ bytes: Buffer.from(bytes), isNote })));
		handedOn = [];
	};
	const lineFilter = new LineFilter(
		reader,
		{
			needsNumbers,
			report({ number, reports, line, input: bytes, unhanded, start, end }) {
				keep(bytes.subarray(unhanded, end), false);
				keep(notes.of(reports), true);
				expect(bytes.subarray(start, end).equals(line)).toBe(true);
				lines.push({
					number,
					text: line.toString(),
					codes: reports.map(({ entry }) => entry.code),
					columns: reports.map((report) => report.start + 1),
				});
			},
			through: (bytes, start, end) => keep(bytes.subarray(start, end), false),
		},
		createScanner,
	);
	let at = 0;
	for (let cut = 0; at < input.length; cut++) {
		const wanted = cuts[cut % cuts.length] ?? input.length;
		const length = input.copy(lineFilter.makeRoom(), 0, at, Math.min(input.length, at + wanted));
		write();
		lineFilter.take(length);
		at += length;
	}
	lineFilter.end();
	write();
	return {
		through: Buffer.concat(pieces.filter(({ isNote }) => !isNote).map(({ bytes }) => bytes)),
		annotated: Buffer.concat(pieces.map(({ bytes }) => bytes)),
		lines,
		count: lineFilter.lines,
	};
}

/** The same by the simplest means: cut into lines, each looked at by itself. */
function filterSimply(input: Buffer): Outcome {
	const lines: Outcome['lines'][number][] = [];
	const annotated: Buffer[] = [];
	let number = 0;
	for (let start = 0; start < input.length; ) {
		const feed = input.indexOf(10, start);
		const behind = feed === -1 ? input.length : feed + 1;
		const isWindows = feed > start && input[feed - 1] === 13;
		let end = feed === -1 ? input.length : isWindows ? feed - 1 : feed;
		if (feed === -1 && input[end - 1] === 13) end--;
		number++;
		const { reports } = reader.readText(input.subarray(start, end));
		annotated.push(input.subarray(start, end));
		if (reports.length > 0) {
			annotated.push(notes.of(reports));
			lines.push({
				number,
				text: input.toString('utf8', start, end),
				codes: reports.map(({ entry }) => entry.code),
				columns: reports.map((report) => report.start + 1),
			});
		}
		annotated.push(input.subarray(end, behind));
		start = behind;
	}
	return { through: input, annotated: Buffer.concat(annotated), lines, count: number };
}

const piece = fc.oneof(
	{
		weight: 6,
		arbitrary: fc
			.constantFrom(
				'{"errcode":40015}',
				'errcode=40001 msg=invalid',
				'错误码：40029',
				'got SYS_ERR_USER here',
				'ret=-1',
				'error 40013',
				'port 40015',
				'40015',
				'API_SYS_REQDATETIME_NOT',
				'\u001b[31merrcode\u001b[0m=\u001b[1m40016\u001b[0m',
				'\u001b]8;;http://x\u0007errcode:40017',
				'errcode=',
				'40',
				'015',
			)
			.map((text) => Buffer.from(text)),
	},
	{
		weight: 4,
		arbitrary: fc
			.constantFrom('\n', '\r\n', '\r', '\n\n', ' ', '\t', 'x', '错误', '😀', '"', '\u0000')
			.map((text) => Buffer.from(text)),
	},
	{
		weight: 2,
		arbitrary: fc
			.constantFrom([0xff], [0xe9, 0x94], [0xf0, 0x9f], [0xc0, 0x80], [0x80], [0x1b], [0x9b])
			.map((bytes) => Buffer.from(bytes)),
	},
	{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)) },
);
const input = fc.array(piece, { maxLength: 30 }).map((pieces) => Buffer.concat(pieces));
/** Of each property; `npm run test:long` asks for more. */
const cases = Number(process.env['CASES'] ?? 2000);
const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });

describe.each(scanners)('a filter with %s', (_name, createScanner) => {
	it('gives the input back byte for byte when the notes are taken away', () => {
		fc.assert(
			fc.property(input, cuts, (bytes, lengths) => {
				const { through } = filter(bytes, lengths, createScanner);
				expect(through.equals(bytes)).toBe(true);
			}),
			{ numRuns: cases },
		);
	});

	it('does the same however its input was cut into chunks', () => {
		let reported = 0;
		fc.assert(
			fc.property(input, cuts, (bytes, lengths) => {
				const whole = filter(bytes, [bytes.length], createScanner);
				const cut = filter(bytes, lengths, createScanner);
				reported += whole.lines.length;
				expect(cut.annotated.equals(whole.annotated)).toBe(true);
				expect(cut.lines).toEqual(whole.lines);
				expect(cut.count).toBe(whole.count);
			}),
			{ numRuns: cases },
		);
		expect(reported).toBeGreaterThan(cases / 4);
	});

	it('finds in each line what is found in the line by itself', () => {
		fc.assert(
			fc.property(input, cuts, (bytes, lengths) => {
				const { annotated, lines, count } = filter(bytes, lengths, createScanner);
				const expected = filterSimply(bytes);
				expect(lines).toEqual(expected.lines);
				expect(count).toBe(expected.count);
				expect(annotated.toString('latin1')).toBe(expected.annotated.toString('latin1'));
			}),
			{ numRuns: cases },
		);
	});

	it('examines more reported lines than a scan has room for', () => {
		const lines = 9000;
		const bytes = Buffer.from('errcode=40015\n'.repeat(lines));
		const outcome = filter(bytes, [bytes.length], createScanner);
		expect(outcome.lines.length).toBe(lines);
		expect(outcome.lines.at(-1)?.number).toBe(lines);
		expect(outcome.count).toBe(lines);
		expect(outcome.through.equals(bytes)).toBe(true);
	});

	it('reports all codes, however many there are to a stretch or to a line', () => {
		const line = 'errcode=40001 errcode=40003 errcode=40013\n';
		const long = `${'errcode=40001 '.repeat(5000)}errcode=40013\n`;
		for (const text of [line.repeat(3000), `x\n${long}${line}`, `\u001b[1mx\u001b[0m${long}`]) {
			const bytes = Buffer.from(text);
			const { lines, annotated } = filter(bytes, [bytes.length], createScanner);
			const simple = filterSimply(bytes);
			expect(lines.map(({ codes }) => codes.length)).toEqual(
				simple.lines.map(({ codes }) => codes.length),
			);
			expect(annotated.equals(simple.annotated)).toBe(true);
		}
		expect(filterSimply(Buffer.from(long)).lines[0]?.codes.at(-1)).toBe('40013');
	});

	it('goes on behind a line with more codes than a scan has room for', () => {
		const bytes = Buffer.from(`${'40015 '.repeat(9000)}\nerrcode=40001\nx\nerrcode=40002`);
		const { through, lines, count } = filter(bytes, [bytes.length], createScanner);
		expect(lines.map(({ number, codes }) => [number, codes])).toEqual([
			[2, ['40001']],
			[4, ['40002']],
		]);
		expect([count, through.equals(bytes)]).toEqual([4, true]);
	});
});

describe('a filter', () => {
	const outcomeOf = (text: string) => filter(Buffer.from(text), [7]);

	it.each([
		['\n', 'errcode=40009\n', 'errcode=40009  ← 40009 NOTE\n'],
		['\\r\\n', 'errcode=40009\r\n', 'errcode=40009  ← 40009 NOTE\r\n'],
		['nothing', 'errcode=40009', 'errcode=40009  ← 40009 NOTE'],
	])('puts the note before a line end of %s', (_end, text, annotated) => {
		const note = /40009 (access_token missing · .*)/.exec(
			outcomeOf(text).annotated.toString(),
		)?.[1];
		expect(note).toMatch(/^access_token missing · Add access_token where .*on the way\.$/);
		expect(
			outcomeOf(text)
				.annotated.toString()
				.replace(note ?? '', 'NOTE'),
		).toBe(annotated);
	});

	it('counts lines from 1, the last one without a line end too', () => {
		const { lines, count } = outcomeOf('a\n\nerrcode=40015\r\nb\nSYS_ERR');
		expect(lines.map(({ number }) => number)).toEqual([3, 5]);
		expect(count).toBe(5);
		expect(outcomeOf('').count).toBe(0);
		expect(outcomeOf('\n').count).toBe(1);
		expect(outcomeOf('x').count).toBe(1);
	});

	it('says at which byte of the line each report begins', () => {
		const { lines } = outcomeOf(
			'\n错误 errcode=40015, err_code: 40001\n\u001b[1mret\u001b[0m=-1\n',
		);
		expect(lines.map(({ codes, columns }) => [codes, columns])).toEqual([
			[
				['40015', '40001'],
				[16, 33],
			],
			[['-1'], [13]],
		]);
	});

	it('decodes invalid UTF-8 as replacement characters, and passes it through', () => {
		const bytes = Buffer.concat([
			Buffer.from([0xff, 0xfe, 0x20]),
			Buffer.from('errcode=40015 \u0000 '),
			Buffer.from([0xe9, 0x94, 0x0a]),
		]);
		const { lines, through } = filter(bytes, [3]);
		expect(lines).toEqual([
			{
				number: 1,
				text: '\ufffd\ufffd errcode=40015 \u0000 \ufffd',
				codes: ['40015'],
				columns: [12],
			},
		]);
		expect(through.equals(bytes)).toBe(true);
	});

	it('hands a line on as soon as it has come in whole', () => {
		const seen: string[] = [];
		const lineFilter = new LineFilter(reader, {
			needsNumbers: false,
			report: ({ input: bytes, unhanded, end }) => {
				seen.push(bytes.toString('utf8', unhanded, end));
			},
			through: (bytes, start, end) => {
				seen.push(bytes.toString('utf8', start, end));
			},
		});
		const write = (text: string) => {
			lineFilter.take(lineFilter.makeRoom().write(text));
			return seen.splice(0).join('');
		};
		expect(write('first\nsec')).toBe('first\n');
		expect(write('ond errcode=40')).toBe('');
		expect(write('015\n')).toBe('second errcode=40015\n');
		expect(write('\nlast')).toBe('\n');
		lineFilter.end();
		expect(seen.join('')).toBe('last');
	});

	describe('with a line that is too long to hold', () => {
		const report = 'errcode=40015';
		const long = `${report} ${'x'.repeat(longestLine + 400_000)} ${report}`;

		it.each(scanners)(
			'passes it unexamined, and examines those behind it (%s)',
			(_name, create) => {
				const bytes = Buffer.from(`a\n${report}\n${long}\n${report}\n${long}\nb ${report}`);
				const { through, lines, count } = filter(bytes, [65_536], create);
				expect(lines.map(({ number, text }) => [number, text])).toEqual([
					[2, report],
					[4, report],
					[6, `b ${report}`],
				]);
				expect([count, through.equals(bytes)]).toEqual([6, true]);
			},
		);

		it('counts it when it is the last one', () => {
			const { through, count } = filter(Buffer.from(`a\n${long}`), [65_536]);
			expect([count, through.length]).toEqual([2, long.length + 2]);
		});

		it('hands it on before it has ended', () => {
			let handed = 0;
			const lineFilter = new LineFilter(
				reader,
				{
					needsNumbers: false,
					report: () => undefined,
					through: (_bytes, start, end) => {
						handed += end - start;
					},
				},
				createPlain,
			);
			for (let length = 0; length <= longestLine; length += lineFilter.makeRoom().length) {
				lineFilter.take(lineFilter.makeRoom().fill('x').length);
			}
			expect(handed).toBeGreaterThan(longestLine);
		});

		it.each([1000, 65_536, 262_144])('examines a line that just fits (chunks of %i)', (cut) => {
			const fitting = `${report} ${'x'.repeat(longestLine - report.length - 1)}`;
			const { lines } = filter(Buffer.from(`${fitting}\n${report}\n`), [cut]);
			expect(lines.map(({ number, codes }) => [number, codes])).toEqual([
				[1, ['40015']],
				[2, ['40015']],
			]);
		});

		it('treats it the same however it was cut into chunks', () => {
			const above = `${report} ${'x'.repeat(longestLine + 5000)}\n${report}\n`;
			const outcomes = [1000, 65_536, 262_144].map((cut) =>
				filter(Buffer.from(above), [cut]).lines.map(({ number }) => number),
			);
			expect(outcomes).toEqual([[2], [2], [2]]);
		});
	});
});
