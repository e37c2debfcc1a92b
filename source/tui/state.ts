/** The browser's state and what changes it, as a pure function. */
import { type Entry, type Language, otherLanguage, type Section } from '../catalog/entry.ts';
import { oneLine } from '../text/sanitise.ts';

/** Something that a key does. */
export type Action =
	| { readonly kind: 'insert'; readonly text: string }
	| { readonly kind: 'paste'; readonly text: string }
	| { readonly kind: 'delete'; readonly what: 'before' | 'behind' | 'word' | 'to-start' | 'to-end' }
	| { readonly kind: 'move-caret'; readonly to: 'left' | 'right' | 'start' | 'end' }
	| { readonly kind: 'move'; readonly rows: number }
	| { readonly kind: 'move-page'; readonly pages: number }
	| { readonly kind: 'scroll'; readonly rows: number }
	| { readonly kind: 'turn-section'; readonly by: number }
	| { readonly kind: 'switch-language' }
	| { readonly kind: 'toggle-help' }
	| { readonly kind: 'copy' }
	| { readonly kind: 'escape' }
	| { readonly kind: 'accept' }
	| { readonly kind: 'leave' };

/** How the browser ends. */
export type Outcome =
	| { readonly kind: 'chosen'; readonly entry: Entry }
	| { readonly kind: 'nothing' }
	| { readonly kind: 'left' };

export interface BrowserState {
	readonly query: string;
	/** UTF-16 index in the query before which text is inserted. */
	readonly caret: number;
	/** Sections that have a tab; the first tab is all of them. */
	readonly sections: readonly Section[];
	/** 0 is all sections. */
	readonly tab: number;
	readonly language: Language;
	/** What answers the query, best first. */
	readonly found: readonly Entry[];
	/** Entries of the tab, whatever the query. */
	readonly total: number;
	/** Position in `found`. */
	readonly cursor: number;
	/** First line that is shown of the entry, or of the help where that is open. */
	readonly scroll: number;
	readonly isHelpOpen: boolean;
	/** The code that was copied last, until the next key. */
	readonly copied: string | undefined;
	readonly outcome: Outcome | undefined;
}

/** What the reducer must know of the screen and of logs. */
export interface ReducerContext {
	/** Rows of the list. */
	readonly pageRows: number;
	/** How far the entry under the cursor can be scrolled, or the help where that is open. */
	readonly lastScroll: () => number;
	/** The codes that a text reports. */
	readonly findCodes: (text: string) => readonly string[];
	/** Entries of a tab. */
	readonly countEntries: (tab: number) => number;
}

export function initialState(
	query: string,
	language: Language,
	sections: readonly Section[],
	total: number,
): BrowserState {
	const shown = oneLine(query).trim();
	return {
		query: shown,
		caret: shown.length,
		sections,
		tab: 0,
		language,
		found: [],
		total,
		cursor: 0,
		scroll: 0,
		isHelpOpen: false,
		copied: undefined,
		outcome: undefined,
	};
}

export function reduce(
	before: BrowserState,
	action: Action,
	context: ReducerContext,
): BrowserState {
	const state = before.copied === undefined ? before : { ...before, copied: undefined };
	if (state.isHelpOpen) {
		if (closesHelp(action)) return { ...state, isHelpOpen: false, scroll: 0 };
		const rows = rowsMoved(action, context);
		if (rows !== undefined) {
			return { ...state, scroll: scrollTo(state.scroll + rows, context.lastScroll()) };
		}
	}
	switch (action.kind) {
		case 'insert':
			return insert(state, oneLine(action.text));
		case 'paste':
			return paste(state, action.text, context);
		case 'delete':
			return remove(state, action.what);
		case 'move-caret':
			return { ...state, caret: caretAfter(state, action.to) };
		case 'move':
			return moveCursor(state, action.rows);
		case 'move-page':
			return moveCursor(state, action.pages * Math.max(1, context.pageRows));
		case 'scroll':
			return { ...state, scroll: scrollTo(state.scroll + action.rows, context.lastScroll()) };
		case 'turn-section':
			return turnSection(state, action.by, context);
		case 'switch-language':
			return { ...state, language: otherLanguage(state.language), scroll: 0 };
		case 'toggle-help':
			return { ...state, isHelpOpen: true, scroll: 0 };
		case 'copy':
			return { ...state, copied: state.found[state.cursor]?.code };
		case 'escape':
			if (state.query === '') return { ...state, outcome: { kind: 'left' } };
			return edit(state, '', 0);
		case 'accept':
			return accept(state);
		case 'leave':
			return { ...state, outcome: { kind: 'left' } };
		default:
			return action satisfies never;
	}
}

