/** Work in steps of some milliseconds each, between which keys can be looked for. */
export type Steps<Result> = Generator<undefined, Result>;

/** Takes all steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** Positions that are worked on in a step. */
export const inOneStep = 500;

/** Work to be done once for each position from 0, in steps or at once, by whoever needs it first. */
export class GradualWork {
	readonly #count: number;
	readonly #work: (position: number) => void;
	#done = 0;

	constructor(count: number, work: (position: number) => void) {
		this.#count = count;
		this.#work = work;
	}

	*steps(): Steps<void> {
		while (this.#done < this.#count) {
			const end = Math.min(this.#count, this.#done + inOneStep);
			while (this.#done < end) this.#work(this.#done++);
			yield;
		}
	}

	finish(): void {
		finish(this.steps());
	}
}
