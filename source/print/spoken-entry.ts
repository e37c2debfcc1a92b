import { type Entry, type Language, otherLanguage } from '../catalog/entry.ts';
import { pageWords } from './page-words.ts';

const places = {
	en: (at: number, of: number) => `${at} of ${of}`,
	zh: (at: number, of: number) => `第${at}条，共${of}条`,
};

/** An entry as sentences for a screen reader, with its place among the others. */
export function spokenEntry(
	{ code, description, solution, section, catalog }: Entry,
	place: { readonly at: number; readonly of: number },
	language: Language,
): string[] {
	const other = description[otherLanguage(language)];
	return [
		`${places[language](place.at, place.of)}: ${code} ${description[language]}`,
		...(other === description[language] ? [] : [other]),
		...(solution === undefined ? [] : [`${pageWords.solution[language]}: ${solution[language]}`]),
		...(section === undefined ? [] : [section[language]]),
		catalog,
	];
}
