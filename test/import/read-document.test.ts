import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../source/import/read-document.ts';
import { readWorkbook } from '../../source/import/readers/workbook.ts';

const lines = (...all: string[]) => `${all.join('\n')}\n`;

const tablesOf = (text: string, file: string) => readDocument(text, file).ways[0]?.() ?? [];
const rowsOf = (text: string, file = 'x') =>
	tablesOf(text, file).map(({ title, columns, rows }) => [
		title,
		columns,
		...rows.map(({ cells }) => cells),
	]);
const linesOf = (text: string, file = 'x') =>
	tablesOf(text, file).map(({ place, rows }) => [place, ...rows.map((row) => row.place)]);

describe('Markdown', () => {
	const document = lines(
		'# API',
		'',
		'Text with a | pipe.',
		'',
		'## Login `v2`',
		'',
		'| Code | Meaning |',
		'| :--- | ---: |',
		'| `E1` | a \\| b |',
		'| **E2** | see [the page](https://x.y) |',
		'',
		'Pay',
		'---',
		'',
		'Code | Meaning',
		'--- | ---',
		'`a\\|b` | too few',
		'E4 |',
	);

	it('has tables, each with the heading above it', () => {
		expect(rowsOf(document)).toEqual([
			['Login v2', ['Code', 'Meaning'], ['E1', 'a | b'], ['E2', 'see the page']],
			['Pay', ['Code', 'Meaning'], ['a|b', 'too few'], expect.arrayContaining(['E4'])],
		]);
	});

	it('knows the lines of the rows, with Windows line ends too', () => {
		expect(linesOf(document)).toEqual([
			[7, 9, 10],
			[15, 17, 18],
		]);
		expect(linesOf(document.replaceAll('\n', '\r\n'))).toEqual(linesOf(document));
		expect(rowsOf(document.replaceAll('\n', '\r\n'))).toEqual(rowsOf(document));
	});

	it('may begin with a BOM, and with the table', () => {
		expect(rowsOf('\ufeff| code | b |\n| --- | --- |\n| 1 | 2 |')).toEqual([
			[undefined, ['code', 'b'], ['1', '2']],
		]);
		expect(rowsOf('\ufeff# T\n\n| code | b |\n|-|-|\n| 1 | 2 |')).toEqual([
			['T', ['code', 'b'], ['1', '2']],
		]);
	});

	it.each([
		['a break', 'one<br>two', 'one\ntwo'],
		['a closed break', 'one<br/>two', 'one\ntwo'],
		['a break that is none', 'too_<wbr/>long', 'too_long'],
		['a component', 'a <Vg k="x"/> b', 'a b'],
		['a character that is not seen', 'a\u200bb', 'ab'],
		['an entity', 'a &lt; b &amp; c', 'a < b & c'],
		['emphasis', '*a* __b__', 'a b'],
		['an underscore', 'access_token_x', 'access_token_x'],
		['a backslash', 'C:\\\\dir', 'C:\\dir'],
	])('reads %s in a cell', (_case, cell, text) => {
		expect(rowsOf(`| code | b |\n| --- | --- |\n| 1 | ${cell} |`)[0]?.[2]).toEqual(['1', text]);
	});

	it.each([['a list', '- Codes:\n\n  | code | b |\n  | --- | --- |\n  | 1 | 2 |\n']])(
		'has tables in %s too',
		(_case, text) => {
			expect(rowsOf(text)).toEqual([[undefined, ['code', 'b'], ['1', '2']]]);
		},
	);

	it('has no tables in code', () => {
		expect(rowsOf('```\n| code | b |\n| --- | --- |\n| 1 | 2 |\n```\n')).toEqual([]);
	});
});

