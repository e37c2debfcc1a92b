import { Box, render, Text } from 'ink';
import type { ReactNode } from 'react';
import { type Paint, paint } from '../print/segment.ts';
import { divider, rule } from './frame.ts';
import { frameReceiver } from './ink-output.ts';
import { entryRows } from './panes/entry-pane.ts';
import { helpRows } from './panes/help-pane.ts';
import { keysRow } from './panes/keys-pane.ts';
import { listRows } from './panes/list-pane.ts';
import { queryRow } from './panes/query-pane.ts';
import { spokenRows } from './panes/spoken-pane.ts';
import { tabsRow } from './panes/tabs-pane.ts';
import type { Row, View } from './view.ts';

interface PaneProps {
	readonly view: View;
	readonly how: Paint;
}

/** Rows of segments as text that ink neither wraps nor cuts. */
function Rows({
	rows,
	how,
	width,
}: {
	readonly rows: readonly Row[];
	readonly how: Paint;
	readonly width: number;
}) {
	return (
		<Box flexDirection="column" width={width} height={rows.length} flexShrink={0}>
			<Text wrap="truncate">{rows.map((row) => paint(row, how)).join('\n')}</Text>
		</Box>
	);
}

function QueryPane({ view, how }: PaneProps) {
	return <Rows rows={[queryRow(view)]} how={how} width={view.layout.columns} />;
}

function TabsPane({ view, how }: PaneProps) {
	return <Rows rows={[tabsRow(view)]} how={how} width={view.layout.columns} />;
}

function ListPane({ view, how }: PaneProps) {
	return <Rows rows={listRows(view)} how={how} width={view.layout.listColumns} />;
}

function EntryPane({ view, how }: PaneProps) {
	return <Rows rows={entryRows(view)} how={how} width={view.layout.entryColumns} />;
}

function HelpPane({ view, how }: PaneProps) {
	return <Rows rows={helpRows(view)} how={how} width={view.layout.columns} />;
}

function SpokenPane({ view, how }: PaneProps) {
	return <Rows rows={spokenRows(view)} how={how} width={view.layout.columns} />;
}

function KeysPane({ view, how }: PaneProps) {
	return <Rows rows={[keysRow(view)]} how={how} width={view.layout.columns} />;
}

function Rule({ view, how }: PaneProps) {
	return <Rows rows={[rule(view.layout.columns)]} how={how} width={view.layout.columns} />;
}

function Body({ view, how }: PaneProps): ReactNode {
	const { layout, state } = view;
	if (state.isHelpOpen) return <HelpPane view={view} how={how} />;
	if (view.isSpoken) return <SpokenPane view={view} how={how} />;
	const list = <ListPane view={view} how={how} />;
	const entry = <EntryPane view={view} how={how} />;
	switch (layout.entryPlace) {
		case 'beside':
			return (
				<Box>
					{list}
					<Rows rows={Array.from({ length: layout.listRows }, () => divider)} how={how} width={3} />
					{entry}
				</Box>
			);
		case 'under':
			return (
				<>
					{list}
					<Rule view={view} how={how} />
					{entry}
				</>
			);
		case 'line':
			return (
				<>
					{list}
					{entry}
				</>
			);
		default:
			return layout.entryPlace satisfies never;
	}
}

function App({ view, how }: PaneProps) {
	return (
		<Box flexDirection="column" width={view.layout.columns} height={view.layout.rows}>
			<QueryPane view={view} how={how} />
			<TabsPane view={view} how={how} />
			{view.isSpoken ? <Box height={1} /> : <Rule view={view} how={how} />}
			<Body view={view} how={how} />
			<KeysPane view={view} how={how} />
		</Box>
	);
}

/** Draws views with ink until it is stopped. */
export interface Renderer {
	draw(view: View): void;
	stop(): void;
}

/**
 * Starts ink. Its debug mode is used, which hands over each frame whole and at once and leaves
 * the terminal alone: no erasing, no throttle, no look at CI. screen.ts paints the frames.
 */
export function startInk(view: View, how: Paint, onFrame: (frame: string) => void): Renderer {
	const { output, setColumns } = frameReceiver(onFrame);
	setColumns(view.layout.columns);
	const instance = render(<App view={view} how={how} />, {
		stdout: output,
		stdin: process.stdin,
		stderr: output,
		debug: true,
		exitOnCtrlC: false,
		patchConsole: false,
		isScreenReaderEnabled: false,
	});
	return {
		draw(next) {
			setColumns(next.layout.columns);
			instance.rerender(<App view={next} how={how} />);
		},
		stop: () => instance.unmount(),
	};
}
