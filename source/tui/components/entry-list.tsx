import { Box } from 'ink';
import { useMemo } from 'react';
import { type Entry, type Language, otherLanguage } from '../../catalog/entry.ts';
import type { Matches } from '../../print/entry-page.ts';
import { sanitise } from '../../text/sanitise.ts';
import { type Line, markRanges, type Ranges, type Segment, segment } from '../../text/segment.ts';
import { pad, textWidth } from '../../text/width.ts';
import { type Answer, choiceInLine } from '../answer.ts';
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
	readonly matchesOf: (entry: Entry) => Matches;
	/** Finds the query in the other language, for entries that show no match in this one. */
	readonly otherMatchesOf: (entry: Entry) => Matches;
}

/** The answers, a line each, and what stands under them. */
export function EntryList(props: Props) {
	const { answer, top, area } = props;
	const codeColumns = useMemo(() => columnsOfCodes(answer, area.columns), [answer, area.columns]);
	const rows = Array.from({ length: area.rows }, (_, row) => top + row);
	return (
		<Box flexDirection="column" width={area.columns} height={area.rows} flexShrink={0}>
			{rows.map((at) => (
				<StyledLine key={at - top} line={listLine(props, at, codeColumns)} />
			))}
		</Box>
	);
}

/** Widths that the column of codes can have: few, so that descriptions do not jump. */
const codeSteps = [7, 16] as const;
const widestCodes = 23;
/** Under answers titles are indented. */
const indent = '  ';

function columnsOfCodes({ found, extra }: Answer, columns: number): number {
	const others = extra.flatMap((line) => (line.kind === 'entry' ? [line.entry] : []));
	const isWider = (width: number) =>
		[found, others].some((entries) =>
			entries.some(({ code }) => code.length > width || sanitise(code).length > width),
		);
	const step = codeSteps.find((width) => !isWider(width)) ?? widestCodes;
	return Math.max(4, Math.min(step, Math.floor(columns * 0.4)));
}

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
	const matches = matchesOf(entry);
	const code = sanitise(entry.code);
	const shownCode = cutMiddle(code, codeColumns);
	const { description } = entry;
	return [
		segment(isChosen ? '❯ ' : '  ', 'pointer'),
		...(isChosen || shownCode !== code
			? [segment(shownCode, isChosen ? 'chosen' : 'code')]
			: markRanges(entry.code, 'code', matches.code)),
		segment(pad('', codeColumns + 2 - textWidth(shownCode))),
		...markRanges(description[language], isChosen ? 'strong' : 'plain', matches.description),
		...reason(props, entry, matches),
	];
}

/** Where an entry was found, if neither its code nor its description shows that. */
function reason({ language, otherMatchesOf }: Props, entry: Entry, matches: Matches): Segment[] {
	if (matches.code.length + matches.description.length > 0) return [];
	const other = otherLanguage(language);
	if (matches.other.length > 0) {
		return [segment('  '), ...markRanges(entry.description[other], 'faint', matches.other)];
	}
	const own = excerpt(entry.solution?.[language], matches.solution);
	return own.length > 0 ? own : excerpt(entry.solution?.[other], otherMatchesOf(entry).solution);
}

/** Characters before a match that help to read it. */
const mostBefore = 12;

/** A text from a little before its first match on. */
function excerpt(text: string | undefined, ranges: Ranges): Segment[] {
	const [first] = ranges;
	if (text === undefined || first === undefined) return [];
	const before = text.slice(0, first[0]);
	// From the start of a word, or of the one before, where that is near.
	const starts = [/(?:\S+\s+)?\S*$/, /\S*$/].map((start) => start.exec(before)?.[0].length ?? 0);
	const from = first[0] - (starts.find((length) => length <= mostBefore) ?? 0);
	const shifted = ranges.map(([start, end]) => [start - from, end - from] as const);
	const sign = segment(from > 0 ? '  → …' : '  → ', 'faint');
	return [sign, ...markRanges(text.slice(from), 'faint', shifted)];
}

/** A code too long for its column loses its middle, since the ends tell more. */
function cutMiddle(code: string, columns: number): string {
	if (textWidth(code) <= columns) return code;
	const behind = Math.floor((columns - 1) / 2);
	return `${code.slice(0, columns - 1 - behind)}…${code.slice(code.length - behind)}`;
}
