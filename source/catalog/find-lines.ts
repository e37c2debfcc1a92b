/** Finds the lines of fields, for messages about them; loaded only where there are any. */
import type { Path } from './validate-catalog.ts';

/** The line of a field, counted from 1; of what it is missing in, where it is missing. */
export type LineOf = (path: Path) => number;

export async function linesInJson(text: string): Promise<LineOf> {
	const { findNodeAtLocation, parseTree } = await import('jsonc-parser');
	const withoutMark = text.replace(/^\ufeff/, '');
	const lineAt = lineCounter(withoutMark);
	let root: ReturnType<typeof parseTree>;
	try {
		root = parseTree(withoutMark);
	} catch {
		// Nested more deeply than its stack, in a field that is not ours.
	}
	return (path) => {
		for (let length = path.length; root !== undefined && length > 0; length--) {
			const node = findNodeAtLocation(root, path.slice(0, length));
			if (node === undefined) continue;
			const { parent } = node;
			return lineAt(parent?.type === 'property' ? parent.offset : node.offset);
		}
		return lineAt(root?.offset ?? 0);
	};
}

/** A node of a YAML document: where it begins, and what is in it by key or index. */
interface Place {
	readonly start: number;
	readonly inside: Map<string | number, Place>;
	readonly isList: boolean;
	/** The key whose value comes next. */
	key: { readonly name: string; readonly start: number } | undefined;
}

export async function linesInYaml(text: string): Promise<LineOf> {
	const { EVENT_ID, getScalarValue, parseEvents } = await import('js-yaml');
	const withoutMark = text.replace(/^\ufeff/, '');
	const lineAt = lineCounter(withoutMark);
	const root = newPlace(0, true);
	const open = [root];
	for (const event of parseEvents(withoutMark, {})) {
		const parent = open.at(-1) ?? root;
		switch (event.type) {
			case EVENT_ID.SEQUENCE:
			case EVENT_ID.MAPPING: {
				const place = newPlace(event.start, event.type === EVENT_ID.SEQUENCE);
				put(parent, place);
				open.push(place);
				break;
			}
			case EVENT_ID.SCALAR:
				if (!parent.isList && parent.key === undefined) {
					parent.key = { name: getScalarValue(withoutMark, event), start: event.valueStart };
				} else put(parent, newPlace(event.valueStart, true));
				break;
			case EVENT_ID.ALIAS:
				put(parent, newPlace(event.anchorStart, true));
				break;
			case EVENT_ID.POP:
				if (open.length > 1) open.pop();
				break;
			default:
		}
	}
	return (path) => {
		let place = root.inside.get(0) ?? root;
		for (const step of path) {
			const next = place.inside.get(step);
			if (next === undefined) break;
			place = next;
		}
		return lineAt(place.start);
	};
}

function newPlace(start: number, isList: boolean): Place {
	return { start, inside: new Map(), isList, key: undefined };
}

function put(parent: Place, place: Place): void {
	if (parent.isList) parent.inside.set(parent.inside.size, place);
	else if (parent.key === undefined) parent.key = { name: '', start: place.start };
	else {
		parent.inside.set(parent.key.name, { ...place, start: parent.key.start });
		parent.key = undefined;
	}
}

function lineCounter(text: string): (offset: number) => number {
	const starts = [0];
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return (offset) => {
		let [low, high] = [0, starts.length];
		while (high - low > 1) {
			const middle = (low + high) >> 1;
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle;
		}
		return low + 1;
	};
}
