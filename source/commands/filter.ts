import type { FilterRequest } from '../arguments.ts';
import { libraryCatalogs } from '../catalog/built-in.ts';
import type { Entry } from '../catalog/entry.ts';
import type { ExitCode } from '../errors.ts';
import { LineFilter, type LineSink, longestLine } from '../log/line-filter.ts';
import { LogClock } from '../log/time/log-clock.ts';
import { OutputClosed, OutputGatherer } from '../output.ts';
import { createExplanations } from '../print/explanation.ts';
import { createNotes } from '../print/note.ts';
import { toRecord } from '../print/record.ts';
import { sanitise, toSafeJson } from '../text/sanitise.ts';
import type { CommandContext } from './context.ts';
import { LogOutput } from './log-output.ts';
import { openReader } from './open-reader.ts';
import { readLogs } from './read-log.ts';

/** `… | errcode` and `errcode FILE…`: every line through, reports annotated, or only the reports. */
export async function filter(context: CommandContext, request: FilterRequest): Promise<ExitCode> {
	const { files, prints } = request;
	const output = new OutputGatherer(context.outputDescriptor);
	const interrupted = context.interrupted();
	const answered = new AbortController();
	let isMatched = false;
	const printer = createPrinter(context, request, output);
	const lines = openFilter(context, {
		...printer.sink,
		report: (line) => {
			isMatched = true;
			if (prints === 'nothing') answered.abort();
			else printer.sink.report(line);
		},
	});
	const stop = AbortSignal.any([interrupted, answered.signal]);
	let toEnd = files.length;
	return untilInterrupted(interrupted, async () => {
		const areRead = await readLogs(context, files, lines, stop, {
			begin: (file) => printer.begin?.(file, lines.lines),
			arrive: (bytes) => printer.arrive?.(bytes),
			handled: () => output.flush(),
			end: () => {
				toEnd--;
				// A line that has come in half is not written where it would be the last.
				if (!interrupted.aborted) lines.end();
				if (interrupted.aborted || toEnd > 0) printer.endLine?.();
			},
		});
		await output.finish();
		if (prints === 'nothing' && isMatched) return 0;
		if (!areRead) return 2;
		return prints !== 'all' && !isMatched ? 1 : 0;
	});
}

/** Runs a command that a signal may end, with the exit code of that. */
async function untilInterrupted(
	interrupted: AbortSignal,
	run: () => Promise<ExitCode>,
): Promise<ExitCode> {
	try {
		const exitCode = await run();
		return interrupted.aborted ? interrupted.reason : exitCode;
	} catch (error) {
		// Who is interrupted has often lost the reader as well.
		if (interrupted.aborted && error instanceof OutputClosed) return interrupted.reason;
		throw error;
	}
}

/** How a filter prints. */
interface Printer {
	readonly sink: LineSink;
	/** A log begins, before which so many lines were counted. */
	readonly begin?: (file: string | undefined, linesBefore: number) => void;
	readonly arrive?: (bytes: Buffer) => void;
	readonly endLine?: () => void;
}

function createPrinter(
	context: CommandContext,
	request: FilterRequest,
	output: OutputGatherer,
): Printer {
	const { json } = context.options;
	if (request.prints === 'nothing') return { sink: silentSink };
	return json ? recordPrinter(output) : linePrinter(context, request, output);
}

const silentSink: LineSink = {
	needsNumbers: false,
	report: () => undefined,
	through: () => undefined,
};

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

/** Lines as they came, with notes behind those that report a code, or on a terminal under them. */
function linePrinter(
	context: CommandContext,
	{ prints, hasNumbers, files }: FilterRequest,
	gatherer: OutputGatherer,
): Printer {
	const { language, paint, options, columns, isOutputTerminal } = context;
	const matchedOnly = prints === 'matched';
	const output = new LogOutput(gatherer, hasNumbers);
	const how = { language, paint, isShort: options.short, tellsCatalog: tellsCatalog(context) };
	const notes = createNotes(how);
	const explanations = isOutputTerminal ? createExplanations(how) : undefined;
	let linesBefore = 0;
	/** What of the next stretch has been written already: the end of a line. */
	let written = 0;
	const sink: LineSink = {
		needsNumbers: hasNumbers && matchedOnly,
		report({ reports, input, line, unhanded, start, end, behind, number }) {
			if (matchedOnly) output.skipTo(number - linesBefore);
			const from = matchedOnly ? start : unhanded + written;
			written = 0;
			if (explanations === undefined) {
				output.add(input, from, end);
				output.note(notes.of(reports));
				if (matchedOnly) output.add(input, end, behind);
				return;
			}
			output.add(input, from, start);
			const shown = explanations.of(line, reports, columns(), output.prefix.length);
			output.add(shown.line);
			output.note(shown.behind);
			output.add(input, end, behind);
			if (shown.under.length > 0) {
				output.endLine();
				output.note(shown.under);
			}
			written = behind - end;
		},
		through(input, start, end) {
			if (!matchedOnly) output.add(input, start + written, end);
			written = 0;
		},
	};
	return {
		sink,
		begin(file, before) {
			linesBefore = before;
			output.beginLog(files.length > 1 ? sanitise(nameOf(file)) : '');
		},
		endLine: () => output.endLine(),
	};
}

/** As grep names it. */
function nameOf(file: string | undefined): string {
	return file === undefined || file === '-' ? '(standard input)' : file;
}

/** Whether the catalog is told: where more than one primary one has the code, or the library. */
export function tellsCatalog({ primary }: CommandContext): (entry: Entry) => boolean {
	const shipped = new Set(libraryCatalogs().map(({ name }) => name));
	return ({ code, catalog }) =>
		shipped.has(catalog) || new Set(primary.find(code).map((entry) => entry.catalog)).size > 1;
}

/** Most characters of a line that a record has; a long line with many codes would be a flood. */
const longestText = 4096;

/** A record for each distinct entry of a line. */
function recordPrinter(output: OutputGatherer): Printer {
	let clock = new LogClock();
	let named: { readonly file?: string } = {};
	let linesBefore = 0;
	return {
		begin(file, before) {
			clock = new LogClock();
			named = file === undefined ? {} : { file };
			linesBefore = before;
		},
		arrive: (bytes) => clock.begin(bytes),
		sink: {
			needsNumbers: true,
			report(line) {
				const { text, isCut } = shownText(line.line);
				const ms = clock.timeOf(line);
				const time = ms === undefined ? {} : { time: new Date(ms).toISOString() };
				for (const { entry, agreement, matched, start } of line.reports) {
					const place = { line: line.number - linesBefore, column: start + 1 };
					const cut = isCut ? { truncated: true } : {};
					const found = { ...named, ...place, ...time, matched, agreement, text, ...cut };
					output.add(Buffer.from(`${toSafeJson({ ...found, ...toRecord(entry) })}\n`));
				}
			},
			through: (input, start, end) => clock.pass(input, start, end),
		},
	};
}

/** As much of a line as a record has of it. */
export function shownText(line: Buffer): { readonly text: string; readonly isCut: boolean } {
	const whole = line.length <= longestText ? line : line.subarray(0, 4 * longestText);
	const text = whole.toString();
	const isCut = whole.length < line.length || text.length > longestText;
	return { text: isCut ? text.slice(0, longestText) : text, isCut };
}
