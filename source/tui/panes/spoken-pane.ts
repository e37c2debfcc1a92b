import { sanitise } from '../../print/sanitise.ts';
import { segment } from '../../print/segment.ts';
import { wrap } from '../../print/wrap.ts';
import type { Row, View } from '../view.ts';
import { fitRows } from './fit.ts';

const words = {
	place: {
		en: (at: number, of: number) => `${at} of ${of}`,
		zh: (at: number, of: number) => `第${at}条，共${of}条`,
	},
	nothing: { en: 'Nothing matches.', zh: '没有匹配的条目。' },
};

/** For a screen reader, in place of list and entry: place, code, description, solution as lines. */
export function spokenRows({ state, layout, near }: View): Row[] {
	const { language, found, cursor } = state;
	const entry = found[cursor];
	const lines =
		entry === undefined
			? [`${words.nothing[language]} ${near.join(', ')}`]
			: [
					`${words.place[language](cursor + 1, found.length)}: ${entry.code} ${entry.description[language]}`,
					entry.solution?.[language] ?? '',
				];
	const rows = lines.flatMap((line) => wrap([segment(sanitise(line))], layout.columns));
	return fitRows(rows, layout.rows - 4);
}
