/** Views of the built-in catalog, for tests of what is drawn from them. */
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { codesOf } from '../../source/catalog/entry.ts';
import { nearCodes } from '../../source/catalog/near-codes.ts';
import { createHighlighter } from '../../source/search/highlight.ts';
import { createSearch } from '../../source/search/search.ts';
import { layOut } from '../../source/tui/layout.ts';
import { type BrowserState, initialState } from '../../source/tui/state.ts';
import type { View } from '../../source/tui/view.ts';

export const { entries, sections } = builtInCatalog();
const search = createSearch(entries, () => []);

export interface ViewOptions extends Partial<BrowserState> {
	readonly columns?: number;
	/** Of the terminal. */
	readonly rows?: number;
	readonly isSpoken?: boolean;
	readonly elsewhere?: number;
}

/** The view after the query has been answered. */
export function viewOf({
	columns = 80,
	rows = 24,
	isSpoken = false,
	elsewhere = 0,
	...changes
}: ViewOptions): View {
	const { query = '', language = 'en' } = changes;
	const start = initialState(query, language, sections, entries.length);
	const found = search.search(query);
	const near = found.length > 0 ? [] : nearCodes(query, entries.flatMap(codesOf));
	return {
		state: { ...start, found, ...changes },
		layout: layOut(columns, rows),
		highlight: createHighlighter(query, language),
		near,
		elsewhere,
		isSpoken,
	};
}
