import type { Role } from './segment.ts';

/** How a role looks. Never by colour alone, so that NO_COLOR leaves weight and line. */
export interface Look {
	readonly isBold?: true;
	readonly isDim?: true;
	readonly isUnderlined?: true;
	readonly isReversed?: true;
	/** One of the 16 colours, which follow the terminal's own theme. */
	readonly colour?: keyof typeof colourNumbers;
}

/**
 * SGR numbers of the colours. Red and magenta are the bright ones, which of all sixteen stand out
 * in every usual theme; green is always underlined as well.
 */
export const colourNumbers = {
	green: 32,
	redBright: 91,
	blueBright: 94,
	magentaBright: 95,
} as const;

export const looks: Readonly<Record<Role, Look>> = {
	plain: {},
	strong: { isBold: true },
	code: { isBold: true, colour: 'magentaBright' },
	label: { isBold: true, colour: 'blueBright' },
	error: { isBold: true, colour: 'redBright' },
	faint: { isDim: true },
	pointer: { isBold: true, colour: 'magentaBright' },
	current: { isBold: true, isUnderlined: true },
	chosen: { isBold: true, isReversed: true, colour: 'magentaBright' },
	match: { isBold: true, isUnderlined: true, colour: 'green' },
	found: { isUnderlined: true },
};
