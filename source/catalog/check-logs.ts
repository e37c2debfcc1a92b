import type { LogsInFile } from './catalog-file.ts';
import type { Text } from './entry.ts';

/** Checks what a catalog says of its place in logs, without reading any (see log/places.ts). */

const placeholder = /\{[a-z*]*\}/g;
const codes = ['{code}', '{number}', '{name}'];
const helpers = ['{n}', '{w}', '{text}', '{*}'];
const mostPlaceholders = 8;
/** Three letters, or two Chinese characters, which make a word as well. */
const word = /\p{L}{3}|\p{Script=Han}{2}/u;

/** What is wrong with a place; `[]` for one that can be found in logs. */
export function placeFaults(place: string): Text[] {
	const used: readonly string[] = place.match(placeholder) ?? [];
	const faults: Text[] = [];
	const unknown = used.find((one) => !codes.includes(one) && !helpers.includes(one));
	if (unknown !== undefined) {
		const known = [...codes, ...helpers].join(' ');
		faults.push({
			en: `${unknown} is no placeholder, they are ${known}`,
			zh: `${unknown}不是占位符，可用的有${known}`,
		});
	}
	if (used.filter((one) => codes.includes(one)).length !== 1) {
		faults.push({
			en: 'expected exactly one of {code}, {number} and {name}',
			zh: '{code}、{number}、{name}应恰好出现一个',
		});
	}
	if (used.filter((one) => one === '{*}').length > 1) {
		faults.push({ en: 'expected at most one {*}', zh: '{*}最多出现一次' });
	}
	if (used.length > mostPlaceholders) {
		faults.push({
			en: `expected at most ${mostPlaceholders} placeholders`,
			zh: `占位符最多${mostPlaceholders}个`,
		});
	}
	const isDistinct = used.includes('{text}') || used.includes('{name}');
	if (!isDistinct && !word.test(place.replaceAll(placeholder, ' '))) {
		faults.push({
			en: 'expected a word of three letters or more, or {text}',
			zh: '应含三个字母以上的词，或{text}',
		});
	}
	return faults;
}

/** A place or key that no example shows. */
export interface Unshown {
	readonly kind: 'places' | 'quiet' | 'keys';
	readonly index: number;
}

/** The places and keys for which no example reports a code. */
export function unshownPlaces(logs: Omit<LogsInFile, 'alone'>): Unshown[] {
	const positive = (logs.examples ?? [])
		.filter((example) => example.codes.length > 0)
		.map(({ line }) => squeeze(line));
	const unshown: Unshown[] = [];
	for (const kind of ['places', 'quiet', 'keys'] as const) {
		for (const [index, place] of (logs[kind] ?? []).entries()) {
			const literals = place.split(placeholder).map(squeeze);
			if (!positive.some((line) => hasInOrder(line, literals))) unshown.push({ kind, index });
		}
	}
	return unshown;
}

/** Blanks of a place stand for any blanks, also for none; its case does not matter. */
function squeeze(text: string): string {
	return text.replaceAll(/\s/g, '').toLowerCase();
}

function hasInOrder(line: string, literals: readonly string[]): boolean {
	let from = 0;
	for (const literal of literals) {
		const at = line.indexOf(literal, from);
		if (at === -1) return false;
		from = at + literal.length;
	}
	return true;
}
