/**
 * Splits a text into words as a shell does: at blanks, but not in quotes, with `\` in front of what
 * is meant as itself. Nothing is expanded.
 *
 * @returns `undefined` where a quote is not closed
 */
export function splitWords(text: string): string[] | undefined {
	const words: string[] = [];
	let word: string | undefined;
	let rest = text;
	while (rest !== '') {
		const piece = /^(?:\s+|'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\]+|\\$)/s.exec(rest)?.[0];
		if (piece === undefined) return undefined;
		rest = rest.slice(piece.length);
		if (/^\s/.test(piece)) {
			if (word !== undefined) words.push(word);
			word = undefined;
		} else word = (word ?? '') + meant(piece);
	}
	return word === undefined ? words : [...words, word];
}

/** A piece without its quotes. */
function meant(piece: string): string {
	if (piece.startsWith("'")) return piece.slice(1, -1);
	if (piece.startsWith('"')) return piece.slice(1, -1).replaceAll(/\\(["\\$`])/g, '$1');
	return /^\\./s.test(piece) ? piece.slice(1) : piece;
}
