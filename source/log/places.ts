/**
 * Places: how a catalog says where its codes stand in logs (`curl: ({number})`). A place is literal
 * text with one code and helpers in it:
 *
 * | part | is |
 * | --- | --- |
 * | `{code}`, `{number}`, `{name}` | any code of the catalog, only a numeric one, only a named one |
 * | `{n}`, `{w}` | digits; a word of letters, digits, `_`, `.`, `-` |
 * | `{text}` | a text of the very entry: its description or one of its messages |
 * | `{*}` | up to 60 characters |
 * | a blank | any blanks, also none beside punctuation |
 *
 * Case does not matter. There are no regular expressions, so that no place can run away: a place is
 * compared with the line outwards from the code, a bounded way to each side.
 */

import { frequentWords } from './frequent-words.ts';

export type PlaceHold = 'code' | 'number' | 'name';

type Part =
	| { readonly kind: 'literal'; readonly text: string }
	| { readonly kind: 'blank'; readonly isNeeded: boolean }
	| { readonly kind: 'digits' | 'word' | 'text' | 'any' };

export interface Place {
	readonly source: string;
	readonly holds: PlaceHold;
	/** What stands before the code, the nearest part first. */
	readonly before: readonly Part[];
	/** What stands behind the code, the nearest part first. */
	readonly behind: readonly Part[];
	/** What may stand right before and right behind the code, a bit of `neighbourOf` each. */
	readonly leads: number;
	readonly trails: number;
}

/** Most characters that `{*}`, `{w}` and `{n}` take. */
const longest = { any: 60, word: 64, digits: 20, blank: 16 } as const;

const helpers: Readonly<Record<string, Part>> = {
	n: { kind: 'digits' },
	w: { kind: 'word' },
	text: { kind: 'text' },
	'*': { kind: 'any' },
};

/** Chinese characters border on words, they are not parts of them. */
const wordCharacter = /[\p{Script=Latin}\p{N}_]/u;
const isWordAt = (text: string, at: number) => wordCharacter.test(text[at] ?? '');

