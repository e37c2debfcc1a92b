import { finish, type Steps } from '../search/steps.ts';

/** Work in steps, one after each look for keys, until something else is to be done. */
export class IdleWork {
	#steps: Steps<unknown> | undefined;
	#timer: NodeJS.Timeout | undefined;
	#immediate: NodeJS.Immediate | undefined;

	/**
	 * Takes up work in place of what is not finished.
	 *
	 * @param pauseMs how long it waits before its first step
	 * @param done told the result of the last step
	 */
	start<Result>(steps: Steps<Result>, pauseMs: number, done: (result: Result) => void): void {
		this.stop();
		this.#steps = andThen(steps, done);
		this.#timer = setTimeout(() => this.#goOn(), pauseMs);
	}

	/** Takes at once all steps that are left. */
	finish(): void {
		const steps = this.#steps;
		this.stop();
		if (steps !== undefined) finish(steps);
	}

	stop(): void {
		clearTimeout(this.#timer);
		clearImmediate(this.#immediate);
		this.#steps = undefined;
	}

	#goOn(): void {
		this.#immediate = setImmediate(() => {
			const steps = this.#steps;
			// A step may have ended or replaced the work.
			if (steps?.next().done === false && this.#steps === steps) this.#goOn();
		});
	}
}

function* andThen<Result>(steps: Steps<Result>, done: (result: Result) => void): Steps<void> {
	done(yield* steps);
}
