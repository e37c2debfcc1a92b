import type { Catalog, Entry, Section, Text, TextPath } from './entry.ts';

/**
 * A catalog in the form in which it is kept for reading in part: a line of JSON that says which
 * codes there are, then for each entry a line of JSON with its texts, which is parsed when it is
 * asked for. So a look-up among thousands costs little more than one among few.
 */
interface Head {
	readonly name: string;
	readonly sections: readonly Section[];
	/** The code of each entry; a list where it has aliases, which come behind it. */
	readonly codes: readonly (string | readonly [string, ...string[]])[];
	/** For each entry the index of its section, -1 where it has none. */
	readonly sectionOf: readonly number[];
	/** Bytes of the line of each entry, its end included. */
	readonly lengths: readonly number[];
}

/** What an entry has beside its codes and place. */
type Texts = Pick<Entry, 'description' | 'solution' | 'unofficial'>;

const lineEnd = 10;

export function storeCatalog({ name, sections, entries }: Catalog): Buffer {
	const lines = entries.map(({ description, solution, unofficial }) =>
		Buffer.from(`${JSON.stringify({ description, solution, unofficial } satisfies Texts)}\n`),
	);
	const head: Head = {
		name,
		sections,
		codes: entries.map(({ code, aliases }) => (aliases.length === 0 ? code : [code, ...aliases])),
		sectionOf: entries.map(({ section }) =>
			section === undefined ? -1 : sections.indexOf(section),
		),
		lengths: lines.map((line) => line.length),
	};
	return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...lines]);
}

/** @param stored what `storeCatalog` made; must stay as it is */
export function openStored(stored: Buffer): Catalog {
	let at = stored.indexOf(lineEnd) + 1;
	const head: Head = JSON.parse(stored.toString('utf8', 0, at));
	const entries = head.codes.map((codes, index) => {
		const start = at;
		at += head.lengths[index] ?? 0;
		const section = head.sections[head.sectionOf[index] ?? -1];
		return new StoredEntry(codes, head.name, section, stored, start, at);
	});
	return { name: head.name, sections: head.sections, entries };
}

const noAliases: readonly string[] = [];

class StoredEntry implements Entry {
	readonly code: string;
	readonly aliases: readonly string[];
	readonly catalog: string;
	readonly section: Section | undefined;
	readonly #stored: Buffer;
	readonly #start: number;
	readonly #end: number;
	#texts: Texts | undefined;

	constructor(
		codes: Head['codes'][number],
		catalog: string,
		section: Section | undefined,
		stored: Buffer,
		start: number,
		end: number,
	) {
		this.code = typeof codes === 'string' ? codes : codes[0];
		this.aliases = typeof codes === 'string' ? noAliases : codes.slice(1);
		this.catalog = catalog;
		this.section = section;
		this.#stored = stored;
		this.#start = start;
		this.#end = end;
	}

	get description(): Text {
		return this.#parsed().description;
	}

	get solution(): Text | undefined {
		return this.#parsed().solution;
	}

	get unofficial(): readonly TextPath[] {
		return this.#parsed().unofficial;
	}

	#parsed(): Texts {
		this.#texts ??= JSON.parse(this.#stored.toString('utf8', this.#start, this.#end)) as Texts;
		return this.#texts;
	}
}
