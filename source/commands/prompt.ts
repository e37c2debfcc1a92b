import type { Language } from '../catalog/entry.ts';
import type { Size } from '../terminal/terminal.ts';
import { paint } from '../text/paint.ts';
import { segment } from '../text/segment.ts';
import { clip, textWidth } from '../text/width.ts';
import { placeholders, promptSign } from '../tui/words.ts';

/**
 * The first sign of life, before catalogs have been read and ink has been loaded: the prompt with
 * its placeholder, as the first frame will have it.
 */
export function promptText(language: Language, { columns }: Size): string {
	const room = Math.max(0, columns - textWidth(promptSign) - 12);
	const line = [
		segment(promptSign, 'pointer'),
		segment(clip(placeholders[language], room), 'faint'),
	];
	return `\u001b[H${paint(line, 'attributes')}\u001b[1;${textWidth(promptSign) + 1}H`;
}
