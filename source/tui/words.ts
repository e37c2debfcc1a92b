/** What the browser says, in both languages. */
import type { Language, Text } from '../catalog/entry.ts';
import { quoteInput } from '../text/sanitise.ts';
import type { Answer, Tab } from './answer.ts';
import type { BrowserState, Notice } from './state.ts';

export const promptSign = '❯ ';

/** What can be typed, where nothing is. */
export const placeholders: Text = {
	en: 'a code, words, 中文, pinyin, or a pasted log line',
	zh: '错误码、关键词、拼音，或粘贴一行日志',
};

/** The right end of the query line: what came of it. */
export function statusText(
	{ query, language, tab: at }: BrowserState,
	{ found, total, unknown }: Answer,
	tab: Tab | undefined,
	hasTabs: boolean,
): string {
	const isEnglish = language === 'en';
	if (found.length === 0 && unknown.length > 0) return isEnglish ? 'unknown code' : '未知的错误码';
	if (!hasTabs) return `${tab?.title[language] ?? ''} ${found.length}`;
	if (query === '' && at === 0) return isEnglish ? `${total} codes` : `${total}条`;
	return isEnglish ? `${found.length} of ${total}` : `${found.length} / ${total}`;
}

/** The lines of the list that are shown. */
export function positionText(top: number, rows: number, lines: number, language: Language): string {
	const shown = `${top + 1}–${Math.min(lines, top + rows)}`;
	return language === 'en' ? `${shown} of ${lines}` : `${shown} / ${lines}`;
}

/** Titles over lines under the answers. */
export const titles = {
	related: { en: 'related', zh: '相关' },
	near: { en: 'codes that look like it', zh: '相近的错误码' },
	begins: { en: 'codes that begin with it', zh: '以此开头的错误码' },
} as const satisfies Record<string, Text>;

export function unknownText(code: string, isAlone: boolean, language: Language): string {
	const shown = quoteInput(code, 30);
	if (language === 'zh') return `没有错误码${shown}。${isAlone ? '未选中任何条目。' : ''}`;
	return `${shown} is in no catalog.${isAlone ? ' Nothing is selected.' : ''}`;
}

export const nothingWords = {
	here: { en: 'Nothing matches in this section.', zh: '本分类中没有匹配的条目。' },
	anywhere: { en: 'Nothing matches.', zh: '没有匹配的条目。' },
	elsewhere: {
		en: (count: number) => `Other sections have ${count}: Tab.`,
		zh: (count: number) => `其他分类中有${count}条，按Tab切换。`,
	},
} as const;

/** In place of an entry where none is chosen. */
export const advice = {
	search: {
		en: 'Search by code, words, Chinese or pinyin; Esc clears the query.',
		zh: '可按错误码、英文、中文或拼音搜索；按Esc清空查询。',
	},
	ownCatalog: {
		en: 'A code of your own? Put a catalog into ~/.config/errcode/ ; errcode --import FILE makes one of a table.',
		zh: '要查自己的错误码？把错误码表放到~/.config/errcode/下；errcode --import 文件可由表格生成错误码表。',
	},
} as const satisfies Record<string, Text>;

export function noticeText(notice: Notice, language: Language): string {
	const isEnglish = language === 'en';
	switch (notice.kind) {
		case 'copied': {
			const code = quoteInput(notice.entry.code, 30);
			if (notice.what === 'code') {
				return isEnglish
					? `${code} sent to the terminal's clipboard; again: the solution`
					: `已把${code}发送到终端剪贴板；再按则复制解决方案`;
			}
			return isEnglish
				? `The solution of ${code} sent to the terminal's clipboard`
				: `已把${code}的解决方案发送到终端剪贴板`;
		}
		case 'cut':
			return isEnglish
				? `Too long: cut at ${notice.limit} characters`
				: `内容过长，只取前${notice.limit}个字符`;
		case 'nothing-chosen':
			return isEnglish ? 'Nothing is selected' : '未选中任何条目';
		default:
			return notice satisfies never;
	}
}

/** Lines that follow those shown. */
export function moreText(lines: number, language: Language): string {
	return language === 'en' ? `… Shift-↓ ${lines}` : `… Shift-↓ ${lines}行`;
}
