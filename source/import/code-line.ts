import { isName, isNumber, isToken, looksLikeCode, withoutLead } from './codes.ts';

/** A line that begins with a code: the code, what stands in brackets behind it, and the rest. */
export interface CodeLine {
	readonly code: string;
	readonly aliases: readonly string[];
	/** The words in brackets: `404 (Not Found)`. */
	readonly message: string;
	readonly text: string;
	/** How the code is set apart: by a mark such as `:`, by a space alone, or by the end of the line. */
	readonly apart: 'mark' | 'space' | 'end';
	/** Whether words such as `Error code` stand before it. */
	readonly isNamed: boolean;
}

/** Characters in which the code of a line is looked for. */
const longestHead = 200;

const head = /^([-+]?[A-Za-z0-9_](?:[\w.$#/-]*\w)?)/;
const bracket =
	/^\s*(?:\(([^()]{0,120})\)|（([^（）]{0,120})）|\[([^[\]]{0,120})\]|【([^【】]{0,120})】)/;
const separator =
	/^(?:\s*(?:[:：=→|]|=>|->|;?\s*\/\/|,(?=\s)|[-–—]{1,3}(?=\s|[^\d\s]))\s*|\t\s*|\s{2,})/;

/** Reads `7001: quota exceeded`, `ERROR 7001 (HY000): …`, `(No7002) …`, `CURLE_X (6)`. */
export function readCodeLine(line: string): CodeLine | undefined {
	const whole = line
		.trim()
		.replaceAll(/[`"“”]/g, '')
		.replaceAll('−', '-');
	const start = whole
		.slice(0, longestHead)
		.replaceAll(/'([\w.-]{1,60})'/g, '$1')
		.replace(/^[*_'\s]+/, '')
		.replace(/^[([【（]([^()[\]【】（）]{1,60})[)\]】）]/, '$1');
	const named = withoutLead(start);
	const isNamed = named !== start;
	const found = head.exec(named)?.[1];
	if (found === undefined || !isToken(found)) return undefined;
	let rest = named.slice(found.length) + whole.slice(longestHead);
	rest = rest.replace(/^[*_']+/, '');
	const inside = bracket.exec(rest);
	const words = (inside?.slice(1).find((text) => text !== undefined) ?? '').trim();
	if (inside !== null) rest = rest.slice(inside[0].length).replace(/^[*_']+/, '');
	const marked = separator.exec(rest);
	const apart =
		rest.trim() === '' ? 'end' : marked !== null ? 'mark' : /^\s/.test(rest) ? 'space' : undefined;
	if (apart === undefined) return undefined;
	const text = rest
		.slice(marked?.[0].length ?? 0)
		.replace(/^[*_'\s]+/, '')
		.trim();
	return { ...codeAndAliases(found, words), text, apart, isNamed };
}

/** Of a number and a name beside it the number is the code: `CURLE_X (6)`. */
function codeAndAliases(
	found: string,
	words: string,
): { code: string; aliases: string[]; message: string } {
	const inner = withoutLead(words);
	if (isNumber(inner) && isName(found)) return { code: inner, aliases: [found], message: '' };
	if (isNumber(found) && isName(words) && /[_a-z]/.test(words))
		return { code: found, aliases: [words], message: '' };
	return { code: found, aliases: [], message: words };
}

/** Whether a line plainly gives a code: it looks like one, and is no date, version or count. */
export function isCodeLine(line: CodeLine | undefined): line is CodeLine {
	if (line === undefined) return false;
	if (
		/^\d{1,2}$/.test(line.code) &&
		line.apart === 'mark' &&
		/^\d/.test(line.text) &&
		!line.isNamed
	)
		return false;
	return (
		looksLikeCode(line.code) ||
		(line.isNamed && isName(line.code)) ||
		(line.apart === 'mark' && /_/.test(line.code) && isName(line.code))
	);
}
