import { type Segment, segment } from '../../text/segment.ts';
import { textWidth } from '../../text/width.ts';
import type { ShownTab } from '../tabs.ts';
import { StyledLine } from './styled-line.tsx';

/** The tabs with their answers; those without are faint. */
export function TabLine({ shown, open }: { shown: readonly ShownTab[]; open: number }) {
	const line: Segment[] = [];
	let column = 0;
	for (const { at, left, text } of shown) {
		const isFirst = at === shown[0]?.at && at > 0;
		line.push(segment(isFirst ? '… '.slice(0, left - column) : ' '.repeat(left - column), 'faint'));
		const role = at === open ? 'current' : text.endsWith('·') ? 'faint' : 'plain';
		line.push(segment(text, role));
		column = left + textWidth(text);
	}
	return <StyledLine line={line} />;
}
