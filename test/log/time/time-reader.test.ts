import { describe, expect, it } from 'vitest';
import { timeFormats } from '../../../source/log/time/formats.ts';
import { TimeReader } from '../../../source/log/time/time-reader.ts';

const now = Date.UTC(2026, 10, 5, 12);
const read = (reader: TimeReader, line: string) => {
	const time = reader.read(Buffer.from(line));
	return time === undefined ? undefined : new Date(time).toISOString();
};
/** Times of the zone that the machine is in. */
const local = (...times: string[]) => times.map((iso) => new Date(iso).toISOString());

describe('the time of a line', () => {
	it.each(
		timeFormats.flatMap(({ name, examples }) => examples.map((each) => [name, ...each] as const)),
	)('is read as %s: %s', (_name, line, iso) => {
		expect(read(new TimeReader(now), line)).toBe(new Date(iso).toISOString());
	});

	it.each([
		'all is well',
		'ratio 16:9, version 10.0.1, port 40015',
		'id=1793715721318999999999 x',
		'phone 13912345678 called',
		'10.0.0.1:10:00:01',
		'2026-13-45 99:99:99 x',
		'order 20261103142201 paid',
		'',
	])('is not in %j', (line) => {
		expect(read(new TimeReader(now), line)).toBeUndefined();
	});

	it('is that of the log, not of the file that the line names', () => {
		const line = 'nova-api.log.1.2017-05-16_13:53:08 2017-05-16 00:00:00.008 25746 INFO nova x';
		expect([read(new TimeReader(now), line)]).toEqual(local('2017-05-16T00:00:00.008'));
	});

	it('is the one of two that moves', () => {
		const lines = [1, 2, 3].map((second) => `2020-01-01 00:00:00 2026-11-03 14:22:0${second} x`);
		const reader = new TimeReader(now);
		reader.learn(lines.map((line) => Buffer.from(line)));
		expect(lines.map((line) => read(reader, line))).toEqual(
			local('2026-11-03T14:22:01', '2026-11-03T14:22:02', '2026-11-03T14:22:03'),
		);
	});

	it('is the first where both move', () => {
		const lines = [1, 2, 3].map(
			(second) => `10:00:0${second} expired at 2026-11-03 09:22:0${9 - second} x`,
		);
		const reader = new TimeReader(now);
		reader.learn(lines.map((line) => Buffer.from(line)));
		expect(read(reader, lines[0] ?? '')).toMatch(/:00:01\.000Z$/);
	});

	it('runs over midnight where days are left out', () => {
		const reader = new TimeReader(now);
		const times = ['23:59:58 a', '00:00:03 b'].map((line) => reader.read(Buffer.from(line)) ?? 0);
		expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(5000);
		expect(reader.hasDates).toBe(false);
	});

	it('runs over New Year where years are left out', () => {
		const reader = new TimeReader(now);
		const times = ['Dec 31 23:59:58 h a', 'Jan  1 00:00:03 h b'].map(
			(line) => reader.read(Buffer.from(line)) ?? 0,
		);
		expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(5000);
		expect(new Date(times[0] ?? 0).getFullYear()).toBe(2025);
	});

	it('follows a log that changes its format', () => {
		const reader = new TimeReader(now);
		expect(read(reader, '2026-11-03T14:22:01Z a')).toBe('2026-11-03T14:22:01.000Z');
		expect(read(reader, '{"ts":1793715722,"msg":"b"}')).toBe('2026-11-03T14:22:02.000Z');
		expect(read(reader, '2026-11-03T14:22:03Z c')).toBe('2026-11-03T14:22:03.000Z');
	});

	it('stands behind colours and far back in JSON', () => {
		const reader = new TimeReader(now);
		expect([read(reader, '\u001b[90m2026-11-03 14:22:01\u001b[0m x')]).toEqual(
			local('2026-11-03T14:22:01'),
		);
		const json = `{"msg":"${'x'.repeat(1000)}","ts":1793715721}`;
		expect(read(reader, json)).toBe('2026-11-03T14:22:01.000Z');
	});
});
