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
