import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	type Action,
	type BrowserState,
	initialState,
	type ReducerContext,
	reduce,
	takeFound,
	takeMore,
} from '../../source/tui/state.ts';
import { entries, sections } from './views.ts';

const context: ReducerContext = {
	lastScroll: () => 5,
	pageRows: 10,
	findCodes: (text) => text.match(/\b400\d\d\b/g) ?? [],
	countEntries: (tab) =>
		entries.filter(({ section }) => tab === 0 || section === sections[tab - 1]).length,
};

function stateOf(changes: Partial<BrowserState> = {}): BrowserState {
	const { query = '' } = changes;
	return { ...initialState(query, 'en', sections, entries.length), found: entries, ...changes };
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
		{ cursor: 5, scroll: 2 },
		{ kind: 'insert', text: 'a' },
		{ cursor: 0, scroll: 0 },
	],
	[
		'turns a paste into its codes',
		{ query: 'old' },
		{ kind: 'paste', text: 'x 40015 y 40001 40015' },
		{ query: '40015 40001', caret: 11 },
	],
	[
		'pastes other text on one line',
		{},
		{ kind: 'paste', text: ' a\r\n\tb\u0007 ' },
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
		{ kind: 'paste', text: 'b\nc' },
		{ query: 'ab cd', caret: 4 },
	],
	[
		'deletes a character of two halves',
		{ query: 'a𠮷', caret: 3 },
		{ kind: 'delete', what: 'before' },
		{ query: 'a', caret: 1 },
	],
	[
		'deletes nothing at the start',
		{ query: 'a', caret: 0 },
		{ kind: 'delete', what: 'before' },
		{ query: 'a', caret: 0 },
	],
	[
		'deletes behind the caret',
		{ query: '𠮷b', caret: 0 },
		{ kind: 'delete', what: 'behind' },
		{ query: 'b', caret: 0 },
	],
	[
		'deletes nothing behind the end',
		{ query: 'a', caret: 1 },
		{ kind: 'delete', what: 'behind' },
		{ query: 'a', caret: 1 },
	],
	[
		'deletes a word and the spaces after it',
		{ query: 'one two  x', caret: 9 },
		{ kind: 'delete', what: 'word' },
		{ query: 'one x', caret: 4 },
	],
	[
		'deletes to the start',
		{ query: 'one two', caret: 4 },
		{ kind: 'delete', what: 'to-start' },
		{ query: 'two', caret: 0 },
	],
	[
		'deletes to the end',
		{ query: 'one two', caret: 4 },
		{ kind: 'delete', what: 'to-end' },
		{ query: 'one ', caret: 4 },
	],
	[
		'keeps the place in the list when nothing was deleted',
		{ query: 'a', caret: 0, cursor: 4 },
		{ kind: 'delete', what: 'before' },
		{ cursor: 4 },
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
	['moves down', { cursor: 3, scroll: 4 }, { kind: 'move', rows: 1 }, { cursor: 4, scroll: 0 }],
	['stops at the first entry', { cursor: 0 }, { kind: 'move', rows: -1 }, { cursor: 0 }],
	['stops at the last entry', { cursor: 75 }, { kind: 'move-page', pages: 1 }, { cursor: 78 }],
	['moves by pages', { cursor: 3 }, { kind: 'move-page', pages: 1 }, { cursor: 13 }],
	['stays where nothing is found', { found: [] }, { kind: 'move', rows: 1 }, { cursor: 0 }],
	['scrolls', {}, { kind: 'scroll', rows: 1 }, { scroll: 1 }],
	['does not scroll above the entry', {}, { kind: 'scroll', rows: -1 }, { scroll: 0 }],
	[
		'turns to the next section',
		{ cursor: 9 },
		{ kind: 'turn-section', by: 1 },
		{ tab: 1, total: 11, cursor: 0 },
	],
	[
		'turns from the first to the last section',
		{},
		{ kind: 'turn-section', by: -1 },
		{ tab: sections.length },
	],
	[
		'turns from the last section to all',
		{ tab: sections.length },
		{ kind: 'turn-section', by: 1 },
		{ tab: 0, total: 79 },
	],
	['switches to Chinese', {}, { kind: 'switch-language' }, { language: 'zh' }],
	['switches to English', { language: 'zh' }, { kind: 'switch-language' }, { language: 'en' }],
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
		{ isHelpOpen: true, cursor: 2 },
		{ kind: 'move', rows: 1 },
		{ isHelpOpen: true, cursor: 2, scroll: 1 },
	],
	[
		'scrolls the entry from its start when the help closes',
		{ isHelpOpen: true, scroll: 3 },
		{ kind: 'toggle-help' },
		{ isHelpOpen: false, scroll: 0 },
	],
	['copies the code', { cursor: 2 }, { kind: 'copy' }, { copied: entries[2]?.code }],
	['copies nothing where nothing is found', { found: [] }, { kind: 'copy' }, { copied: undefined }],
	[
		'forgets what was copied with the next key',
		{ copied: '40015' },
		{ kind: 'move', rows: 1 },
		{ copied: undefined },
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
		'chooses nothing where nothing is found',
		{ found: [] },
		{ kind: 'accept' },
		{ outcome: { kind: 'nothing' } },
	],
];

