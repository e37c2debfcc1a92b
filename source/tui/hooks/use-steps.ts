import { useEffect, useEffectEvent } from 'react';
import type { Finder } from '../answer.ts';

/** Pause after a key before anything is done that takes long. */
const idleMs = 20;

/** Prepares the search, and works out full answers, whenever no key waits. */
export function useSteps(finder: Finder, query: string, onFilled: (query: string) => void): void {
	const tell = useEffectEvent(onFilled);
	useEffect(() => takeSteps(finder.prepare(), () => undefined), [finder]);
	useEffect(() => {
		if (finder.hasFew || query === '') return undefined;
		return takeSteps(finder.fill(query), () => tell(query));
	}, [finder, query]);
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
