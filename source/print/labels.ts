import type { Text } from '../catalog/entry.ts';

/** The words around an entry's own texts. */
export const labels = {
	solution: { en: 'Solution: ', zh: '解决方案：' },
	suggested: { en: 'Solution (suggested): ', zh: '解决方案（建议）：' },
	saysOtherwise: { en: 'the line says otherwise', zh: '与该行的消息不符' },
	unknown: { en: 'in no catalog', zh: '未收录' },
	also: { en: 'also ', zh: '别名' },
} as const satisfies Record<string, Text>;
