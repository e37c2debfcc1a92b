import { type Entry, foldCode } from '../catalog/entry.ts';
import { normalise, squeeze } from './normalise.ts';
import { type Initials, initialsOf, type Spelling, spell } from './pinyin.ts';

/** An entry prepared for searching. Texts are normalised, index for index. */
export interface SearchDocument {
	readonly entry: Entry;
	readonly position: number;
	/** Code and aliases as codes are compared. */
	readonly codes: readonly string[];
	/** The code as words: `api sys reqsign`. */
	readonly codeWords: string;
	readonly descriptions: readonly string[];
	/** Descriptions and codes, letters and digits alone; made when first asked. */
	readonly squeezed: () => readonly string[];
	readonly solutions: readonly string[];
	readonly section: string;
	/** All of that, to rule out at once what stands nowhere. */
	readonly all: string;
	/** First letters of the Chinese texts in pinyin, description before solution. */
	readonly initials: () => readonly Initials[];
	/** The Chinese texts as typed in pinyin, description before solution; made when first asked. */
	readonly spellings: () => readonly Spelling[];
}

export function toDocument(entry: Entry, position: number): SearchDocument {
	const { description, solution, section } = entry;
	const descriptions = distinct([description.en, description.zh]).map(normalise);
	const solutions =
		solution === undefined ? [] : distinct([solution.en, solution.zh]).map(normalise);
	const codes = [entry.code, ...entry.aliases].map(foldCode);
	const codeWords = normalise(entry.code);
	const sectionNames =
		section === undefined ? '' : normalise(`${section.id} ${section.en} ${section.zh}`);
	const chinese = [description.zh, solution?.zh ?? ''];
	let squeezed: readonly string[] | undefined;
	let initials: readonly Initials[] | undefined;
	let spellings: readonly Spelling[] | undefined;
	return {
		entry,
		position,
		codes,
		codeWords,
		descriptions,
		squeezed: () => {
			squeezed ??= [...descriptions, ...codes].map(squeeze);
			return squeezed;
		},
		solutions,
		section: sectionNames,
		all: [...codes, codeWords, ...descriptions, ...solutions, sectionNames].join('\n'),
		initials: () => {
			initials ??= chinese.map(initialsOf);
			return initials;
		},
		spellings: () => {
			spellings ??= chinese.map(spell);
			return spellings;
		},
	};
}

function distinct(texts: readonly string[]): string[] {
	return [...new Set(texts)];
}
