import { otherLanguage } from '../../catalog/entry.ts';
import { entrySource, solutionLabel } from '../../print/entry-text.ts';
import { sanitise } from '../../text/sanitise.ts';
import { segment } from '../../text/segment.ts';
import { wrap } from '../../text/wrap.ts';
import type { Row, View } from '../view.ts';
import { fitRows } from './fit.ts';
import { nothingFound } from './list-pane.ts';

const places = {
	en: (at: number, of: number) => `${at} of ${of}`,
	zh: (at: number, of: number) => `第${at}条，共${of}条`,
};

/** For a screen reader, in place of list and entry: place, code and texts of the entry as lines. */
export function spokenRows(view: View): Row[] {
	const { state, layout } = view;
	const section = state.sections[state.tab - 1]?.[state.language];
	const lines = section === undefined ? spokenLines(view) : [...spokenLines(view), section];
	const rows = lines.flatMap((line) => wrap([segment(sanitise(line))], layout.columns));
	return fitRows(rows, layout.bodyRows);
}

function spokenLines(view: View): string[] {
	const { language, found, cursor } = view.state;
	const entry = found[cursor];
	if (entry === undefined) {
		return [
			nothingFound(view)
				.flat()
				.map(({ text }) => text)
				.join(' '),
		];
	}
	const other = entry.description[otherLanguage(language)];
	const { description, solution } = entry;
	return [
		`${places[language](cursor + 1, found.length)}: ${entry.code} ${description[language]}`,
		...(other === description[language] ? [] : [other]),
		...(solution === undefined ? [] : [solutionLabel(entry, language) + solution[language]]),
		entrySource(entry, language),
	];
}
