import type { Text } from './entry.ts';

/** Why a text is neither JSON nor YAML, and where. Lines and columns count from 1. */
export interface SyntaxFault {
	readonly line: number;
	readonly column: number;
	readonly reason: Text;
}

export type Parsed = { readonly data: unknown } | { readonly faults: readonly SyntaxFault[] };

/** Reads JSON; what finds the place of an error is loaded only where there is one. */
export async function parseJson(text: string): Promise<Parsed> {
	const withoutMark = text.replace(/^\ufeff/, '');
	try {
		return { data: JSON.parse(withoutMark) };
	} catch {
		const { parse, printParseErrorCode } = await import('jsonc-parser');
		const errors: Parameters<typeof parse>[1] = [];
		try {
			parse(withoutMark, errors, { disallowComments: true, allowTrailingComma: false });
		} catch {
			// Nested too deeply to be told where: the place is the start of the file.
		}
		const [first] = errors;
		const place = placeOf(withoutMark, first?.offset ?? 0);
		const reason = first === undefined ? 'InvalidSymbol' : printParseErrorCode(first.error);
		const words = reason.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
		return {
			faults: [
				{ ...place, reason: { en: `not JSON, ${words}`, zh: `不是合法的JSON（${words}）` } },
			],
		};
	}
}

/** Most times that a YAML file may repeat its anchors. */
const mostAliases = 1000;

/** Reads YAML. All scalars are texts, so that the code `00942` stays as it is written. */
export async function parseYaml(text: string): Promise<Parsed> {
	const { isScalar, parseDocument, visit } = await import('yaml');
	const document = parseDocument(text, {
		prettyErrors: false,
		logLevel: 'error',
		schema: 'failsafe',
	});
	const notYaml = (offset: number, message: string): SyntaxFault => ({
		...placeOf(text, offset),
		reason: { en: `not YAML, ${message}`, zh: `不是合法的YAML（${message}）` },
	});
	const faults = new Map<string, SyntaxFault>();
	for (const { pos, code, message } of document.errors) {
		// Where its own stack ends the parser says so at each level.
		const isTooDeep = /call stack/i.test(message);
		const told = isTooDeep ? 'nested too deeply' : (messages[code] ?? message);
		const key = isTooDeep ? told : `${pos[0]} ${told}`;
		if (!faults.has(key)) faults.set(key, notYaml(pos[0], told));
	}
	if (faults.size > 0) return { faults: [...faults.values()] };
	const anchors = new Map<string, unknown>();
	const broken: SyntaxFault[] = [];
	let repeatsMore = false;
	visit(document, {
		Value(_key, node) {
			if (node.anchor !== undefined) anchors.set(node.anchor, node);
		},
		Alias(_key, { source, range }, ancestors) {
			const meant = anchors.get(source);
			if (!isScalar(meant)) repeatsMore = true;
			if (meant !== undefined && !ancestors.some((node) => node === meant)) return;
			const fault = meant === undefined ? 'there is no anchor' : 'an anchor contains itself:';
			broken.push(notYaml(range?.[0] ?? 0, `${fault} ${source}`));
		},
	});
	if (broken.length > 0) return { faults: broken };
	try {
		// A text that is used again does no harm, however often.
		const maxAliasCount = repeatsMore ? mostAliases : -1;
		return { data: toPlain(document.toJS({ maxAliasCount })) };
	} catch {
		return { faults: [notYaml(0, 'its anchors are repeated too often')] };
	}
}

/** What the parser says to programmers, said to users. */
const messages: Readonly<Partial<Record<string, string>>> = {
	MULTIPLE_DOCS: 'one document is expected',
};

/** Objects of their own where an anchor is used again. */
function toPlain(data: unknown): unknown {
	return JSON.parse(JSON.stringify(data) ?? 'null');
}

function placeOf(text: string, offset: number): { line: number; column: number } {
	const before = text.slice(0, offset).split('\n');
	return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
