/** What a piece of text is, so that one palette decides how it looks. */
export type Role =
	| 'plain'
	| 'code'
	| 'match'
	| 'label'
	| 'faint'
	| 'strong'
	| 'pointer'
	| 'current';

/** A piece of text on one line. Anything that is shown is first a list of these. */
export interface Segment {
	readonly text: string;
	readonly role: Role;
}

/**
 * SGR parameters of each role: 16 colours only, so that they follow the terminal's own theme,
 * and never colour alone for what matters.
 */
const palette: Readonly<Record<Role, string>> = {
	plain: '',
	code: '1;35',
	match: '1;4;32',
	label: '36',
	faint: '2',
	strong: '1',
	pointer: '1;35',
	current: '1;4',
};

/** The same without colours, for a screen that must still tell its parts apart (NO_COLOR). */
const monochrome: Readonly<Record<Role, string>> = {
	plain: '',
	code: '1',
	match: '1;4',
	label: '',
	faint: '',
	strong: '1',
	pointer: '1',
	current: '1;4',
};

/** `none` for pipes and files, `attributes` for bold and underline alone. */
export type Paint = 'colour' | 'attributes' | 'none';

export function segment(text: string, role: Role = 'plain'): Segment {
	return { text, role };
}

export function paint(segments: readonly Segment[], how: Paint): string {
	let painted = '';
	for (const { text, role } of segments) {
		const sgr = how === 'none' ? '' : how === 'colour' ? palette[role] : monochrome[role];
		painted += sgr === '' || text === '' ? text : `\u001b[${sgr}m${text}\u001b[0m`;
	}
	return painted;
}
