import Ajv from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import schema from '../../data/catalog.schema.json' with { type: 'json' };
import { UserError } from '../../source/errors.ts';
import { importDocument } from '../../source/import/import-document.ts';
import { readDocument } from '../../source/import/read-document.ts';

const importText = (file: string, text: string) =>
	importDocument(readDocument(text, file), undefined).catalog;

/** Codes, names and texts of a catalog, a line for each entry. */
const linesOf = (file: string, text: string) =>
	(importText(file, text)?.entries ?? []).map(({ code, aliases = [], description }) => {
		const texts = typeof description === 'string' ? [description] : Object.values(description);
		return [code, ...aliases, ...texts].join(' | ');
	});

const plain = ['7001 | disk is full', '7002 | no such shelf'];
const named = ['7001 | DISK_FULL | disk is full', '7002 | NO_SHELF | no such shelf'];

/** Documents in all the ways that codes are written down, each with the same two. */
const documents: readonly (readonly [name: string, file: string, text: string, lines: string[]])[] =
	[
		['a list', 'a.md', '# Error codes\n\n- 7001: disk is full\n- `7002` - no such shelf\n', plain],
		[
			'a list of links',
			'a.md',
			'# Errors\n\n* [Error 7001: disk is full](a.md)\n* [Error 7002: no such shelf](b.md)\n',
			plain,
		],
		[
			'a list with the text below',
			'a.md',
			'# Errors\n\n* Error number: 7001\n\n    disk is full\n\n* Error number: 7002\n\n    no such shelf\n',
			plain,
		],
		[
			'a list in HTML',
			'a.html',
			'<h1>Errors</h1><ul><li>(No7001) disk is full<li>(No7002) no such shelf</ul>',
			plain,
		],
		[
			'a heading for each',
			'a.md',
			'# Errors\n\n## 7001 DISK_FULL\n\ndisk is full\n\n## 7002 NO_SHELF\n\nno such shelf\n',
			named,
		],
		[
			'headings with names first',
			'a.md',
			'# Errors\n\n## DISK_FULL (7001)\ndisk is full\n## NO_SHELF (7002)\nno such shelf\n',
			named,
		],
		[
			'headings without a space',
			'errors.md',
			"##Code: '7001'\nReason : disk is full\n\n##Code: '7002'\nReason : no such shelf\n",
			plain,
		],
		[
			'underlined headings',
			'a.md',
			'# Errors\n\nERROR 7001 (HY000): disk is full\n---\n\n* Cause: big files\n\nERROR 7002 (HY000): no such shelf\n---\n',
			plain,
		],
		[
			'a table without a heading row',
			'a.md',
			'# Errors\n\n| 7001 | disk is full |\n| 7002 | no such shelf |\n',
			plain,
		],
		[
			'a table with rows cut by empty lines',
			'a.md',
			'| Code | Text |\n|---|---|\n| 7001 | disk is full\n\n |\n| 7002 | no such shelf\n\n |\n',
			plain,
		],
		['a page of tabs', 'a.md', '错误码\t说明\n7001\tdisk is full\n7002\tno such shelf\n', plain],
		[
			'a heading with spaces over rows with tabs',
			'a.txt',
			'返回码        说明\n7001\tdisk is full\n7002\tno such shelf\n',
			plain,
		],
		[
			'an enum shown as code',
			'a.md',
			'# Errors\n\n```\n7001; // disk is full\n7002; // no such shelf\n```\n',
			plain,
		],
		['lines with a colon', 'a.txt', '7001: disk is full\n7002：no such shelf\n', plain],
		['lines with a dash', 'a.txt', '7001 - disk is full\n7002 - no such shelf\n', plain],
		['lines with an equals sign', 'a.txt', '7001 = disk is full\n7002 = no such shelf\n', plain],
		['columns apart by spaces', 'a.txt', '7001   disk is full\n7002   no such shelf\n', plain],
		[
			'lines with one space',
			'a.txt',
			'Codes\n\n7001 disk is full\n7002 no such shelf\n7003 no such box\n',
			[...plain, '7003 | no such box'],
		],
		[
			'a code with its text below',
			'a.txt',
			'7001\n    disk is full\n7002\n    no such shelf\n',
			plain,
		],
		['CSV without a heading row', 'a.csv', '7001,disk is full\n7002,no such shelf\n', plain],
		[
			'CSV that a terminal cut',
			'a.csv',
			wrap(
				'code;text;where\n7001;disk is full;the first, the second, the third shelf of the large room\n7002;no such shelf;any room\n',
				70,
			),
			plain,
		],
		[
			'a list of objects',
			'a.json',
			'[{"code":7001,"message":"disk is full"},{"code":7002,"message":"no such shelf"}]',
			plain,
		],
		[
			'objects with languages in them',
			'a.json',
			'{"errors":[{"id":7001,"en":{"description":"disk is full"}},{"id":7002,"en":{"description":"no such shelf"}}]}',
			plain,
		],
		[
			'a map of texts',
			'a.json',
			'{"shop":{"7001":"disk is full","7002":"no such shelf"}} // end',
			plain,
		],
		[
			'a map of objects',
			'a.json',
			'{"DISK_FULL":{"code":7001,"message":"disk is full"},"NO_SHELF":{"code":7002,"message":"no such shelf"}}',
			named,
		],
		[
			'objects on lines',
			'a.jsonl',
			'{"code":7001,"message":"disk is full"}\n{"code":7002,"message":"no such shelf"}\n',
			plain,
		],
		['pairs', 'a.json', '[["code","text"],[7001,"disk is full"],[7002,"no such shelf"]]', plain],
		[
			'YAML',
			'a.yaml',
			'errors:\n  - code: 7001\n    message: disk is full\n  - code: 7002\n    message: no such shelf\n',
			plain,
		],
		[
			'OpenAPI',
			'a.yaml',
			"openapi: 3.0.0\npaths:\n  /a:\n    get:\n      responses:\n        '404': {description: gone}\n        '500': {$ref: '#/components/responses/bad'}\ncomponents:\n  responses:\n    bad: {description: broken}\n",
			['404 | gone', '500 | broken'],
		],
		[
			'properties',
			'a.properties',
			'# errors\nerror.7001=disk is \\\n  full\nerror.7002 = no such shelf\n',
			['7001 | error.7001 | disk is full', '7002 | error.7002 | no such shelf'],
		],
		[
			'a Java enum',
			'Code.java',
			'enum ErrorCode {\n  DISK_FULL(7001, "disk is " + "full"),\n  NO_SHELF(7002, "no such shelf");\n  ErrorCode(int n, String s) {}\n}\n',
			named,
		],
		[
			'Java constants with comments',
			'A.java',
			'interface ErrorCodes {\n  /** disk is full */\n  int DISK_FULL = 7_001;\n  /** no such shelf */\n  int NO_SHELF = 7_002;\n}\n',
			named,
		],
		[
			'a Kotlin enum',
			'a.kt',
			'enum class ErrorCode(val n: Int) {\n  DISK_FULL(7001), // disk is full\n  NO_SHELF(7002), // no such shelf\n}\n',
			named,
		],
		[
			'Go constants',
			'a.go',
			'package a\n\nconst (\n\t// disk is full\n\tErrFull Code = iota + 7001\n\t// no such shelf\n\tErrShelf\n)\n',
			['7001 | ErrFull | disk is full', '7002 | ErrShelf | no such shelf'],
		],
		[
			'a Go map to names',
			'a.go',
			'const DISK_FULL = 7001\nconst NO_SHELF = 7002\nvar errorText = map[int]string{\n\tDISK_FULL: "disk is full",\n\tNO_SHELF: "no such shelf",\n}\n',
			named,
		],
		[
			'a TypeScript enum',
			'a.ts',
			'export enum ErrorCode {\n  /** disk is full */\n  DISK_FULL = 7001,\n  NO_SHELF, // no such shelf\n}\n',
			named,
		],
		[
			'a JavaScript map',
			'errors.js',
			"module.exports = { 7001: 'disk is full', 7002: 'no such shelf' };\n",
			plain,
		],
		[
			'a Python dict',
			'errors.py',
			'ERRORS = {\n    7001: "disk is full",  # large\n    7002: "no such shelf",\n}\n',
			plain,
		],
		[
			'a dict of names',
			'errors.py',
			'ERRORS = {\n    7001: "DISK_FULL",\n    7002: "no such shelf",\n}\n',
			['7001 | DISK_FULL', '7002 | no such shelf'],
		],
		[
			'a Python enum',
			'a.py',
			'class ErrorCode(Enum):\n    DISK_FULL = (7001, "disk is full")\n    NO_SHELF = (7002, "no such shelf")\n',
			named,
		],
		[
			'PHP',
			'a.php',
			'<?php\nclass ErrorCode {\n  const DISK_FULL = 7001; // disk is full\n  const NO_SHELF = 7002; // no such shelf\n}\n',
			named,
		],
		[
			'C#',
			'a.cs',
			'enum ErrorCode {\n  [Description("disk is full")]\n  DISK_FULL = 7001,\n  [Description("no such shelf")]\n  NO_SHELF = 7002\n}\n',
			named,
		],
		[
			'Rust',
			'a.rs',
			'pub enum ErrorCode {\n    /// disk is full\n    DISK_FULL = 7001,\n    /// no such shelf\n    NO_SHELF = 7002,\n}\n',
			named,
		],
		[
			'C, only what is an error',
			'a.h',
			'#define BUFFER_SIZE 512\n#define ERR_FULL 7001 /* disk is full */\n#define ERR_SHELF (-7002) /* no such shelf */\n',
			['7001 | ERR_FULL | disk is full', '-7002 | ERR_SHELF | no such shelf'],
		],
		[
			'a C table that refers to names',
			'a.c',
			'enum { DISK_FULL = 7001, NO_SHELF };\nstatic struct e errors[] = {{DISK_FULL, "disk is full"}, {NO_SHELF, "no such shelf"}};\n',
			named,
		],
		[
			'protobuf',
			'a.proto',
			'enum Code {\n  // disk is full\n  //\n  // More of it.\n  DISK_FULL = 7001;\n\n  // no such shelf\n  NO_SHELF = 7002;\n}\n',
			named,
		],
		[
			'comments of a program',
			'ErrorCode.java',
			'class ErrorCode {\n//\t7001\tdisk is full\n//\t7002\tno such shelf\n}\n',
			plain,
		],
		[
			'a grid table',
			'a.rst',
			'Errors\n======\n\n+------+---------------+\n| Code | Text          |\n+======+===============+\n| 7001 | disk          |\n|      | is full       |\n+------+---------------+\n| 7002 | no such shelf |\n+------+---------------+\n',
			plain,
		],
		[
			'a simple table',
			'a.rst',
			'====  =============\nCode  Text\n====  =============\n7001  disk is full\n7002  no such shelf\n====  =============\n',
			plain,
		],
		[
			'a list table',
			'a.rst',
			'.. list-table::\n   :header-rows: 1\n\n   * - Code\n     - Text\n   * - 7001\n     - | disk\n       | is full\n   * - 7002\n     - no such shelf\n',
			plain,
		],
	];

