import { Box, useCursor } from 'ink';
import { useCallback, useEffect, useLayoutEffect, useReducer } from 'react';
import type { Language } from '../../catalog/entry.ts';
import { copySequence } from '../../terminal/clipboard.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Finder } from '../answer.ts';
import { useSteps } from '../hooks/use-steps.ts';
import { useTerminal } from '../hooks/use-terminal.ts';
import { next } from '../reduce.ts';
import {
	answerOf,
	type BrowserState,
	type Event,
	initialState,
	layoutOf,
	type Outcome,
} from '../state.ts';
import { shownTabs } from '../tabs.ts';
import { statusText } from '../words.ts';
import { Answers } from './answers.tsx';
import { Help } from './help.tsx';
import { KeyLine } from './key-line.tsx';
import { caretColumn, QueryLine } from './query-line.tsx';
import { Rule } from './rule.tsx';
import { TabLine } from './tab-line.tsx';

export interface BrowserProps {
	readonly finder: Finder;
	readonly terminal: Terminal;
	readonly query: string;
	readonly language: Language;
	/** Plain lines for a screen reader. */
	readonly isPlain: boolean;
	/** How long an escape waits for what may follow it; longer over a network. */
	readonly escapeDelayMs: number;
	readonly onEnd: (outcome: Outcome) => void;
	readonly onError: (error: unknown) => void;
}

/** The screen: query, tabs, the answers with the chosen one in full, and what the keys do now. */
export function Browser(props: BrowserProps) {
	const { finder, terminal, isPlain, onEnd } = props;
	const [state, dispatch] = useReducer(
		(before: BrowserState, event: Event) => next(before, event, finder),
		undefined,
		() => initialState(props.query, props.language, terminal.measure()),
	);
	const { query, language, size, notice, outcome } = state;
	useTerminal(terminal, props.escapeDelayMs, {
		onKey: (key) => dispatch({ kind: 'key', key }),
		onSize: (size) => dispatch({ kind: 'resize', size }),
		onError: props.onError,
	});
	useSteps(finder, query, dispatch);
	useLayoutEffect(() => {
		if (outcome !== undefined) onEnd(outcome);
	}, [outcome, onEnd]);
	useEffect(() => {
		if (notice?.kind === 'copied') terminal.write(copySequence(notice.text));
	}, [notice, terminal]);
	const limitScroll = useCallback((last: number) => dispatch({ kind: 'limit-scroll', last }), []);

	const answer = answerOf(finder, state);
	const layout = layoutOf(state, answer);
	const tabs = shownTabs(finder.tabs, answer.hits, state);
	const status = statusText(state, answer, finder.tabs[state.tab], layout.hasTabs);
	const { setCursorPosition } = useCursor();
	setCursorPosition({ x: caretColumn(state, size.columns, status), y: 0 });

	return (
		<Box flexDirection="column" width={size.columns} height={size.rows}>
			<QueryLine
				line={state}
				columns={size.columns}
				language={language}
				status={status}
				isError={answer.unknown.length > 0}
			/>
			{state.isHelpOpen ? (
				<Help state={state} limitScroll={limitScroll} />
			) : (
				<>
					{layout.hasTabs && <TabLine shown={tabs} open={state.tab} />}
					{layout.hasTabs && !isPlain && <Rule columns={size.columns} />}
					<Answers
						state={state}
						answer={answer}
						layout={layout}
						isPlain={isPlain}
						finder={finder}
						limitScroll={limitScroll}
					/>
				</>
			)}
			{layout.hasKeyLine && <KeyLine state={state} answer={answer} />}
		</Box>
	);
}