describe('CSV and TSV', () => {
	it.each<[string, string, string, string[][]]>([
		[
			'commas',
			'x.csv',
			'code,text\n1,a\n2,b',
			[
				['code', 'text'],
				['1', 'a'],
				['2', 'b'],
			],
		],
		[
			'Windows line ends',
			'x.csv',
			'code,text\r\n1,a\r\n',
			[
				['code', 'text'],
				['1', 'a'],
			],
		],
		[
			'quotes',
			'x.csv',
			'code,text\n"1","say ""no"", please"\n',
			[
				['code', 'text'],
				['1', 'say "no", please'],
			],
		],
		[
			'quotes inside',
			'x.csv',
			'code,text\n1,the "x" one\n',
			[
				['code', 'text'],
				['1', 'the "x" one'],
			],
		],
		[
			'a line end in a cell',
			'x.csv',
			'code,text\n1,"a\nb"\n2,c\n',
			[
				['code', 'text'],
				['1', 'a\nb'],
				['2', 'c'],
			],
		],
		[
			'a BOM',
			'x.csv',
			'\ufeffcode,text\n1,a',
			[
				['code', 'text'],
				['1', 'a'],
			],
		],
		[
			'a BOM and quotes',
			'x.csv',
			'\ufeff"code","text"\n1,a',
			[
				['code', 'text'],
				['1', 'a'],
			],
		],
		[
			'semicolons',
			'x.csv',
			'code;text\n1;"a;b, c"\n',
			[
				['code', 'text'],
				['1', 'a;b, c'],
			],
		],
		[
			'tabs',
			'x',
			'code\ttext\n1\ta, b\n',
			[
				['code', 'text'],
				['1', 'a, b'],
			],
		],
		['the name .tsv', 'x.tsv', 'code\n1\n', [['code'], ['1']]],
		[
			'empty lines',
			'x.csv',
			'code,text\n\n1,a\n\n',
			[
				['code', 'text'],
				['1', 'a'],
			],
		],
		[
			'too few and too many cells',
			'x.csv',
			'code,text\n1\n2,b,c\n',
			[['code', 'text'], ['1'], ['2', 'b, c']],
		],
		[
			'a pipe in a cell',
			'x.csv',
			'code,text\n1,a|b\n-1,c\n',
			[
				['code', 'text'],
				['1', 'a|b'],
				['-1', 'c'],
			],
		],
		[
			'a tag in a cell',
			'x.csv',
			'code,text\n1,no <table> in the page\n',
			[
				['code', 'text'],
				['1', 'no <table> in the page'],
			],
		],
		[
			'a Chinese heading',
			'x.csv',
			'错误码,描述\n1,甲\n',
			[
				['错误码', '描述'],
				['1', '甲'],
			],
		],
	])('may have %s', (_case, file, text, [columns, ...rows]) => {
		expect(rowsOf(text, file)).toEqual([[undefined, columns, ...rows]]);
	});

	it('know the lines of the rows', () => {
		expect(linesOf('code,text\n\n1,a\n2,"b\nc\nd"\n3,e', 'x.csv')).toEqual([[1, 3, 4, 7]]);
	});

	it('are none in an empty file', () => {
		expect(rowsOf('', 'x.csv')).toEqual([]);
	});
});

describe('Markdown', () => {
	it('may begin with HTML, and have texts in angle brackets', () => {
		const text =
			'<h1 align="center">T</h1>\n\n| code | text |\n|-|-|\n| 1 | no <name> in <b>x</b> |\n';
		for (const file of ['readme.md', 'x']) {
			expect(rowsOf(text, file)).toEqual([[undefined, ['code', 'text'], ['1', 'no <name> in x']]]);
		}
	});

	it('may have an HTML table with empty lines, but none in code', () => {
		const table = '<table>\n<tr><th>code<th>text</tr>\n\n<tr><td>1<td>a</tr>\n</table>';
		const text = `# T\n\n${table}\n\n\`\`\`html\n${table}\n\`\`\`\n`;
		expect(rowsOf(text, 'x.md')).toEqual([['T', ['code', 'text'], ['1', 'a']]]);
		expect(linesOf(text, 'x.md')).toEqual([[4, 6]]);
		const shownFirst = `\`\`\`html\n${table}\n\`\`\`\n\n${table}\n`;
		expect(rowsOf(shownFirst, 'x.md')).toEqual([[undefined, ['code', 'text'], ['1', 'a']]]);
		expect(linesOf(shownFirst, 'x.md')).toEqual([[10, 12]]);
	});
});

describe('the name of a file', () => {
	it('decides before its text', () => {
		expect(rowsOf('code,text\n1,"a | b\n--|--"\n', 'x.csv')).toEqual([
			[undefined, ['code', 'text'], ['1', 'a | b\n--|--']],
		]);
	});
});

