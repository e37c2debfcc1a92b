import { type Catalog, codesOf, type Entry, foldCode } from './entry.ts';
import { normalise } from './normalise.ts';
import { jsonLine } from './stored-catalog.ts';

/** Stands between texts that are joined, and in none of what is searched for. */
export const between = '\u0001';

/**
 * All texts of an entry in the form in which they are searched: its codes; then the code as words,
 * the descriptions, the solutions, and id and titles of the section.
 */
export function toSearchText(entry: Entry): string {
	const { code, description, solution, section } = entry;
	const texts = [
		code,
		description.en,
		description.zh,
		solution?.en ?? '',
		solution?.zh ?? '',
		section === undefined ? '' : `${section.id} ${section.en} ${section.zh}`,
	];
	const codes = codesOf(entry).map(foldCode);
	// Normalised at once, since that takes half as long.
	const normalised = normalise(texts.map((text) => text.replaceAll(between, ' ')).join(between));
	return [...codes, normalised].join(between);
}

/**
 * The texts of all entries, to be kept beside a stored catalog: a line with the length of each as
 * JSON, then all of them in UTF-16, which is read at once.
 */
export function storeSearchTexts({ entries }: Catalog): Buffer {
	const texts = entries.map(toSearchText);
	const lengths = jsonLine(texts.map(({ length }) => length));
	return Buffer.concat([lengths, Buffer.from(texts.join(''), 'utf16le')]);
}
