import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Role, type Segment, segment } from '../../source/text/segment.ts';
import { textWidth } from '../../source/text/width.ts';
import { wrap } from '../../source/text/wrap.ts';

const toText = (line: readonly Segment[]) => line.map(({ text }) => text).join('');
const wrapText = (text: string, columns: number) => wrap([segment(text)], columns).map(toText);

describe('wrap', () => {
	it.each([
		['breaks at spaces', 'one two three', 7, ['one two', 'three']],
		['breaks between Chinese characters', '错误码查询', 4, ['错误', '码查', '询']],
		['begins no line with punctuation', '错误，重试', 4, ['错', '误，', '重试']],
		['cuts a word that is longer than a line', 'abcdefgh', 3, ['abc', 'def', 'gh']],
		['leaves what fits', 'one two', 7, ['one two']],
		['has one line for nothing', '', 5, ['']],
		['drops the spaces at a break', 'one   two', 4, ['one', 'two']],
	])('%s', (_case, text, columns, lines) => {
		expect(wrapText(text, columns)).toEqual(lines);
	});

	it('keeps the roles', () => {
		const segments = [segment('one ', 'label'), segment('two', 'match'), segment(' three')];
		expect(wrap(segments, 7)).toEqual([
			[
				{ text: 'one ', role: 'label' },
				{ text: 'two', role: 'match' },
			],
			[{ text: 'three', role: 'plain' }],
		]);
	});

	it('is never wider than asked, and loses spaces alone', () => {
		const role = fc.constantFrom<Role>('plain', 'match', 'label');
		const text = fc.string({
			unit: fc.constantFrom(...'ab cd_ 错误码，。：（) .,'),
			maxLength: 12,
		});
		const segments = fc.array(fc.record({ text, role }), { maxLength: 5 });
		fc.assert(
			fc.property(segments, fc.integer({ min: 4, max: 20 }), (given, columns) => {
				const lines = wrap(given, columns).map(toText);
				for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
				const letters = (parts: readonly string[]) => parts.join('').replaceAll(' ', '');
				expect(letters(lines)).toBe(letters([toText(given)]));
			}),
			{ numRuns: 2000 },
		);
	});
});
