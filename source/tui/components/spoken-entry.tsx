import { type Language, otherLanguage } from '../../catalog/entry.ts';
import { pageWords } from '../../print/page-words.ts';
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

const places = {
	en: (at: number, of: number) => `${at} of ${of}`,
	zh: (at: number, of: number) => `第${at}条，共${of}条`,
};

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
	if (entry === undefined) {
		if (unknown.length > 0) return unknown;
		return [nothingWords.anywhere[language], advice.search[language]];
	}
	const { code, description, solution, section, catalog } = entry;
	const other = description[otherLanguage(language)];
	return [
		`${places[language](choice + 1, answer.choices)}: ${code} ${description[language]}`,
		...(other === description[language] ? [] : [other]),
		...(solution === undefined ? [] : [`${pageWords.solution[language]}: ${solution[language]}`]),
		...(section === undefined ? [] : [section[language]]),
		catalog,
		...unknown,
	];
}
