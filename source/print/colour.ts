/** What decides on colour: the flag, the environment, and whether a terminal shows it. */
export interface ColourChoice {
	readonly flag: 'auto' | 'always' | 'never';
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly isTerminal: boolean;
}

/** The first that speaks wins: flag, NO_COLOR, FORCE_COLOR or CLICOLOR_FORCE, TERM=dumb, terminal. */
export function wantsColour({ flag, environment, isTerminal }: ColourChoice): boolean {
	if (flag !== 'auto') return flag === 'always';
	if (isSet(environment['NO_COLOR'])) return false;
	const forced = [environment['FORCE_COLOR'], environment['CLICOLOR_FORCE']];
	if (forced.some((value) => isSet(value) && value !== '0')) return true;
	return environment['TERM'] !== 'dumb' && isTerminal;
}

function isSet(value: string | undefined): boolean {
	return value !== undefined && value !== '';
}
