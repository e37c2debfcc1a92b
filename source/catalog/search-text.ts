import { codesOf, type Entry, foldCode } from './entry.ts';
import { normalise } from './normalise.ts';

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
