/**
 * What may have been meant by what is known nowhere: Fuse.js compares its letters with the words
 * of the catalogs and of the synonym table, and its sound with those in Chinese.
 */
import Fuse from 'fuse.js/basic';
import type { TermIndex } from './documents.ts';
import { fold, isLikePinyin, readingsOf, spellingsOf } from './sound.ts';
import type { Steps } from './steps.ts';
import { meanings } from './terms.ts';
import { type Alternative, alternativesOf, type Sounds, type Unit, unitsBySound } from './units.ts';

const wordOptions = { includeScore: true, threshold: 0.3, distance: 4 };
const soundOptions = { includeScore: true, threshold: 0.2, distance: 12 };

export function createSpelling({ words, pairs }: TermIndex, sounds: () => Sounds) {
	const corrected = new Map<string, readonly Unit[]>();
	const nearWords = createFuzzy(() => {
		const known = [...meanings.keys()].filter((word) => /^[a-z]{3,}$/.test(word));
		return [...new Set([...words, ...known])];
	}, wordOptions);
	const nearSounds = createFuzzy(() => {
		const all = [...meanings.keys(), ...pairs].filter((word) => /^\p{Script=Han}{2,}$/u.test(word));
		return [...new Set(all.map((word) => spellingsOf(word)[0] ?? ''))];
	}, soundOptions);

	function* soundsLike(sound: string): Steps<readonly Alternative[]> {
		const near = sound.length < 6 ? [] : yield* nearSounds(sound);
		return near.flatMap(({ term, worth }) =>
			(sounds().get(term) ?? []).flatMap((word) => alternativesOf(word, worth)),
		);
	}

	function* correctWord(word: string): Steps<readonly Alternative[]> {
		if (!/^[a-z]{4,}$/.test(word)) return [];
		const swapped = swaps(word).flatMap((own) => (words.has(own) ? alternativesOf(own, 0.85) : []));
		const alike = yield* nearWords(word);
		const near = [...swapped, ...alike.flatMap(({ term, worth }) => alternativesOf(term, worth))];
		return near.length > 0 || !isLikePinyin(word) ? near : yield* soundsLike(fold(word));
	}

	function* correct(unit: Unit): Steps<readonly Unit[]> {
		const { text } = unit;
		if (!/^\p{Script=Han}/u.test(text)) {
			return [{ ...unit, alternatives: yield* correctWord(text) }];
		}
		const syllables = Array.from(text, (character) => readingsOf(character)[0] ?? '');
		const alike = unitsBySound(syllables, sounds());
		const isFound = alike.some(({ alternatives }) => alternatives.length > 0);
		if (isFound || syllables.length < 3) return alike;
		return [{ ...unit, alternatives: yield* soundsLike(syllables.join('')) }];
	}

	return {
		/** What a unit may mean, as units; itself where that is nothing. */
		*correct(unit: Unit): Steps<readonly Unit[]> {
			const known = corrected.get(unit.text) ?? (yield* correct(unit));
			corrected.set(unit.text, known);
			return known;
		},
		/** What `correct` gave for a unit before; itself where it was not asked for. */
		known: (unit: Unit): readonly Unit[] => corrected.get(unit.text) ?? [unit],
	};
}

/** The word with two neighbours swapped, which Fuse.js takes for two mistakes. */
function swaps(word: string): string[] {
	const swap = (at: number) =>
		`${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
	return Array.from({ length: word.length - 1 }, (_, at) => swap(at));
}

/** Words that Fuse.js goes through in a step. */
const inOneStep = 1000;

/** Finds the nearest of some words, which are listed when they are first needed. */
function createFuzzy(list: () => readonly string[], options: typeof wordOptions) {
	const parts: Fuse<string>[] = [];
	let words: readonly string[] | undefined;
	return function* nearest(text: string): Steps<readonly Alternative[]> {
		words ??= list();
		const found: Alternative[] = [];
		for (let at = 0; at < words.length; at += inOneStep) {
			yield;
			const fuse = parts[at] ?? new Fuse(words.slice(at, at + inOneStep), options);
			parts[at] = fuse;
			for (const { item, score = 1 } of fuse.search(text.slice(0, 32), { limit: 4 })) {
				found.push({ term: item, worth: 0.9 * (1 - score) });
			}
		}
		return found.sort((a, b) => b.worth - a.worth).slice(0, 4);
	};
}