describe('HTML', () => {
	const cell = (html: string) =>
		rowsOf(`<table><tr><th>code<th>text</tr><tr><td>1<td>${html}</tr></table>`)[0]?.[2]?.[1];

	it.each([
		['entities', 'a &lt; b &amp;&nbsp;c &#x4e2d;', 'a < b & c 中'],
		['a break', 'one<br>two<br/>three', 'one\ntwo\nthree'],
		['tags', '<b>a</b><code>b</code>', 'ab'],
		['white space', '\n  a\n  b\t', 'a b'],
		['paragraphs', '<p>One.</p><p>Two.</p>', 'One.\nTwo.'],
		['a list', '<ul><li>One.</li><li>Two.</li></ul>', 'One.\nTwo.'],
		['a comment', 'a<!-- b -->', 'a'],
	])('may have %s in a cell', (_case, html, text) => {
		expect(cell(html)).toBe(text);
	});

	it('has tables with caption or heading, and knows their lines', () => {
		const text = lines(
			'<h2>Login</h2>',
			'<table>',
			'<thead><tr><th>code</th><th>text</th></tr></thead>',
			'<tbody>',
			'<tr><td>1</td><td>a</td></tr>',
			'</tbody></table>',
			'<table><caption>Pay <i>now</i></caption>',
			'<TR><TD>code<TD>text<TR><TD>2<TD>b</TABLE>',
			'<table></table>',
		);
		expect(rowsOf(text)).toEqual([
			['Login', ['code', 'text'], ['1', 'a']],
			['Pay now', ['code', 'text'], ['2', 'b']],
		]);
		expect(linesOf(text)).toEqual([
			[3, 5],
			[8, 8],
		]);
	});

	it('reads cells that span columns and rows', () => {
		const text = lines(
			'<table><thead>',
			'<tr><th rowspan=2>Code</th><th colspan=2>Description</th><th rowspan=2>Fix</th></tr>',
			'<tr><th>English</th><th>中文</th></tr></thead>',
			'<tr><td>1</td><td colspan=2>both</td><td rowspan=2>wait</td></tr>',
			'<tr><td>2</td><td colspan=0>a</td><td>b</td></tr></table>',
		);
		expect(rowsOf(text)).toEqual([
			[
				undefined,
				['Code', 'Description English', 'Description 中文', 'Fix'],
				['1', 'both', 'both', 'wait'],
				['2', 'a', 'b', 'wait'],
			],
		]);
		expect(linesOf(text)).toEqual([[2, 4, 5]]);
	});

	it('takes one row alone for a heading where all rows are headings', () => {
		const text = '<table><tr><th>code<th>text</tr><tr><th>1<th>a</tr></table>';
		expect(rowsOf(text)).toEqual([[undefined, ['code', 'text'], ['1', 'a']]]);
		const titled =
			'<table><thead><tr><th colspan=2>Pay</thead><tr><td>code<td>text</tr><tr><td>1<td>a</table>';
		expect(rowsOf(titled)).toEqual([['Pay', ['code', 'text'], ['1', 'a']]]);
	});

	it('takes a cell over the whole table for its title', () => {
		const text =
			'<table><tr><th colspan=2>Pay</th></tr><tr><th>code<th>text</tr><tr><td>1<td>a</table>';
		expect(rowsOf(text)).toEqual([['Pay', ['code', 'text'], ['1', 'a']]]);
	});

	it('reads tables of a Markdown document, beside its own', () => {
		const text = lines(
			'Not a `<table >` yet.',
			'',
			'## Pay',
			'',
			'<table><tr><th>code</th><th>text</th></tr>',
			'<tr><td>1</td><td>a</td></tr></table>',
			'',
			'| code | text |',
			'|-|-|',
			'| <code>2</code> | use <b>b</b> |',
		);
		expect(rowsOf(text)).toEqual([
			['Pay', ['code', 'text'], ['1', 'a']],
			['Pay', ['code', 'text'], ['2', 'use b']],
		]);
		expect(linesOf(text)).toEqual([
			[5, 6],
			[8, 10],
		]);
	});

	it('keeps a table inside of a cell apart', () => {
		const inner = '<table><caption>Inner</caption><tr><td>9</td></tr></table>';
		const text = `<h1>T</h1><table><tr><th>code</th><th>text</th></tr><tr><td>1</td><td>a ${inner}</td></tr></table>`;
		expect(rowsOf(text)).toContainEqual(['T', ['code', 'text'], ['1', 'a']]);
	});

	it('keeps cells below those that span rows in their columns', () => {
		const text =
			'<table><tr><th>module<th>code<th>text<tr><td rowspan=2>Login<td>1<td>a<tr><td>2<td>b</table>';
		expect(rowsOf(text)[0]?.[3]).toEqual(['Login', '2', 'b']);
	});
});

