import { UserError } from '../errors.ts';
import { readInput } from '../input.ts';
import { EncodingWatch, type ForeignEncoding } from '../log/foreign-encoding.ts';
import type { LineFilter } from '../log/line-filter.ts';
import { quoteInput } from '../text/sanitise.ts';
import type { CommandContext } from './context.ts';

/** What is done around the lines. */
export interface LogEvents {
	/** A log begins; `undefined` where no files were named. */
	readonly begin?: (file: string | undefined) => void;
	/** Bytes have come in, and are not examined yet. */
	readonly arrive?: (bytes: Buffer) => void;
	/** They have been examined. */
	readonly handled?: () => Promise<void>;
	/** All lines of a log are done with. */
	readonly end?: () => void;
}

/**
 * Reads logs in order, as far as it is not stopped; what cannot be read is told of and left out.
 *
 * @returns whether all could be read
 */
export async function readLogs(
	{ warn }: Pick<CommandContext, 'warn'>,
	files: readonly string[],
	lines: LineFilter,
	stop: AbortSignal,
	events: LogEvents,
): Promise<boolean> {
	let areRead = true;
	for (const file of files.length === 0 ? [undefined] : files) {
		if (stop.aborted) break;
		const watch = new EncodingWatch();
		let room = lines.makeRoom();
		events.begin?.(file);
		const taker = {
			makeRoom() {
				room = lines.makeRoom();
				return room;
			},
			async take(length: number) {
				const bytes = room.subarray(0, length);
				const encoding = watch.see(bytes);
				if (encoding !== undefined) warn(inEncoding(encoding, file));
				events.arrive?.(bytes);
				lines.take(length);
				await events.handled?.();
			},
		};
		try {
			await readInput(taker, stop, file);
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			error.problems.forEach(warn);
			areRead = false;
		}
		events.end?.();
	}
	return areRead;
}

function inEncoding(encoding: ForeignEncoding, file: string | undefined) {
	const name = file === undefined || file === '-' ? '' : ` ${quoteInput(file)}`;
	const from = encoding === 'GBK' ? 'GB18030' : encoding;
	const command = `iconv -f ${from} -t UTF-8${name} | errcode`;
	const what =
		encoding === 'GBK'
			? {
					en: 'the log is in GBK, its Chinese is not read',
					zh: '日志是GBK编码，其中的中文无法识别',
				}
			: { en: 'the log is in UTF-16, it is not read', zh: '日志是UTF-16编码，无法识别' };
	return {
		what,
		which: name === '' ? '-' : name.trim(),
		hint: { en: `convert it: ${command}`, zh: `请先转换：${command}` },
	};
}
