import type { Text } from './entry.ts';
import { explainJson, explainYaml } from './syntax-messages.ts';

/** Why a text is neither JSON nor YAML, and where. Lines and columns count from 1. */
export interface SyntaxFault {
	readonly line: number;
	readonly column: number;
	readonly reason: Text;
}

export type Parsed = { readonly data: unknown } | { readonly fault: SyntaxFault };

/** Reads JSON. The parser that finds the place of an error is loaded only where there is one. */
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
			// Nested more deeply than its stack: there is no place to name.
		}
		const [first] = errors;
		const code = first === undefined ? 'InvalidSymbol' : printParseErrorCode(first.error);
		return { fault: { ...placeOf(withoutMark, first?.offset ?? 0), reason: explainJson(code) } };
	}
}

/**
 * Reads YAML. Scalars are texts, so that the code `00942` stays as it is written; only `true` and
 * `false` are not. What an anchor names is one object, however often it is used.
 */
export async function parseYaml(text: string): Promise<Parsed> {
	const withoutMark = text.replace(/^\ufeff/, '');
	const yaml = await import('js-yaml');
	const schema = yaml.FAILSAFE_SCHEMA.withTags(yaml.boolCoreTag);
	try {
		const events = yaml.parseEvents(withoutMark, {});
		checkDocuments(events, withoutMark, yaml);
		checkAliases(events, withoutMark, yaml);
		const [data] = yaml.constructFromEvents(events, { source: withoutMark, schema });
		return { data: data ?? null };
	} catch (error) {
		const isYamlFault = error instanceof yaml.YAMLException;
		const reason = explainYaml(isYamlFault ? error.reason : 'nested too deeply');
		const offset = isYamlFault ? (error.mark?.position ?? 0) : 0;
		return { fault: { ...placeOf(withoutMark, offset), reason } };
	}
}

type Yaml = typeof import('js-yaml');
type Events = ReturnType<Yaml['parseEvents']>;

/** @throws YAMLException where there is more than one document */
function checkDocuments(events: Events, text: string, { EVENT_ID, YAMLException }: Yaml): void {
	const second = events.findIndex(({ type }, at) => at > 0 && type === EVENT_ID.DOCUMENT);
	if (second === -1) return;
	const node = events[second + 1];
	let start = text.length;
	if (node !== undefined && 'start' in node) start = node.start;
	else if (node !== undefined && 'valueStart' in node) start = node.valueStart;
	YAMLException.throwAt(text, text.lastIndexOf('---', start), 'one document is expected');
}

/** Most nodes that a file may come to, counted wherever an alias stands for them. */
const mostNodes = 1_000_000;

/**
 * Refuses anchors that contain themselves, and those that grow by repeating each other.
 *
 * @throws YAMLException
 */
function checkAliases(events: Events, text: string, { EVENT_ID, YAMLException }: Yaml): void {
	const sizes = new Map<string, number>();
	const open: { anchor: string; size: number }[] = [];
	let nodes = 0;
	for (const event of events) {
		if (event.type === EVENT_ID.DOCUMENT) {
			sizes.clear();
			open.push({ anchor: '', size: 0 });
			continue;
		}
		if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
			open.push({ anchor: text.slice(event.anchorStart, event.anchorEnd), size: 1 });
			continue;
		}
		const closed = event.type === EVENT_ID.POP ? open.pop() : undefined;
		let size = closed?.size ?? 1;
		if (event.type === EVENT_ID.ALIAS) {
			const anchor = text.slice(event.anchorStart, event.anchorEnd);
			if (open.some((node) => node.anchor === anchor)) {
				const reason = `an anchor contains itself "${anchor}"`;
				YAMLException.throwAt(text, event.anchorStart, reason);
			}
			size = sizes.get(anchor) ?? 1;
		} else if (event.type === EVENT_ID.SCALAR && event.anchorStart !== -1) {
			sizes.set(text.slice(event.anchorStart, event.anchorEnd), 1);
		} else if (closed !== undefined && closed.anchor !== '') {
			sizes.set(closed.anchor, size);
		}
		if (event.type === EVENT_ID.ALIAS) nodes += size;
		const parent = open.at(-1);
		if (parent !== undefined) parent.size += size;
		if (nodes > mostNodes) YAMLException.throwAt(text, 0, 'its anchors are repeated too often');
	}
}

function placeOf(text: string, offset: number): { line: number; column: number } {
	const before = text.slice(0, offset);
	const lineStart = before.lastIndexOf('\n') + 1;
	return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
