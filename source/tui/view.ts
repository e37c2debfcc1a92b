import type { Entry } from '../catalog/entry.ts';
import type { Segment } from '../print/segment.ts';
import type { MatchedTexts } from '../search/highlight.ts';
import type { Layout } from './layout.ts';
import type { BrowserState } from './state.ts';

/** A line of a pane, no wider than the pane. */
export type Row = readonly Segment[];

/** What the panes are drawn from. */
export interface View {
	readonly state: BrowserState;
	readonly layout: Layout;
	/** What to highlight in an entry. */
	readonly highlight: (entry: Entry) => MatchedTexts;
	/** Codes near a query that found nothing. */
	readonly near: readonly string[];
	/** Whether a screen reader reads the screen: plain lines, no rules. */
	readonly isSpoken: boolean;
}
