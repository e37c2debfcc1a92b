import type { Language } from '../catalog/entry.ts';
import type { TallyRow } from '../log/tally.ts';
import { sanitise } from '../text/sanitise.ts';
import { type Segment, segment } from '../text/segment.ts';
import { pad, textWidth } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';

const mostAdvised = 3;
const heading = {
	en: 'What to do about the most frequent',
	zh: '出现最多的错误码怎么处理',
} as const;

/** The solutions of the most frequent entries, as far as the lines really tell of these. */
export function summaryAdvice(
	rows: readonly TallyRow[],
	language: Language,
	columns: number,
): Segment[][] {
	const advised = rows
		.filter(({ count, doubtful }) => doubtful * 2 < count)
		.flatMap(({ entry: { code, solution } }) =>
			solution === undefined ? [] : [{ code: sanitise(code), text: solution[language] }],
		)
		.slice(0, mostAdvised);
	if (advised.length === 0) return [];
	const codeWidth = Math.max(...advised.map(({ code }) => textWidth(code)));
	const width = Math.max(16, columns - codeWidth - 4);
	const lines = advised.flatMap(({ code, text }) =>
		text
			.split('\n')
			.flatMap((part) => wrap([segment(sanitise(part))], width))
			.map((line, row) => [
				segment(`  ${pad(row === 0 ? code : '', codeWidth)}  `, 'code'),
				...line,
			]),
	);
	return [[segment(heading[language], 'strong')], ...lines];
}
