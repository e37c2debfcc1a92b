/** How much evidence a code needs. */
export type CodeKind =
	/** An identifier that means nothing else, such as `SYS_ERR`, `ORA-00942`: none. */
	| 'symbolic'
	/** Four digits and more: a key, an error word, its description, or its place. */
	| 'number'
	/** Up to three digits, negative, or an everyday word: a key that names an error code. */
	| 'short';

export function kindOfCode(code: string): CodeKind {
	if (/^\d{4,}$/.test(code)) return 'number';
	if (/^[-+]?\d+$/.test(code)) return 'short';
	const isDistinct = /[A-Za-z]/.test(code) && (/[\d_:/.-]/.test(code) || /^[A-Z]{4,}$/.test(code));
	return isDistinct ? 'symbolic' : 'short';
}
