/** Editing of a line of text as in a shell. */
import { characterWidth } from '../text/width.ts';

/** A text and the UTF-16 index before which text is inserted. */
export interface EditedLine {
	readonly query: string;
	readonly caret: number;
}

/** Where keys take the caret, or what they delete up to. */
export type Place =
	| 'left'
	| 'right'
	/** Words of letters and digits, as Alt-B and Alt-F take them. */
	| 'word-left'
	| 'word-right'
	/** Words between spaces, as Ctrl-W takes them. */
	| 'space-left'
	| 'start'
	| 'end';

/** Longest query that is searched for; what goes beyond is left out. */
export const longestQuery = 500;

export function placeOf({ query, caret }: EditedLine, to: Place): number {
	const [before, behind] = [query.slice(0, caret), query.slice(caret)];
	switch (to) {
		case 'left':
			return caret - ([...before.slice(-2)].at(-1) ?? '').length;
		case 'right':
			return caret + ([...behind.slice(0, 2)][0] ?? '').length;
		case 'word-left':
			return caret - lengthOf(before, /[\p{L}\p{N}]*[^\p{L}\p{N}]*$/u);
		case 'word-right':
			return caret + lengthOf(behind, /^[^\p{L}\p{N}]*[\p{L}\p{N}]*/u);
		case 'space-left':
			return caret - lengthOf(before, /\S*\s*$/);
		case 'start':
			return 0;
		case 'end':
			return query.length;
		default:
			return to satisfies never;
	}
}

function lengthOf(text: string, pattern: RegExp): number {
	return pattern.exec(text)?.[0].length ?? 0;
}

export function deleteTo(line: EditedLine, to: Place): EditedLine {
	const place = placeOf(line, to);
	const [from, behind] = [Math.min(place, line.caret), Math.max(place, line.caret)];
	return { query: line.query.slice(0, from) + line.query.slice(behind), caret: from };
}

export function insertText({ query, caret }: EditedLine, text: string): EditedLine {
	const fitting = cutBetweenCharacters(text, longestQuery - query.length);
	return {
		query: query.slice(0, caret) + fitting + query.slice(caret),
		caret: caret + fitting.length,
	};
}

/** At most so many UTF-16 units, and no half of a character. */
export function cutBetweenCharacters(text: string, longest: number): string {
	if (text.length <= longest) return text;
	return text.slice(0, Math.max(0, longest)).replace(/[\ud800-\udbff]$/, '');
}

/** The part of a line that fits around the caret, and the columns before the caret in it. */
export function visiblePart(
	{ query, caret }: EditedLine,
	room: number,
): { text: string; before: number } {
	let text = '';
	let before = 0;
	for (const character of [...query.slice(0, caret)].reverse()) {
		const width = characterWidth(character);
		if (before + width > room) break;
		text = character + text;
		before += width;
	}
	let left = room - before;
	for (const character of query.slice(caret)) {
		left -= characterWidth(character);
		if (left < 0) break;
		text += character;
	}
	return { text, before };
}
