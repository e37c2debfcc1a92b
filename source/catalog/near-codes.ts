import { foldCode } from './entry.ts';

/**
 * The known codes that a mistyped one may have meant, nearest first. An edit is one character more,
 * less, other, or two neighbours swapped. Of a name they are within two edits, or begin alike; of a
 * number within one, and in the same range, since vendors give numbers out in ranges.
 *
 * @param limit most codes returned
 */
export function nearCodes(code: string, known: Iterable<string>, limit = 3): string[] {
	const wanted = foldCode(code);
	const isNumber = number.test(wanted);
	const mostEdits = isNumber || wanted.length < 4 ? 1 : 2;
	const near: { code: string; distance: number }[] = [];
	const seen = new Set<string>();
	for (const candidate of known) {
		const folded = foldCode(candidate);
		if (seen.has(folded)) continue;
		seen.add(folded);
		const edits = editDistance(wanted, folded, mostEdits);
		if (edits <= mostEdits) {
			if (isNumber && !isInRange(wanted, folded)) continue;
			near.push({ code: candidate, distance: edits });
		} else if (!isNumber && beginAlike(wanted, folded)) {
			near.push({ code: candidate, distance: mostEdits + 1 });
		}
	}
	near.sort((a, b) => a.distance - b.distance);
	return near.slice(0, limit).map((item) => item.code);
}

const number = /^[-+]?\d+$/;

/** Numbers that share their first half. */
function isInRange(a: string, b: string): boolean {
	const half = Math.floor(Math.min(a.length, b.length) / 2);
	return a.slice(0, half) === b.slice(0, half);
}

/** One continues the other, for codes long enough that this says something. */
function beginAlike(a: string, b: string): boolean {
	return Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a));
}

/**
 * Optimal string alignment distance; gives up with `atMost + 1` where the lengths rule it out, or
 * characters of one that the other has not.
 */
export function editDistance(a: string, b: string, atMost: number): number {
	if (Math.abs(a.length - b.length) > atMost || lacksMore(a, b, atMost)) return atMost + 1;
	let [beforeLast, last, current] = rows;
	for (let column = 0; column <= b.length; column++) last[column] = column;
	for (let row = 1; row <= a.length; row++) {
		current[0] = row;
		let least = row;
		for (let column = 1; column <= b.length; column++) {
			const isSame = a[row - 1] === b[column - 1];
			let edits = Math.min(
				(last[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
				(last[column - 1] ?? 0) + (isSame ? 0 : 1),
			);
			const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			if (isSwapped && row > 1 && column > 1) {
				edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
			}
			current[column] = edits;
			least = Math.min(least, edits);
		}
		// A swap costs one edit more than the row before the last one.
		if (least > atMost + 1) return atMost + 1;
		[beforeLast, last, current] = [last, current, beforeLast];
	}
	return last[b.length] ?? atMost + 1;
}

/** Rows of the table of edits; one set for all calls, of which there are thousands. */
const rows: readonly [number[], number[], number[]] = [[], [], []];

/** Whether more than so many characters of `a` are nowhere in `b`: each takes an edit. */
function lacksMore(a: string, b: string, atMost: number): boolean {
	let lacking = 0;
	for (let at = 0; at < a.length && lacking <= atMost; at++) {
		if (!b.includes(a[at] ?? '')) lacking++;
	}
	return lacking > atMost;
}
