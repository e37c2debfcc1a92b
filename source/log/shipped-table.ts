/** The table of the catalogs that ship, made when the program is built (rolldown.config.ts). */
import { CodeTable, type WordTable } from './code-table.ts';
import type { Source } from './sources.ts';

const parts = ['slots', 'layout', 'ownersOf', 'owners'] as const;

/** Where the numbers begin: behind the line of JSON, filled up to a multiple of this. */
const alignment = 64;

interface Head {
	/** Names of the catalogs, in the order of their numbers. */
	readonly catalogs: readonly string[];
	/** Ints of each part; the text follows them. */
	readonly lengths: readonly number[];
}

export function storeTable({ words, sources }: CodeTable): Buffer {
	const catalogs = sources.map((source) => source?.catalog.name ?? '');
	const lengths = parts.map((part) => words[part].length);
	const line = `${JSON.stringify({ catalogs, lengths } satisfies Head)}\n`;
	const head = line.padStart(Math.ceil(line.length / alignment) * alignment);
	const ints = parts.map((part) => Buffer.from(Int32Array.from(words[part]).buffer));
	return Buffer.concat([Buffer.from(head), ...ints, words.text]);
}

/** @param sourceOf the source of a catalog's name; `undefined` for one that does not count */
export function openTable(
	stored: Buffer,
	sourceOf: (catalog: string) => Source | undefined,
): CodeTable {
	const headEnd = stored.indexOf('\n') + 1;
	const head: Head = JSON.parse(stored.toString('utf8', 0, headEnd));
	const bytes = new Uint8Array(stored);
	let at = headEnd;
	const [slots, layout, ownersOf, owners] = head.lengths.map((length) => {
		const ints = new Int32Array(bytes.slice(at, at + length * 4).buffer);
		at += length * 4;
		return ints;
	});
	const none = new Int32Array();
	const words: WordTable = {
		slots: slots ?? none,
		layout: layout ?? none,
		ownersOf: ownersOf ?? none,
		owners: owners ?? none,
		text: bytes.slice(at),
	};
	return new CodeTable(words, head.catalogs.map(sourceOf));
}
