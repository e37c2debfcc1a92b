import type { Entry } from '../catalog/entry.ts';
import type { Report } from '../log/line-reports.ts';
import { paint } from '../text/paint.ts';
import { sanitise } from '../text/sanitise.ts';
import { type Segment, segment } from '../text/segment.ts';
import { clip, textWidth } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import { doubtOf, meaningOf, type NoteStyle } from './note.ts';

/** A line as a terminal shows it. */
export interface ExplainedLine {
	/** The line, its codes bold. */
	readonly line: Buffer;
	/** Short notes, for its end. */
	readonly behind: Buffer;
	/** Explanations, whole lines for under it. */
	readonly under: Buffer;
}

/** Explains entries under the first line that reports them, and counts them behind later ones. */
export interface Explanations {
	/** @param indent columns that stand in front of the line */
	of(line: Buffer, reports: readonly Report[], columns: number, indent: number): ExplainedLine;
}

const nothing = Buffer.alloc(0);
/** Less room than this for a short note, and it goes on in the next row. */
const narrowestNote = 8;
/** Measured of a line. */
const longestMeasured = 16 * 1024;

export function createExplanations(style: NoteStyle): Explanations {
	const { language, paint: how, isShort = false } = style;
	const counts = { certain: new Map<Entry, number>(), doubtful: new Map<Entry, number>() };

	const headOf = ({ entry, agreement }: Report) =>
		agreement === 'differs' ? doubtOf(entry, style) : meaningOf(entry, style);

	return {
		of(line, reports, columns, indent) {
			const counted = reports.map((report) => {
				const kept = report.agreement === 'differs' ? counts.doubtful : counts.certain;
				const count = (kept.get(report.entry) ?? 0) + 1;
				kept.set(report.entry, count);
				return { report, count };
			});
			const fresh = counted.filter(({ count }) => count === 1).map(({ report }) => report);
			const known = counted.filter(({ count }) => count > 1);
			return {
				line: how === 'none' ? line : embolden(line, reports),
				behind: known.length === 0 ? nothing : shortNotes(known, line, columns, indent),
				under: Buffer.from(
					fresh
						.flatMap((report, at) => explain(report, at, fresh.length, columns))
						.map((segments) => `${paint(segments, how)}\n`)
						.join(''),
				),
			};
		},
	};

	/** One by itself has all of its advice; of several each has a line. */
	function explain(report: Report, at: number, of: number, columns: number): Segment[][] {
		const isLast = at === of - 1;
		const mark = isLast ? '  ╰─ ' : '  ├─ ';
		const rest = isLast ? '     ' : '  │  ';
		const width = Math.max(8, columns - mark.length);
		const { solution } = report.entry;
		const hasAdvice = solution !== undefined && !isShort && report.agreement !== 'differs';
		const advice = hasAdvice ? solution[language].split('\n').map(sanitise) : [];
		const [first = ''] = advice;
		const lines =
			of > 1 && hasAdvice
				? [[segment(clip(first, width))]]
				: advice.flatMap((text) => wrap([segment(text)], width));
		const heads = wrap(headOf(report), width);
		return [...heads, ...lines].map((segments, row) => [
			segment(row === 0 ? mark : rest, 'label'),
			...segments,
		]);
	}

	function shortNotes(
		known: readonly { readonly report: Report; readonly count: number }[],
		line: Buffer,
		columns: number,
		indent: number,
	): Buffer {
		const used = (widthOf(line) + indent) % Math.max(1, columns);
		let room = columns - used;
		if (room < narrowestNote) room += columns;
		const pieces: Segment[] = [];
		for (const { report, count } of known) {
			const [code, ...meaning] = headOf(report);
			const isNamed = known.length > 1 || report.agreement === 'differs';
			const text = [...(isNamed && code !== undefined ? [code, ...meaning] : meaning)];
			const shown = text.map((piece) => piece.text).join('');
			const mark = `  ← ×${count}`;
			const note = clip(`${mark} ${shown.trimStart()}`, room);
			pieces.push(segment(note.slice(0, mark.length), 'label'), segment(note.slice(mark.length)));
			room -= textWidth(note);
			if (room < narrowestNote) break;
		}
		return Buffer.from(`${how === 'none' ? '' : '\u001b[0m'}${paint(pieces, how)}`);
	}
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: SGR sequences begin with an escape
const sgr = /\u001b\[([\d;:]*)m/g;

/** Makes the codes of a line bold, and leaves its own colours as they are. */
function embolden(line: Buffer, reports: readonly Report[]): Buffer {
	const pieces: Buffer[] = [];
	let from = 0;
	for (const { start, end, matched } of reports.toSorted((a, b) => a.start - b.start)) {
		const stands = start >= from && line.toString('utf8', start, end) === matched;
		if (!stands || isBold(line.toString('latin1', 0, start))) continue;
		pieces.push(line.subarray(from, start), bold, line.subarray(start, end), notBold);
		from = end;
	}
	return from === 0 ? line : Buffer.concat([...pieces, line.subarray(from)]);
}

const bold = Buffer.from('\u001b[1m');
const notBold = Buffer.from('\u001b[22m');

/** Whether a text leaves bold on. */
function isBold(text: string): boolean {
	let is = false;
	if (!text.includes('\u001b')) return is;
	for (const [, parameters = ''] of text.matchAll(sgr)) {
		for (const parameter of parameters.split(';')) {
			if (parameter === '1') is = true;
			else if (parameter === '22' || parameter === '0' || parameter === '') is = false;
		}
	}
	return is;
}

function widthOf(line: Buffer): number {
	const text = line.toString('utf8', 0, longestMeasured).replaceAll(sgr, '');
	let width = 0;
	for (const [at, part] of text.split('\t').entries()) {
		if (at > 0) width += 8 - (width % 8);
		width += textWidth(part);
	}
	return width;
}
