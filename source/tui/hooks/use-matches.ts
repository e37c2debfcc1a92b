import { useMemo } from 'react';
import type { Entry, Language } from '../../catalog/entry.ts';
import type { Matches } from '../../print/entry-page.ts';
import type { Finder } from '../answer.ts';

export type MatchesOf = (entry: Entry, language: Language) => Matches;

/** Finds a query in entries, in each of them once. */
export function useMatches(finder: Finder, query: string): MatchesOf {
	return useMemo(() => {
		const known = { en: new WeakMap<Entry, Matches>(), zh: new WeakMap<Entry, Matches>() };
		const find = {
			en: finder.createHighlighter(query, 'en'),
			zh: finder.createHighlighter(query, 'zh'),
		};
		return (entry, language) => {
			const matches = known[language].get(entry) ?? find[language](entry);
			known[language].set(entry, matches);
			return matches;
		};
	}, [finder, query]);
}
