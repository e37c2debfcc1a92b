import { describe, expect, it } from 'vitest';
import { paint } from '../../source/text/paint.ts';
import { segment } from '../../source/text/segment.ts';

describe('paint', () => {
	const line = [segment('40015', 'code'), segment('  '), segment('expired', 'match')];

	it.each([
		['none', '40015  expired'],
		['attributes', '\u001b[1m40015\u001b[0m  \u001b[1;4mexpired\u001b[0m'],
		['colour', '\u001b[1;95m40015\u001b[0m  \u001b[1;4;32mexpired\u001b[0m'],
	] as const)('paints with %s', (how, painted) => {
		expect(paint(line, how)).toBe(painted);
	});

	it.each(['none', 'attributes', 'colour'] as const)('leaves empty text empty (%s)', (how) => {
		expect(paint([segment('', 'match'), segment('', 'code')], how)).toBe('');
		expect(paint([], how)).toBe('');
	});

	it('shows matches by more than colour', () => {
		expect(paint([segment('x', 'match')], 'attributes')).toBe('\u001b[1;4mx\u001b[0m');
	});

	it('uses no colour where only attributes are wanted', () => {
		const roles = ['plain', 'code', 'match', 'label', 'faint', 'strong'] as const;
		const painted = roles.map((role) => paint([segment('x', role)], 'attributes')).join('');
		const used = [...painted.matchAll(/\[([\d;]*)m/g)].flatMap(([, sgr]) => sgr?.split(';') ?? []);
		expect(new Set(used)).toEqual(new Set(['0', '1', '2', '4']));
	});
});
