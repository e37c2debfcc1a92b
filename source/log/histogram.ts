/** How often something was, by time; as records have it. */
export interface StoredHistogram {
	/** The first second of the first bucket. */
	readonly start: number;
	readonly width: number;
	readonly counts: readonly number[];
}

const mostBuckets = 64;

/**
 * Counts in at most 64 buckets. Widths are powers of two and starts their multiples, so that
 * histograms add up to the same whatever came first.
 */
export class Histogram {
	#width = 1;
	/** Number of the first bucket, of those of this width from 0 on. */
	#first = 0;
	#counts: number[] = [];

	add(value: number, count = 1): void {
		let bucket = Math.floor(value / this.#width);
		if (this.#counts.length === 0) this.#first = bucket;
		while (this.#span(bucket) > mostBuckets) {
			this.#widen();
			bucket = Math.floor(value / this.#width);
		}
		while (bucket < this.#first) {
			this.#counts.unshift(0);
			this.#first--;
		}
		const at = bucket - this.#first;
		while (this.#counts.length <= at) this.#counts.push(0);
		this.#counts[at] = (this.#counts[at] ?? 0) + count;
	}

	/** `undefined` where nothing was counted. */
	stored(): StoredHistogram | undefined {
		if (this.#counts.length === 0) return undefined;
		return { start: this.#first * this.#width, width: this.#width, counts: [...this.#counts] };
	}

	/** Counts in so many equal parts from a value to another. */
	parts(from: number, to: number, parts: number): number[] {
		const counts = Array.from({ length: parts }, () => 0);
		const length = Math.max(to - from, Number.MIN_VALUE);
		for (const [at, count] of this.#counts.entries()) {
			const middle = (this.#first + at) * this.#width + (this.#width - 1) / 2;
			const part = Math.floor(((middle - from) / length) * parts);
			const kept = Math.min(parts - 1, Math.max(0, part));
			counts[kept] = (counts[kept] ?? 0) + count;
		}
		return counts;
	}

	#span(bucket: number): number {
		const last = this.#first + Math.max(1, this.#counts.length) - 1;
		return Math.max(last, bucket) - Math.min(this.#first, bucket) + 1;
	}

	#widen(): void {
		const first = Math.floor(this.#first / 2);
		const counts: number[] = [];
		for (const [at, count] of this.#counts.entries()) {
			const to = Math.floor((this.#first + at) / 2) - first;
			counts[to] = (counts[to] ?? 0) + count;
		}
		this.#width *= 2;
		this.#first = first;
		this.#counts = counts;
	}
}
