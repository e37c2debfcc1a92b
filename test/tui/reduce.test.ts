import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestQuery } from '../../source/terminal/edit-line.ts';
import { longestPaste } from '../../source/terminal/keys.ts';
import { countLines } from '../../source/tui/answer.ts';
import { reduce } from '../../source/tui/reduce.ts';
import {
	type Action,
	answerOf,
	type BrowserState,
	choiceOf,
	initialState,
	layoutOf,
} from '../../source/tui/state.ts';
import { entries, finderOf, sections } from './finders.ts';

const finder = finderOf();
const size = { columns: 80, rows: 24 };

function stateOf(changes: Partial<BrowserState> = {}): BrowserState {
	return { ...initialState(changes.query ?? '', 'en', size), ...changes };
}

type Case = readonly [
	name: string,
	before: Partial<BrowserState>,
	action: Action,
	after: Partial<BrowserState>,
];

const cases: readonly Case[] = [
	[
		'inserts at the caret',
		{ query: 'ac', caret: 1 },
		{ kind: 'insert', text: '授b' },
		{ query: 'a授bc', caret: 3 },
	],
	[
		'goes to the best answer on a new query',
		{ choice: 5, scroll: 2 },
		{ kind: 'insert', text: 'a' },
		{ choice: undefined, top: 0, scroll: 0 },
	],
	[
		'turns a paste into its codes',
		{ query: 'old' },
		{ kind: 'paste', text: 'x 40015 y 40001 40051 40015', isCut: false },
		{ query: '40015 40001 40051', caret: 17, notice: undefined },
	],
	[
		'pastes other text on one line',
		{},
		{ kind: 'paste', text: ' a\r\n\tb\u0007 ', isCut: false },
		{ query: 'a b', caret: 3 },
	],
	[
		'keeps out of the query what would write over the screen',
		{ query: 'a' },
		{ kind: 'insert', text: 'b\u202ec\u2028\u009b31m' },
		{ query: 'abc 31m', caret: 7 },
	],
	[
		'pastes at the caret',
		{ query: 'ad', caret: 1 },
		{ kind: 'paste', text: 'b\nc', isCut: false },
		{ query: 'ab cd', caret: 4 },
	],
	[
		'deletes a character of two halves',
		{ query: 'a𠮷', caret: 3 },
		{ kind: 'delete', to: 'left' },
		{ query: 'a', caret: 1 },
	],
	[
		'deletes nothing at the start',
		{ query: 'a', caret: 0 },
		{ kind: 'delete', to: 'left' },
		{ query: 'a', caret: 0 },
	],
	[
		'deletes behind the caret',
		{ query: '𠮷b', caret: 0 },
		{ kind: 'delete', to: 'right' },
		{ query: 'b', caret: 0 },
	],
	[
		'deletes nothing behind the end',
		{ query: 'a', caret: 1 },
		{ kind: 'delete', to: 'right' },
		{ query: 'a', caret: 1 },
	],
	[
		'deletes a word and the spaces after it',
		{ query: 'one two  x', caret: 9 },
		{ kind: 'delete', to: 'space-left' },
		{ query: 'one x', caret: 4 },
	],
	[
		'deletes to the start',
		{ query: 'one two', caret: 4 },
		{ kind: 'delete', to: 'start' },
		{ query: 'two', caret: 0 },
	],
	[
		'deletes to the end',
		{ query: 'one two', caret: 4 },
		{ kind: 'delete', to: 'end' },
		{ query: 'one ', caret: 4 },
	],
	[
		'keeps the place in the list when nothing was deleted',
		{ query: 'a', caret: 0, choice: 4 },
		{ kind: 'delete', to: 'left' },
		{ choice: 4 },
	],
	[
		'deletes a word of letters to the left',
		{ query: 'access_token' },
		{ kind: 'delete', to: 'word-left' },
		{ query: 'access_', caret: 7 },
	],
	[
		'deletes a word of letters to the right',
		{ query: 'access token', caret: 6 },
		{ kind: 'delete', to: 'word-right' },
		{ query: 'access', caret: 6 },
	],
	[
		'moves the caret by words',
		{ query: 'access_token 授权' },
		{ kind: 'move-caret', to: 'word-left' },
		{ caret: 13 },
	],
	[
		'moves the caret behind a word',
		{ query: 'access_token', caret: 0 },
		{ kind: 'move-caret', to: 'word-right' },
		{ caret: 6 },
	],
	[
		'moves the caret over both halves',
		{ query: 'a𠮷', caret: 3 },
		{ kind: 'move-caret', to: 'left' },
		{ caret: 1 },
	],
	[
		'moves the caret right',
		{ query: '𠮷a', caret: 0 },
		{ kind: 'move-caret', to: 'right' },
		{ caret: 2 },
	],
	[
		'keeps the caret at the start',
		{ query: 'a', caret: 0 },
		{ kind: 'move-caret', to: 'left' },
		{ caret: 0 },
	],
	[
		'keeps the caret at the end',
		{ query: 'a', caret: 1 },
		{ kind: 'move-caret', to: 'right' },
		{ caret: 1 },
	],
	[
		'moves the caret to the start',
		{ query: 'ab' },
		{ kind: 'move-caret', to: 'start' },
		{ caret: 0 },
	],
	[
		'moves the caret to the end',
		{ query: 'ab', caret: 0 },
		{ kind: 'move-caret', to: 'end' },
		{ caret: 2 },
	],
	[
		'moves down',
		{ choice: 3, scroll: 4 },
		{ kind: 'move', by: 1, unit: 'row' },
		{ choice: 4, scroll: 0 },
	],
	['moves from the best answer', {}, { kind: 'move', by: 1, unit: 'row' }, { choice: 1 }],
	['stops at the first entry', { choice: 0 }, { kind: 'move', by: -1, unit: 'row' }, { choice: 0 }],
	[
		'stops at the last entry',
		{ choice: 75 },
		{ kind: 'move', by: 1, unit: 'page' },
		{ choice: 78 },
	],
	['moves by pages', { choice: 3 }, { kind: 'move', by: 1, unit: 'page' }, { choice: 12 }],
	[
		'moves to the last entry',
		{},
		{ kind: 'move', by: Number.POSITIVE_INFINITY, unit: 'row' },
		{ choice: 78, top: 70 },
	],
	[
		'moves to the first entry',
		{ choice: 50, top: 45 },
		{ kind: 'move', by: Number.NEGATIVE_INFINITY, unit: 'row' },
		{ choice: 0, top: 0 },
	],
	[
		'turns the list by one row at its edge',
		{ choice: 6 },
		{ kind: 'move', by: 1, unit: 'row' },
		{ choice: 7, top: 1 },
	],
	[
		'stays where nothing is found',
		{ query: 'zzzzqq' },
		{ kind: 'move', by: 1, unit: 'row' },
		{ choice: undefined },
	],
	['scrolls', {}, { kind: 'scroll', rows: 1 }, { scroll: 1 }],
	['does not scroll above the entry', {}, { kind: 'scroll', rows: -1 }, { scroll: 0 }],
	[
		'scrolls no further than a pane says',
		{ scroll: 9 },
		{ kind: 'limit-scroll', last: 4 },
		{ scroll: 4 },
	],
	[
		'turns to the next tab',
		{ choice: 9 },
		{ kind: 'turn-tab', by: 1 },
		{ tab: 1, choice: undefined },
	],
	[
		'turns from the first to the last tab',
		{},
		{ kind: 'turn-tab', by: -1 },
		{ tab: sections.length },
	],
	[
		'turns from the last tab to all',
		{ tab: sections.length },
		{ kind: 'turn-tab', by: 1 },
		{ tab: 0 },
	],
	[
		'leaves out tabs without an answer',
		{ query: '40015' },
		{ kind: 'turn-tab', by: 1 },
		{ tab: 2, query: '40015' },
	],
	['switches to Chinese', {}, { kind: 'switch-language' }, { language: 'zh' }],
	['switches to English', { language: 'zh' }, { kind: 'switch-language' }, { language: 'en' }],
	[
		'chooses the entry of a line that is clicked on',
		{ top: 3 },
		{ kind: 'mouse', what: 'click', column: 9, row: 5 },
		{ choice: 5 },
	],
	[
		'chooses nothing by a click on a title',
		{ query: '40051' },
		{ kind: 'mouse', what: 'click', column: 9, row: 4 },
		{ choice: undefined },
	],
	[
		'opens the tab that is clicked on',
		{},
		{ kind: 'mouse', what: 'click', column: 12, row: 1 },
		{ tab: 1 },
	],
	[
		'moves by the wheel over the list',
		{},
		{ kind: 'mouse', what: 'wheel-down', column: 9, row: 5 },
		{ choice: 1, scroll: 0 },
	],
	[
		'scrolls by the wheel over the entry',
		{},
		{ kind: 'mouse', what: 'wheel-down', column: 9, row: 18 },
		{ choice: undefined, scroll: 1 },
	],
	['opens the help', { query: 'a' }, { kind: 'toggle-help' }, { isHelpOpen: true, query: 'a' }],
	[
		'closes the help with its key',
		{ isHelpOpen: true },
		{ kind: 'toggle-help' },
		{ isHelpOpen: false },
	],
	[
		'closes the help with Esc and keeps the query',
		{ isHelpOpen: true, query: 'a' },
		{ kind: 'escape' },
		{ isHelpOpen: false, query: 'a', outcome: undefined },
	],
	[
		'closes the help with Enter',
		{ isHelpOpen: true },
		{ kind: 'accept' },
		{ isHelpOpen: false, outcome: undefined },
	],
	[
		'closes the help with a letter that counts',
		{ isHelpOpen: true },
		{ kind: 'insert', text: 'a' },
		{ isHelpOpen: false, query: 'a' },
	],
	[
		'scrolls the help, and leaves the list alone',
		{ isHelpOpen: true, choice: 2 },
		{ kind: 'move', by: 1, unit: 'row' },
		{ isHelpOpen: true, choice: 2, scroll: 1 },
	],
	[
		'scrolls the entry from its start when the help closes',
		{ isHelpOpen: true, scroll: 3 },
		{ kind: 'toggle-help' },
		{ isHelpOpen: false, scroll: 0 },
	],
	[
		'copies nothing where nothing is found',
		{ query: 'zzzzqq' },
		{ kind: 'copy' },
		{ notice: { kind: 'nothing-chosen' } },
	],
	[
		'forgets what it told with the next key',
		{ notice: { kind: 'cut', limit: 9 } },
		{ kind: 'move', by: 1, unit: 'row' },
		{ notice: undefined },
	],
	[
		'does not forget it for what is no key',
		{ notice: { kind: 'cut', limit: 9 } },
		{ kind: 'filled', query: '' },
		{ notice: { kind: 'cut', limit: 9 }, isFull: true },
	],
	[
		'tells that a paste was cut',
		{},
		{ kind: 'paste', text: 'x', isCut: true },
		{ query: 'x', notice: { kind: 'cut', limit: longestPaste } },
	],
	[
		'clears the query',
		{ query: 'a' },
		{ kind: 'escape' },
		{ query: '', caret: 0, outcome: undefined },
	],
	['leaves with an empty query', {}, { kind: 'escape' }, { outcome: { kind: 'left' } }],
	['leaves with any query', { query: 'a' }, { kind: 'leave' }, { outcome: { kind: 'left' } }],
	['leaves from the help', { isHelpOpen: true }, { kind: 'leave' }, { outcome: { kind: 'left' } }],
	[
		'stays, and says so, where nothing is found',
		{ query: 'zzzzqq' },
		{ kind: 'accept' },
		{ outcome: undefined, notice: { kind: 'nothing-chosen' } },
	],
	[
		'stays where an unknown code is asked for',
		{ query: '40051' },
		{ kind: 'accept' },
		{ outcome: undefined, notice: { kind: 'nothing-chosen' } },
	],
];

