import { Box } from 'ink';
import { useLayoutEffect } from 'react';
import type { Language } from '../../catalog/entry.ts';
import { type Line, segment } from '../../text/segment.ts';
import { moreText } from '../words.ts';
import { StyledLine } from './styled-line.tsx';

interface Props {
	readonly lines: readonly Line[];
	readonly rows: number;
	/** The first line that is wanted. */
	readonly first: number;
	readonly language: Language;
	/** Told the last one that can come first, where a later one was wanted, before the next key. */
	readonly limitScroll: (last: number) => void;
}

/** Lines in so many rows; where more follow, the last row tells how many, at its end. */
export function ScrolledLines({ lines, rows, first, language, limitScroll }: Props) {
	const last = Math.max(0, lines.length - rows);
	useLayoutEffect(() => {
		if (first > last) limitScroll(last);
	}, [first, last, limitScroll]);
	const from = Math.min(first, last);
	const shown = lines.slice(from, from + rows).map((line, at) => ({ at, line }));
	const left = lines.length - from - rows;
	return (
		<Box flexDirection="column" flexGrow={1} height={rows}>
			{shown.map(({ at, line }) =>
				left > 0 && at === rows - 1 ? (
					<Box key={at} justifyContent="space-between">
						<StyledLine line={line} />
						<Box flexShrink={0} marginLeft={1}>
							<StyledLine line={[segment(moreText(left, language), 'faint')]} />
						</Box>
					</Box>
				) : (
					<StyledLine key={at} line={line} />
				),
			)}
		</Box>
	);
}
