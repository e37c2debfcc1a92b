/** What `--summary --json` prints: records that add up. */
import type { Count, Sighting, TallyRow, UnknownRow } from '../log/tally.ts';
import { toRecord } from './record.ts';

const version = 1;

/** What was read. */
export interface Total {
	readonly lines: number;
	readonly reported: number;
	/** Milliseconds since 1970. */
	readonly covered: { readonly from: number; readonly to: number } | undefined;
	/** Whether the log says on what days. */
	readonly hasDates: boolean;
}

export function inputRecord(
	{ lines, reported, covered }: Total,
	files: readonly string[],
	host: string,
) {
	const span = covered === undefined ? {} : { from: toIso(covered.from), to: toIso(covered.to) };
	return { kind: 'input', host, files, lines, reported, ...span, version };
}

export function codeRecord({ entry, count, doubtful, ...row }: TallyRow, host: string) {
	const histogram = row.overTime.stored();
	return {
		kind: 'code',
		count,
		...seen(row, host),
		hosts: { [host]: count },
		...(histogram === undefined
			? {}
			: {
					histogram: {
						start: toIso(histogram.start * 1000),
						widthSeconds: histogram.width,
						counts: histogram.counts,
					},
				}),
		doubtful,
		...toRecord(entry),
	};
}

export function unknownRecord({ code, count, ...row }: UnknownRow, host: string) {
	return { kind: 'unknown', code, count, ...seen(row, host) };
}

function seen({ first, last }: Pick<Count, 'first' | 'last'>, host: string) {
	return { first: sighting(first, host), last: sighting(last, host) };
}

function sighting({ time, file, line, text }: Sighting, host: string) {
	return {
		...(time === undefined ? {} : { time: toIso(time) }),
		host,
		...(file === undefined ? {} : { file }),
		line,
		text,
	};
}

function toIso(ms: number): string {
	return new Date(ms).toISOString();
}
