/** What changes the browser's state, as a pure function. */
import { type Entry, otherLanguage } from '../catalog/entry.ts';
import {
	deleteTo,
	type EditedLine,
	insertText,
	longestQuery,
	placeOf,
} from '../terminal/edit-line.ts';
import { longestPaste } from '../terminal/keys.ts';
import { oneLine } from '../text/sanitise.ts';
import { choiceAt, choiceInLine, countLines, type Finder, lineOf } from './answer.ts';
import { actionOf } from './keymap.ts';
import { isInside, scrollTo } from './layout.ts';
import {
	type Action,
	answerOf,
	type BrowserState,
	choiceOf,
	type Event,
	layoutOf,
} from './state.ts';
import { nextTab, shownTabs, tabInColumn } from './tabs.ts';

export function next(before: BrowserState, event: Event, finder: Finder): BrowserState {
	if (event.kind !== 'key') return reduce(before, event, finder);
	const action = actionOf(event.key, before);
	return action === undefined ? before : reduce(before, action, finder);
}

/** @param finder asked for the answer to the query, where an action is about that */
export function reduce(before: BrowserState, action: Action, finder: Finder): BrowserState {
	if (before.outcome !== undefined) return before;
	switch (action.kind) {
		case 'resize':
			return keepInSight({ ...before, size: action.size }, finder);
		case 'redraw':
			return { ...before };
		case 'filled':
			return action.query === before.query ? { ...before, isFull: true } : before;
		case 'limit-scroll':
			return { ...before, scroll: Math.min(before.scroll, action.last) };
		default:
	}
	const state = { ...before, notice: undefined };
	if (state.isHelpOpen) {
		if (closesHelp(action)) return { ...state, isHelpOpen: false, scroll: 0 };
		const rows = rowsOf(action, state.size.rows - 2);
		if (rows !== undefined) return scrollBy(state, rows);
	}
	switch (action.kind) {
		case 'insert':
			return edit(state, insertText(state, oneLine(action.text)));
		case 'paste':
			return paste(state, action, finder);
		case 'delete': {
			const line = deleteTo(state, action.to);
			return line.query === state.query ? state : edit(state, line);
		}
		case 'move-caret':
			return { ...state, caret: placeOf(state, action.to) };
		case 'move':
			return move(state, action, finder);
		case 'scroll':
			return scrollBy(state, action.rows);
		case 'turn-tab':
			return openTab(state, nextTab(answerOf(finder, state).hits, state.tab, action.by));
		case 'switch-language':
			return { ...state, language: otherLanguage(state.language), scroll: 0 };
		case 'toggle-help':
			return { ...state, isHelpOpen: true, scroll: 0 };
		case 'copy':
			return copy(before, finder);
		case 'escape':
			if (state.query === '') return { ...state, outcome: { kind: 'left' } };
			return edit(state, { query: '', caret: 0 });
		case 'accept':
			return accept(state, finder);
		case 'leave':
			return { ...state, outcome: { kind: 'left' } };
		case 'mouse':
			return point(state, action, finder);
		default:
			return action satisfies never;
	}
}

function closesHelp({ kind }: Action): boolean {
	return kind === 'escape' || kind === 'toggle-help' || kind === 'accept';
}

/** How far an action scrolls what has no cursor; `undefined` if it does not. */
function rowsOf(action: Action, pageRows: number): number | undefined {
	if (action.kind === 'scroll') return action.rows;
	if (action.kind === 'mouse') return wheelRows[action.what];
	if (action.kind !== 'move') return undefined;
	return action.by * (action.unit === 'page' ? Math.max(1, pageRows) : 1);
}

const wheelRows = { click: 0, 'wheel-up': -1, 'wheel-down': 1 } as const;

function scrollBy(state: BrowserState, rows: number): BrowserState {
	// A pane says with limit-scroll how far that is.
	return { ...state, scroll: Math.max(0, Math.min(state.scroll + rows, Number.MAX_SAFE_INTEGER)) };
}

/** A new query starts at the best answer again. */
function edit(state: BrowserState, line: EditedLine): BrowserState {
	return { ...state, ...line, ...atStart, isFull: false, isHelpOpen: false };
}

const atStart = { choice: undefined, top: 0, scroll: 0 } as const;

type Pasted = Extract<Action, { kind: 'paste' }>;

