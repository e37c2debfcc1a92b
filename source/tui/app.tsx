import { Box, render, Text } from 'ink';
import type { ReactNode } from 'react';
import { type Paint, paint } from '../print/segment.ts';
import { besideRows, rule } from './frame.ts';
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

/** Rows of segments as lines of text; ink leaves out texts that are empty. */
function Rows({ rows, how }: { readonly rows: readonly Row[]; readonly how: Paint }) {
	return <Text>{rows.map((row) => paint(row, how) || ' ').join('\n')}</Text>;
}

function QueryPane({ view, how }: PaneProps) {
	return <Rows rows={[queryRow(view)]} how={how} />;
}

function TabsPane({ view, how }: PaneProps) {
	return <Rows rows={[tabsRow(view)]} how={how} />;
}

function ListPane({ view, how }: PaneProps) {
	return <Rows rows={listRows(view)} how={how} />;
}

function EntryPane({ view, how }: PaneProps) {
	return <Rows rows={entryRows(view)} how={how} />;
}

function HelpPane({ view, how }: PaneProps) {
	return <Rows rows={helpRows(view)} how={how} />;
}

function SpokenPane({ view, how }: PaneProps) {
	return <Rows rows={spokenRows(view)} how={how} />;
}

function KeysPane({ view, how }: PaneProps) {
	return <Rows rows={[keysRow(view)]} how={how} />;
}

function Rule({ view, how }: PaneProps) {
	return <Rows rows={[view.isSpoken ? [] : rule(view.layout.columns)]} how={how} />;
}

function Body({ view, how }: PaneProps): ReactNode {
	const { layout, state } = view;
	if (state.isHelpOpen) return <HelpPane view={view} how={how} />;
	if (view.isSpoken) return <SpokenPane view={view} how={how} />;
	switch (layout.entryPlace) {
		case 'beside':
			return <Rows rows={besideRows(view)} how={how} />;
		case 'under':
			return (
				<>
					<ListPane view={view} how={how} />
					<Rule view={view} how={how} />
					<EntryPane view={view} how={how} />
				</>
			);
		case 'line':
			return (
				<>
					<ListPane view={view} how={how} />
					<EntryPane view={view} how={how} />
				</>
			);
		default:
			return layout.entryPlace satisfies never;
	}
}

function App({ view, how }: PaneProps) {
	return (
		<Box flexDirection="column">
			<QueryPane view={view} how={how} />
			<TabsPane view={view} how={how} />
			<Rule view={view} how={how} />
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
 * Starts ink. In its debug mode it hands over each frame whole and at once, and leaves the terminal
 * alone: no erasing, no throttle, no look at CI. In its mode for screen readers a frame is the texts
 * of the panes one under another, which is all that there is to lay out here; else it would cut
 * each text into characters and put them together again, and a key would take three times as long.
 */
export function startInk(how: Paint, onFrame: (frame: string) => void): Renderer {
	let isDrawing = false;
	const { output, setColumns } = frameReceiver((frame) => {
		if (isDrawing) onFrame(frame);
	});
	const instance = render(<Box />, {
		stdout: output,
		stdin: process.stdin,
		stderr: output,
		debug: true,
		exitOnCtrlC: false,
		patchConsole: false,
		isScreenReaderEnabled: true,
	});
	return {
		draw(view) {
			isDrawing = true;
			setColumns(view.layout.columns);
			instance.rerender(<App view={view} how={how} />);
		},
		stop: () => instance.unmount(),
	};
}
