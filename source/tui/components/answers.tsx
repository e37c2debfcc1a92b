import { Box } from 'ink';
import { type Answer, choiceAt, countLines, type Finder } from '../answer.ts';
import { useMatches } from '../hooks/use-matches.ts';
import type { Layout } from '../layout.ts';
import { type BrowserState, choiceOf } from '../state.ts';
import { advice, positionText } from '../words.ts';
import { EntryList } from './entry-list.tsx';
import { EntryPage } from './entry-page.tsx';
import { Rule } from './rule.tsx';
import { SpokenEntry } from './spoken-entry.tsx';

interface Props {
	readonly state: BrowserState;
	readonly answer: Answer;
	readonly layout: Layout;
	readonly isPlain: boolean;
	readonly finder: Finder;
	readonly limitScroll: (last: number) => void;
}

/** The list of answers, and the chosen one beside or under it. */
export function Answers({ finder, state, answer, layout, isPlain, limitScroll }: Props) {
	const { language, top } = state;
	const { list, entry: area, entryPlace, columns } = layout;
	const matchesOf = useMatches(finder, state.query);
	const choice = choiceOf(state, answer);
	if (isPlain) {
		return <SpokenEntry state={state} answer={answer} layout={layout} limitScroll={limitScroll} />;
	}
	const entry = choiceAt(answer, choice);
	const page = area && (
		<EntryPage
			entry={entry}
			advice={(answer.unknown.length > 0 ? advice.ownCatalog : advice.search)[language]}
			matches={entry && matchesOf(entry, language)}
			language={language}
			scroll={state.scroll}
			area={area}
			indent={entryPlace === 'under' && layout.hasTabs ? 2 : 0}
			textIndent={entryPlace === 'beside' ? 2 : 0}
			limitScroll={limitScroll}
		/>
	);
	const entries = (
		<EntryList
			answer={answer}
			choice={choice}
			top={top}
			area={list}
			language={language}
			matchesOf={matchesOf}
		/>
	);
	if (entryPlace === 'beside') {
		return (
			<Box height={list.rows} flexShrink={0}>
				{entries}
				<Box
					borderStyle="single"
					borderTop={false}
					borderRight={false}
					borderBottom={false}
					borderDimColor
					marginLeft={1}
					paddingLeft={1}
				>
					{page}
				</Box>
			</Box>
		);
	}
	const lines = countLines(answer);
	const isCut = lines > list.rows;
	return (
		<>
			{entries}
			{page && (
				<Rule columns={columns} note={isCut ? positionText(top, list.rows, lines, language) : ''} />
			)}
			{page}
		</>
	);
}
