/**
 * A stretch of a line as it is read: without escape sequences, with encoded quotes, colons and
 * equals signs and full-width digits as what they stand for, and with the byte at which each
 * character stood.
 */
export interface PlainText {
	readonly bytes: Buffer;
	/** The byte before the change at which a byte stood; to be asked in rising order. */
	origin(byte: number): number;
}

/** CSI and OSC sequences, escapes of one character; then encoded characters, as in `decoded`. */
const encodedParts =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about these
	/\x1b(?:\[[\d;:?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-Z\\^-~]?)|\\+x2[27]|\\+u002[27]|&quot;|&apos;|&#0?3[49];|&amp;|%2[27]|%3[aAdD]|%7[bBdD]|%2[cC]|\xef\xbc[\x90-\x99]/g;

/** Whether a text that the scanner did not mark has encoded characters beside its codes. */
const hasEncoded = /\\x2[27]|\\u002[27]|&quot;|&apos;|&#0?3[49];|%2[27]|%3[aAdD]/;

export function isEncoded(text: string): boolean {
	return /[\\&%]/.test(text) && hasEncoded.test(text);
}

function decoded(part: string): string {
	if (part.startsWith('\u001b')) return '';
	if (part.startsWith('\u00ef')) return String.fromCharCode(48 + part.charCodeAt(2) - 0x90);
	if (part === '&amp;') return '&';
	if (/27$|39;$|apos;$/.test(part)) return "'";
	const percent: Readonly<Record<string, string>> = {
		'%3a': ':',
		'%3d': '=',
		'%7b': '{',
		'%7d': '}',
		'%2c': ',',
	};
	return percent[part.toLowerCase()] ?? '"';
}

export function toPlainText(bytes: Buffer): PlainText {
	const changes: { readonly before: number; readonly removed: number }[] = [];
	let total = 0;
	const text = bytes.toString('latin1').replaceAll(encodedParts, (part, at: number) => {
		const replacement = decoded(part);
		const removed = part.length - replacement.length;
		changes.push({ before: at - total + replacement.length, removed });
		total += removed;
		return replacement;
	});
	let next = 0;
	let removed = 0;
	return {
		bytes: Buffer.from(text, 'latin1'),
		origin(byte) {
			for (; (changes[next]?.before ?? byte + 1) <= byte; next++) {
				removed += changes[next]?.removed ?? 0;
			}
			return byte + removed;
		},
	};
}
