import { libraryCatalogs } from '../catalog/built-in.ts';
import type { Entry } from '../catalog/entry.ts';
import type { ExitCode } from '../errors.ts';
import { readInput } from '../input.ts';
import { LineFilter, type LineSink, longestLine } from '../log/line-filter.ts';
import { OutputGatherer } from '../output.ts';
import { createNotes } from '../print/note.ts';
import { toRecord } from '../print/record.ts';
import { toSafeJson } from '../text/sanitise.ts';
import type { CommandContext } from './context.ts';
import { openReader } from './open-reader.ts';

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
	return new LineFilter(openReader(context, sink.findsUnknown === true), {
		...sink,
		unread: tellUnread(context),
	});
}

/** Tells once that lines were passed without a look at them. */
function tellUnread({ warn }: CommandContext): () => void {
	const megabytes = longestLine / 1024 / 1024;
	return () =>
		warn({
			what: {
				en: `lines over ${megabytes} MiB are not searched for codes`,
				zh: `超过${megabytes}MiB的行不查找错误码`,
			},
		});
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
	context: CommandContext,
	output: OutputGatherer,
	matchedOnly: boolean,
): LineSink {
	const { language, paint } = context;
	const notes = createNotes(language, paint, tellsCatalog(context));
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

/** Whether a note tells the catalog: where more than one primary one has the code, or the library. */
function tellsCatalog({ primary }: CommandContext): (entry: Entry) => boolean {
	const shipped = new Set(libraryCatalogs().map(({ name }) => name));
	return ({ code, catalog }) =>
		shipped.has(catalog) || new Set(primary.find(code).map((entry) => entry.catalog)).size > 1;
}

/** Most characters of a line that a record has; a long line with many codes would be a flood. */
const longestText = 4096;

/** A record for each distinct entry of a line. */
function recordSink(output: OutputGatherer): LineSink {
	return {
		needsNumbers: true,
		report({ number, reports, line }) {
			const whole = line.length <= longestText ? line : line.subarray(0, 4 * longestText);
			const decoded = whole.toString();
			const isCut = whole.length < line.length || decoded.length > longestText;
			const text = isCut ? decoded.slice(0, longestText) : decoded;
			for (const { entry, agreement, matched, start } of reports) {
				const place = { line: number, column: start + 1, matched, agreement };
				const cut = isCut ? { truncated: true } : {};
				const record = { ...place, text, ...cut, ...toRecord(entry) };
				output.add(Buffer.from(`${toSafeJson(record)}\n`));
			}
		},
		through: () => undefined,
	};
}
