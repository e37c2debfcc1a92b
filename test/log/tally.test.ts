import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { toCatalog } from '../../source/catalog/catalog-file.ts';
import { Tally } from '../../source/log/tally.ts';
import { readerOf } from './readers.ts';

const second = toCatalog({ entries: [{ code: 40015, description: 'again' }] }, 'second');
const reader = readerOf([builtInCatalog(), second]);

function tallyOf(lines: readonly string[]) {
	const tally = new Tally();
	for (const [position, text] of lines.entries()) {
		const input = Buffer.from(text);
		const found = reader.readText(input, true);
		const sighting = { time: undefined, file: undefined, line: position + 1, text };
		tally.add({ number: position + 1, ...found }, sighting);
	}
	return tally;
}

const rowsOf = (lines: readonly string[]) =>
	tallyOf(lines)
		.rows()
		.map(({ entry, count, first, last }) => [entry.code, count, first.line, last.line]);

describe('a tally', () => {
	it('counts lines, most frequent first', () => {
		const lines = ['errcode=40001', 'x', 'SYS_ERR', 'SYS_ERR errcode=40001', 'SYS_ERR'];
		expect(rowsOf(lines)).toEqual([
			['SYS_ERR', 3, 3, 5],
			['40001', 2, 1, 4],
		]);
		expect(tallyOf(lines).reportedLines).toBe(4);
	});

	it('counts a line once for a code that it reports twice', () => {
		expect(rowsOf(['errcode=40001 errcode=40001 errcode=40001'])).toEqual([['40001', 1, 1, 1]]);
	});

	it('puts what was seen first before what is as frequent', () => {
		const lines = ['errcode=40029', 'errcode=40001', 'errcode=40001', 'errcode=40029'];
		expect(rowsOf(lines).map(([code]) => code)).toEqual(['40029', '40001']);
	});

	it('keeps the order of a line for codes as frequent', () => {
		expect(rowsOf(['errcode=40029 errcode=40001']).map(([code]) => code)).toEqual([
			'40029',
			'40001',
		]);
	});

	it('has a row for each entry of a code, the line counted once', () => {
		const tally = tallyOf(['errcode=40015']);
		expect(tally.rows().map(({ entry, count }) => [entry.catalog, count])).toEqual([
			['open-platform', 1],
			['second', 1],
		]);
		expect(tally.reportedLines).toBe(1);
	});

	it('is empty at first', () => {
		expect([new Tally().rows(), new Tally().reportedLines]).toEqual([[], 0]);
	});

	it('has first and last by time, whatever came first, and knows untimed lines by neither', () => {
		const tally = new Tally();
		for (const [line, time] of [
			[1, undefined],
			[2, 5000],
			[3, 9000],
			[4, 1000],
		] as const) {
			const found = reader.readText(Buffer.from('SYS_ERR'));
			tally.add({ number: line, ...found }, { time, file: 'a', line, text: '' });
		}
		const [row] = tally.rows();
		expect([row?.first.line, row?.last.line]).toEqual([4, 3]);
		expect(row?.overTime.stored()).toEqual({
			...{ start: 1, width: 1, counts: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
		});
	});

	it('counts lines whose message says something else as doubtful', () => {
		const [row] = tallyOf(['errcode=40029 errmsg="quota of the tenant is used up"']).rows();
		expect(row).toMatchObject({ count: 1, doubtful: 1 });
	});
});
