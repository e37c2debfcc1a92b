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
}

/** Most characters that `{*}`, `{w}` and `{n}` take. */
const longest = { any: 60, word: 64, digits: 20, blank: 16 } as const;

const helpers: Readonly<Record<string, Part>> = {
	n: { kind: 'digits' },
	w: { kind: 'word' },
	text: { kind: 'text' },
	'*': { kind: 'any' },
};

const wordCharacter = /[\p{L}\p{N}_]/u;
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
	return { source, holds, before: easeBlanks(before).reverse(), behind: easeBlanks(behind) };
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

/**
 * Whether the code at `start` to `end` of the line stands in a place.
 *
 * @param isNumber whether what stands there is a number
 * @param texts of the entry, in lower case
 */
export function standsIn(
	place: Place,
	line: string,
	start: number,
	end: number,
	isNumber: boolean,
	texts: () => readonly string[],
): boolean {
	if (place.holds !== 'code' && (place.holds === 'number') !== isNumber) return false;
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

const runs = { blank: /[ \t]/, digits: /\d/, word: /[\p{L}\p{N}_.'-]/u } as const;

function runLength(line: string, at: number, step: 1 | -1, kind: keyof typeof runs): number {
	const outer = step === 1 ? at : at - 1;
	let length = 0;
	while (length < longest[kind] && runs[kind].test(line[outer + step * length] ?? '')) length++;
	return length;
}

/**
 * A word by which the scanner finds a place: the code is at most `reach` words behind it, or
 * before it.
 */
export interface Cue {
	/** In lower case. */
	readonly word: string;
	readonly isBefore: boolean;
}

/** Most words from a cue to its code, the code itself counted. */
export const reach = 4;

/**
 * The cues of a place, one of which stands in any line in which a code stands in it; none where
 * only the code itself can be looked for.
 *
 * @param texts the texts of each entry of the catalog, in lower case
 */
export function cuesOf({ before, behind }: Place, texts: () => readonly string[]): readonly Cue[] {
	const literal = bestWord(before, true) ?? bestWord(behind, false);
	if (literal !== undefined) return [literal];
	const isBefore = before.some(({ kind }) => kind === 'text');
	if (!isBefore && !behind.some(({ kind }) => kind === 'text')) return [];
	return [...new Set(texts().flatMap((text) => wordOfText(text, isBefore)))].map((word) => ({
		word,
		isBefore,
	}));
}

/** Of the words that stand in the parts whole and near enough, the nearest that is not everyday. */
function bestWord(parts: readonly Part[], isBefore: boolean): Cue | undefined {
	const words = nearWords(parts, isBefore);
	const word = words.find((near) => !everydayWords.has(near)) ?? words[0];
	return word === undefined ? undefined : { word, isBefore };
}

function nearWords(parts: readonly Part[], isBefore: boolean): string[] {
	const words: string[] = [];
	let distance = 1;
	for (const [at, part] of parts.entries()) {
		if (part.kind === 'any' || part.kind === 'text') break;
		if (part.kind === 'digits' || part.kind === 'word') distance++;
		if (part.kind !== 'literal') continue;
		const found = part.text.match(/[a-z0-9_]+/g) ?? [];
		for (const [index, word] of (isBefore ? found.toReversed() : found).entries()) {
			if (distance++ >= reach) return words;
			const isFirst = index === 0 && isWordAt(part.text.at(isBefore ? -1 : 0) ?? '', 0);
			const isLast =
				index === found.length - 1 && isWordAt(part.text.at(isBefore ? 0 : -1) ?? '', 0);
			const isCut = (isFirst && isInWord(parts[at - 1])) || (isLast && isInWord(parts[at + 1]));
			if (/[a-z]{3}/.test(word) && !isCut) words.push(word);
		}
	}
	return words;
}

/** Whether a part goes on a word that it touches. */
function isInWord(part: Part | undefined): boolean {
	return part?.kind === 'word' || part?.kind === 'digits';
}

/** Words that so many lines have that they find little. */
const everydayWords: ReadonlySet<string> = new Set(
	`connection operation file error errors code status the not for invalid request device socket address
	name failed returned response exit http with server number message state type reason result`.split(
		/\s+/,
	),
);

/** The most telling of the words nearest to the code. */
function wordOfText(text: string, isBefore: boolean): string[] {
	const words = text.match(/[a-z0-9_]+/g) ?? [];
	const near = isBefore ? words.slice(-reach + 1) : words.slice(0, reach - 1);
	const usable = near.filter((word) => /[a-z]{3}/.test(word));
	const best = usable.find((word) => !everydayWords.has(word)) ?? usable[0];
	return best === undefined ? [] : [best];
}
