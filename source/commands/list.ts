import type { ExitCode } from '../errors.ts';
import { type CommandContext, selectEntries } from './context.ts';
import { printLines } from './print-entries.ts';

/** `--list`: every entry, one line each. */
export function list(context: CommandContext): ExitCode {
	printLines(context, selectEntries(context));
	return 0;
}
