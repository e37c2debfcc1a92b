import { useApp } from 'ink';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { createKeyParser, type Key } from '../../terminal/keys.ts';
import type { Size, Terminal } from '../../terminal/terminal.ts';

interface Listeners {
	readonly onKey: (key: Key) => void;
	/** Told of the size before all is drawn again. */
	readonly onSize: (size: Size) => void;
	readonly onError: (error: unknown) => void;
}

/**
 * Listens to the terminal.
 *
 * @param escapeDelayMs how long an escape waits for what may follow it
 */
export function useTerminal(terminal: Terminal, escapeDelayMs: number, listeners: Listeners): void {
	const onKey = useEffectEvent(listeners.onKey);
	const onError = useEffectEvent(listeners.onError);
	const onChange = useEffectEvent(useRedraw(terminal, listeners.onSize));
	useEffect(() => {
		const parser = createKeyParser();
		let timer: NodeJS.Timeout | undefined;
		let immediate: NodeJS.Immediate | undefined;
		const stopWaiting = () => {
			clearTimeout(timer);
			clearImmediate(immediate);
		};
		const handle = (keys: readonly Key[]) => {
			for (const key of keys) {
				if (key.kind === 'press' && key.name === 'ctrl-z') terminal.suspend();
				else onKey(key);
			}
			if (!parser.isWaiting) return;
			timer = setTimeout(() => {
				// What has come in meanwhile is read before: timers run first, immediates after reading.
				immediate = setImmediate(() => handle(parser.flush()));
			}, escapeDelayMs);
		};
		const onBytes = (bytes: Uint8Array) => {
			stopWaiting();
			handle(parser.feed(bytes));
		};
		const stopListening = terminal.listen({
			onBytes,
			onChange: () => onChange().catch(onError),
			onError,
		});
		return () => {
			stopWaiting();
			stopListening();
		};
	}, [terminal, escapeDelayMs]);
}

/**
 * Draws all of it again: the screen has another size, or has lost what was on it. To ink that is a
 * terminal lent to another program and given back, which is so after Ctrl-Z.
 */
function useRedraw(terminal: Terminal, onSize: (size: Size) => void): () => Promise<void> {
	const { suspendTerminal } = useApp();
	const onCommit = useRef<(() => void) | undefined>(undefined);
	useLayoutEffect(() => onCommit.current?.());
	const isBusy = useRef(false);
	const isDue = useRef(false);
	return async () => {
		isDue.current = true;
		if (isBusy.current) return;
		isBusy.current = true;
		while (isDue.current) {
			isDue.current = false;
			await suspendTerminal(async () => {
				const isCommitted = new Promise<void>((resolve) => {
					onCommit.current = resolve;
				});
				terminal.write('\u001b[H\u001b[2J');
				onSize(terminal.measure());
				await isCommitted;
			});
		}
		isBusy.current = false;
	};
}
