const longestSample = 64 * 1024;
/** Pairs of bytes that are Chinese in GBK; other encodings have them by chance. */
const fewestPairs = 4;

/** An encoding in which codes are not found, or not all of them. */
export type ForeignEncoding = 'UTF-16' | 'GBK';

/** Watches the beginning of a log for an encoding that is not UTF-8. */
export class EncodingWatch {
	#seen = 0;
	#isKnown = false;

	/** @returns the encoding, once, when it shows */
	see(bytes: Buffer): ForeignEncoding | undefined {
		if (this.#isKnown || this.#seen >= longestSample) return undefined;
		const isFirst = this.#seen === 0;
		this.#seen += bytes.length;
		const encoding = isFirst && hasMark(bytes) ? 'UTF-16' : isGbk(bytes) ? 'GBK' : undefined;
		this.#isKnown = encoding !== undefined;
		return encoding;
	}
}

function hasMark([first, second]: Buffer): boolean {
	return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function isGbk(bytes: Buffer): boolean {
	// Whole lines, so that no character is cut.
	const end = bytes.subarray(0, longestSample).lastIndexOf(10) + 1;
	const lines = bytes.subarray(0, end === 0 ? Math.min(bytes.length, longestSample) : end);
	if (!lines.some((byte) => byte >= 0x80) || lines.includes(0)) return false;
	if (!new TextDecoder().decode(lines).includes('\ufffd')) return false;
	const pairs = lines.toString('latin1').match(/[\xb0-\xf7][\xa1-\xfe]/g)?.length ?? 0;
	return pairs >= fewestPairs && !new TextDecoder('gb18030').decode(lines).includes('\ufffd');
}
