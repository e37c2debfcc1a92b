import { type Entry, foldCode } from '../catalog/entry.ts';
import { normalise, squeeze } from './normalise.ts';
import { type Spelling, spell } from './pinyin.ts';

/** An entry prepared for searching. Texts are normalised, index for index. */
export interface SearchDocument {
	readonly entry: Entry;
	readonly position: number;
	/** Code and aliases as codes are compared. */
	readonly codes: readonly string[];
	/** The code as words: `api sys reqsign`. */
	readonly codeWords: string;
	readonly descriptions: readonly string[];
	readonly squeezed: readonly string[];
	readonly solutions: readonly string[];
	readonly section: string;
	/** The Chinese texts as typed in pinyin, description before solution; made when first asked. */
	readonly spellings: () => readonly Spelling[];
}

export function toDocument(entry: Entry, position: number): SearchDocument {
	const { description, solution, section } = entry;
	const descriptions = distinct([description.en, description.zh]).map(normalise);
	let spellings: readonly Spelling[] | undefined;
	return {
		entry,
		position,
		codes: [entry.code, ...entry.aliases].map(foldCode),
		codeWords: normalise(entry.code),
		descriptions,
		squeezed: descriptions.map(squeeze),
		solutions: solution === undefined ? [] : distinct([solution.en, solution.zh]).map(normalise),
		section: section === undefined ? '' : normalise(`${section.id} ${section.en} ${section.zh}`),
		spellings: () => {
			spellings ??= [description.zh, solution?.zh ?? ''].map(spell);
			return spellings;
		},
	};
}

function distinct(texts: readonly string[]): string[] {
	return [...new Set(texts)];
}
