import Fuse from 'fuse.js';
import { editDistance } from '../catalog/near-codes.ts';
import type { SearchDocument } from './document.ts';

const shortestCorrected = 4;
const mostCorrections = 4;

/**
 * Fuse.js puts the words that may be meant in order. It is given words of the catalogs, not whole
 * texts, so that one mistyped word does not spoil the others; and only those within some edits,
 * since among thousands it would take long.
 */
export class Speller {
	readonly #words = new Set<string>();
	readonly #remembered = new Map<string, readonly string[]>();

	/** Takes the words of an entry; all must be taken before any word is corrected. */
	learn({ all }: SearchDocument): void {
		for (const word of all.match(/[a-z\d]{3,}/g) ?? []) this.#words.add(word);
	}

	/** The known words nearest to one that is not known, nearest first; `[]` if none is near. */
	correct(word: string): readonly string[] {
		if (word.length < shortestCorrected || word.length > 32 || !/^[a-z\d]+$/.test(word)) return [];
		let corrections = this.#remembered.get(word);
		if (corrections === undefined) {
			const most = mostEdits(word);
			const near = [...this.#words].filter((known) => editDistance(word, known, most) <= most);
			const fuse = new Fuse(near, {
				ignoreLocation: true,
				threshold: 0.45,
				minMatchCharLength: 2,
			});
			corrections = nearest(
				word,
				fuse.search(word, { limit: 24 }).map(({ item }) => item),
			);
			this.#remembered.set(word, corrections);
		}
		return corrections;
	}
}

/** Edits within which a known word may have been meant. */
function mostEdits(word: string): number {
	if (/^\d+$/.test(word) || word.length < 5) return 1;
	return word.length < 9 ? 2 : 3;
}

function nearest(word: string, candidates: readonly string[]): string[] {
	const most = mostEdits(word);
	return candidates
		.map((candidate) => ({ candidate, edits: editDistance(word, candidate, most) }))
		.filter(
			({ candidate, edits }) => edits <= most && edits > 0 && sharesStart(word, candidate, edits),
		)
		.sort((a, b) => a.edits - b.edits)
		.slice(0, mostCorrections)
		.map(({ candidate }) => candidate);
}

/** Two and more edits are trusted only where the first letters agree. */
function sharesStart(word: string, candidate: string, edits: number): boolean {
	return edits < 2 || word[0] === candidate[0] || word[1] === candidate[1];
}
