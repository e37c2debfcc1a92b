/** What the browser is in: its state, what changes it (reduce.ts), and how it ends. */
import type { Entry, Language } from '../catalog/entry.ts';
import {
	cutBetweenCharacters,
	type EditedLine,
	longestQuery,
	type Place,
} from '../terminal/edit-line.ts';
import type { Key } from '../terminal/keys.ts';
import type { Size } from '../terminal/terminal.ts';
import { oneLine } from '../text/sanitise.ts';
import { type Answer, countLines, type Finder } from './answer.ts';
import { type Layout, layOut } from './layout.ts';

/** Something that a key does, or that happens to the browser. */
export type Action =
	| { readonly kind: 'insert'; readonly text: string }
	| Extract<Key, { kind: 'paste' | 'mouse' }>
	| { readonly kind: 'delete'; readonly to: Place }
	| { readonly kind: 'move-caret'; readonly to: Place }
	| { readonly kind: 'move'; readonly by: number; readonly unit: 'row' | 'page' }
	| { readonly kind: 'scroll'; readonly rows: number }
	| { readonly kind: 'turn-tab'; readonly by: 1 | -1 }
	| { readonly kind: 'switch-language' }
	| { readonly kind: 'toggle-help' }
	| { readonly kind: 'copy' }
	| { readonly kind: 'escape' }
	| { readonly kind: 'accept' }
	| { readonly kind: 'leave' }
	| { readonly kind: 'resize'; readonly size: Size }
	| { readonly kind: 'redraw' }
	/** The full answer to a query has been worked out. */
	| { readonly kind: 'filled'; readonly query: string }
	/** A pane tells how far it can be scrolled, so that no key is lost on the way back. */
	| { readonly kind: 'limit-scroll'; readonly last: number };

/** What comes to the reducer: a key, or what happens otherwise. */
export type Event = Action | { readonly kind: 'key'; readonly key: Key };

/** How the browser ends. */
export type Outcome =
	| { readonly kind: 'chosen'; readonly entry: Entry; readonly language: Language }
	| { readonly kind: 'left' };

/** What the line of keys tells until the next key. */
export type Notice =
	| {
			readonly kind: 'copied';
			readonly what: 'code' | 'solution';
			readonly entry: Entry;
			readonly text: string;
	  }
	/** A paste was longer than what is read of it, or than a query may be. */
	| { readonly kind: 'cut'; readonly limit: number }
	| { readonly kind: 'nothing-chosen' };

export interface BrowserState extends EditedLine {
	/** Index of the open tab; 0 is all entries. */
	readonly tab: number;
	readonly language: Language;
	readonly size: Size;
	/** The chosen one of the answer's choices; `undefined` for the best, if that may be chosen. */
	readonly choice: number | undefined;
	/** First line of the list that is shown. */
	readonly top: number;
	/** First line that is shown of the entry, or of the help where that is open. */
	readonly scroll: number;
	/** Whether the answer is the full one, with mistyped words put right. */
	readonly isFull: boolean;
	readonly isHelpOpen: boolean;
	readonly notice: Notice | undefined;
	readonly outcome: Outcome | undefined;
}

export function initialState(query: string, language: Language, size: Size): BrowserState {
	const shown = cutBetweenCharacters(oneLine(query).trim(), longestQuery);
	return {
		query: shown,
		caret: shown.length,
		tab: 0,
		language,
		size,
		choice: undefined,
		top: 0,
		scroll: 0,
		isFull: false,
		isHelpOpen: false,
		notice: undefined,
		outcome: undefined,
	};
}

export function answerOf(finder: Finder, { query, tab, isFull }: BrowserState): Answer {
	return finder.answer(query, tab, isFull);
}

/** The chosen one of the answer's choices, -1 for none. */
export function choiceOf({ choice }: BrowserState, { choosesFirst }: Answer): number {
	return choice ?? (choosesFirst ? 0 : -1);
}

export function layoutOf({ size }: BrowserState, answer: Answer): Layout {
	return layOut(size, countLines(answer), answer.found.length);
}
