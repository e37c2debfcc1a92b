/** What the browser asks of the rest of the program, and what it is told. */
import type { Entry, Language, Text } from '../catalog/entry.ts';
import type { Matches } from '../print/entry-page.ts';

/** A part of what is known that can be looked at alone. */
export interface Tab {
	readonly title: Text;
	readonly holds: (entry: Entry) => boolean;
}

/**
 * Answers queries; made by the command. Answers depend on nothing but what is asked, so that the
 * reducer may ask for them.
 */
export interface Finder {
	/** The first holds all entries. */
	readonly tabs: readonly Tab[];
	/** Whether a full answer takes no longer than another. */
	readonly hasFew: boolean;
	/** @param isFull with what mistyped words may have meant, for which `fill` may take a while */
	answer(query: string, tab: number, isFull: boolean): Answer;
	/** Works out the full answer to a query in steps, between which keys can be looked for. */
	fill(query: string): Iterator<undefined, void>;
	/** Does beforehand, in steps, what the first answers would else do. */
	prepare(): Generator<undefined, void>;
	/** The codes that a text reports, in order, known or not. */
	readonly findCodes: (text: string) => readonly string[];
	/** Finds where a query stands in the texts of an entry; `other` is the other language. */
	readonly createHighlighter: (query: string, language: Language) => (entry: Entry) => Matches;
}

/** A line of the list under the answers. */
export type ExtraLine =
	| { readonly kind: 'entry'; readonly entry: Entry }
	| { readonly kind: 'unknown'; readonly code: string; readonly isAlone: boolean }
	| { readonly kind: 'rule'; readonly title: 'related' | 'near' | 'begins' }
	/** Nothing answers in this tab, and so many elsewhere. */
	| { readonly kind: 'nothing'; readonly elsewhere: number };

export interface Answer {
	/** Best first. */
	readonly found: readonly Entry[];
	readonly extra: readonly ExtraLine[];
	/** Entries of the list that can be chosen: those found, then those of `extra`. */
	readonly choices: number;
	/** Whether the best one is chosen by itself: not where a code was asked for that is unknown. */
	readonly choosesFirst: boolean;
	/** Answers in each tab. */
	readonly hits: readonly number[];
	/** Entries of the tab. */
	readonly total: number;
	/** Codes that were asked for and that no catalog has. */
	readonly unknown: readonly string[];
}

/** All entries that can be chosen: those found first, then those of the lines under them. */
export function entriesOf({ found, extra }: Answer): Entry[] {
	return [...found, ...extra.flatMap((line) => (line.kind === 'entry' ? [line.entry] : []))];
}

export function choiceAt(answer: Answer, choice: number): Entry | undefined {
	return answer.found[choice] ?? entriesOf(answer)[choice];
}

/** The line of the list that a choice stands in, from 0. */
export function lineOf({ found, extra }: Answer, choice: number): number {
	if (choice < found.length) return Math.max(0, choice);
	let entries = found.length;
	const at = extra.findIndex((line) => line.kind === 'entry' && entries++ === choice);
	return found.length + Math.max(0, at);
}

/** The choice in a line of the list; `undefined` where there is none. */
export function choiceInLine({ found, extra }: Answer, line: number): number | undefined {
	if (line < found.length) return line;
	const at = line - found.length;
	if (extra[at]?.kind !== 'entry') return undefined;
	return found.length + extra.slice(0, at).filter(({ kind }) => kind === 'entry').length;
}

export function countLines({ found, extra }: Answer): number {
	return found.length + extra.length;
}
