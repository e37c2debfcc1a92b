import type { Field } from './fields.ts';

/** A table as it was found in a file, whatever it was written in: a table, a list, an enum. */
export interface Table {
	/** The heading above it, which becomes a section. */
	readonly title: string | undefined;
	readonly columns: readonly string[];
	/** Whether the first row is marked as a heading, and not only taken for one. */
	readonly hasHeading: boolean;
	/** Where the heading row is: a line, from 1, or a path such as `errors[3]`. */
	readonly place: number | string;
	readonly rows: readonly TableRow[];
	/** What the columns are, where the way it is written tells so. */
	readonly fields?: readonly (Field | undefined)[];
	/** Whether it is one of codes only where nothing else in the file is. */
	readonly isVague?: boolean;
}

export interface TableRow {
	readonly place: number | string;
	readonly cells: readonly string[];
	/** Addresses of the links in it. */
	readonly links?: readonly string[];
}

/** Characters that are not seen: zero-width ones, marks of direction, tags. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;
const control = /(?![\n\t])\p{Cc}/gu;

/** Text of a cell: what is seen of it, its lines trimmed and none of them empty. */
export function cellText(text: string): string {
	if (/^[!-~]*$/.test(text)) return text;
	return text
		.replaceAll(unseen, '')
		.replaceAll(/[\r\u0085\u2028\u2029]/g, '\n')
		.replaceAll(control, '')
		.split('\n')
		.map((line) => line.replaceAll(/\s+/g, ' ').trim())
		.filter((line) => line !== '')
		.join('\n');
}

/** The text of a cell on one line. */
export function onOneLine(text: string): string {
	return text.replaceAll('\n', ' ');
}
