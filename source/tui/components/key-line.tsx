import type { Language, Text } from '../../catalog/entry.ts';
import { type Line, type Segment, segment } from '../../text/segment.ts';
import { textWidth } from '../../text/width.ts';
import type { Answer } from '../answer.ts';
import { type BrowserState, choiceOf } from '../state.ts';
import { noticeText } from '../words.ts';
import { StyledLine } from './styled-line.tsx';

interface Hint {
	readonly key: string;
	readonly does: Text;
	/** Where there is room for more words. */
	readonly atLength?: Text;
	/** The lowest stay longest where columns are few. */
	readonly rank: number;
}

const wide = 100;
const narrow = 60;

/** What the keys do now, as many of them as fit; or what the last key has done. */
export function KeyLine({ state, answer }: { state: BrowserState; answer: Answer }) {
	const { language, notice, size } = state;
	const line: Line =
		notice === undefined
			? hintLine(hintsNow(state, answer), language, size.columns)
			: [segment(noticeText(notice, language), 'strong')];
	return <StyledLine line={line} />;
}

function hintsNow(state: BrowserState, answer: Answer): Hint[] {
	if (state.isHelpOpen) return [keys.close];
	const isChosen = choiceOf(state, answer) >= 0;
	const hasOtherTabs = answer.hits.filter((count) => count > 0).length > 1;
	const isEmpty = state.query === '';
	return [
		...(isChosen ? [keys.print] : answer.choices > 0 ? [keys.choose] : []),
		...(isChosen && state.size.columns >= wide ? [keys.move] : []),
		...(hasOtherTabs ? [keys.tab] : []),
		...(isChosen ? [keys.copy, keys.language] : []),
		isEmpty ? keys.helpWhenEmpty : keys.help,
		isEmpty ? keys.leave : keys.clear,
	];
}

const keys = {
	print: { key: 'Enter', does: { en: 'print', zh: '输出' }, rank: 0 },
	choose: { key: '↓', does: { en: 'choose one', zh: '选择' }, rank: 0 },
	move: { key: '↑↓', does: { en: 'move', zh: '移动' }, rank: 6 },
	tab: { key: 'Tab', does: { en: 'section', zh: '分类' }, rank: 4 },
	copy: {
		key: 'Ctrl-Y',
		does: { en: 'copy', zh: '复制' },
		atLength: { en: 'copy the code, again: the solution', zh: '复制错误码，再按复制方案' },
		rank: 3,
	},
	language: { key: 'Ctrl-L', does: { en: '中文', zh: 'English' }, rank: 5 },
	help: { key: 'F1', does: { en: 'keys', zh: '按键' }, rank: 2 },
	helpWhenEmpty: { key: '?', does: { en: 'keys', zh: '按键' }, rank: 2 },
	clear: { key: 'Esc', does: { en: 'clear', zh: '清空' }, rank: 1 },
	leave: { key: 'Esc', does: { en: 'leave', zh: '退出' }, rank: 1 },
	close: { key: 'Esc', does: { en: 'close', zh: '关闭' }, rank: 0 },
} as const satisfies Record<string, Hint>;

function hintLine(hints: readonly Hint[], language: Language, columns: number): Line {
	const parts = hints.map((hint) => ({ hint, part: hintPart(hint, language, columns) }));
	const ranked = parts.toSorted((a, b) => a.hint.rank - b.hint.rank);
	let left = columns + gap.text.length;
	const fitting = ranked.filter(({ part }) => {
		left -= part.reduce((sum, { text }) => sum + textWidth(text), gap.text.length);
		return left >= 0;
	});
	const shown = columns < narrow ? fitting : parts.filter((one) => fitting.includes(one));
	return shown.flatMap(({ part }, at) => (at === 0 ? part : [gap, ...part]));
}

const gap = segment('  ');

function hintPart({ key, does, atLength }: Hint, language: Language, columns: number): Segment[] {
	const name = columns < narrow ? key.replace('Ctrl-', '^') : key;
	const words = columns >= wide && atLength !== undefined ? atLength : does;
	return [segment(name, 'strong'), segment(` ${words[language]}`)];
}
