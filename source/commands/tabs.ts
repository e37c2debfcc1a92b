import type { Catalog, Entry } from '../catalog/entry.ts';
import type { Tab } from '../tui/answer.ts';

/** Names shorter than the titles in which every catalog calls its errors error codes. */
const shortNames: Readonly<Record<string, string>> = {
	common: '公共',
	general: '通用',
	wechat: '微信',
	'mini-program': '小程序',
	user: '用户',
};

/** All entries, the sections of the first catalog by the ids that --section takes, other catalogs. */
export function tabsOf([first, ...others]: readonly Catalog[], entries: readonly Entry[]): Tab[] {
	const all: Tab = { title: { en: 'All', zh: '全部' }, holds: () => true };
	const sections = first?.sections ?? [];
	const tabs: Tab[] = [
		...sections.map((section) => ({
			title: { en: section.id, zh: shortNames[section.id] ?? section.id },
			holds: (entry: Entry) => entry.section === section,
		})),
		...[...new Set(others.map(({ name }) => name))].map((name) => ({
			title: { en: name, zh: name },
			holds: (entry: Entry) => entry.catalog === name,
		})),
	].filter(({ holds }) => entries.some(holds));
	return [all, ...tabs];
}
