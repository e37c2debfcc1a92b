/** Chinese characters, by which texts and queries are cut. */
const chinese = /\p{Script=Han}/u;

/**
 * The form in which texts are compared: lower case, full-width forms as half-width, and `_` and
 * `-` as spaces. Character by character, so that an index into the result is an index into
 * the text.
 */
export function normalise(text: string): string {
	const narrow = text.replaceAll(/[\uFF01-\uFF5E]/g, (character) =>
		String.fromCharCode(character.charCodeAt(0) - 0xfee0),
	);
	return lower(narrow).replaceAll(/[_-]|[^\S ]/g, ' ');
}

/** In lower case, but for characters that would become longer. */
function lower(text: string): string {
	const lowered = text.toLowerCase();
	if (lowered.length === text.length) return lowered;
	const units = Array.from({ length: text.length }, (_, at) => {
		const unit = (text[at] ?? '').toLowerCase();
		return unit.length === 1 ? unit : text[at];
	});
	return units.join('');
}

export function hasChinese(text: string): boolean {
	return chinese.test(text);
}

/** Letters and digits alone, for words that are written apart here and together there. */
export function squeeze(text: string): string {
	if (surrogate.test(text)) return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
	let squeezed = '';
	let start = 0;
	for (let at = 0; at <= text.length; at++) {
		if (at < text.length && isLetterOrDigit(text.charCodeAt(at))) continue;
		if (at > start) squeezed += text.slice(start, at);
		start = at + 1;
	}
	return squeezed;
}

const surrogate = /[\ud800-\udfff]/;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** What is known of UTF-16 units: 1 for letters and digits, 2 for others, 0 not yet. */
const kinds = new Uint8Array(0x10000);

/** Asked of thousands of texts, for which a regular expression takes ten times as long. */
function isLetterOrDigit(unit: number): boolean {
	if (kinds[unit] === 0) kinds[unit] = letterOrDigit.test(String.fromCharCode(unit)) ? 1 : 2;
	return kinds[unit] === 1;
}
