import { describe, expect, it } from 'vitest';
import { wantsColour } from '../../source/print/colour.ts';
import { paint, segment } from '../../source/print/segment.ts';

describe('wantsColour', () => {
	it.each([
		// flag, environment, terminal, colour
		['auto', {}, true, true],
		['auto', {}, false, false],
		['always', {}, false, true],
		['never', {}, true, false],
		['always', { NO_COLOR: '1', TERM: 'dumb' }, false, true],
		['never', { FORCE_COLOR: '1', CLICOLOR_FORCE: '1' }, true, false],
		['auto', { NO_COLOR: '1' }, true, false],
		['auto', { NO_COLOR: '0' }, true, false],
		['auto', { NO_COLOR: '' }, true, true],
		['auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
		['auto', { NO_COLOR: '', FORCE_COLOR: '1' }, false, true],
		['auto', { FORCE_COLOR: '1' }, false, true],
		['auto', { FORCE_COLOR: 'true' }, false, true],
		['auto', { FORCE_COLOR: '3' }, false, true],
		['auto', { FORCE_COLOR: '' }, false, false],
		['auto', { FORCE_COLOR: '0' }, false, false],
		['auto', { FORCE_COLOR: '0' }, true, true],
		['auto', { CLICOLOR_FORCE: '1' }, false, true],
		['auto', { CLICOLOR_FORCE: '0' }, false, false],
		['auto', { CLICOLOR_FORCE: '' }, false, false],
		['auto', { FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, false, true],
		['auto', { FORCE_COLOR: '1', TERM: 'dumb' }, false, true],
		['auto', { TERM: 'dumb' }, true, false],
		['auto', { TERM: 'xterm-256color' }, true, true],
		['auto', { TERM: '' }, true, true],
	] as const)('flag %s, %j, terminal %j: %j', (flag, environment, isTerminal, colour) => {
		expect(wantsColour({ flag, environment, isTerminal })).toBe(colour);
	});
});

describe('paint', () => {
	const line = [segment('40015', 'code'), segment('  '), segment('expired', 'match')];

	it.each([
		['none', '40015  expired'],
		['attributes', '\u001b[1m40015\u001b[0m  \u001b[1;4mexpired\u001b[0m'],
		['colour', '\u001b[1;35m40015\u001b[0m  \u001b[1;4;32mexpired\u001b[0m'],
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
		expect(new Set(used)).toEqual(new Set(['0', '1', '4']));
	});
});
