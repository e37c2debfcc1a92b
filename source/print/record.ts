import type { Entry, Section, Text } from '../catalog/entry.ts';

/** An entry as `--json` prints it; the last four where it has them. */
export interface EntryRecord {
	readonly code: string;
	readonly catalog: string;
	readonly section: Section | null;
	readonly description: Text;
	readonly solution: Text | null;
	readonly unofficial: readonly string[];
	readonly aliases?: readonly string[];
	readonly cause?: Text;
	readonly link?: string;
	readonly see?: readonly string[];
}

export function toRecord(entry: Entry): EntryRecord {
	const { aliases, cause, link, see } = entry;
	return {
		code: entry.code,
		catalog: entry.catalog,
		section: entry.section ?? null,
		description: entry.description,
		solution: entry.solution ?? null,
		unofficial: entry.unofficial,
		...(aliases.length === 0 ? {} : { aliases }),
		...(cause === undefined ? {} : { cause }),
		...(link === undefined ? {} : { link }),
		...(see === undefined || see.length === 0 ? {} : { see }),
	};
}
