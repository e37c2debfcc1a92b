import { segment } from '../../text/segment.ts';
import { textWidth } from '../../text/width.ts';
import { StyledLine } from './styled-line.tsx';

interface Props {
	readonly columns: number;
	readonly note?: string;
	readonly isPlain?: boolean;
}

/** A line across, with a note near its right end; empty for a screen reader. */
export function Rule({ columns, note = '', isPlain = false }: Props) {
	if (isPlain) return <StyledLine line={[]} />;
	const end = note === '' ? '' : ` ${note} ──`;
	const rest = Math.max(0, columns - textWidth(end));
	return <StyledLine line={[segment('─'.repeat(rest) + end, 'faint')]} />;
}
