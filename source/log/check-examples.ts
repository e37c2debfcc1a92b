/** Holds what a catalog says of its place in logs against what the recogniser reads. */
import { unshownPlaces } from '../catalog/check-logs.ts';
import { type Catalog, codesOf, type Entry, foldCode, type LogExample } from '../catalog/entry.ts';
import type { Fault } from '../catalog/validate-catalog.ts';
import { buildCodeTable } from './code-table.ts';
import { LineReader } from './line-reports.ts';
import { Source } from './sources.ts';

/**
 * What is wrong with the places, keys and examples of a catalog: those that no example shows, and
 * examples that are read differently from what they say, by this catalog alone. A report that the
 * line's own message contradicts is doubtful, and right either way.
 *
 * @param isWhole whether no entry was left out for a fault, so that examples may name no other code
 */
export function logFaults(catalog: Catalog, isWhole = true): Fault[] {
	const { logs } = catalog;
	if (logs === undefined) return [];
	const unshown = unshownPlaces(logs).map(({ kind, index }): Fault => {
		return { path: ['logs', kind, index], expected: expected.shown };
	});
	const source = new Source(catalog, { isPrimary: catalog.isLibrary !== true, hearsQuiet: true });
	const reader = new LineReader(buildCodeTable([source]));
	return [...unshown, ...logs.examples.flatMap((example, at) => faultsOf(example, at))];

	function faultsOf(example: LogExample, at: number): Fault[] {
		const path = ['logs', 'examples', at];
		const isKnown = (code: string) => catalog.find(code).length > 0;
		const unknown = example.codes.findIndex((code) => !isKnown(code));
		if (unknown !== -1 && isWhole) {
			return [{ path: [...path, 'codes', unknown], expected: expected.known }];
		}
		const { reports } = reader.readText(Buffer.from(example.line));
		const isRead = example.codes
			.filter(isKnown)
			.every((code) => reports.some(({ entry }) => means(entry, code)));
		const isMeant = reports.every(
			({ entry, agreement }) =>
				agreement === 'differs' || example.codes.some((code) => means(entry, code)),
		);
		if (isRead && isMeant) return [];
		const read = reports.map(({ entry }) => entry.code);
		return [{ path: [...path, 'line'], expected: readInstead(read, example.codes) }];
	}
}

function means(entry: Entry, code: string): boolean {
	return codesOf(entry).some((own) => foldCode(own) === foldCode(code));
}

const expected = {
	shown: {
		en: 'expected an example with codes that shows it',
		zh: '应有一个带错误码的示例用到它',
	},
	known: { en: 'expected a code of this catalog', zh: '应为本错误码表中的错误码' },
} as const;

function readInstead(read: readonly string[], codes: readonly string[]): Fault['expected'] {
	return {
		en: `it reports ${read.join(', ') || 'nothing'}, expected ${codes.join(', ') || 'nothing'}`,
		zh: `实际识别出${read.join('、') || '零个错误码'}，应为${codes.join('、') || '零个'}`,
	};
}
