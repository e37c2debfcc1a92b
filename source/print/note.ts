import type { Entry, Language } from '../catalog/entry.ts';
import type { Report } from '../log/line-reports.ts';
import { type Paint, paint } from '../text/paint.ts';
import { sanitise } from '../text/sanitise.ts';
import { type Segment, segment } from '../text/segment.ts';
import { labels } from './labels.ts';

/** Writes the notes behind lines; those of a code are made once. */
export interface Notes {
	/** The notes of a line's distinct entries, in order, as they go behind it. */
	of(reports: readonly Report[]): Buffer;
}

/** How notes are written. */
export interface NoteStyle {
	readonly language: Language;
	readonly paint: Paint;
	/** Without solution. */
	readonly isShort?: boolean;
	/** Whether the name of an entry's catalog is told. */
	readonly tellsCatalog?: (entry: Entry) => boolean;
}

export function createNotes(style: NoteStyle): Notes {
	const { language, paint: how, isShort = false } = style;
	const notes = { certain: new Map<Entry, Buffer>(), doubtful: new Map<Entry, Buffer>() };
	const noteOf = ({ entry, agreement }: Report) => {
		const isDoubtful = agreement === 'differs';
		const kept = isDoubtful ? notes.doubtful : notes.certain;
		let note = kept.get(entry);
		if (note === undefined) {
			const text = isDoubtful ? doubtfulNote(entry) : certainNote(entry);
			note = Buffer.from(painted(text, how));
			kept.set(entry, note);
		}
		return note;
	};
	return {
		of(reports) {
			const [first, ...others] = reports;
			if (first !== undefined && others.length === 0) return noteOf(first);
			return Buffer.concat(reports.map(noteOf));
		},
	};

	function certainNote(entry: Entry): Segment[] {
		const { solution } = entry;
		const hasAdvice = solution !== undefined && !isShort;
		const advice = hasAdvice ? ` · ${firstLine(solution[language])}` : '';
		return [segment('← ', 'label'), ...meaningOf(entry, style), segment(advice, 'faint')];
	}

	function doubtfulNote(entry: Entry): Segment[] {
		return [segment('← ', 'label'), ...doubtOf(entry, style)];
	}
}

/** The code, its catalog before it where that must be told, and the description. */
export function meaningOf(
	entry: Entry,
	{ language, tellsCatalog = () => false }: NoteStyle,
): Segment[] {
	const { code, catalog, description } = entry;
	const name = tellsCatalog(entry) ? `${sanitise(catalog)}:` : '';
	return [segment(name + sanitise(code), 'code'), segment(` ${sanitise(description[language])}`)];
}

/** What the code means here, without advice, where the line's own message says something else. */
export function doubtOf({ code, catalog, description }: Entry, { language }: NoteStyle): Segment[] {
	const meaning = `${sanitise(description[language])} (${sanitise(catalog)})`;
	return [
		segment(`${sanitise(code)}?`, 'code'),
		segment(` ${meaning} – ${labels.saysOtherwise[language]}`, 'faint'),
	];
}

function firstLine(text: string): string {
	return sanitise(text.split('\n', 1)[0] ?? '');
}

/** Two spaces before the note; the line may have left a colour on. */
function painted(note: Segment[], how: Paint): string {
	return `  ${how === 'none' ? '' : '\u001b[0m'}${paint(note, how)}`;
}
