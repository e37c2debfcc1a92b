import { type Stamp, type TimeFormat, timeFormats, toStamp } from './formats.ts';

/** A stamp as it stands in a line. */
interface Found {
	readonly format: TimeFormat;
	/** How many of that format stand before it. */
	readonly nth: number;
	readonly at: number;
	readonly text: string;
	readonly stamp: Stamp;
}

/** Read of a line; a stamp is rarely farther behind. */
const usualHead = 256;
/** Read of a line that keeps its time under a key. */
const longestHead = 4096;
/** Lines by which the stamp that moves is told. */
const sample = 50;
const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;

/** Reads the times of the lines of one log, in order: it knows the format that fitted last. */
export class TimeReader {
	readonly #now: number;
	/** Where the time stood in the line before. */
	#chosen: { readonly format: TimeFormat; readonly nth: number } | undefined;
	/** Nearest to it is what a line leaves out. */
	#before: number | undefined;
	#hasDates = false;

	/** @param now what years and days that are left out are guessed by */
	constructor(now: number = Date.now()) {
		this.#now = now;
	}

	/** Whether any time had its day with it. */
	get hasDates(): boolean {
		return this.#hasDates;
	}

	/**
	 * Finds out which of several stamps in a line is its time: of two the one that moves, such as
	 * the one behind the name of a file that has a date.
	 */
	learn(lines: readonly Buffer[]): void {
		const stamped = lines
			.slice(0, sample)
			.map((line) => stampsIn(headOf(line, usualHead)))
			.filter((stamps) => stamps.length > 0);
		const [first] = stamped;
		if (first === undefined || stamped.length < 3) return;
		const moving = first.find(({ text }, place) =>
			stamped.some((stamps) => stamps[place] !== undefined && stamps[place].text !== text),
		);
		if (moving !== undefined && moving !== first[0]) this.#chosen = moving;
	}

	/** @returns milliseconds since 1970, `undefined` where the line has no time */
	read(line: Buffer): number | undefined {
		const stamp = this.#find(line);
		if (stamp === undefined) return undefined;
		const time = this.#toTime(stamp);
		this.#before = time;
		return time;
	}

	#find(line: Buffer): Stamp | undefined {
		const head = headOf(line, usualHead);
		if (this.#chosen !== undefined) {
			const stamp = nthStamp(head, this.#chosen.format, this.#chosen.nth);
			if (stamp !== undefined) return stamp;
		}
		const isLong = line.length > usualHead && head.includes('{');
		const stamps = stampsIn(isLong ? headOf(line, longestHead) : head);
		const found = stamps.find(({ at }) => !isGlued(head, at)) ?? stamps[0];
		if (found === undefined) return undefined;
		this.#chosen = found;
		return found.stamp;
	}

	#toTime(stamp: Stamp): number {
		if (stamp.kind === 'epoch') {
			this.#hasDates = true;
			return stamp.ms;
		}
		const { year, month, day } = stamp;
		if (month === undefined || day === undefined) return this.#nearest(stamp, 'day');
		this.#hasDates = true;
		return year === undefined ? this.#nearest(stamp, 'year') : inFull(stamp, year, month, day);
	}

	/**
	 * A time that leaves out its year or day: nearest to the one before, so that a log may run over
	 * midnight or New Year; the first one is past.
	 */
	#nearest(stamp: Fields, left: 'year' | 'day'): number {
		const around = new Date(this.#before ?? this.#now);
		const candidates = [-1, 0, 1].map((offset) => {
			if (left === 'year') {
				return inFull(stamp, around.getFullYear() + offset, stamp.month ?? 1, stamp.day ?? 1);
			}
			const day = new Date(around.getFullYear(), around.getMonth(), around.getDate() + offset);
			return inFull(stamp, day.getFullYear(), day.getMonth() + 1, day.getDate());
		});
		const before = this.#before;
		if (before === undefined) {
			// Clocks differ.
			const latest = this.#now + (left === 'year' ? dayMs : hourMs);
			return candidates.findLast((time) => time <= latest) ?? around.getTime();
		}
		const distance = (time: number) => Math.abs(time - before);
		return candidates.reduce((best, time) => (distance(time) < distance(best) ? time : best));
	}
}

type Fields = Extract<Stamp, { readonly kind: 'fields' }>;

function inFull(stamp: Fields, year: number, month: number, day: number): number {
	const { hour, minute, second, ms, zone } = stamp;
	if (zone === undefined) return new Date(year, month - 1, day, hour, minute, second, ms).getTime();
	return Date.UTC(year, month - 1, day, hour, minute, second, ms) - zone * 60_000;
}

/** The first bytes of a line, without its colours. */
function headOf(line: Buffer, length: number): string {
	const head = line.toString('latin1', 0, length);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with an escape
	return head.includes('\u001b') ? head.replaceAll(/\u001b\[[\d;]*m/g, '') : head;
}

/** All stamps of a text, in order; where two overlap, the first. */
function stampsIn(text: string): Found[] {
	const found = timeFormats.flatMap((format) =>
		[...text.matchAll(format.pattern)].flatMap((match, nth): Found[] => {
			const stamp = toStamp(match);
			return stamp === undefined ? [] : [{ format, nth, at: match.index, text: match[0], stamp }];
		}),
	);
	const order = ({ format }: Found) => timeFormats.indexOf(format);
	found.sort((a, b) => a.at - b.at || order(a) - order(b));
	let end = 0;
	return found.filter(({ at, text: { length } }) => {
		if (at < end) return false;
		end = at + length;
		return true;
	});
}

function nthStamp(text: string, { pattern }: TimeFormat, nth: number): Stamp | undefined {
	pattern.lastIndex = 0;
	let match = pattern.exec(text);
	for (let seen = 0; seen < nth && match !== null; seen++) match = pattern.exec(text);
	// Who uses the pattern next begins there.
	pattern.lastIndex = 0;
	return match === null ? undefined : toStamp(match);
}

/** Whether a stamp belongs to a name, as in `api.log.1.2026-11-03_13:53:08`. */
function isGlued(text: string, at: number): boolean {
	return /[\w.-]/.test(text[at - 1] ?? ' ') && /[\w.-]{3}$/.test(text.slice(0, at));
}
