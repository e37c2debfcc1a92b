import { Box, render, Text } from 'ink';
import { type Paint, paint } from '../text/paint.ts';
import { frameReceiver } from './ink-output.ts';
import { type Pane, panesOf } from './panes.ts';
import type { View } from './view.ts';

/** A pane as lines of text; ink leaves out texts that are empty. */
function PaneText({ rows, how }: { readonly rows: Pane['rows']; readonly how: Paint }) {
	return <Text>{rows.map((row) => paint(row, how) || ' ').join('\n')}</Text>;
}

function App({ panes, how }: { readonly panes: readonly Pane[]; readonly how: Paint }) {
	return (
		<Box flexDirection="column">
			{panes.map(({ name, rows }) => (
				<PaneText key={name} rows={rows} how={how} />
			))}
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
			instance.rerender(<App panes={panesOf(view)} how={how} />);
		},
		stop: () => instance.unmount(),
	};
}
