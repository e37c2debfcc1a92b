import { type Entry, foldCode } from '../catalog/entry.ts';
import { hasChinese, normalise } from '../catalog/normalise.ts';
import type { Document, TermIndex } from './documents.ts';
import { hasInitial } from './sound.ts';
import { tokenise } from './terms.ts';
import type { Unit } from './units.ts';

/** What was typed: as a code is compared, and normalised with single spaces. */
export type Query = ReturnType<typeof parseQuery>;

export function parseQuery(typed: string) {
	// A pasted page is not a question.
	const clipped = typed.slice(0, 500).normalize('NFKC');
	const digits = clipped.trim().replaceAll(/(?<=\d)[\s.-](?=\d)/g, '');
	const isNumber = /^-?\d+$/.test(digits);
	const text = normalise(clipped)
		.replaceAll(/[ \p{Cc}]+/gu, ' ')
		.trim();
	return { code: foldCode(isNumber ? digits : clipped), text, isNumber };
}

/**
 * A way in which an entry can answer a query by its characters: a number by which entries are
 * ordered, smallest first, or `undefined`. The first tier that answers ranks the entry, and all
 * of an earlier tier come before any of a later one.
 */
type Tier = (query: Query, document: Document) => number | undefined;

const exactCode: Tier = ({ code }, { codes }) => (codes.includes(code) ? 0 : undefined);

const startOfCode: Tier = ({ code, text }, { codes, codeWords }) =>
	codes.some((own) => own.startsWith(code)) || codeWords.startsWith(text)
		? Number(codeWords !== text)
		: undefined;

/** Where a description fits, the shorter one first. */
const inDescription =
	(fits: (own: string, text: string) => boolean): Tier =>
	({ text }, { english, chinese }) => {
		const lengths = [english, chinese].filter((own) => fits(own, text)).map((own) => own.length);
		return lengths.length === 0 ? undefined : Math.min(...lengths);
	};

const startOfDescription = inDescription(
	(own, text) => own.startsWith(text) && (text.length > 2 || own === text),
);

/** It must begin a word; Chinese may begin anywhere. */
const phraseInDescription = inDescription((own, text) =>
	` ${own}`.includes(hasChinese(text[0] ?? '') ? text : ` ${text}`),
);

const partOfNumber: Tier = ({ code, isNumber }, { codes }) => {
	if (!isNumber || !codes.some((own) => own.includes(code))) return undefined;
	return code.length > 1 && codes.some((own) => own.endsWith(code)) ? 0 : 1;
};

/** Letters and digits alone, for what is written apart here and together there. */
const squeeze = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

const partOfName: Tier = ({ text }, { codeWords }) => {
	if (!codeWords.includes(' ') || text.length < 3) return undefined;
	const squeezed = squeeze(text);
	if (squeeze(codeWords) === squeezed) return 0;
	if (codeWords.endsWith(` ${text}`)) return 1;
	if (codeWords.includes(` ${text}`)) return 2;
	return squeezed.length > 4 && squeeze(codeWords).includes(squeezed) ? 3 : undefined;
};

/** For a whole code: who types one wants little else. */
export const codeTiers: readonly Tier[] = [exactCode, startOfCode];

export const tiers: readonly Tier[] = [
	exactCode,
	startOfCode,
	startOfDescription,
	partOfNumber,
	partOfName,
	phraseInDescription,
];

/** Entries that any tier answers with, best first. */
export function rankByTiers(
	asked: readonly Tier[],
	query: Query,
	documents: readonly Document[],
): Entry[] {
	const ranked = documents.flatMap((document) => {
		for (const [tier, rank] of asked.entries()) {
			const own = rank(query, document);
			if (own !== undefined) return [{ entry: document.entry, tier, rank: own }];
		}
		return [];
	});
	return ranked.sort((a, b) => a.tier - b.tier || a.rank - b.rank).map(({ entry }) => entry);
}

/** The first letters of Chinese: two and more where a run of it begins, three inside. */
export const initials: Tier = ({ text }, { chinese }) => findInitials(chinese, text)?.[0];

/** Where the first letters of Chinese in a text are those of a query. */
export function findInitials(text: string, typed: string): [number, number] | undefined {
	if (!/^[a-z ]{2,16}$/.test(typed)) return undefined;
	const letters = typed.replaceAll(' ', '');
	for (const token of tokenise(text)) {
		const last = letters.length > 2 ? token.text.length - letters.length : 0;
		for (let at = 0; token.isChinese && at <= last; at++) {
			const isHere = [...letters].every((own, index) => hasInitial(token.text[at + index], own));
			if (isHere) return [token.start + at, token.start + at + letters.length];
		}
	}
	return undefined;
}

/** The share of a full answer that a guess must have. */
const leastGuess = 0.4;

/** What each word of a description counts against it, so that the shorter one comes first. */
const lengthCost = 0.08;

/** Entries that answer units, best first. @param isGuess whether a part of the units is enough */
export function rankByUnits(
	units: readonly Unit[],
	documents: readonly Document[],
	indexes: readonly TermIndex[],
	{ isGuess = false } = {},
): Entry[] {
	const scores = new Float64Array(documents.length);
	const answered = new Uint16Array(documents.length);
	const isQuestion = units.every(({ isStopWord }) => isStopWord);
	const isNeeded = ({ isStopWord }: Unit) => isQuestion || !isStopWord;
	let full = 0;
	for (const unit of units) {
		const best = bestPlaces(unit, indexes);
		let frequency = 1;
		for (const worth of best.values()) frequency += worth;
		// Rare units count more than common ones.
		const rarity = Math.log1p(documents.length / frequency) / Math.log1p(documents.length);
		const weight = unit.weight * (0.3 + 0.7 * rarity);
		if (isNeeded(unit)) full += weight;
		for (const [position, worth] of best) {
			scores[position] = (scores[position] ?? 0) + weight * worth;
			if (isNeeded(unit)) answered[position] = (answered[position] ?? 0) + 1;
		}
	}
	const needed = units.filter(isNeeded).length;
	const isChinese = units.some(({ text }) => hasChinese(text));
	const ranked = documents.flatMap(({ entry, english, chinese }, position) => {
		const score = scores[position] ?? 0;
		const isAnswer = isGuess ? score >= leastGuess * full : answered[position] === needed;
		if (score === 0 || !isAnswer) return [];
		// In words; two Chinese characters count as one.
		const length = (isChinese ? chinese : english).replaceAll(/[a-z\d]+ ?/g, '..').length / 2;
		return [{ entry, score: score / (1 + lengthCost * length) }];
	});
	return ranked.sort((a, b) => b.score - a.score).map(({ entry }) => entry);
}

/** The documents that have any alternative of a unit, with what the best is worth there. */
function bestPlaces({ alternatives }: Unit, indexes: readonly TermIndex[]): Map<number, number> {
	const best = new Map<number, number>();
	for (const index of indexes) {
		for (const { term, worth } of alternatives) {
			index.find(term, (position, there) => {
				best.set(position, Math.max(best.get(position) ?? 0, worth * there));
			});
		}
	}
	return best;
}
