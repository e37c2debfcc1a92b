import type { Entry, Language } from '../catalog/entry.ts';
import type { Report } from '../log/line-reports.ts';
import { type Paint, paint } from '../text/paint.ts';
import { sanitise } from '../text/sanitise.ts';
import { segment } from '../text/segment.ts';

/** Writes the notes behind lines; those of a code are made once. */
export interface Notes {
	/** The notes of a line's distinct entries, in order, as they go behind it. */
	of(reports: readonly Report[]): Buffer;
}

export function createNotes(language: Language, how: Paint): Notes {
	const notes = new Map<Entry, Buffer>();
	const noteOf = (entry: Entry) => {
		let note = notes.get(entry);
		if (note === undefined) {
			note = Buffer.from(noteText(entry, language, how));
			notes.set(entry, note);
		}
		return note;
	};
	return {
		of(reports) {
			const [first, ...others] = reports;
			const [entry, ...more] = first?.entries ?? [];
			if (entry !== undefined && others.length === 0 && more.length === 0) return noteOf(entry);
			const entries = new Set(reports.flatMap((report) => report.entries));
			return Buffer.concat([...entries].map(noteOf));
		},
	};
}

/** Two spaces, an arrow, the code, its description, and its solution where there is one. */
function noteText(entry: Entry, language: Language, how: Paint): string {
	const { code, description, solution } = entry;
	const advice = solution === undefined ? '' : ` · ${sanitise(solution[language])}`;
	const note = [
		segment('← ', 'label'),
		segment(sanitise(code), 'code'),
		segment(` ${sanitise(description[language])}`),
		segment(advice, 'faint'),
	];
	// The line may have left a colour on.
	const reset = how === 'none' ? '' : '\u001b[0m';
	return `  ${reset}${paint(note, how)}`;
}
