import { sanitise } from './sanitise.ts';

/** What a piece of text is, so that one table (looks.ts) decides how it looks. */
export type Role =
	| 'plain'
	| 'strong'
	| 'code'
	| 'label'
	| 'error'
	| 'faint'
	| 'pointer'
	/** The tab that is open. */
	| 'current'
	/** The code of the chosen row. */
	| 'chosen'
	/** Matched characters where they are looked for: in a list. */
	| 'match'
	/** Matched characters in a text that is read. */
	| 'found';

/** A piece of text on one line. Anything that is shown is first a list of these. */
export interface Segment {
	readonly text: string;
	readonly role: Role;
}

/** The segments of one line. */
export type Line = readonly Segment[];

/** Parts of a text: pairs of first and behind-last UTF-16 index, in order. */
export type Ranges = readonly (readonly [start: number, end: number])[];

export function segment(text: string, role: Role = 'plain'): Segment {
	return { text, role };
}

/** A sanitised text in segments of one role, its ranges in another. */
export function markRanges(
	text: string,
	role: Role,
	ranges: Ranges = [],
	marked: Role = 'match',
): Segment[] {
	const segments: Segment[] = [];
	let from = 0;
	for (const [start, end] of ranges) {
		if (start > from) segments.push(segment(sanitise(text.slice(from, start)), role));
		segments.push(segment(sanitise(text.slice(start, end)), marked));
		from = end;
	}
	if (from < text.length) segments.push(segment(sanitise(text.slice(from)), role));
	return segments;
}
