/** What words mean: for the command line and the browser alike. */
import { looksLikeCode } from '../catalog/code-index.ts';
import { codesOf, type Entry } from '../catalog/entry.ts';
import type { LineReader } from '../log/line-reports.ts';
import { stopWords } from '../search/terms.ts';
import type { Selection } from './context.ts';
import { openReader } from './open-reader.ts';

export type Interpretation =
	/** Codes to be looked up, of which at least one is known, in the order asked. */
	| { readonly kind: 'codes'; readonly codes: readonly string[] }
	/** Entries that a log line reports, and codes that it reports and nothing has. */
	| {
			readonly kind: 'reported';
			readonly entries: readonly Entry[];
			readonly unknown: readonly string[];
	  }
	/** What asks for codes, or reports them, none of which is known: never searched for. */
	| { readonly kind: 'unknown'; readonly codes: readonly string[] }
	| { readonly kind: 'query'; readonly text: string };

/** What words are interpreted by. */
export interface Known {
	/** Whether any catalog has a code; the library has everyday words only as it writes them. */
	has(code: string): boolean;
	/** Whether a primary catalog has it; everyday words are codes of the library. */
	isPrimary(code: string): boolean;
	/** What a log line reports: entries, and codes that nothing has. */
	read(text: string): Pick<Extract<Interpretation, { kind: 'reported' }>, 'entries' | 'unknown'>;
}

/** What a command is given: codes and reports of all its catalogs. */
export function knownBy(context: Selection): Known {
	const { primary, library } = context;
	let reader: LineReader | undefined;
	return {
		has: (code) =>
			primary.find(code).length > 0 || library.find(code).some((entry) => isMeant(entry, code)),
		isPrimary: (code) => primary.find(code).length > 0,
		read: (text) => {
			reader ??= openReader(context, false);
			const { reports, unknown } = reader.readText(Buffer.from(text), true);
			return {
				entries: reports.map(({ entry }) => entry),
				unknown: unknown.map(({ code }) => code),
			};
		},
	};
}

/** Whether a word means an entry of the library: `busy` is a word before it is the code `BUSY`. */
function isMeant(entry: Entry, word: string): boolean {
	return !/^\p{L}+$/u.test(word.trim()) || codesOf(entry).includes(word.trim());
}

/** @param words arguments, or the one text that was typed or pasted */
export function interpret(words: readonly string[], known: Known): Interpretation {
	const isCode = (word: string) => looksLikeCode(word) || known.has(word);
	const toCodes = (codes: readonly string[]): Interpretation => ({
		kind: codes.some((code) => known.has(code)) ? 'codes' : 'unknown',
		codes,
	});
	const text = words.join(' ');
	const parts = text.split(/\s+/).filter((part) => part !== '');
	if (words.every(isCode)) return toCodes(words);
	if (parts.every(isCode)) return toCodes(parts);
	const { entries, unknown } = known.read(text);
	if (entries.length > 0) return { kind: 'reported', entries, unknown };
	if (unknown.length > 0) return toCodes(unknown);
	// `what does 40018 mean` asks for one code, `40018 nope` for two.
	const isAsked = (word: string) => looksLikeCode(word) || known.isPrimary(word);
	const asked = words.filter((word) => isAsked(word) || !stopWords.has(word.toLowerCase()));
	return words.some(isAsked) ? toCodes(asked) : { kind: 'query', text };
}
