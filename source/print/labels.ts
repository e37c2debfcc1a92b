import type { Text } from '../catalog/entry.ts';

/** The words around an entry's own texts. */
export const labels = {
	solution: { en: 'Solution: ', zh: '解决方案：' },
	suggested: { en: 'Solution (suggested): ', zh: '解决方案（建议）：' },
	also: { en: 'also ', zh: '别名' },
} as const satisfies Record<string, Text>;