describe('what was found', () => {
	it('is taken from its start', () => {
		const found = entries.slice(4);
		const state = takeFound(stateOf({ cursor: 3, scroll: 1 }), found);
		expect(state).toMatchObject({ found, cursor: 0, scroll: 0 });
	});

	it('leaves the cursor on its entry, and what was copied told, when more is found', () => {
		const before = stateOf({ found: entries.slice(0, 9), cursor: 3, scroll: 1, copied: 'x' });
		const found = entries.slice(2);
		expect(takeMore(before, found)).toMatchObject({ found, cursor: 1, scroll: 1, copied: 'x' });
		expect(takeMore({ ...before, found: [] }, found)).toMatchObject({ found, cursor: 0 });
	});
});

describe('reduce', () => {
	it.each(cases)('%s', (_name, before, action, after) => {
		expect(reduce(stateOf(before), action, context)).toMatchObject(after);
	});

	it('begins with a query on one line, whatever it is begun with', () => {
		const { query, caret } = initialState('foo\u001b]0;x\u0007\nline2\tx ', 'en', sections, 79);
		expect({ query, caret }).toEqual({ query: 'foo]0;x line2 x', caret: 15 });
	});

	it('chooses the entry at the cursor', () => {
		const [, entry] = entries;
		expect(reduce(stateOf({ cursor: 1 }), { kind: 'accept' }, context).outcome).toEqual({
			kind: 'chosen',
			entry,
		});
	});

	it('keeps the cursor in the list and the caret between characters, whatever is done', () => {
		const action: fc.Arbitrary<Action> = fc.oneof(
			fc.record({
				kind: fc.constant('insert'),
				text: fc.string({ unit: 'grapheme', maxLength: 3 }),
			}),
			fc.record({
				kind: fc.constant('paste'),
				text: fc.string({ unit: 'grapheme', maxLength: 9 }),
			}),
			fc.record({
				kind: fc.constant('delete'),
				what: fc.constantFrom('before', 'behind', 'word', 'to-start', 'to-end'),
			}),
			fc.record({
				kind: fc.constant('move-caret'),
				to: fc.constantFrom('left', 'right', 'start', 'end'),
			}),
			fc.record({ kind: fc.constant('move'), rows: fc.integer({ min: -90, max: 90 }) }),
			fc.record({ kind: fc.constant('move-page'), pages: fc.integer({ min: -9, max: 9 }) }),
			fc.record({ kind: fc.constant('turn-section'), by: fc.constantFrom(1, -1) }),
			fc.record({ kind: fc.constant('toggle-help') }),
			fc.record({ kind: fc.constant('escape') }),
		);
		fc.assert(
			fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
				let state = stateOf();
				for (const next of actions) {
					state = reduce(state, next, context);
					expect(state.cursor).toBeGreaterThanOrEqual(0);
					expect(state.cursor).toBeLessThanOrEqual(Math.max(0, state.found.length - 1));
					expect(state.query.slice(0, state.caret)).not.toMatch(/\p{Surrogate}/u);
					expect(state.caret).toBeLessThanOrEqual(state.query.length);
				}
			}),
		);
	});
});
