import type { Entry } from '../catalog/entry.ts';
import { entryBlock, entryLine } from '../print/entry-text.ts';
import { toRecord } from '../print/record.ts';
import { paint } from '../text/paint.ts';
import { toSafeJson } from '../text/sanitise.ts';
import type { CommandContext } from './context.ts';

/** Prints entries as a look-up does: whole, on one line each, or as records. */
export function printEntries(context: CommandContext, entries: readonly Entry[]): void {
	const { options, language, print } = context;
	if (options.json) print(entries.map((entry) => `${toSafeJson(toRecord(entry))}\n`).join(''));
	else if (options.short) printLines(context, entries);
	else {
		const blocks = entries.map((entry) =>
			entryBlock(entry, language)
				.map((line) => `${paint(line, context.paint)}\n`)
				.join(''),
		);
		print(blocks.join('\n'));
	}
}

/** Prints one line an entry, or records. */
export function printLines(context: CommandContext, entries: readonly Entry[]): void {
	const { options, language, print } = context;
	const line = options.json
		? (entry: Entry) => toSafeJson(toRecord(entry))
		: (entry: Entry) => paint(entryLine(entry, language), context.paint);
	print(entries.map((entry) => `${line(entry)}\n`).join(''));
}
