import { useMemo } from 'react';
import type { Language, Text } from '../../catalog/entry.ts';
import type { Size } from '../../terminal/terminal.ts';
import { type Line, type Segment, segment } from '../../text/segment.ts';
import { pad, textWidth } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';
import { type Binding, bindings, labelOf } from '../keymap.ts';
import type { BrowserState } from '../state.ts';
import { ScrolledLines } from './scrolled-lines.tsx';

interface Props {
	readonly state: BrowserState;
	readonly limitScroll: (last: number) => void;
}

/** Every key and what it does, in place of tabs, list and entry. */
export function Help({ state, limitScroll }: Props) {
	const { language, size, scroll } = state;
	const { columns } = size;
	const rows = Math.max(0, size.rows - 2);
	const lines = useMemo(() => helpLines(language, { columns, rows }), [language, columns, rows]);
	return <ScrolledLines lines={lines} rows={rows} first={scroll} {...{ language, limitScroll }} />;
}

const words = {
	typed: { en: 'Type', zh: '输入' },
	typing: {
		en: 'a code, words, Chinese, pinyin (qianming), or paste a log line: it becomes the codes that the line reports',
		zh: '错误码、关键词或拼音（qianming），也可粘贴一行日志，变成其中报告的错误码',
	},
	mouse: { en: 'Mouse', zh: '鼠标' },
	pointing: {
		en: 'wheel: move, or scroll the entry; click: an entry or a tab; with Shift: select text',
		zh: '滚轮：移动或滚动条目；单击：条目或分类；按住Shift：选择文字',
	},
	answer: { en: 'Answer', zh: '结果' },
	move: { en: 'Move', zh: '移动' },
	edit: { en: 'Edit', zh: '编辑' },
} as const satisfies Record<string, Text>;

const groupColumns = 10;

function helpLines(language: Language, { columns, rows }: Size): Line[] {
	const groups = ['answer', 'move', 'edit'] as const;
	const lines = (isLoose: boolean): Line[] => [
		...(isLoose ? [[]] : []),
		...group('typed', [[segment(words.typing[language])]], language, columns),
		...groups.flatMap((name) => [
			...(isLoose ? [[]] : []),
			...group(name, keyLines(name, language, columns), language, columns),
		]),
		...group('mouse', [[segment(words.pointing[language])]], language, columns),
	];
	const loose = lines(true);
	return loose.length <= rows ? loose : lines(false);
}

/** Lines under a title: beside it, where there is room. */
function group(
	title: 'typed' | 'mouse' | Binding['group'],
	lines: readonly Line[],
	language: Language,
	columns: number,
): Line[] {
	const isNarrow = columns < narrow;
	const label = (text: string): Segment => segment(pad(text, groupColumns), 'label');
	const room = isNarrow ? columns : columns - groupColumns;
	const wrapped = lines.flatMap((line) => wrap(line, room));
	const name = words[title][language];
	if (isNarrow) return [[segment(name, 'label')], ...wrapped];
	return wrapped.map((line, at) => [label(at === 0 ? name : ''), ...line]);
}

const narrow = 72;

function keyLines(name: Binding['group'], language: Language, columns: number): Line[] {
	const own = bindings.filter(({ group: of }) => of === name);
	const width = Math.max(12, ...own.map((binding) => textWidth(labelOf(binding))));
	return own.map((binding) => {
		const label = labelOf(binding);
		const key = columns < narrow ? `${label}: ` : `${pad(label, width)}  `;
		return [segment(key, 'strong'), segment(binding.does[language])];
	});
}
