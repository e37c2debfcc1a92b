import Fuse from 'fuse.js';
import { editDistance } from '../catalog/near-codes.ts';
import type { SearchDocument } from './document.ts';

/** Mistyped words to the words of the catalogs that were meant. */
export interface Speller {
	/** The known words nearest to one that is not known, nearest first; `[]` if none is near. */
	correct(word: string): readonly string[];
}

const shortestCorrected = 4;
const mostCorrections = 4;

/**
 * Fuse.js looks for mistyped words among the words of the catalogs, not among whole texts: so
 * one mistyped word does not spoil the others, and the time does not grow with the query.
 */
export function createSpeller(documents: readonly SearchDocument[]): Speller {
	const words = new Set<string>();
	for (const { descriptions, codeWords, solutions, codes } of documents) {
		for (const text of [...descriptions, ...solutions, codeWords, ...codes]) {
			for (const word of text.match(/[a-z\d]{3,}/g) ?? []) words.add(word);
		}
	}
	const fuse = new Fuse([...words], {
		includeScore: true,
		ignoreLocation: true,
		threshold: 0.45,
		minMatchCharLength: 2,
	});
	const remembered = new Map<string, readonly string[]>();
	return {
		correct(word) {
			if (word.length < shortestCorrected || word.length > 32 || !/^[a-z\d]+$/.test(word))
				return [];
			let corrections = remembered.get(word);
			if (corrections === undefined) {
				corrections = nearest(
					word,
					fuse.search(word, { limit: 24 }).map(({ item }) => item),
				);
				remembered.set(word, corrections);
			}
			return corrections;
		},
	};
}

function nearest(word: string, candidates: readonly string[]): string[] {
	const most = /^\d+$/.test(word) ? 1 : word.length < 5 ? 1 : word.length < 9 ? 2 : 3;
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