function wrap(text: string, width: number): string {
	return text.replaceAll(new RegExp(`[^\\n]{${width}}(?=[^\\n])`, 'g'), '$&\n');
}

describe('importDocument', () => {
	it.each(documents)('reads %s', (_name, file, text, lines) => {
		expect(linesOf(file, text)).toEqual(lines);
	});

	it.each(documents)('reads %s with Windows line ends', (_name, file, text, lines) => {
		expect(linesOf(file, text.replaceAll('\n', '\r\n'))).toEqual(lines);
	});

	it('keeps cause and solution of a heading and its labels, with its section', () => {
		const text =
			'# Shop\n\n## 7001: full\n\n**Cause:** too much\n\n- Solution: sell\n- more\n\n## 7002: gone\n\n原因：丢失\n';
		expect(importText('a.md', `Error codes\n\n${text}`)?.entries).toEqual([
			{
				code: '7001',
				section: 'shop',
				description: { en: 'full' },
				cause: { en: 'too much' },
				solution: { en: 'sell\nmore' },
			},
			{ code: '7002', section: 'shop', description: { en: 'gone' }, cause: { zh: '丢失' } },
		]);
	});

	it('keeps the addresses of links', () => {
		const text = '| Code | Fix |\n|-|-|\n| 7001 | see [the page](https://x.example/a) |\n';
		expect(importText('a.md', text.replace('Fix', 'Text'))?.entries).toEqual([
			{ code: '7001', description: { en: 'see the page' }, link: 'https://x.example/a' },
		]);
	});

	it('takes vague tables only where none is plain', () => {
		const vague = '| ID | Name |\n|-|-|\n| 17 | error of a finger |\n';
		const text = `${vague}\n| Code | Text |\n|-|-|\n| 7001 | no such finger |\n`;
		expect(linesOf('a.md', vague)).toEqual(['17 | error of a finger']);
		expect(linesOf('a.md', text)).toEqual(['7001 | no such finger']);
	});

	it.each([
		[
			'parameters',
			'api.md',
			'# Errors and parameters\n\n| Name | Type | Description |\n|-|-|-|\n| app_id | string | the id |\n| APP_KEY | string | the key |\n',
		],
		[
			'a package',
			'package.json',
			'{"name":"errors","version":"1.0.0","scripts":{"build":"tsc","test":"vitest"}}',
		],
		[
			'a changelog',
			'changelog.md',
			'# Changes\n\n## 1.2.0\n\n- 2020: fix errors\n- 2021: more\n\n1. one\n2. two\n',
		],
		['numbered chapters', 'a.md', '# Errors\n\n## 1 Start\n\ntext\n\n## 2 End\n\ntext\n'],
		['prose', 'a.txt', 'In 2017 there were errors.\n3 of them were bad.\n12 were not.\n'],
		[
			'flags of a program',
			'a.h',
			'#define FLAG_A 1 /* the first */\n#define FLAG_B 2 /* the second */\n',
		],
		['settings', 'settings.yaml', 'name: errors\ntheme: dark\nfont_size: 12\n'],
		['settings in JSON', 'a.json', '{"error_page":{"site_name":"shop","site_owner":"me"},"x":1}'],
		[
			'key codes',
			'Keys.java',
			'enum KeyCode { ENTER(13, "the enter key"), SPACE(32, "the space bar"); }\n',
		],
	])('finds no codes in %s', (_name, file, text) => {
		expect(linesOf(file, text)).toEqual([]);
	});

	it.each([
		['AsciiDoc', 'a.adoc', '|===\n|Code |Text\n|===\n'],
		['MediaWiki', 'a.wiki', '{| class="x"\n|}\n'],
		['XML', 'a.xml', '<?xml version="1.0"?><a/>'],
	])('names %s, which it does not read', (name, file, text) => {
		expect(() => readDocument(text, file)).toThrow(`${name} is not read`);
	});
});

