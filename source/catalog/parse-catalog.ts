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
	const { parseDocument } = await import('yaml');
	const document = parseDocument(text, {
		prettyErrors: false,
		logLevel: 'error',
		schema: 'failsafe',
	});
	const faults = document.errors.map(({ pos, message }) => ({
		...placeOf(text, pos[0]),
		reason: { en: `not YAML, ${message}`, zh: `不是合法的YAML（${message}）` },
	}));
	if (faults.length > 0) return { faults };
	try {
		return { data: toPlain(document.toJS({ maxAliasCount: mostAliases })) };
	} catch (error) {
		const isCircle = error instanceof TypeError;
		const message =
			isCircle || !(error instanceof Error) ? 'an anchor contains itself' : error.message;
		return {
			faults: [
				{
					line: 1,
					column: 1,
					reason: { en: `not usable YAML, ${message}`, zh: `无法使用的YAML（${message}）` },
				},
			],
		};
	}
}

/** @throws Error where an anchor contains itself */
function toPlain(data: unknown): unknown {
	return JSON.parse(JSON.stringify(data) ?? 'null');
}

function placeOf(text: string, offset: number): { line: number; column: number } {
	const before = text.slice(0, offset).split('\n');
	return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
