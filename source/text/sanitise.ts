/**
 * Control characters of any kind, those that reorder or break a line unseen, and those that take no
 * room or write what nobody sees (zero-width spaces, fillers, tags). Spelled out, because a property
 * class such as `\p{Cc}` takes 1 ms to compile; and most texts do without it, because this still
 * takes a tenth of that.
 */
const unsafe =
	/[^ -~\u00a0-\uffff]|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|\udb40[\udc00-\udfff]/g;

/** ASCII, Chinese and full-width forms: what nearly all texts are. */
const plain = /^[ -~\u3001-\u3163\u3165-\u9fff\uff01-\uff5e]*$/;

function isPlain(text: string): boolean {
	return plain.test(text) && !text.includes('  ');
}

/**
 * A text fit for a terminal, on one line: white space of any kind becomes a space, any other
 * control character its visible escape (`\u001b`).
 */
export function sanitise(text: string): string {
	if (isPlain(text)) return text;
	return text.replaceAll(/\s+/g, ' ').replaceAll(unsafe, escapeCharacter);
}

/** A text on one line without the characters that `sanitise` would make visible. */
export function oneLine(text: string): string {
	return text.replaceAll(/\s+/g, ' ').replaceAll(unsafe, '');
}

/** JSON is safe below U+0020 by itself; this escapes the rest of what `sanitise` would. */
export function toSafeJson(value: unknown): string {
	const json = JSON.stringify(value);
	return isPlain(json) ? json : json.replaceAll(unsafe, escapeCharacter);
}

/** A user's own input quoted in a message: sanitised, and cut where it would fill the screen. */
export function quoteInput(text: string, longest = 60): string {
	const characters = [...sanitise(text.slice(0, longest * 4))];
	const isWhole = characters.length <= longest && text.length <= longest * 4;
	return isWhole ? characters.join('') : `${characters.slice(0, longest).join('')}…`;
}

function escapeCharacter(character: string): string {
	const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
	return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
