import type { Language, Text, TextPath } from '../catalog/entry.ts';

/** The words on the page of an entry. */
export const pageWords = {
	solution: { en: 'Solution', zh: '解决方案' },
	suggested: { en: ' (suggested)', zh: '（建议）' },
	cause: { en: 'Cause', zh: '原因' },
	section: { en: 'Section', zh: '分类' },
	catalog: { en: 'Catalog', zh: '错误码表' },
	official: { en: 'Official', zh: '平台原文' },
	also: { en: 'Also', zh: '别名' },
	messages: { en: 'Messages', zh: '常见提示' },
	link: { en: 'Link', zh: '链接' },
} as const satisfies Record<string, Text>;

/** Which texts are word for word the platform's, in a few words. */
export function officialText(official: readonly TextPath[], language: Language): string {
	const has = (path: TextPath) => official.includes(path);
	const descriptions = has('description.en') && has('description.zh');
	const solutions = has('solution.en') && has('solution.zh');
	const english = has('description.en') || has('solution.en');
	const chinese = has('description.zh') || has('solution.zh');
	if (!english && !chinese) return language === 'en' ? 'none' : '无';
	if (descriptions && solutions) return language === 'en' ? 'all texts' : '全部';
	if (descriptions && !has('solution.en') && !has('solution.zh')) {
		return language === 'en'
			? 'both descriptions; not the solution'
			: '两种语言的描述；解决方案不是';
	}
	if (!english) {
		if (has('solution.zh'))
			return language === 'en' ? 'Chinese; English translated' : '中文；英文为翻译';
		return language === 'en' ? 'the Chinese description' : '中文描述';
	}
	const names = {
		'description.en': 'English description',
		'description.zh': 'Chinese description',
		'solution.en': 'English solution',
		'solution.zh': 'Chinese solution',
	};
	const chineseNames = {
		'description.en': '英文描述',
		'description.zh': '中文描述',
		'solution.en': '英文解决方案',
		'solution.zh': '中文解决方案',
	};
	return language === 'en'
		? official.map((path) => names[path]).join(', ')
		: official.map((path) => chineseNames[path]).join('、');
}
