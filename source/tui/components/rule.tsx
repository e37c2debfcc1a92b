import { segment } from '../../text/segment.ts';
import { textWidth } from '../../text/width.ts';
import { StyledLine } from './styled-line.tsx';

/** A line across, with a note near its right end. */
export function Rule({ columns, note = '' }: { readonly columns: number; readonly note?: string }) {
	const end = note === '' ? '' : ` ${note} ──`;
	const rest = Math.max(0, columns - textWidth(end));
	return <StyledLine line={[segment('─'.repeat(rest) + end, 'faint')]} />;
}
