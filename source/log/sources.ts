/**
 * The catalogs as a log reader sees them: which codes count wherever they stand, which only in
 * places, and what the entries say, read when it is asked for.
 */
import type { Catalog, Entry, EntryCodes } from '../catalog/entry.ts';
import { foldKey } from './left-context.ts';
import { type Cue, cuesOf, cuesOfKey, type Place, parsePlace } from './places.ts';

/** What a catalog is to a reader. */
export interface SourceRole {
	/** Primary catalogs come before the library where nothing else decides. */
	readonly isPrimary: boolean;
	/** Whether its quiet places count. */
	readonly hearsQuiet: boolean;
}

export class Source implements SourceRole {
	readonly catalog: Catalog;
	readonly isPrimary: boolean;
	readonly hearsQuiet: boolean;
	/** Keys, folded, whose value is a code of this catalog. */
	readonly keys: ReadonlySet<string>;
	readonly #texts = new Map<number, readonly string[]>();
	#codes: readonly EntryCodes[] | undefined;
	#places: readonly Place[] | undefined;
	#quietPlaces: readonly Place[] | undefined;

	constructor(catalog: Catalog, { isPrimary, hearsQuiet }: SourceRole) {
		this.catalog = catalog;
		this.isPrimary = isPrimary;
		this.hearsQuiet = hearsQuiet;
		this.keys = new Set(catalog.logs?.keys.map(foldKey));
	}

	/** Ships with errcode beside the platform's own: its short numbers count only in places. */
	get isLibrary(): boolean {
		return this.catalog.isLibrary === true;
	}

	get codes(): readonly EntryCodes[] {
		this.#codes ??= this.catalog.codes;
		return this.#codes;
	}

	get places(): readonly Place[] {
		this.#places ??= parsePlaces(this.catalog.logs?.places);
		return this.#places;
	}

	get quietPlaces(): readonly Place[] {
		this.#quietPlaces ??= parsePlaces(this.catalog.logs?.quiet);
		return this.#quietPlaces;
	}

	/** The words by which the scanner finds its places and keys. */
	cues(of: 'places' | 'quiet'): readonly Cue[] {
		const allTexts = () => this.codes.flatMap((_, index) => this.textsOf(index));
		if (of === 'quiet') return this.quietPlaces.flatMap((place) => cuesOf(place, allTexts));
		const keys = this.catalog.logs?.keys ?? [];
		return [...this.places.flatMap((place) => cuesOf(place, allTexts)), ...keys.flatMap(cuesOfKey)];
	}

	/** Texts of an entry by which lines name it, in lower case. */
	textsOf(index: number): readonly string[] {
		let texts = this.#texts.get(index);
		if (texts === undefined) {
			texts = textsOfEntry(this.catalog.entryAt(index));
			this.#texts.set(index, texts);
		}
		return texts;
	}
}

function parsePlaces(places: readonly string[] = []): Place[] {
	return places.map(parsePlace).filter((place) => place !== undefined);
}

function textsOfEntry({ description, messages }: Entry): string[] {
	const all = [description.en, description.zh, ...(messages ?? [])];
	return [...new Set(all.map((text) => text.toLowerCase()))].filter((text) => text.length >= 3);
}

/** An entry of a source, known by its index until it is read. */
export interface Owner {
	readonly source: Source;
	readonly index: number;
}

export function entryOf({ source, index }: Owner): Entry {
	return source.catalog.entryAt(index);
}

/** Whether a code of a source counts beyond its places, by the general evidence of recognise.ts. */
export function countsBeyondPlaces(
	{ catalog: { logs }, isLibrary }: Source,
	{ alone }: EntryCodes,
	code: string,
): boolean {
	const isName = !/^[-+]?\d+$/.test(code);
	if (!isLibrary && logs?.alone === undefined && alone === undefined) return true;
	const mayBeAlone = alone ?? logs?.alone;
	if (isHexadecimal(code)) return mayBeAlone !== false;
	if (isName) return !/^\d/.test(code) && (mayBeAlone ?? isDistinctName(code));
	return mayBeAlone !== false && (!isLibrary || /^\d{5,}$/.test(code));
}

/** Such as `0x80070005`, in either case. */
export function isHexadecimal(code: string): boolean {
	return /^0x[\da-f]{6,}$/i.test(code);
}

/** A name that means nothing else: capitals, with a digit or a joint. */
function isDistinctName(code: string): boolean {
	return /[A-Z]/.test(code) && /[\d_-]/.test(code) && code.length >= 5;
}
