import { useEffect } from 'react';
import type { Finder } from '../answer.ts';
import type { Event } from '../state.ts';

/** Pause after a key before anything is done that takes long. */
const idleMs = 20;

/** Frames that are drawn before the first key, since the first dozen take several times as long. */
const warmUpFrames = 12;

/** Gets search and ink ready, and works out full answers, whenever no key waits. */
export function useSteps(finder: Finder, query: string, dispatch: (event: Event) => void): void {
	useEffect(() => {
		const steps = function* (): Generator<undefined, void> {
			for (let count = 0; count < warmUpFrames; count++) {
				dispatch({ kind: 'redraw' });
				yield;
			}
			yield* finder.prepare();
		};
		return takeSteps(steps(), () => undefined);
	}, [finder, dispatch]);
	useEffect(() => {
		if (finder.hasFew || query === '') return undefined;
		return takeSteps(finder.fill(query), () => dispatch({ kind: 'filled', query }));
	}, [finder, query, dispatch]);
}

/** Takes steps one by one, keys between them. @returns a way to stop */
function takeSteps(steps: Iterator<undefined, void>, done: () => void): () => void {
	let immediate: NodeJS.Immediate | undefined;
	const step = () => {
		if (steps.next().done) done();
		else immediate = setImmediate(step);
	};
	const timer = setTimeout(step, idleMs);
	return () => {
		clearTimeout(timer);
		clearImmediate(immediate);
	};
}