/** A log line becomes the codes that it reports; any other text is inserted on one line. */
function paste(state: BrowserState, { text, isCut }: Pasted, finder: Finder): BrowserState {
	const codes = finder.findCodes(text);
	const line = oneLine(text);
	const pasted = codes.length > 0 ? codes.join(' ') : state.query === '' ? line.trim() : line;
	const into = codes.length > 0 ? { query: '', caret: 0 } : state;
	const next = insertText(into, pasted);
	const isFitting = next.query.length === into.query.length + pasted.length;
	const limit = isCut ? longestPaste : isFitting ? undefined : longestQuery;
	return { ...edit(state, next), notice: limit === undefined ? limit : { kind: 'cut', limit } };
}

function move(state: BrowserState, action: Action, finder: Finder): BrowserState {
	const answer = answerOf(finder, state);
	const pageRows = layoutOf(state, answer).list.rows;
	const choice = choiceOf(state, answer) + (rowsOf(action, pageRows) ?? 0);
	if (choice >= answer.choices && !state.isFull && !finder.hasFew) {
		return move({ ...state, isFull: true }, action, finder);
	}
	return choose(state, Math.max(0, Math.min(choice, answer.choices - 1)), finder);
}

function choose(state: BrowserState, choice: number, finder: Finder): BrowserState {
	const answer = answerOf(finder, state);
	if (answer.choices === 0 || choice === choiceOf(state, answer)) return state;
	return keepInSight({ ...state, choice, scroll: 0 }, finder);
}

/** Turns the list so far that the chosen line is shown. */
function keepInSight(state: BrowserState, finder: Finder): BrowserState {
	const answer = answerOf(finder, state);
	const { list } = layoutOf(state, answer);
	const line = lineOf(answer, choiceOf(state, answer));
	return { ...state, top: scrollTo(state.top, line, list.rows, countLines(answer)) };
}

function openTab(state: BrowserState, tab: number): BrowserState {
	return tab === state.tab ? state : { ...state, ...atStart, tab, isHelpOpen: false };
}

/** The full answer is wanted where there is none, so that what was mistyped can be chosen. */
function chosenEntry(state: BrowserState, finder: Finder): Entry | undefined {
	const answer = answerOf(finder, state);
	if (answer.choices === 0 && !state.isFull && !finder.hasFew) {
		return chosenEntry({ ...state, isFull: true }, finder);
	}
	return choiceAt(answer, choiceOf(state, answer));
}

/** The code; where that was what the last key copied, the solution. */
function copy(state: BrowserState, finder: Finder): BrowserState {
	const entry = chosenEntry(state, finder);
	if (entry === undefined) return { ...state, notice: { kind: 'nothing-chosen' } };
	const { notice } = state;
	const isAgain = notice?.kind === 'copied' && notice.what === 'code' && notice.entry === entry;
	const solution = isAgain ? entry.solution?.[state.language] : undefined;
	const what = solution === undefined ? 'code' : 'solution';
	return { ...state, notice: { kind: 'copied', what, entry, text: solution ?? entry.code } };
}

function accept(state: BrowserState, finder: Finder): BrowserState {
	const entry = chosenEntry(state, finder);
	if (entry === undefined) return { ...state, notice: { kind: 'nothing-chosen' } };
	return { ...state, outcome: { kind: 'chosen', entry, language: state.language } };
}

type Pointed = Extract<Action, { kind: 'mouse' }>;

function point(state: BrowserState, action: Pointed, finder: Finder): BrowserState {
	const { what, row, column } = action;
	const answer = answerOf(finder, state);
	const { list, entry, hasTabs } = layoutOf(state, answer);
	if (what !== 'click') {
		const isOverEntry = entry !== undefined && isInside(entry, row, column);
		return isOverEntry ? scrollBy(state, wheelRows[what]) : move(state, action, finder);
	}
	if (state.isHelpOpen) return state;
	if (hasTabs && row === 1) {
		const tab = tabInColumn(shownTabs(finder.tabs, answer.hits, state), column);
		return tab === undefined ? state : openTab(state, tab);
	}
	if (!isInside(list, row, column)) return state;
	const choice = choiceInLine(answer, state.top + row - list.top);
	return choice === undefined ? state : choose(state, choice, finder);
}
