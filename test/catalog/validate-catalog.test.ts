import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import schema from '../../data/catalog.schema.json' with { type: 'json' };
import { checkCatalog, mostFaults, printPath } from '../../source/catalog/validate-catalog.ts';

const isValidBySchema = new Ajv2020({ allowUnionTypes: true }).compile(schema);

const faultsOf = (data: unknown) =>
	checkCatalog(data).faults.map((fault) => ({ ...fault, path: printPath(fault.path) }));
const pathsOf = (data: unknown) => faultsOf(data).map(({ path }) => path);
const good = { code: 'E1', description: 'x' };
const withEntry = (fields: object) => ({ entries: [{ ...good, ...fields }] });
const withSection = (section: unknown) => ({ sections: [section], entries: [] });
/** The faulty entry is the thirteenth. */
const atTwelve = (fields: object) => ({
	entries: [
		...Array.from({ length: 12 }, (_, at) => ({ code: at, description: 'x' })),
		{ ...good, ...fields },
	],
});

describe('validateCatalog', () => {
	it.each<[string, unknown, string, string]>([
		['a text for a file', 'x', '', 'expected an object with a list of entries'],
		['a list for a file', [], '', 'expected an object with a list of entries'],
		['nothing for a file', null, '', 'expected an object with a list of entries'],
		['no entries', {}, 'entries', 'expected a list of entries'],
		['entries as an object', { entries: {} }, 'entries', 'expected a list of entries'],
		['an empty name', { name: '', entries: [] }, 'name', 'expected a text that is not empty'],
		['a number as name', { name: 7, entries: [] }, 'name', 'expected a text that is not empty'],
		['sections as an object', { sections: {}, entries: [] }, 'sections', 'expected a list'],
		['a section as text', withSection('x'), 'sections[0]', 'expected an object'],
		['a section without id', withSection({ en: 'x' }), 'sections[0].id', 'is missing'],
		[
			'an empty title',
			withSection({ id: 'x', zh: '' }),
			'sections[0].zh',
			'expected a text that is not empty',
		],
		['an entry as text', { entries: ['x'] }, 'entries[0]', 'expected an object'],
		['an entry as null', { entries: [good, null] }, 'entries[1]', 'expected an object'],
		['no code', { entries: [{ description: 'x' }] }, 'entries[0].code', 'is missing'],
		[
			'half a code',
			withEntry({ code: 1.5 }),
			'entries[0].code',
			'expected a text or a whole number',
		],
		[
			'a number too long to be exact',
			withEntry({ code: 2 ** 53 }),
			'entries[0].code',
			'expected a text, the number is too long',
		],
		[
			'the id of a section again',
			{ sections: [{ id: 'a' }, { id: 'b' }, { id: 'a' }], entries: [] },
			'sections[2].id',
			'the same id as sections[0]',
		],
		[
			'an empty code',
			withEntry({ code: '' }),
			'entries[0].code',
			'expected a text or a whole number',
		],
		[
			'a blank code',
			withEntry({ code: ' ' }),
			'entries[0].code',
			'expected a text or a whole number',
		],
		['no description', { entries: [{ code: 1 }] }, 'entries[0].description', 'is missing'],
		[
			'a description as number',
			withEntry({ description: 4 }),
			'entries[0].description',
			'expected a text, or an object with en and zh',
		],
		[
			'a description in no language',
			withEntry({ description: {} }),
			'entries[0].description',
			'expected a text, or an object with en and zh',
		],
		[
			'an empty solution in Chinese',
			atTwelve({ solution: { en: 'x', zh: '' } }),
			'entries[12].solution.zh',
			'expected a text that is not empty',
		],
		[
			'a solution as list',
			atTwelve({ solution: ['x'] }),
			'entries[12].solution',
			'expected a text, or an object with en and zh',
		],
		[
			'a solution of null',
			atTwelve({ solution: null }),
			'entries[12].solution',
			'expected a text, or an object with en and zh',
		],
		['aliases as text', withEntry({ aliases: '7' }), 'entries[0].aliases', 'expected a list'],
		[
			'a wrong alias',
			withEntry({ aliases: [7, true] }),
			'entries[0].aliases[1]',
			'expected a text or a whole number',
		],
		[
			'a section as number',
			withEntry({ section: 1 }),
			'entries[0].section',
			'expected a text that is not empty',
		],
		[
			'a path that is none',
			withEntry({ unofficial: ['solution.en', 'code'] }),
			'entries[0].unofficial[1]',
			'expected one of description.en, description.zh, solution.en, solution.zh',
		],
		[
			'the same code twice',
			{ entries: [good, { code: 2, description: 'x' }, { code: ' e1 ', description: 'y' }] },
			'entries[2].code',
			'the same code as entries[0]',
		],
		[
			'a number and a text that are the same code',
			{
				entries: [
					{ code: '7', description: 'x' },
					{ code: 7, description: 'y' },
				],
			},
			'entries[1].code',
			'the same code as entries[0]',
		],
	])('names %s', (_case, data, path, expected) => {
		expect(faultsOf(data).map((fault) => [fault.path, fault.expected.en])).toEqual([
			[path, expected],
		]);
		expect(faultsOf(data)[0]?.expected.zh).toMatch(/\p{Script=Han}/u);
	});

	it.each<[string, unknown, string, string]>([
		['of a file', { entires: [], entries: [] }, 'entires', 'did you mean entries?'],
		['of an entry', withEntry({ solutoin: 'x' }), 'entries[0].solutoin', 'did you mean solution?'],
		['in capitals', withEntry({ Section: 'x' }), 'entries[0].Section', 'did you mean section?'],
		[
			'of a text',
			withEntry({ solution: { en: 'x', ch: 'y' } }),
			'entries[0].solution.ch',
			'did you mean zh?',
		],
		['of a section', withSection({ id: 'x', cn: 'y' }), 'sections[0].cn', 'did you mean en?'],
		['of a section', withSection({ id: 'x', zhh: 'y' }), 'sections[0].zhh', 'did you mean zh?'],
		[
			'near none',
			withEntry({ severity: 1 }),
			'entries[0].severity',
			'fields here: code, aliases, systems, report, alone, overrides, section, description, solution, cause, messages, see, link, unofficial; your own begin with x-',
		],
		[
			'called __proto__',
			JSON.parse('{"entries":[],"__proto__":1}'),
			'__proto__',
			'fields here: $schema, name, title, vendor, logs, unofficial, sections, entries; your own begin with x-',
		],
		[
			'called constructor',
			withEntry({ constructor: 1 }),
			'entries[0].constructor',
			'fields here: code, aliases, systems, report, alone, overrides, section, description, solution, cause, messages, see, link, unofficial; your own begin with x-',
		],
	])('names an unknown field %s, with the nearest there is', (_case, data, path, hint) => {
		expect(faultsOf(data)).toMatchObject([
			{ path, expected: { en: 'unknown field' }, hint: { en: hint } },
		]);
	});

	it('names several faults, in the order of the entries', () => {
		const data = { entries: [{ code: 1 }, good, { ...good, code: {}, x: 1 }, 'y'] };
		expect(pathsOf(data)).toEqual([
			'entries[0].description',
			'entries[2].x',
			'entries[2].code',
			'entries[3]',
		]);
	});

	it.each<[string, unknown]>([
		['entries', { entries: Array.from({ length: 1000 }, () => 0) }],
		['sections', { sections: Array.from({ length: 1000 }, () => 0), entries: [] }],
		['fields', Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`f${at}`, 0]))],
		['aliases', withEntry({ aliases: Array.from({ length: 1000 }, () => '') })],
	])('names at most 20 faults, whatever the number of wrong %s', (_case, data) => {
		expect(mostFaults).toBe(20);
		expect(faultsOf(data)).toHaveLength(20);
	});

	it('takes codes that objects have by themselves', () => {
		const entries = ['__proto__', 'constructor', 'toString'].map((code) => ({ ...good, code }));
		expect(faultsOf({ entries })).toEqual([]);
	});
});

