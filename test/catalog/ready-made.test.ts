import { constants, platform } from 'node:os';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import schema from '../../data/catalog.schema.json' with { type: 'json' };
import errno from '../../data/errno.json' with { type: 'json' };
import http from '../../data/http.json' with { type: 'json' };
import { readyMadeCatalog, readyMadeNames } from '../../source/catalog/built-in.ts';
import { validateCatalog } from '../../source/catalog/validate-catalog.ts';

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

describe.each([
	['errno', errno],
	['http', http],
] as const)('%s', (name, file) => {
	const entries: readonly (typeof errno.entries | typeof http.entries)[number][] = file.entries;

	it('is valid, by the schema and by hand', () => {
		validate(file);
		expect(validate.errors ?? []).toEqual([]);
		expect(validateCatalog(file)).not.toHaveProperty('faults');
	});

	it('is what --with loads by its name', async () => {
		const catalog = readyMadeCatalog(name);
		expect(catalog?.name).toBe(name);
		expect(catalog?.entries.map(({ code }) => code)).toEqual(entries.map(({ code }) => code));
	});

	it.each(['en', 'zh'] as const)('gives each code a solution of its own (%s)', (language) => {
		const solutions = entries.map(({ solution }) => solution[language]);
		expect(solutions.filter((text, at) => solutions.indexOf(text) !== at)).toEqual([]);
		expect(solutions.filter((text) => !text || text !== text.trim())).toEqual([]);
	});

	it('gives each code a description in English and in Chinese', () => {
		const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
		const faulty = entries.filter(
			({ description, solution }) =>
				isChinese(description.en) ||
				isChinese(solution.en) ||
				!isChinese(description.zh) ||
				!isChinese(solution.zh),
		);
		expect(faulty).toEqual([]);
	});

	it('has each code once', () => {
		const codes = entries.map(({ code }) => code.toLowerCase());
		expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
	});
});

it('are those that there are files for', () => {
	expect(readyMadeNames).toEqual(['errno', 'http']);
});

describe('errno', () => {
	it.runIf(platform() === 'linux')('has the names and numbers of Linux', () => {
		const named = errno.entries.flatMap(({ code, aliases }) => {
			const names = [code, ...aliases].filter((name) => !/^\d+$/.test(name));
			const numbers = aliases.filter((name) => /^\d+$/.test(name));
			return names.flatMap((name) => numbers.map((number) => [name, Number(number)]));
		});
		const sorted = (pairs: (readonly (string | number)[])[]) => pairs.map(String).sort();
		expect(sorted(named)).toEqual(sorted(Object.entries(constants.errno)));
	});
});

describe('http', () => {
	it('has codes of three digits, upwards', () => {
		const codes = http.entries.map(({ code }) => code);
		expect(codes.filter((code) => !/^[1-5]\d\d$/.test(code))).toEqual([]);
		expect(codes).toEqual([...codes].sort());
	});

	it('has each code in the section of its first digit', () => {
		const ids = http.sections.map(({ id }) => id);
		const faulty = http.entries.filter(({ code, section }) => ids[Number(code[0]) - 1] !== section);
		expect(faulty).toEqual([]);
	});
});
