/** A text, and how it was saved. */
export interface Decoded {
	readonly text: string;
	/** The encoding, where it is not UTF-8. */
	readonly encoding?: 'UTF-16' | 'GB18030';
	/** Whether there is anything in it that is not UTF-8, and stands in the text as U+FFFD. */
	readonly isDamaged?: boolean;
}

/**
 * Decodes a text. UTF-16 is known by its byte order mark, which spreadsheets write; what is not
 * UTF-8 is taken for GB18030 (GBK among them), in which Chinese spreadsheets save CSV, unless most
 * of it is UTF-8 all the same.
 */
export function decode(bytes: Uint8Array): Decoded {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', 'UTF-16', bytes);
	if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', 'UTF-16', bytes);
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
	} catch {
		return decodeDamaged(bytes);
	}
}

function decodeDamaged(bytes: Uint8Array): Decoded {
	const text = new TextDecoder('utf-8').decode(bytes);
	const wrong = text.match(/\ufffd/g)?.length ?? 0;
	const right = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
	return right > wrong ? { text, isDamaged: true } : decodeAs('gb18030', 'GB18030', bytes);
}

function decodeAs(label: string, encoding: 'UTF-16' | 'GB18030', bytes: Uint8Array): Decoded {
	return { text: new TextDecoder(label).decode(bytes), encoding };
}
