import type { Text } from '../catalog/entry.ts';

/** The words around an entry's own texts. */
export const labels = {
	saysOtherwise: { en: 'the line says otherwise', zh: '与该行的消息不符' },
	unknown: { en: 'in no catalog', zh: '未收录' },
	/** Those of a look-up, which stand in a column of their own. */
	remedy: { en: 'Solution', zh: '解决方案' },
	mark: { en: ' (suggested)', zh: ' （建议）' },
	cause: { en: 'Cause', zh: '原因' },
	related: { en: 'Related', zh: '相关' },
	aliases: { en: 'Aliases', zh: '别名' },
	section: { en: 'Section', zh: '分类' },
	catalog: { en: 'Catalog', zh: '错误码表' },
	link: { en: 'Link', zh: '链接' },
	beside: { en: 'also ', zh: '另有 ' },
} as const satisfies Record<string, Text>;
