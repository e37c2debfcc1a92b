import { Text } from 'ink';
import { createContext, createElement, memo, useContext } from 'react';
import { looks } from '../../text/looks.ts';
import type { Line, Role } from '../../text/segment.ts';

/** Whether the screen has colours; without them weight and lines remain. */
export const Colours = createContext(true);

interface Props {
	readonly line: Line;
}

/** A line of the screen, cut with `…` where it is too long. */
export const StyledLine = memo(function StyledLine({ line }: Props) {
	const hasColours = useContext(Colours);
	// A text without characters would take no row.
	if (line.length === 0) return <Text> </Text>;
	const parts = line.map(({ text, role }) =>
		role === 'plain' ? text : createElement(Text, propsOf(role, hasColours), text),
	);
	return createElement(Text, { wrap: 'truncate-end' }, ...parts);
}, isSame);

function propsOf(role: Role, hasColours: boolean) {
	const { isBold, isDim, isUnderlined, isReversed, colour } = looks[role];
	return {
		bold: isBold === true,
		dimColor: isDim === true,
		underline: isUnderlined === true,
		inverse: isReversed === true,
		...(hasColours && colour !== undefined ? { color: colour } : {}),
	};
}

function isSame({ line: a }: Props, { line: b }: Props): boolean {
	return (
		a.length === b.length &&
		a.every(({ text, role }, at) => text === b[at]?.text && role === b[at].role)
	);
}
