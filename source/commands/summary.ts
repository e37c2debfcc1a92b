import type { ExitCode } from '../errors.ts';
import { type Sighting, Tally } from '../log/tally.ts';
import { LogClock } from '../log/time/log-clock.ts';
import { summaryAdvice } from '../print/summary-advice.ts';
import { codeRecord, inputRecord, unknownRecord } from '../print/summary-record.ts';
import { tallyTable } from '../print/tally-table.ts';
import { paint } from '../text/paint.ts';
import { toSafeJson } from '../text/sanitise.ts';
import type { CommandContext } from './context.ts';
import { openFilter, shownText, tellsCatalog } from './filter.ts';
import { heededCodes } from './open-reader.ts';
import { readLogs } from './read-log.ts';

/** `--summary`: counts the lines that report each code until the input ends, or a signal comes. */
export async function summary(
	context: CommandContext,
	files: readonly string[],
): Promise<ExitCode> {
	const { options, language, warn } = context;
	const tally = new Tally();
	const isHeeded = heededCodes(options);
	const span = new Span();
	let clock = new LogClock();
	let file: string | undefined;
	let linesBefore = 0;
	const lines = openFilter(context, {
		needsNumbers: true,
		findsUnknown: true,
		report(line) {
			const unknown = line.unknown.filter(({ code }) => isHeeded([code]));
			const { number, reports } = line;
			if (reports.length + unknown.length === 0) return;
			const sighting: Sighting = {
				time: clock.timeOf(line),
				file,
				line: number - linesBefore,
				text: options.json ? shownText(line.line).text : '',
			};
			tally.add({ number, reports, unknown }, sighting);
		},
		through: (input, start, end) => clock.pass(input, start, end),
	});
	const interrupted = context.interrupted();
	const areRead = await readLogs({ warn }, files, lines, interrupted, {
		begin(name) {
			clock = new LogClock();
			file = name;
			linesBefore = lines.lines;
		},
		arrive: (bytes) => clock.begin(bytes),
		end() {
			lines.end();
			span.add(clock);
		},
	});
	if (!areRead && lines.lines === 0) return 2;
	const known = tally.rows();
	const unknown = tally.unknownRows();
	const limit = options.limit ?? Number.POSITIVE_INFINITY;
	const rows = known.slice(0, limit);
	const unknownRows = unknown.slice(0, Math.max(0, limit - rows.length));
	const { covered, hasDates } = span;
	const total = { lines: lines.lines, reported: tally.reportedLines, covered, hasDates };
	if (options.json) {
		const host = process.getBuiltinModule('node:os').hostname();
		const records = [
			inputRecord(total, files, host),
			...rows.map((row) => codeRecord(row, host)),
			...unknownRows.map((row) => unknownRecord(row, host)),
		];
		context.print(records.map((record) => `${toSafeJson(record)}\n`).join(''));
	} else {
		const columns = context.columns();
		const left = known.length + unknown.length - rows.length - unknownRows.length;
		const table = tallyTable(rows, unknownRows, total, {
			language,
			columns,
			left,
			tellsCatalog: tellsCatalog(context),
		});
		const advice = context.isOutputTerminal ? summaryAdvice(rows, language, columns) : [];
		// What the terminal echoed of Ctrl-C stands in a row of its own.
		const start = context.isOutputTerminal && interrupted.aborted ? '\n' : '';
		const text = [...table, ...advice].map((line) => `${paint(line, context.paint)}\n`).join('');
		context.print(start + text);
	}
	return areRead ? 0 : 2;
}

/** The time that several logs cover together. */
class Span {
	covered: { readonly from: number; readonly to: number } | undefined;
	hasDates = false;

	add({ covered, hasDates }: LogClock): void {
		if (covered === undefined) return;
		const { from, to } = this.covered ?? covered;
		this.covered = { from: Math.min(from, covered.from), to: Math.max(to, covered.to) };
		this.hasDates ||= hasDates;
	}
}
