import type { Language } from '../../catalog/entry.ts';
import { spokenEntry } from '../../print/spoken-entry.ts';
import { sanitise } from '../../text/sanitise.ts';
import { segment } from '../../text/segment.ts';
import { wrap } from '../../text/wrap.ts';
import { type Answer, choiceAt } from '../answer.ts';
import type { Layout } from '../layout.ts';
import { type BrowserState, choiceOf } from '../state.ts';
import { advice, nothingWords, unknownText } from '../words.ts';
import { ScrolledLines } from './scrolled-lines.tsx';

interface Props {
	readonly state: BrowserState;
	readonly answer: Answer;
	readonly layout: Layout;
	readonly limitScroll: (last: number) => void;
}

/** For a screen reader, in place of list and entry: whole lines, which it reads when they change. */
export function SpokenEntry({ state, answer, layout, limitScroll }: Props) {
	const { language, scroll } = state;
	const rows = layout.rows - layout.list.top - (layout.hasKeyLine ? 1 : 0);
	const texts = spokenTexts(answer, choiceOf(state, answer), language);
	const lines = texts.flatMap((text) => wrap([segment(sanitise(text))], layout.columns));
	return <ScrolledLines lines={lines} rows={rows} first={scroll} {...{ language, limitScroll }} />;
}

function spokenTexts(answer: Answer, choice: number, language: Language): string[] {
	const entry = choiceAt(answer, choice);
	const unknown = answer.unknown.map((code) => unknownText(code, entry === undefined, language));
	if (entry !== undefined) {
		return [...spokenEntry(entry, { at: choice + 1, of: answer.choices }, language), ...unknown];
	}
	return unknown.length > 0 ? unknown : [nothingWords.anywhere[language], advice.search[language]];
}
