import { describe, expect, it } from 'vitest';
import { markRanges } from '../../source/text/segment.ts';

describe('markRanges', () => {
	it.each([
		['no range', [], [['plain', 'abcdef']]],
		[
			'a range at the start',
			[[0, 2]],
			[
				['match', 'ab'],
				['plain', 'cdef'],
			],
		],
		[
			'a range at the end',
			[[4, 6]],
			[
				['plain', 'abcd'],
				['match', 'ef'],
			],
		],
		['a range over all', [[0, 6]], [['match', 'abcdef']]],
		[
			'two',
			[
				[1, 2],
				[3, 4],
			],
			[
				['plain', 'a'],
				['match', 'b'],
				['plain', 'c'],
				['match', 'd'],
				['plain', 'ef'],
			],
		],
	] as const)('cuts a text by %s', (_case, ranges, parts) => {
		const segments = markRanges('abcdef', 'plain', ranges);
		expect(segments.map(({ role, text }) => [role, text])).toEqual(parts);
	});
});