const validate = new Ajv({ strict: false }).compile(schema);

function importOrRefuse(file: string, text: string): unknown {
	try {
		return importText(file, text);
	} catch (error) {
		if (error instanceof UserError) return undefined;
		throw error;
	}
}

describe('a document that is damaged', () => {
	const cases = Number(process.env['CASES'] ?? 300);
	const parts = [
		'|',
		'\n',
		'\t',
		'"',
		"'",
		'`',
		'<table>',
		'<td>',
		'{',
		'}',
		'[',
		'(',
		'#',
		'- ',
		'/*',
		'//',
		'\\',
		':',
		',',
		';',
		'&a',
		'*a',
		'%',
		'\u0000',
		'\u200b',
		'错误码',
		'7001',
		'<!--',
		'---',
		'=',
		'enum ',
		'\ud800',
	];

	it('becomes a catalog that is valid, or an error that is told', () => {
		const edit = fc.record({
			at: fc.double({ min: 0, max: 1, noNaN: true }),
			cut: fc.nat(20),
			part: fc.constantFrom('', ...parts),
		});
		const damaged = fc.tuple(
			fc.constantFrom(...documents),
			fc.array(edit, { minLength: 1, maxLength: 8 }),
		);
		fc.assert(
			fc.property(damaged, ([[, file, text], edits]) => {
				let changed = text;
				for (const { at, cut, part } of edits) {
					const from = Math.floor(at * changed.length);
					changed = changed.slice(0, from) + part + changed.slice(from + cut);
				}
				const catalog = importOrRefuse(file, changed);
				if (catalog !== undefined && !validate(JSON.parse(JSON.stringify(catalog)))) {
					throw new Error(JSON.stringify(validate.errors));
				}
			}),
			{ numRuns: cases },
		);
	});
});

describe('a document that is hostile', () => {
	const size = 1 << 18;
	const repeat = (text: string) => text.repeat(size / text.length);

	it.each([
		['HTML in HTML', 'a.html', repeat('<div>')],
		['tables in tables', 'a.html', repeat('<table><tr><td>')],
		['cells that span all', 'a.html', repeat('<tr><td colspan=1000 rowspan=60000>')],
		['quotes in quotes', 'a.md', repeat('> ')],
		['lists in lists', 'a.json', repeat('[')],
		['objects in YAML', 'a.yaml', repeat('{a: ')],
		[
			'lists that refer to lists',
			'a.yaml',
			`a0: &a0 [x, x]\n${Array.from({ length: 60 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`).join('\n')}\n`,
		],
		['emphasis', 'a.md', `| Code | Text |\n|-|-|\n| 1 | ${repeat('***a ')}|\n`],
		['lines', 'a.txt', repeat('1\n')],
		['braces', 'a.java', repeat('{')],
	])('is refused, or read, without more ado: %s', (_name, file, text) => {
		const catalog = importOrRefuse(file, text);
		expect(catalog === undefined || validate(JSON.parse(JSON.stringify(catalog)))).toBe(true);
	});
});
