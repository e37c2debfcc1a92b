import type { Entry } from '../catalog/entry.ts';
import type { ExitCode } from '../errors.ts';
import { readInput } from '../input.ts';
import { buildCodeTable } from '../log/code-table.ts';
import { LineFilter, type LineSink } from '../log/line-filter.ts';
import { OutputGatherer } from '../output.ts';
import { createNotes } from '../print/note.ts';
import { toRecord } from '../print/record.ts';
import { toSafeJson } from '../text/sanitise.ts';
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
	const taker = {
		makeRoom: () => lines.makeRoom(),
		take(length: number) {
			lines.take(length);
			return output.flush();
		},
	};
	await readInput(taker, new AbortController().signal);
	lines.end();
	await output.finish();
	return matchedOnly && !isMatched ? 1 : 0;
}

/** A filter over the entries that the flags leave. */
export function openFilter(context: CommandContext, sink: LineSink): LineFilter {
	optimiseLater();
	return new LineFilter(buildCodeTable(selectEntries(context)), sink);
}

/**
 * Has the V8 of Node 20 optimise only what is very hot: in a log with few reports its compiler
 * would take 60 ms of processor time for code that runs 30. Later ones have no such flag, and
 * take less.
 */
function optimiseLater(): void {
	if (!process.version.startsWith('v20.')) return;
	process.getBuiltinModule('node:v8').setFlagsFromString('--interrupt-budget=1000000');
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
		through: () => undefined,
	};
}
