import type { Entry, Section, Text } from '../catalog/entry.ts';

/** An entry as `--json` prints it; every key is always there. */
export interface EntryRecord {
	readonly code: string;
	readonly catalog: string;
	readonly section: Section | null;
	readonly description: Text;
	readonly solution: Text | null;
	readonly unofficial: readonly string[];
}

export function toRecord(entry: Entry): EntryRecord {
	return {
		code: entry.code,
		catalog: entry.catalog,
		section: entry.section ?? null,
		description: entry.description,
		solution: entry.solution ?? null,
		unofficial: entry.unofficial,
	};
}
