import type { Language, Text } from '../catalog/entry.ts';
import type { Problem } from '../errors.ts';
import { sanitise } from '../text/sanitise.ts';
import { pad, textWidth } from '../text/width.ts';

const hintLabel: Text = { en: 'hint: ', zh: '提示：' };

/** A problem as it is told on standard error: what is wrong with what, and what to do. */
export function problemText({ what, which, hint, near = [] }: Problem, language: Language): string {
	const about = which === undefined ? '' : quoted[language](sanitise(which));
	const message = `errcode: ${sanitise(what[language])}${about}\n`;
	if (hint === undefined) return message;
	const advice = `${hintLabel[language]}${sanitise(hint[language])}`;
	if (near.length === 0) return `${message}${advice}\n`;
	const codes = near.map(({ code }) => sanitise(code));
	const widest = Math.max(...codes.map(textWidth));
	const lines = near.map(({ description }, at) => {
		const start = at === 0 ? advice : ' '.repeat(textWidth(advice));
		return `${start}  ${pad(codes[at] ?? '', widest)}  ${sanitise(description[language])}\n`;
	});
	return message + lines.join('');
}

const quoted: Readonly<Record<Language, (which: string) => string>> = {
	en: (which) => ` (${which})`,
	zh: (which) => `：${which}`,
};
