import { Writable } from 'node:stream';

/** What ink takes for a terminal: frames go to `onFrame`, and the width is what it is told. */
export function frameReceiver(onFrame: (frame: string) => void): {
	readonly output: NodeJS.WriteStream;
	readonly setColumns: (columns: number) => void;
} {
	const output = new Writable({ decodeStrings: false });
	const state = { columns: 80 };
	Object.defineProperty(output, 'columns', { get: () => state.columns });
	Object.defineProperty(output, 'write', {
		value: (frame: string) => {
			onFrame(frame);
			return true;
		},
	});
	if (!isWriteStream(output)) throw new Error('ink has no output');
	return {
		output,
		setColumns: (columns) => {
			state.columns = columns;
		},
	};
}

/** Ink asks no more of its output than to write, listen, and tell its columns. */
function isWriteStream(stream: unknown): stream is NodeJS.WriteStream {
	return stream instanceof Writable && 'columns' in stream;
}
