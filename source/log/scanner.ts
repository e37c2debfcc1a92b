/**
 * Finds candidates in bytes: places where a known code stands between characters that are not
 * letters, digits or `_`, and, where the code counts only in places, near a cue of its catalog
 * (code-table.ts). Whether a candidate is a report is for recognise.ts to say.
 */

/** Ints per candidate in the output of a scan. */
export const candidateStride = 5;

/**
 * Fields of a candidate: first and behind-last byte of the code, number of the code in the table or
 * one of `marks`, first byte of the line, and behind-last byte of the line, its line end left out.
 */
export const candidateFields = { start: 0, end: 1, code: 2, lineStart: 3, lineEnd: 4 } as const;

/** What stands for the number of a code. */
export const marks = {
	/** The line must be read as a whole: an escape sequence, a number glued to an encoded character. */
	encoded: -1,
	/** A number of four digits and more that no catalog has; only where it was asked for. */
	unknown: -2,
} as const;

export interface Scanner {
	/** Where the input goes; `scan` reads from here. */
	readonly input: Buffer;
	/** The candidates of the last scan, `candidateStride` ints each; those of a line in any order. */
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

/** Bytes from a cue within which its code must begin. */
export const cueReach = 96;

/** Digits of a number that may be an unknown code. */
export const unknownDigits = { least: 4, most: 10 } as const;
