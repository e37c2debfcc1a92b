import { Box } from 'ink';
import { useMemo } from 'react';
import type { Entry, Language } from '../../catalog/entry.ts';
import { columnsOfCodes, entryRow } from '../../print/entry-row.ts';
import { type Line, segment } from '../../text/segment.ts';
import { type Answer, choiceInLine, entriesOf } from '../answer.ts';
import type { MatchesOf } from '../hooks/use-matches.ts';
import type { Area } from '../layout.ts';
import { nothingWords, titles, unknownText } from '../words.ts';
import { StyledLine } from './styled-line.tsx';

interface Props {
	readonly answer: Answer;
	readonly choice: number;
	/** First line that is shown. */
	readonly top: number;
	readonly area: Area;
	readonly language: Language;
	readonly matchesOf: MatchesOf;
}

/** The answers, a line each, and what stands under them. */
export function EntryList(props: Props) {
	const { answer, top, area } = props;
	const codeColumns = useMemo(
		() => columnsOfCodes(entriesOf(answer), area.columns),
		[answer, area.columns],
	);
	const rows = Array.from({ length: area.rows }, (_, row) => top + row);
	return (
		<Box flexDirection="column" width={area.columns} height={area.rows} flexShrink={0}>
			{rows.map((at) => (
				<StyledLine key={at - top} line={listLine(props, at, codeColumns)} />
			))}
		</Box>
	);
}

/** Under answers titles are indented. */
const indent = '  ';

function listLine(props: Props, at: number, codeColumns: number): Line {
	const { answer, choice, language } = props;
	const { found, extra } = answer;
	const entry = found[at];
	if (entry !== undefined) return entryLine(props, entry, at === choice, codeColumns);
	const line = extra[at - found.length];
	switch (line?.kind) {
		case 'entry':
			return entryLine(props, line.entry, choiceInLine(answer, at) === choice, codeColumns);
		case 'unknown':
			return [segment(`${indent}${unknownText(line.code, line.isAlone, language)}`, 'error')];
		case 'rule':
			return [segment(`${indent}── ${titles[line.title][language]}`, 'faint')];
		case 'nothing': {
			const { here, anywhere, elsewhere } = nothingWords;
			if (line.elsewhere === 0) return [segment(indent + anywhere[language], 'strong')];
			return [
				segment(`${indent}${here[language]} `, 'strong'),
				segment(elsewhere[language](line.elsewhere)),
			];
		}
		case undefined:
			return [];
		default:
			return line satisfies never;
	}
}

function entryLine(props: Props, entry: Entry, isChosen: boolean, codeColumns: number): Line {
	const { language, matchesOf } = props;
	const row = entryRow(entry, {
		language,
		isChosen,
		codeColumns,
		matchesIn: (shown) => matchesOf(entry, shown),
	});
	return [segment(isChosen ? '❯ ' : '  ', 'pointer'), ...row];
}