function scrollTo(row: number, last: number): number {
	return Math.max(0, Math.min(row, last));
}

/** How far an action scrolls the help, which has no cursor; `undefined` if it does not. */
function rowsMoved(action: Action, { pageRows }: ReducerContext): number | undefined {
	if (action.kind === 'move' || action.kind === 'scroll') return action.rows;
	return action.kind === 'move-page' ? action.pages * Math.max(1, pageRows) : undefined;
}

function closesHelp(action: Action): boolean {
	return action.kind === 'escape' || action.kind === 'toggle-help' || action.kind === 'accept';
}

/** A new query starts at the best answer again. */
function edit(state: BrowserState, query: string, caret: number): BrowserState {
	return { ...state, query, caret, cursor: 0, scroll: 0, isHelpOpen: false };
}

function insert(state: BrowserState, text: string): BrowserState {
	const { query, caret } = state;
	return edit(state, query.slice(0, caret) + text + query.slice(caret), caret + text.length);
}

/** A log line becomes the codes that it reports; any other text is inserted on one line. */
function paste(state: BrowserState, text: string, { findCodes }: ReducerContext): BrowserState {
	const codes = [...new Set(findCodes(text))];
	const line = oneLine(text);
	if (codes.length === 0) return insert(state, state.query === '' ? line.trim() : line);
	const query = codes.join(' ');
	return edit(state, query, query.length);
}

function remove(state: BrowserState, what: 'before' | 'behind' | 'word' | 'to-start' | 'to-end') {
	const { query, caret } = state;
	const [before, behind] = [query.slice(0, caret), query.slice(caret)];
	const last = [...before].at(-1) ?? '';
	const next = [...behind][0] ?? '';
	const kept = {
		before: before.slice(0, before.length - last.length),
		behind: before,
		word: before.replace(/\S*\s*$/, ''),
		'to-start': '',
		'to-end': before,
	}[what];
	const rest = what === 'to-end' ? '' : what === 'behind' ? behind.slice(next.length) : behind;
	return kept + rest === query ? state : edit(state, kept + rest, kept.length);
}

function caretAfter(
	{ query, caret }: BrowserState,
	to: 'left' | 'right' | 'start' | 'end',
): number {
	switch (to) {
		case 'left':
			return caret - ([...query.slice(0, caret)].at(-1) ?? '').length;
		case 'right':
			return caret + ([...query.slice(caret)][0] ?? '').length;
		case 'start':
			return 0;
		case 'end':
			return query.length;
		default:
			return to satisfies never;
	}
}

function moveCursor(state: BrowserState, rows: number): BrowserState {
	const last = Math.max(0, state.found.length - 1);
	const cursor = Math.min(last, Math.max(0, state.cursor + rows));
	return cursor === state.cursor ? state : { ...state, cursor, scroll: 0 };
}

function turnSection(
	state: BrowserState,
	by: number,
	{ countEntries }: ReducerContext,
): BrowserState {
	const tabs = state.sections.length + 1;
	const tab = (state.tab + by + tabs) % tabs;
	const total = countEntries(tab);
	return { ...state, tab, total, cursor: 0, scroll: 0, isHelpOpen: false };
}

function accept(state: BrowserState): BrowserState {
	const entry = state.found[state.cursor];
	const outcome: Outcome = entry === undefined ? { kind: 'nothing' } : { kind: 'chosen', entry };
	return { ...state, outcome };
}

/** The state with the answer to its query, the best of it under the cursor. */
export function takeFound(state: BrowserState, found: readonly Entry[]): BrowserState {
	return { ...state, found, cursor: 0, scroll: 0 };
}

/** The same with more entries, the cursor on the entry where it is. */
export function takeMore(state: BrowserState, found: readonly Entry[]): BrowserState {
	const entry = state.found[state.cursor];
	return { ...state, found, cursor: entry === undefined ? 0 : Math.max(0, found.indexOf(entry)) };
}
