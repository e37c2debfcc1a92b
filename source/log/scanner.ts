/**
 * Finds candidates in bytes: places where a known code stands between characters that are not
 * letters, digits or `_`. Whether a candidate is a report is for recognise.ts to say.
 */

/** Ints per candidate in the output of a scan. */
export const candidateStride = 5;

/**
 * Fields of a candidate: first and behind-last byte of the code, number of the code in the
 * table (`escapeLine` for a line with an escape sequence, which hides where words begin),
 * first byte of the line, and behind-last byte of the line, its line end left out.
 */
export const candidateFields = { start: 0, end: 1, code: 2, lineStart: 3, lineEnd: 4 } as const;

/** Stands for the number of a code where a line must be read as a whole. */
export const escapeLine = -1;

export interface Scanner {
	/** Where the input goes; `scan` reads from here. */
	readonly input: Buffer;
	/** The candidates of the last scan, `candidateStride` ints each. */
	readonly candidates: Int32Array;
	/**
	 * Scans whole lines.
	 *
	 * @param from first byte of a line
	 * @param to behind the last byte of a line
	 * @returns number of candidates; where it is the most that fit, scan on from the start of the
	 * last one's line, of which there may be more
	 */
	scan(from: number, to: number): number;
	/** Line feeds from `from` to `to`. */
	countLines(from: number, to: number): number;
}

/** Most candidates that a scan of the filter has room for. */
export const mostCandidates = 4096;
