import { codesOf, type EntryCodes, foldCode } from './entry.ts';

/**
 * The codes of a catalog as one text, `|28~12|curle_operation_timedout~12|`: each folded, with the
 * index of its entry. One is found in it without parsing the others.
 */
export function listCodes(codes: readonly EntryCodes[]): string {
	const items = codes.flatMap((entry, index) =>
		codesOf(entry).map((code) => `${folded(code)}~${index}|`),
	);
	return `|${[...new Set(items)].join('')}`;
}

/**
 * The entries that have a code, by index; perhaps others, whose codes differ from it in marks of the
 * list alone.
 */
export function findInList(list: string, code: string): number[] {
	const wanted = `|${folded(code)}~`;
	const found: number[] = [];
	for (let at = list.indexOf(wanted); at !== -1; at = list.indexOf(wanted, at + 1)) {
		const start = at + wanted.length;
		found.push(Number(list.slice(start, list.indexOf('|', start))));
	}
	return found;
}

/** A code as it stands in the list, whose marks and line ends cannot be in it. */
function folded(code: string): string {
	return foldCode(code).replaceAll(/[|~\n]/g, ' ');
}
