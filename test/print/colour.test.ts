import { describe, expect, it } from 'vitest';
import { wantsColour } from '../../source/print/colour.ts';

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
