import type { Language } from '../catalog/entry.ts';
import type { Size } from '../terminal/terminal.ts';
import { sanitise } from '../text/sanitise.ts';
import { textWidth } from '../text/width.ts';
import type { Tab } from './answer.ts';

/** A tab as it is shown: where it begins, and its text. */
export interface ShownTab {
	readonly at: number;
	readonly left: number;
	readonly text: string;
}

const gap = 2;

/**
 * The tabs that fit, each with its answers, from as far left as shows the open one whole.
 */
export function shownTabs(
	tabs: readonly Tab[],
	hits: readonly number[],
	{ tab, language, size }: { tab: number; language: Language; size: Size },
): ShownTab[] {
	const texts = tabs.map(({ title }, at) => {
		const count = hits[at] ?? 0;
		return `${sanitise(title[language])} ${count === 0 ? '·' : count}`;
	});
	for (let first = 0; ; first++) {
		let left = gap;
		const shown = texts.slice(first).map((text, at) => {
			const from = left;
			left += textWidth(text) + gap;
			return { at: first + at, left: from, text };
		});
		const open = shown.find(({ at }) => at === tab);
		const end = open === undefined ? 0 : open.left + textWidth(open.text);
		if (end < size.columns || first >= tab) {
			return shown.filter(({ left: from }) => from < size.columns);
		}
	}
}

/** The tab that is shown in a column; `undefined` where there is none. */
export function tabInColumn(shown: readonly ShownTab[], column: number): number | undefined {
	return shown.find(({ left, text }) => column >= left && column < left + textWidth(text))?.at;
}

/** The next tab that has an answer, in a ring; the first where none has. */
export function nextTab(hits: readonly number[], tab: number, by: 1 | -1): number {
	const ring = hits.map((_, step) => (tab + by * (step + 1) + 2 * hits.length) % hits.length);
	return ring.find((at) => (hits[at] ?? 0) > 0) ?? 0;
}
