/** What the built-in catalog says, read from its file and not through the code under test. */
import openPlatform from '../../data/open-platform.json' with { type: 'json' };

type Language = 'en' | 'zh';
type FileEntry = (typeof openPlatform.entries)[number];

export const entries = openPlatform.entries;

export function entryOf(code: string): FileEntry {
	const entry = entries.find((candidate) => candidate.code === code);
	if (entry === undefined) throw new Error(`not in the built-in catalog: ${code}`);
	return entry;
}

/** What the filter adds to a line that reports the code. */
export function noteOf(code: string, language: Language = 'en'): string {
	const { description, solution } = entryOf(code);
	return `  ← ${code} ${description[language]} · ${solution[language]}`;
}

/** What `--json` prints of the code, keys in the contract's order. */
export function recordOf(code: string) {
	const { section, description, solution, unofficial } = entryOf(code);
	const { id, en, zh } = openPlatform.sections.find((candidate) => candidate.id === section) ?? {};
	return {
		code,
		catalog: 'open-platform',
		section: { id, en, zh },
		description: { en: description.en, zh: description.zh },
		solution: { en: solution.en, zh: solution.zh },
		unofficial,
	};
}

/** `CODE  description`. */
export function lineOf(code: string, language: Language = 'en'): string {
	return `${code}  ${entryOf(code).description[language]}`;
}

const noteAtLineEnd = new RegExp(
	`(?:${entries
		.flatMap(({ code }) => [noteOf(code, 'en'), noteOf(code, 'zh')])
		.map((note) => Buffer.from(note).toString('latin1'))
		.sort((a, b) => b.length - a.length)
		.map((note) => note.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.join('|')})+(?=\\r?\\n|\\r?$)`,
	'g',
);

/** Takes the filter's notes away, byte by byte; `count` is how many lines had some. */
export function stripNotes(output: Buffer): { readonly bytes: Buffer; readonly count: number } {
	let count = 0;
	const text = output.toString('latin1').replaceAll(noteAtLineEnd, () => {
		count++;
		return '';
	});
	return { bytes: Buffer.from(text, 'latin1'), count };
}
