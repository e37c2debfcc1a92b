/**
 * One key's way: bytes (terminal.ts) -> keys (keys.ts) -> an action (keymap.ts) -> the next state
 * (state.ts), which asks the finder for the answer -> components -> ink -> the terminal.
 */
import chalk from 'chalk';
import { render } from 'ink';
import { Browser, type BrowserProps } from './components/browser.tsx';
import { Colours } from './components/styled-line.tsx';
import type { Outcome } from './state.ts';

export interface BrowserOptions extends Omit<BrowserProps, 'onEnd' | 'onError'> {
	readonly hasColours: boolean;
}

/** More than any terminal shows, so that ink holds back no frame. */
const mostFrames = 1000;

/** Runs the browser until it is left; whatever is thrown in it rejects. */
export async function runBrowser({ hasColours, ...props }: BrowserOptions): Promise<Outcome> {
	// Ink's chalk asks standard output what it can show, which need not be the terminal.
	chalk.level = 1;
	const { terminal } = props;
	// Over the prompt, which the first frame has at the same place.
	terminal.write('\u001b[H');
	return new Promise<Outcome>((resolve, reject) => {
		const app = (
			<Colours value={hasColours}>
				<Browser {...props} onEnd={resolve} onError={reject} />
			</Colours>
		);
		const instance = render(app, {
			stdout: terminal.output,
			interactive: true,
			incrementalRendering: true,
			maxFps: mostFrames,
			patchConsole: false,
			exitOnCtrlC: false,
			isScreenReaderEnabled: false,
		});
		// A fault in a component ends ink.
		instance.waitUntilExit().catch(reject);
	});
}
