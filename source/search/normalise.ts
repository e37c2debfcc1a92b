/** Chinese characters, by which texts and queries are cut. */
const chinese = /\p{Script=Han}/u;

/**
 * The form in which texts are compared: lower case, full-width forms as half-width, and `_` and
 * `-` as spaces. Character by character, so that an index into the result is an index into
 * the text.
 */
export function normalise(text: string): string {
	const lower = text.toLowerCase();
	const sameLength = lower.length === text.length ? lower : text;
	return sameLength.replaceAll(/[\uFF01-\uFF5E\u3000_\s-]/g, (character) => {
		const unit = character.charCodeAt(0);
		const narrow = unit >= 0xff01 && unit <= 0xff5e ? String.fromCharCode(unit - 0xfee0) : ' ';
		return /[_\s-]/.test(narrow) ? ' ' : narrow.toLowerCase();
	});
}

export function hasChinese(text: string): boolean {
	return chinese.test(text);
}

/** Letters and digits alone, for words that are written apart here and together there. */
export function squeeze(text: string): string {
	return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}