/** Reads the notation; `undefined` where it holds no code, or more than one. */
export function parsePlace(source: string): Place | undefined {
	const before: Part[] = [];
	let behind: Part[] | undefined;
	let holds: PlaceHold | undefined;
	for (const token of source.trim().match(/\{[a-z*]+\}|[ \t]+|[^{ \t]+|\{/g) ?? []) {
		const parts = behind ?? before;
		const name = /^\{([a-z*]+)\}$/.exec(token)?.[1];
		if (name === 'code' || name === 'number' || name === 'name') {
			if (behind !== undefined) return undefined;
			holds = name;
			behind = [];
		} else if (name !== undefined && helpers[name] !== undefined) parts.push(helpers[name]);
		else if (/^[ \t]/.test(token)) parts.push({ kind: 'blank', isNeeded: true });
		else pushLiteral(parts, token.toLowerCase());
	}
	if (holds === undefined || behind === undefined) return undefined;
	const parts = { before: easeBlanks(before).reverse(), behind: easeBlanks(behind) };
	const leads = neighboursOf(parts.before, -1);
	return { source, holds, ...parts, leads, trails: neighboursOf(parts.behind, 0) };
}

/** A colon or equals sign may always be followed by blanks. */
function pushLiteral(parts: Part[], text: string): void {
	for (const piece of text.split(/(?<=[:=])/)) {
		parts.push({ kind: 'literal', text: piece });
		if (/[:=]$/.test(piece)) parts.push({ kind: 'blank', isNeeded: false });
	}
}

/** Blanks must be there only between two words. */
function easeBlanks(parts: readonly Part[]): Part[] {
	const kept: Part[] = [];
	for (const [at, part] of parts.entries()) {
		const last = kept.at(-1);
		if (part.kind !== 'blank') kept.push(part);
		else if (last?.kind !== 'blank') {
			const isBeside = (other: Part | undefined, edge: number) =>
				other?.kind === 'literal' && !isWordAt(other.text.at(edge) ?? '', 0);
			const isEased = isBeside(last, -1) || isBeside(parts[at + 1], 0);
			kept.push({ kind: 'blank', isNeeded: part.isNeeded && !isEased });
		}
	}
	return kept;
}

/** What stands at a code, worked out once for all places. */
export interface Setting {
	readonly lead: number;
	readonly trail: number;
	/** Whether the code is a number. */
	readonly isNumber: boolean;
}

export function settingOf(line: string, start: number, end: number): Setting {
	return {
		lead: neighbourOf(line[start - 1] ?? ' '),
		trail: neighbourOf(line[end] ?? ' '),
		isNumber: /^[-+]?\d+$/.test(line.slice(start, end)),
	};
}

/** Whether a code may stand in a place, by itself and the characters beside it. */
export function maySuit(
	{ holds, leads, trails }: Place,
	{ lead, trail, isNumber }: Setting,
): boolean {
	const isHeld = holds === 'code' || (holds === 'number') === isNumber;
	return isHeld && (leads & lead) !== 0 && (trails & trail) !== 0;
}

/**
 * Whether the code at `start` to `end` of the line stands in a place.
 *
 * @param texts of the entry, in lower case
 */
export function standsIn(
	place: Place,
	line: string,
	start: number,
	end: number,
	texts: () => readonly string[],
): boolean {
	return (
		fits(line, end, 1, place.behind, 0, texts) && fits(line, start, -1, place.before, 0, texts)
	);
}

/** Compares parts with the line from `at` on, in a direction. */
function fits(
	line: string,
	at: number,
	step: 1 | -1,
	parts: readonly Part[],
	from: number,
	texts: () => readonly string[],
): boolean {
	let place = at;
	for (let index = from; index < parts.length; index++) {
		const part = parts[index];
		if (part === undefined) break;
		switch (part.kind) {
			case 'literal': {
				if (!isTextAt(line, place, step, part.text)) return false;
				place += step * part.text.length;
				const isOutermost = index === parts.length - 1;
				const outside = step === 1 ? place : place - 1;
				const edge = step === 1 ? part.text.length - 1 : 0;
				if (isOutermost && isWordAt(part.text, edge) && isWordAt(line, outside)) return false;
				break;
			}
			case 'text': {
				const text = texts().find((own) => isTextAt(line, place, step, own));
				if (text === undefined) return false;
				place += step * text.length;
				break;
			}
			case 'any':
				for (let gap = 0; gap <= longest.any; gap++) {
					if (fits(line, place + step * gap, step, parts, index + 1, texts)) return true;
				}
				return false;
			default: {
				const length = runLength(line, place, step, part.kind);
				if (length === 0 && !(part.kind === 'blank' && !part.isNeeded)) return false;
				place += step * length;
			}
		}
	}
	return true;
}

/** @param text in lower case */
function isTextAt(line: string, at: number, step: 1 | -1, text: string): boolean {
	const start = step === 1 ? at : at - text.length;
	if (start < 0) return false;
	const first = line.charCodeAt(start) | 0x20;
	if (first !== (text.charCodeAt(0) | 0x20)) return false;
	return line.slice(start, start + text.length).toLowerCase() === text;
}

const runs = {
	blank: (character: string) => character === ' ' || character === '\t',
	digits: (character: string) => character >= '0' && character <= '9',
	word: (character: string) => /[\p{L}\p{N}_.'-]/u.test(character),
} as const;

function runLength(line: string, at: number, step: 1 | -1, kind: keyof typeof runs): number {
	const outer = step === 1 ? at : at - 1;
	let length = 0;
	const isIn = runs[kind];
	while (length < longest[kind] && isIn(line[outer + step * length] ?? '')) length++;
	return length;
}

/** A word by which the scanner finds a place. */
export interface Cue {
	/** In lower case; empty where the code is looked for behind an opening bracket or Chinese. */
	readonly word: string;
	/**
	 * How many runs of letters, digits and `_` behind the word its code may stand, the code's own
	 * counted; negative where the code stands before the word.
	 */
	readonly distances: readonly number[];
	readonly holds: PlaceHold;
	/** What may stand right before and right behind the code, a bit of `neighbourOf` each. */
	readonly leads: number;
	readonly trails: number;
}

/** Farthest distance of a cue from its code. */
const reach = 6;
/** Runs that a word with dots and dashes may have beyond its first. */
const spread = 3;

/** Characters right beside a code that are told apart, a bit each; all others share the last. */
const neighbours = ' \t()[]{}<>"\'`=:/-#|,;.*';
const anyNeighbour = 0x7fffffff;

export function neighbourOf(character: string): number {
	const at = neighbours.indexOf(character === '\r' || character === '\n' ? ' ' : character);
	return 1 << (at === -1 ? neighbours.length : at);
}

/** Whether what stands before the code is Chinese, in which there are no words to look for. */
function isBehindChinese({ before }: Place): boolean {
	const literal = before.find(({ kind }) => kind !== 'blank');
	return literal?.kind === 'literal' && /\p{Script=Han}[:：“"]?$/u.test(literal.text);
}

/** Brackets behind which the scanner looks each code up that only the text beside it tells of. */
const openers = neighbourOf('(') | neighbourOf('[');

/**
 * The cues of a place, one of which stands in any line in which a code stands in it; none where no
 * word of it is near its code and rare enough, so that it is never found.
 *
 * @param texts the texts of each entry of the catalog, in lower case
 */
export function cuesOf(place: Place, texts: () => readonly string[]): readonly Cue[] {
	const { holds, leads, trails } = place;
	const around = { holds, leads, trails };
	const best = rarest([...nearWords(place.before, 1), ...nearWords(place.behind, -1)]);
	if (best !== undefined) return [{ ...best, ...around }];
	if (isBehindChinese(place)) return [{ word: '', distances: [0], ...around }];
	const hasText = (parts: readonly Part[]) => parts.some(({ kind }) => kind === 'text');
	const isBefore = hasText(place.before);
	if (!isBefore && !hasText(place.behind)) return [];
	if ((around.leads & ~openers) === 0) return [{ word: '', distances: [0], ...around }];
	return texts().flatMap((text) =>
		cueOfText(text, place, isBefore).map((cue) => ({ ...cue, ...around })),
	);
}

/** What may stand between a key and its code. */
const keyLeads = [...' \t"\'`=:([<>'].reduce((bits, character) => bits | neighbourOf(character), 0);

/** The cue of a key: its last word, with its code behind it. */
export function cuesOfKey(key: string): readonly Cue[] {
	const word = (key.toLowerCase().match(/[a-z0-9_]+/g) ?? []).at(-1) ?? '';
	const around = { holds: 'code', leads: keyLeads, trails: anyNeighbour } as const;
	return word.length < 3 ? [] : [{ word, distances: [1], ...around }];
}

/** What may stand on a side of the code; `edge` is the end of a literal that touches it. */
function neighboursOf([nearest, next]: readonly Part[], edge: -1 | 0): number {
	const of = (part: Part | undefined) =>
		part?.kind === 'literal' ? neighbourOf(part.text.at(edge) ?? '') : anyNeighbour;
	if (nearest?.kind !== 'blank') return of(nearest);
	return neighbourOf(' ') | neighbourOf('\t') | (nearest.isNeeded ? 0 : of(next));
}

const ranks = new Map(frequentWords.map((word, rank) => [word, rank]));

/** How few lines have a word: the more, the fewer. */
function rarity(word: string): number {
	return ranks.get(word) ?? frequentWords.length;
}

/** The word that fewest lines have; of equal ones the first. */
function rarest<Near extends { readonly word: string }>(near: readonly Near[]): Near | undefined {
	return near.toSorted((a, b) => rarity(b.word) - rarity(a.word))[0];
}

/** The words that stand in the parts whole and near enough, the nearest first. */
function nearWords(parts: readonly Part[], side: 1 | -1): { word: string; distances: number[] }[] {
	const words: { word: string; distances: number[] }[] = [];
	let distance = 1;
	let farthest = 1;
	for (const [at, part] of parts.entries()) {
		if (part.kind === 'any' || part.kind === 'text') break;
		if (part.kind === 'digits' || part.kind === 'word') {
			distance++;
			farthest += part.kind === 'word' ? 1 + spread : 1;
		}
		if (part.kind !== 'literal') continue;
		const found = part.text.match(/[a-z0-9_]+/g) ?? [];
		for (const [index, word] of (side === 1 ? found.toReversed() : found).entries()) {
			if (distance > reach) return words;
			const isFirst = index === 0 && isWordAt(part.text.at(side === 1 ? -1 : 0) ?? '', 0);
			const isLast =
				index === found.length - 1 && isWordAt(part.text.at(side === 1 ? 0 : -1) ?? '', 0);
			const isCut = (isFirst && isInWord(parts[at - 1])) || (isLast && isInWord(parts[at + 1]));
			if (isCueWord(word) && !isCut) words.push({ word, distances: toRange() });
			distance++;
			farthest++;
		}
	}
	return words;

	function toRange(): number[] {
		const last = Math.min(farthest, reach + spread);
		return Array.from({ length: last - distance + 1 }, (_, more) => side * (distance + more));
	}
}

/** Three characters, one of them a letter. */
function isCueWord(word: string): boolean {
	return word.length > 2 && /[a-z]/.test(word);
}

/** Whether a part goes on a word that it touches. */
function isInWord(part: Part | undefined): boolean {
	return part?.kind === 'word' || part?.kind === 'digits';
}

/** The most telling of the words of a text nearest to the code. */
function cueOfText(
	text: string,
	place: Place,
	isBefore: boolean,
): { word: string; distances: number[] }[] {
	const words = text.match(/[a-z0-9_]+/g) ?? [];
	const best = rarest(
		(isBefore ? words.toReversed() : words)
			.slice(0, reach - 1)
			.map((word, index) => ({ word, distance: index + 1 }))
			.filter(({ word }) => /[a-z]{3}/.test(word)),
	);
	if (best === undefined || rarity(best.word) < leastRarity) return [];
	// Between the code and the text there may be short words of the place.
	const parts = isBefore ? place.before : place.behind;
	const between = parts
		.slice(
			0,
			parts.findIndex(({ kind }) => kind === 'text'),
		)
		.reduce((sum, part) => sum + runsOf(part), 0);
	const distance = best.distance + between;
	return [{ word: best.word, distances: [isBefore ? distance : -distance] }];
}

/** A word of a text must be rarer than the sixty most frequent ones to be looked for. */
const leastRarity = 60;

function runsOf(part: Part): number {
	if (part.kind === 'literal') return (part.text.match(/[a-z0-9_]+/g) ?? []).length;
	return part.kind === 'digits' || part.kind === 'word' ? 1 : 0;
}
