import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Histogram } from '../../source/log/histogram.ts';

const histogramOf = (values: readonly number[]) => {
	const histogram = new Histogram();
	for (const value of values) histogram.add(value);
	return histogram;
};

describe('a histogram', () => {
	it('has 64 buckets of a second at first, then half as many that are twice as wide', () => {
		const seconds = Array.from({ length: 64 }, (_, at) => at);
		expect(histogramOf(seconds).stored()).toEqual({
			start: 0,
			width: 1,
			counts: seconds.map(() => 1),
		});
		const { start, width, counts } = histogramOf([...seconds, 64]).stored() ?? {};
		expect({ start, width, counts: counts?.length }).toEqual({ start: 0, width: 2, counts: 33 });
	});

	it('is the same in any order, with nothing lost and no more than 64 buckets', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -1e9, max: 4e9 }), { minLength: 1, maxLength: 60 }),
				(values) => {
					const stored = histogramOf(values).stored();
					expect(histogramOf(values.toReversed()).stored()).toEqual(stored);
					const { start = 1, width = 0, counts = [] } = stored ?? {};
					expect(counts.length).toBeLessThanOrEqual(64);
					expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
					expect(Math.log2(width) % 1).toBe(0);
					expect(Math.abs(start % width)).toBe(0);
					// As narrow as it can be.
					const buckets = new Set(values.map((value) => Math.floor((value * 2) / width)));
					const span = Math.max(...buckets) - Math.min(...buckets) + 1;
					expect(width === 1 || span > 64).toBe(true);
				},
			),
		);
	});

	it('is nothing without values', () => {
		expect(new Histogram().stored()).toBeUndefined();
	});

	it('is cut into equal parts', () => {
		expect(histogramOf([0, 1, 2, 99]).parts(0, 100, 4)).toEqual([3, 0, 0, 1]);
	});
});
