import type { Entry } from '../catalog/entry.ts';
import type { ExitCode } from '../errors.ts';
import { type InputTaker, readInput } from '../input.ts';
import { buildCodeTable } from '../log/code-table.ts';
import { LineFilter, type LineSink } from '../log/line-filter.ts';
import { createNotes } from '../log/note.ts';
import { OutputGatherer } from '../output.ts';
import { toRecord } from '../print/record.ts';
import { toSafeJson } from '../print/sanitise.ts';
import { type CommandContext, selectEntries } from './context.ts';

/** `… | errcode`: every line through, reports annotated, or only the reports. */
export async function filter(context: CommandContext, matchedOnly: boolean): Promise<ExitCode> {
	const output = new OutputGatherer(context.outputDescriptor);
	let isMatched = false;
	const sink = context.options.json
		? recordSink(output)
		: annotatingSink(context, output, matchedOnly);
	const lines = openFilter(context, {
		...sink,
		report: (line) => {
			isMatched = true;
			sink.report(line);
		},
	});
	await readInput(lines, new AbortController().signal);
	lines.end();
	return matchedOnly && !isMatched ? 1 : 0;
}

/** A filter over the entries that the flags leave. */
export function openFilter(context: CommandContext, sink: LineSink): LineFilter & InputTaker {
	return new LineFilter(buildCodeTable(selectEntries(context)), sink);
}

/** Lines as they came, with notes behind those that report a code. */
function annotatingSink(
	{ language, paint }: CommandContext,
	output: OutputGatherer,
	matchedOnly: boolean,
): LineSink {
	const notes = createNotes(language, paint);
	return {
		needsNumbers: false,
		report({ reports, input, unhanded, start, end, behind }) {
			output.add(input, matchedOnly ? start : unhanded, end);
			output.add(notes.of(reports));
			if (matchedOnly) output.add(input, end, behind);
		},
		through(input, start, end) {
			if (!matchedOnly) output.add(input, start, end);
			output.flush();
		},
	};
}

/** A record for each distinct code of a line. */
function recordSink(output: OutputGatherer): LineSink {
	return {
		needsNumbers: true,
		report({ number, reports, text }) {
			const seen = new Set<Entry>();
			for (const { entries, byte } of reports) {
				for (const entry of entries) {
					if (seen.has(entry)) continue;
					seen.add(entry);
					const record = { line: number, column: byte + 1, text, ...toRecord(entry) };
					output.add(Buffer.from(`${toSafeJson(record)}\n`));
				}
			}
		},
		through: () => output.flush(),
	};
}
