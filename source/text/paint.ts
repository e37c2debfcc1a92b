import { colourNumbers, type Look, looks } from './looks.ts';
import type { Line, Role } from './segment.ts';

/** `none` for pipes and files, `attributes` for all but colours (NO_COLOR). */
export type Paint = 'colour' | 'attributes' | 'none';

/** Segments as text with SGR sequences. */
export function paint(line: Line, how: Paint): string {
	let painted = '';
	for (const { text, role } of line) {
		const sgr = how === 'none' ? '' : sgrOf(role, how);
		painted += sgr === '' || text === '' ? text : `\u001b[${sgr}m${text}\u001b[0m`;
	}
	return painted;
}

function sgrOf(role: Role, how: Paint): string {
	const { isBold, isDim, isUnderlined, isReversed, colour }: Look = looks[role];
	const parameters: number[] = [];
	if (isBold) parameters.push(1);
	if (isDim) parameters.push(2);
	if (isUnderlined) parameters.push(4);
	if (isReversed) parameters.push(7);
	if (colour !== undefined && how === 'colour') parameters.push(colourNumbers[colour]);
	return parameters.join(';');
}
