import type { Entry, Language } from '../catalog/entry.ts';
import { createHighlighter, type MatchedTexts } from '../search/highlight.ts';
import type { Segment } from '../text/segment.ts';
import type { Layout } from './layout.ts';
import type { BrowserState } from './state.ts';

/** A line of a pane, no wider than the pane. */
export type Row = readonly Segment[];

/** What the panes are drawn from. */
export interface View {
	readonly state: BrowserState;
	readonly layout: Layout;
	/** What to highlight in an entry; the same object for an entry as long as that is the same. */
	readonly highlight: (entry: Entry) => MatchedTexts;
	/** Codes near a query that found nothing. */
	readonly near: readonly string[];
	/** Entries of other sections that answer a query to which this section has nothing. */
	readonly elsewhere: number;
	/** Whether a screen reader reads the screen: plain lines, no rules. */
	readonly isSpoken: boolean;
}

/** Highlighters that look at an entry once for a query and a language, however often it is drawn. */
export function rememberHighlights(): (query: string, language: Language) => View['highlight'] {
	let last: { readonly of: string; readonly highlight: View['highlight'] } | undefined;
	return (query, language) => {
		const of = `${language} ${query}`;
		if (last?.of !== of) {
			const matched = new Map<Entry, MatchedTexts>();
			const find = createHighlighter(query, language);
			const highlight = (entry: Entry) => {
				const known = matched.get(entry) ?? find(entry);
				matched.set(entry, known);
				return known;
			};
			last = { of, highlight };
		}
		return last.highlight;
	};
}
