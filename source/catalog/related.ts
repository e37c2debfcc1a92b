import { codesOf, type Entry, foldCode } from './entry.ts';

/** Most entries that are related to one. */
const mostRelated = 4;
/** A word of more entries than this share of all says nothing of what they have in common. */
const mostShare = 0.12;

/**
 * Finds entries that have to do with one, nearest first: those that it names itself (`see`), else
 * those of its catalog whose English descriptions share rare words with its own.
 */
export function createRelated(entries: readonly Entry[]): (entry: Entry) => readonly Entry[] {
	let wordsOf: ReadonlyMap<string, readonly Entry[]> | undefined;
	return (entry) => {
		const others = entries.filter((one) => one !== entry && one.catalog === entry.catalog);
		if (entry.see !== undefined) {
			const seen = new Set(entry.see.map(foldCode));
			return others.filter((one) => codesOf(one).some((code) => seen.has(foldCode(code))));
		}
		wordsOf ??= indexWords(entries);
		const scores = new Map<Entry, number>();
		for (const word of words(entry)) {
			const having = wordsOf.get(word) ?? [];
			if (having.length > Math.max(4, entries.length * mostShare)) continue;
			for (const one of having) {
				if (one === entry || one.catalog !== entry.catalog) continue;
				scores.set(one, (scores.get(one) ?? 0) + 1 / having.length);
			}
		}
		const ranked = [...scores].sort(([, a], [, b]) => b - a);
		return ranked.slice(0, mostRelated).map(([one]) => one);
	};
}

function indexWords(entries: readonly Entry[]): Map<string, Entry[]> {
	const index = new Map<string, Entry[]>();
	for (const entry of entries) {
		for (const word of words(entry)) {
			const having = index.get(word);
			if (having === undefined) index.set(word, [entry]);
			else having.push(entry);
		}
	}
	return index;
}

function words({ description }: Entry): Set<string> {
	const found = description.en.toLowerCase().match(/[a-z][a-z_]{2,}|\p{Script=Han}{2}/gu) ?? [];
	return new Set(found.filter((word) => !stopWords.has(word)));
}

/** Words that most descriptions of errors have, and those that only join others. */
const stopWords = new Set(
	'the and not for with from this that error errors code codes invalid failed failure'.split(' '),
);
