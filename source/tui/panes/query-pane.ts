import { segment } from '../../text/segment.ts';
import { characterWidth, textWidth } from '../../text/width.ts';
import type { Row, View } from '../view.ts';

const prompt = '❯ ';

/** The query, as much of it as fits around the caret, and the count. */
export function queryRow({ state, layout }: View): Row {
	const count = `${state.found.length}/${state.total}`;
	const { text } = visibleQuery(state.query, state.caret, roomFor(layout.columns, count));
	const gap = layout.columns - textWidth(prompt) - textWidth(text) - textWidth(count);
	return [
		segment(prompt, 'pointer'),
		segment(text, 'strong'),
		segment(' '.repeat(Math.max(1, gap))),
		segment(count, 'faint'),
	];
}

/** Column of the insertion point, from 0. */
export function caretColumn({ state, layout }: View): number {
	const count = `${state.found.length}/${state.total}`;
	const { before } = visibleQuery(state.query, state.caret, roomFor(layout.columns, count));
	return textWidth(prompt) + before;
}

function roomFor(columns: number, count: string): number {
	return Math.max(4, columns - textWidth(prompt) - textWidth(count) - 2);
}

/** The part of a query that fits, and the columns before the caret in it. */
function visibleQuery(
	query: string,
	caret: number,
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
