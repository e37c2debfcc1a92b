import { Box } from 'ink';
import type { Language } from '../../catalog/entry.ts';
import { type EditedLine, visiblePart } from '../../terminal/edit-line.ts';
import { segment } from '../../text/segment.ts';
import { clip, textWidth } from '../../text/width.ts';
import { placeholders, promptSign } from '../words.ts';
import { StyledLine } from './styled-line.tsx';

interface Props {
	readonly line: EditedLine;
	readonly columns: number;
	readonly language: Language;
	/** What stands at the right end. */
	readonly status: string;
	readonly isError: boolean;
}

/** The query, as much of it as fits around the caret, and what came of it. */
export function QueryLine({ line, columns, language, status, isError }: Props) {
	const room = roomFor(columns, status);
	const { text } = visiblePart(line, room);
	const query =
		line.query === ''
			? segment(clip(placeholders[language], room), 'faint')
			: segment(text, 'strong');
	return (
		<Box justifyContent="space-between">
			<StyledLine line={[segment(promptSign, 'pointer'), query]} />
			{columns > narrowest && (
				<Box flexShrink={0}>
					<StyledLine line={[segment(status, isError ? 'error' : 'plain')]} />
				</Box>
			)}
		</Box>
	);
}

/** Column of the insertion point, from 0. */
export function caretColumn(line: EditedLine, columns: number, status: string): number {
	return textWidth(promptSign) + visiblePart(line, roomFor(columns, status)).before;
}

/** A screen has room for more than the query beyond so many columns. */
const narrowest = 16;

function roomFor(columns: number, status: string): number {
	const taken = columns > narrowest ? textWidth(status) + 1 : 1;
	return Math.max(1, columns - textWidth(promptSign) - taken);
}
