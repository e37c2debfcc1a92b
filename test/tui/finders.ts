/** Finders for tests of the browser. */
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import type { Entry } from '../../source/catalog/entry.ts';
import { createRelated } from '../../source/catalog/related.ts';
import { KnowledgeFinder } from '../../source/commands/finder.ts';
import { tabsOf } from '../../source/commands/tabs.ts';
import { createHighlighter } from '../../source/search/highlight.ts';
import { createSearch } from '../../source/search/search.ts';

const catalog = builtInCatalog();
export const { entries, sections } = catalog;

/** A finder over some entries, for which any number of five digits is reported. */
export function finderOf(of: readonly Entry[] = entries): KnowledgeFinder {
	return new KnowledgeFinder({
		entries: of,
		tabs: tabsOf([catalog], of),
		search: createSearch(of, () => []),
		findCodes: (text) => [...new Set(text.match(/\b\d{5}\b/g) ?? [])],
		relatedTo: createRelated(of),
		createHighlighter,
	});
}
