/** An incremental task: a generator that yields every few milliseconds, so that keys can be read. */
export type Steps<Result> = Generator<undefined, Result>;

/** Runs a task to its end at once. */
export function finish<Result>(steps: Steps<Result>): Result {
	let step = steps.next();
	while (!step.done) step = steps.next();
	return step.value;
}