describe('reduce', () => {
	it.each(cases)('%s', (_name, before, action, after) => {
		expect(reduce(stateOf(before), action, finder)).toMatchObject(after);
	});

	it('begins with a query on one line, whatever it is begun with', () => {
		const { query, caret } = initialState('foo\u001b]0;x\u0007\nline2\tx ', 'en', size);
		expect({ query, caret }).toEqual({ query: 'foo]0;x line2 x', caret: 15 });
	});

	it('chooses the entry at the cursor, in the language shown', () => {
		const [, entry] = entries;
		const state = stateOf({ choice: 1, language: 'zh' });
		const { outcome } = reduce(state, { kind: 'accept' }, finder);
		expect(outcome).toEqual({ kind: 'chosen', entry, language: 'zh' });
	});

	it('does nothing more once it has ended', () => {
		const ended = reduce(stateOf({ choice: 1 }), { kind: 'accept' }, finder);
		expect(reduce(ended, { kind: 'insert', text: 'x' }, finder)).toBe(ended);
	});

	it('copies the code, then the solution, then the code', () => {
		let state = stateOf({ query: '40015' });
		const copied: string[] = [];
		for (let count = 0; count < 3; count++) {
			state = reduce(state, { kind: 'copy' }, finder);
			if (state.notice?.kind === 'copied') copied.push(state.notice.text);
		}
		const solution = entries.find(({ code }) => code === '40015')?.solution?.en;
		expect(copied).toEqual(['40015', solution, '40015']);
	});

	it('keeps a query at a length that can be searched for, and tells where it was cut', () => {
		const text = 'a'.repeat(longestQuery + 9);
		const { query, notice } = reduce(stateOf(), { kind: 'paste', text, isCut: false }, finder);
		expect(query).toHaveLength(longestQuery);
		expect(notice).toEqual({ kind: 'cut', limit: longestQuery });
	});

	it('keeps the choice in the list and in sight, and the caret between characters', () => {
		const action: fc.Arbitrary<Action> = fc.oneof(
			fc.record({
				kind: fc.constant('insert'),
				text: fc.oneof(
					fc.string({ unit: 'grapheme', maxLength: 3 }),
					fc.constantFrom('4', '40015', 'token', '授', ' '),
				),
			}),
			fc.record({
				kind: fc.constant('paste'),
				text: fc.string({ unit: 'grapheme', maxLength: 9 }),
				isCut: fc.boolean(),
			}),
			fc.record({
				kind: fc.constantFrom('delete', 'move-caret'),
				to: fc.constantFrom('left', 'right', 'word-left', 'word-right', 'start', 'end'),
			}),
			fc.record({
				kind: fc.constant('move'),
				by: fc.integer({ min: -90, max: 90 }),
				unit: fc.constantFrom('row', 'page'),
			}),
			fc.record({ kind: fc.constant('turn-tab'), by: fc.constantFrom(1, -1) }),
			fc.record({
				kind: fc.constant('mouse'),
				what: fc.constantFrom('click', 'wheel-up', 'wheel-down'),
				column: fc.nat(130),
				row: fc.nat(50),
			}),
			fc.record({
				kind: fc.constant('resize'),
				size: fc.record({
					columns: fc.integer({ min: 1, max: 130 }),
					rows: fc.integer({ min: 1, max: 50 }),
				}),
			}),
			fc.record({ kind: fc.constant('toggle-help') }),
			fc.record({ kind: fc.constant('escape') }),
		);
		fc.assert(
			fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
				let state = stateOf();
				for (const next of actions) {
					state = reduce(state, next, finder);
					const answer = answerOf(finder, state);
					const choice = choiceOf(state, answer);
					expect(choice).toBeGreaterThanOrEqual(-1);
					expect(choice).toBeLessThanOrEqual(Math.max(0, answer.choices - 1));
					const { list } = layoutOf(state, answer);
					expect(state.top).toBeGreaterThanOrEqual(0);
					expect(state.top).toBeLessThanOrEqual(Math.max(0, countLines(answer) - list.rows));
					expect(state.query.slice(0, state.caret)).not.toMatch(/\p{Surrogate}/u);
					expect(state.caret).toBeLessThanOrEqual(state.query.length);
				}
			}),
		);
	});
});
