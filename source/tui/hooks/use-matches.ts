import { useMemo } from 'react';
import type { Entry, Language } from '../../catalog/entry.ts';
import type { Matches } from '../../print/entry-page.ts';
import type { Finder } from '../answer.ts';

/** Finds the query in entries, in each of them once. */
export function useMatches(
	finder: Finder,
	query: string,
	language: Language,
): (entry: Entry) => Matches {
	return useMemo(() => {
		const known = new WeakMap<Entry, Matches>();
		const find = finder.createHighlighter(query, language);
		return (entry) => {
			const matches = known.get(entry) ?? find(entry);
			known.set(entry, matches);
			return matches;
		};
	}, [finder, query, language]);
}
