import type { ExitCode } from '../errors.ts';
import { readInput } from '../input.ts';
import { Tally } from '../log/tally.ts';
import { toRecord } from '../print/record.ts';
import { tallyTable } from '../print/tally-table.ts';
import { paint } from '../text/paint.ts';
import { toSafeJson } from '../text/sanitise.ts';
import type { CommandContext } from './context.ts';
import { openFilter } from './filter.ts';

/** `--summary`: counts the lines that report each code until the input ends, or Ctrl-C. */
export async function summary(context: CommandContext): Promise<ExitCode> {
	const tally = new Tally();
	const lines = openFilter(context, {
		needsNumbers: true,
		findsUnknown: true,
		report: (line) => tally.add(line),
		through: () => undefined,
	});
	const taker = {
		makeRoom: () => lines.makeRoom(),
		take: async (length: number) => lines.take(length),
	};
	await readInput(taker, context.interrupted());
	lines.end();
	const rows = tally.rows();
	if (context.options.json) {
		const records = rows.map(({ entry, count, firstLine, lastLine }) =>
			toSafeJson({ count, firstLine, lastLine, ...toRecord(entry) }),
		);
		const unknown = tally.unknownRows().map((row) => toSafeJson({ kind: 'unknown', ...row }));
		context.print([...records, ...unknown].map((record) => `${record}\n`).join(''));
		return 0;
	}
	const { language } = context;
	const columns = context.columns();
	const total = { lines: lines.lines, reported: tally.reportedLines };
	const table = tallyTable(rows, tally.unknownRows(), total, { language, columns });
	context.print(table.map((line) => `${paint(line, context.paint)}\n`).join(''));
	return 0;
}