describe('the layout of the platform', () => {
	it('has no code in a line that begins with Chinese', () => {
		const text = lines('错误码 描述 解决方案', '40001 令牌无效 刷新', '续行 说明', '40002 错 重试');
		expect(rowsOf(text)[0]?.slice(2)).toEqual([
			['40001', '令牌无效', '刷新'],
			['', '续行 说明'],
			['40002', '错', '重试'],
		]);
	});

	it('shows rows above the first header line as a table that has none', () => {
		const text = lines(
			'说明',
			'40001 invalid 无效',
			'第二 章节',
			'错误码 英文描述 中文描述',
			'1 a 错',
		);
		expect(rowsOf(text)).toEqual([
			['说明', ['40001', 'invalid', '无效'], expect.arrayContaining(['40001'])],
			['第二 章节', ['错误码', '英文描述', '中文描述'], ['1', 'a', '错']],
		]);
	});

	it('has headings, header lines and rows apart by spaces', () => {
		const text = lines(
			'\ufeff公共错误码',
			'错误码 错误描述 解决方案',
			'A_1 暂无用户Access Key信息 检查用户Access Key',
			'',
			'微信',
			'  错误码  英文描述  中文描述  ',
			'-1 busy system, try again 系统 繁忙',
			'40044 Access token no permission access_token无权限',
		);
		expect(rowsOf(text)).toEqual([
			[
				'公共错误码',
				['错误码', '错误描述', '解决方案'],
				['A_1', '暂无用户Access Key信息', '检查用户Access Key'],
			],
			[
				'微信',
				['错误码', '英文描述', '中文描述'],
				['-1', 'busy system, try again', '系统 繁忙'],
				['40044', 'Access token no permission', 'access_token无权限'],
			],
		]);
		expect(linesOf(text)).toEqual([
			[2, 3],
			[6, 7, 8],
		]);
	});
});

describe('a workbook', () => {
	it('has a table for each sheet, with texts of all kinds', () => {
		const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
		const bytes = zip({
			'xl/workbook.xml':
				'<workbook><sheets><sheet name="Login"/><sheet name="Sheet2"/></sheets></workbook>',
			'xl/sharedStrings.xml':
				'<sst><si><t>Code</t></si><si><r><t>Te</t></r><r><t>xt</t></r></si><si><t>a &amp; b</t><rPh><t>kana</t></rPh></si></sst>',
			'xl/worksheets/sheet1.xml': sheet(
				'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="3"><c r="A3"><v>7001</v></c><c r="B3"/><c r="C3" t="s"><v>2</v></c></row>',
			),
			'xl/worksheets/sheet2.xml': sheet('<row><c t="inlineStr"><is><t>only</t></is></c></row>'),
		});
		const tables = readWorkbook(bytes, 'x.xlsx')?.ways[0]?.();
		expect(tables).toMatchObject([
			{
				title: 'Login',
				columns: ['Code', '', 'Text'],
				rows: [{ place: 'Login:3', cells: ['7001', '', 'a & b'] }],
			},
			{ title: undefined, columns: ['only'], rows: [] },
		]);
	});

	it.each([
		['another archive', () => zip({ 'word/document.xml': '' })],
		['one that is cut', () => zip({ 'xl/workbook.xml': '<sheet/>' }).subarray(0, 60)],
		[
			'one that grows too large',
			() => zip({ 'xl/workbook.xml': '', 'xl/worksheets/sheet1.xml': 'a'.repeat(70_000_000) }),
		],
	])('is not %s', (_case, bytes) => {
		expect(() => readWorkbook(bytes(), 'x.xlsx')).toThrow('not a workbook');
	});

	it('is nothing without the mark of an archive', () => {
		expect(readWorkbook(Buffer.from('code,text'), 'x.csv')).toBeUndefined();
	});
});

/** A ZIP archive of texts, compressed. */
function zip(files: Readonly<Record<string, string>>): Buffer {
	const parts: Buffer[] = [];
	const entries: Buffer[] = [];
	let at = 0;
	for (const [name, text] of Object.entries(files)) {
		const data = deflateRawSync(text);
		const header = Buffer.alloc(30);
		header.writeUInt32LE(0x04034b50, 0);
		header.writeUInt16LE(name.length, 26);
		const entry = Buffer.alloc(46);
		entry.writeUInt32LE(0x02014b50, 0);
		entry.writeUInt16LE(8, 10);
		entry.writeUInt32LE(data.length, 20);
		entry.writeUInt16LE(name.length, 28);
		entry.writeUInt32LE(at, 42);
		parts.push(header, Buffer.from(name), data);
		entries.push(entry, Buffer.from(name));
		at += header.length + name.length + data.length;
	}
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(Object.keys(files).length, 10);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...parts, ...entries, end]);
}
