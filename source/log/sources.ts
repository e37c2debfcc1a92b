/**
 * The catalogs as a log reader sees them: which codes count wherever they stand, which only in
 * places, and what the entries say, read when it is asked for.
 */
import type { Catalog, Entry, EntryCodes } from '../catalog/entry.ts';
import { foldKey } from './left-context.ts';
import { type Place, parsePlace } from './places.ts';

export interface Source {
	readonly catalog: Catalog;
	/** Primary catalogs come before the library where nothing else decides. */
	readonly isPrimary: boolean;
	/** Ships with errcode beside the platform's own: its short numbers count only in places. */
	readonly isLibrary: boolean;
	readonly places: readonly Place[];
	/** Keys, folded, whose value is a code of this catalog. */
	readonly keys: ReadonlySet<string>;
	/** Texts of an entry by which lines name it, in lower case. */
	textsOf(index: number): readonly string[];
}

/** An entry of a source, known by its index until it is read. */
export interface Owner {
	readonly source: Source;
	readonly index: number;
}

export function entryOf({ source, index }: Owner): Entry {
	return source.catalog.entryAt(index);
}

/** What to read a log by. */
export interface Reading {
	readonly primary: readonly Catalog[];
	readonly library: readonly Catalog[];
	/** Whether places that are quiet count for catalogs of the library too. */
	readonly isQuietHeard: boolean;
}

export function toSources({ primary, library, isQuietHeard }: Reading): Source[] {
	return [
		...primary.map((catalog) => toSource(catalog, true, true)),
		...library.map((catalog) => toSource(catalog, false, isQuietHeard)),
	];
}

function toSource(catalog: Catalog, isPrimary: boolean, isQuietHeard: boolean): Source {
	const { logs } = catalog;
	const places = [...(logs?.places ?? []), ...(isQuietHeard ? (logs?.quiet ?? []) : [])];
	const texts = new Map<number, readonly string[]>();
	return {
		catalog,
		isPrimary,
		isLibrary: catalog.isLibrary === true,
		places: places.map(parsePlace).filter((place) => place !== undefined),
		keys: new Set(logs?.keys.map(foldKey)),
		textsOf(index) {
			let own = texts.get(index);
			if (own === undefined) {
				own = textsOfEntry(catalog.entryAt(index));
				texts.set(index, own);
			}
			return own;
		},
	};
}

function textsOfEntry({ description, messages }: Entry): string[] {
	const all = [description.en, description.zh, ...(messages ?? [])];
	return [...new Set(all.map((text) => text.toLowerCase()))].filter((text) => text.length >= 3);
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
	if (isName) return mayBeAlone ?? isDistinctName(code);
	return mayBeAlone !== false && (!isLibrary || /^\d{5,}$/.test(code));
}

/** A name that means nothing else: capitals, with a digit or a joint. */
function isDistinctName(code: string): boolean {
	return /[A-Z]/.test(code) && /[\d_-]/.test(code) && code.length >= 5;
}