const sometimes = <Value>(usual: fc.Arbitrary<Value>) =>
	fc.oneof(
		{ weight: 12, arbitrary: usual },
		{
			weight: 1,
			arbitrary: fc.constantFrom<unknown>(null, true, 0, 1.5, 1e20, -7, '', [], {}, ['x'], {
				en: 'x',
			}),
		},
	);
const word = sometimes(fc.constantFrom('a', '甲', 'code', 'solution.en', 'E 1'));
const code = sometimes(fc.oneof(word, fc.integer()));
const withOddFields = (fields: fc.Arbitrary<object>) =>
	fc
		.tuple(fields, fc.option(fc.constantFrom('x', 'name', 'id', 'fr', '__proto__'), { freq: 12 }))
		.map(([object, odd]) => {
			const copy = { ...object };
			if (odd !== null) Object.defineProperty(copy, odd, { value: 'x', enumerable: true });
			return copy;
		});
const text = sometimes(
	fc.oneof(word, withOddFields(fc.record({ en: word, zh: word }, { requiredKeys: [] }))),
);
const paths = ['description.en', 'description.zh', 'solution.en', 'solution.zh'];
const entry = withOddFields(
	fc.oneof(
		{
			weight: 6,
			arbitrary: fc.record(
				{
					code,
					description: text,
					aliases: sometimes(fc.array(code, { maxLength: 2 })),
					section: word,
					solution: text,
					unofficial: sometimes(fc.array(sometimes(fc.constantFrom(...paths)), { maxLength: 3 })),
				},
				{ requiredKeys: ['code', 'description'] },
			),
		},
		{ weight: 1, arbitrary: fc.record({ code, description: text }, { requiredKeys: [] }) },
	),
);
const section = withOddFields(
	fc.record({ id: word, en: word, zh: word }, { requiredKeys: ['id'] }),
);
const file = withOddFields(
	fc.record(
		{
			$schema: word,
			name: word,
			sections: sometimes(fc.array(sometimes(section), { maxLength: 2 })),
			entries: sometimes(fc.array(sometimes(entry), { maxLength: 3 })),
		},
		{ requiredKeys: ['entries'] },
	),
);

/** Valid but for what the schema cannot say: that no code and no section comes twice. */
const isValidByHand = (data: unknown) =>
	faultsOf(data).every(({ expected }) => /^the same (?:code|id) as/.test(expected.en));

describe('validateCatalog and the schema', () => {
	it('accept the same data', () => {
		let accepted = 0;
		fc.assert(
			fc.property(file, (data) => {
				const isValid = isValidBySchema(data);
				if (isValid) accepted++;
				expect(isValidByHand(data), JSON.stringify(data)).toBe(isValid);
			}),
			{ numRuns: 3000 },
		);
		expect(accepted).toBeGreaterThan(50);
	});

	it.each<[string, unknown]>([
		['a $schema that is no text', { $schema: 7, entries: [] }],
		['a path twice', withEntry({ unofficial: ['solution.en', 'solution.en'] })],
		['a whole number beyond what is exact', withEntry({ code: 1e20 })],
		['minus zero', withEntry({ code: -0 })],
		['1.0', JSON.parse('{"entries":[{"code":1.0,"description":"x"}]}')],
		['an empty $schema', { $schema: '', entries: [] }],
	])('agree on %s', (_case, data) => {
		expect(isValidByHand(data)).toBe(isValidBySchema(data));
	});
});
