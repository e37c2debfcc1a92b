import Fuse from 'fuse.js';
import { editDistance } from '../catalog/near-codes.ts';
import type { Corpus } from './corpus.ts';
import type { SearchDocument } from './document.ts';
import { GradualWork } from './steps.ts';

const shortestCorrected = 4;
const mostCorrections = 4;

/**
 * Fuse.js puts the words that may be meant in order. It is given words of the catalogs, not whole
 * texts, so that one mistyped word does not spoil the others; and only those within some edits,
 * since among thousands it would take long.
 */
export class Speller {
	readonly learning: GradualWork;
	readonly #known = new Set<string>();
	/** By length, each with the characters that it has. */
	readonly #words: { readonly word: string; readonly characters: number }[][] = [];
	readonly #remembered = new Map<string, readonly string[]>();

	/** @param corpus whose words are known when `learning` is done */
	constructor(corpus: Corpus) {
		this.learning = new GradualWork(corpus.size, (position) =>
			this.#learn(corpus.document(position)),
		);
	}

	#learn({ all }: SearchDocument): void {
		for (const word of all.match(/[a-z\d]{3,}/g) ?? []) {
			if (this.#known.has(word)) continue;
			this.#known.add(word);
			this.#words[word.length] ??= [];
			this.#words[word.length]?.push({ word, characters: charactersOf(word) });
		}
	}

	/** The known words nearest to one that is not known, nearest first; `[]` if none is near. */
	correct(word: string): readonly string[] {
		if (word.length < shortestCorrected || word.length > 32 || !/^[a-z\d]+$/.test(word)) return [];
		let corrections = this.#remembered.get(word);
		if (corrections === undefined) {
			const fuse = new Fuse(this.#near(word), {
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

	/** Those that may have been meant. */
	#near(word: string): string[] {
		const most = mostEdits(word);
		const characters = charactersOf(word);
		const near: string[] = [];
		for (const known of this.#words.slice(
			Math.max(0, word.length - most),
			word.length + most + 1,
		)) {
			for (const other of known ?? []) {
				// Each character that one has and the other has not takes an edit.
				if (countBits(characters & ~other.characters) > most) continue;
				if (countBits(other.characters & ~characters) > most) continue;
				if (editDistance(word, other.word, most) <= most) near.push(other.word);
			}
		}
		return near;
	}
}

/** Which letters a word has, and digits, as bits. */
function charactersOf(word: string): number {
	let characters = 0;
	for (let at = 0; at < word.length; at++) characters |= 1 << (word.charCodeAt(at) & 31);
	return characters;
}

function countBits(bits: number): number {
	let count = 0;
	for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
	return count;
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

/**
 * Two and more edits are trusted only where the first letters agree; of a short word they leave
 * too little, but in the beginning of a longer one.
 */
function sharesStart(word: string, candidate: string, edits: number): boolean {
	if (edits < 2) return true;
	if (word.length < 6) return word[0] === candidate[0] && candidate.length > word.length;
	return word[0] === candidate[0] || word[1] === candidate[1];
}
