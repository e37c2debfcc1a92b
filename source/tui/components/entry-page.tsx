import { Box } from 'ink';
import { useMemo } from 'react';
import type { Entry, Language } from '../../catalog/entry.ts';
import type { Matches } from '../../print/entry-page.ts';
import { entryPage } from '../../print/entry-page.ts';
import { segment } from '../../text/segment.ts';
import { wrap } from '../../text/wrap.ts';
import type { Area } from '../layout.ts';
import { ScrolledLines } from './scrolled-lines.tsx';

interface Props {
	readonly entry: Entry | undefined;
	/** In place of an entry. */
	readonly advice: string;
	readonly matches: Matches | undefined;
	readonly language: Language;
	readonly scroll: number;
	readonly area: Area;
	/** Of the page, and of texts under their labels. */
	readonly indent: number;
	readonly textIndent: number;
	readonly limitScroll: (last: number) => void;
}

/** The chosen entry in full, from its first shown line on. */
export function EntryPage({ scroll, area, indent, textIndent, limitScroll, ...shown }: Props) {
	const { entry, advice, matches, language } = shown;
	const room = { columns: area.columns - 2 * indent, rows: area.rows };
	const { columns, rows } = room;
	const lines = useMemo(() => {
		if (entry === undefined || matches === undefined) {
			return wrap([segment(advice, 'faint')], columns);
		}
		return entryPage(entry, language, matches, { columns, rows, indent: textIndent });
	}, [entry, advice, matches, language, columns, rows, textIndent]);
	return (
		<Box width={area.columns} flexShrink={0} paddingLeft={indent}>
			<ScrolledLines lines={lines} rows={rows} first={scroll} {...{ language, limitScroll }} />
		</Box>
	);
}
