import { describe, expect, it } from 'vitest';
import { UserError } from '../../source/errors.ts';
import { fits, namedColumns, recogniseColumns } from '../../source/import/columns.ts';
import { fields } from '../../source/import/fields.ts';

const tableOf = (text: string, hasHeading = true, title?: string) => {
	const [columns = [], ...rows] = text.split('\n').map((line) => line.trim().split(/ *\| */));
	const all = rows.map((cells, at) => ({ place: at + 2, cells }));
	return { title, columns, hasHeading, place: 1, rows: all };
};

/** What the columns of a table are, `-` for one that is left out; or why it is none of codes. */
const columnsOf = (...table: Parameters<typeof tableOf>) => {
	const columns = recogniseColumns(tableOf(...table));
	return typeof columns === 'string'
		? columns
		: columns.fields.map((field) => field ?? '-').join(' ');
};

describe('recogniseColumns', () => {
	it.each([
		['Code | Description | Solution', 'code description solution'],
		['error_code | Error Message | Fix', 'code description solution'],
		['Status code | Reason', 'code description'],
		['错误码 | 英文描述 | 中文描述', 'code description.en description.zh'],
		['返回码 | 说明 | 处理建议', 'code description solution'],
		['错误代码 | 含义 | 分类 | 别名', 'code description section aliases'],
		['Code | English | Chinese | Severity', 'code description.en description.zh severity'],
		[
			'错误码(code) | Message (EN) | Message CN | 处理办法',
			'code description.en description.zh solution',
		],
		[
			'Error Code (int) | en_US | zh-CN | 中文解决方案 | Solution English',
			'code description.en description.zh solution.zh solution.en',
		],
		['Token | Screen | Code', '- - code'],
		['__proto__ | constructor', 'noCode'],
	])('knows the headings %s', (headings, columns) => {
		expect(columnsOf(headings)).toBe(columns);
	});

	it.each([
		['Alarm Code in v2+ | Alarm Description', '1 | Hard limit hit'],
		['Error codes | Summary', '7001 | quota is used up'],
		['业务错误码（status） | 含义', '7001 | 超出配额'],
		['錯誤碼 | 說明', 'E01 | 餘額不足'],
		['エラーコード | 内容', 'E01 | 通信エラーです'],
		['오류 코드 | 설명', '17 | 권한 없음'],
		['Código | Descrição', '404 | Não foi encontrado'],
		['Код ошибки | Описание', '17 | Нет доступа сейчас'],
		['Stufe | Bedeutung', 'E_17 | Der Zugriff fehlt'],
	])('knows %s', (headings, row) => {
		expect(columnsOf(`${headings}\n${row}`)).toBe('code description');
	});

	it.each([
		[
			'a status that repeats',
			'HTTP Status | Code | Message\n403 | 403201 | bad sign\n403 | 403203 | bad key',
			'- code description',
		],
		[
			'a status beside names',
			'状态码 | 错误码 | 错误信息\n400 | Dcs.1 | a b\n400 | Dcs.2 | c d',
			'- code description',
		],
		[
			'a number and its name',
			'Error | Code | Description\nTOKEN_GONE | 7 | it is gone\nTOKEN_BAD | 8 | it is bad',
			'aliases code description',
		],
		[
			'a name under Code, a number under Value',
			'错误码 | 取值 | 说明\nIV_ERR_A | -100 | 坏了\nIV_ERR_B | -101 | 没了',
			'aliases code description',
		],
		[
			'hex beside a name',
			'Error Code | Hex Value | Description\nE_ABORT | 0x80004004 | it was aborted',
			'code aliases description',
		],
		[
			'a column that counts',
			'No. | Error code | Error message\n1 | 1005 | a b\n2 | 1007 | c d\n3 | 1008 | e f',
			'- code description',
		],
		[
			'a name that is no description',
			'Code | Message | Possible cause\n1 | NO_ERROR | all is well\n2 | NO_NET | no network',
			'code aliases description',
		],
		[
			'English and Chinese',
			'返回码 | 描述 | 说明\n1 | token missing | 缺少令牌\n2 | | 令牌过期',
			'code description.en description.zh',
		],
		[
			'a short message and what it means',
			'Code | Message | Meaning\n1 | Parse error | the text is not JSON',
			'code messages description',
		],
		[
			'a cause and a fix',
			'Code | Description | Cause | Recovery\n1 | a b | c d | e f',
			'code description cause solution',
		],
		['a cause alone', 'Error code | Cause and tips\n1 | the file is gone', 'code description'],
	])('tells apart %s', (_case, table, columns) => {
		expect(columnsOf(table)).toBe(columns);
	});

	it.each([
		[
			'only a status, mostly the same',
			'Status | Message\n400 | a b\n400 | c d\n400 | e f\n400 | g h',
			'repeated',
		],
		[
			'parameters',
			'Name | Type | Description\napp_id | string | the id\ntoken | string | the token',
			'noCode',
		],
		['ranges', 'Code | Module\n1000-1999 | log in\n2000-2999 | pay now', 'ranges'],
		['no text', 'Code | Port\n7001 | 80', 'noText'],
	])('takes a table of %s for none of codes', (_case, table, cause) => {
		expect(columnsOf(table)).toBe(cause);
	});

	it('takes opcodes for no errors, by the title above them', () => {
		const table = 'Code | Name | Description\n0 | Hello | the server greets';
		expect(columnsOf(table, true, 'Gateway opcodes')).toBe('notErrors');
		expect(columnsOf(table, true, 'Close codes')).toContain('code');
	});

	it('reads a table without a heading row, and keeps its first row', () => {
		const columns = recogniseColumns(tableOf('P9001 | Pump stuck\nP9002 | Valve open', false));
		expect(columns).toMatchObject({
			fields: ['code', 'description'],
			rows: [{ place: 1 }, { place: 2 }],
		});
	});

	it.each([
		['Error code | Text', true],
		['ID | Text', false],
	])('says of %s whether it plainly is a table of codes', (headings, isPlain) => {
		expect(recogniseColumns(tableOf(`${headings}\n7001 | a b c`))).toMatchObject({ isPlain });
	});

	it('knows the name of each field', () => {
		expect(namedColumns(fields)).toEqual(fields);
	});
});

describe('fits', () => {
	it.each([
		['the heading', 'Code | Text | More\n7001 | a | b', ['code', 'description'], 2],
		['the number of columns', 'Fehler | Text\n7001 | a', ['code', 'description'], 2],
		['the cells alone', 'Fehler | Text | x\n7001 | a | b', ['code', 'description'], 1],
		['nothing', 'Feld | Typ\nthe id | string', ['code', 'description'], 0],
	] as const)('says how well a table fits by %s', (_case, text, columns, fit) => {
		expect(fits(tableOf(text), columns)).toBe(fit);
	});
});

describe('namedColumns', () => {
	it('takes the names of fields, and - or nothing to leave a column out', () => {
		expect(namedColumns(['-', 'code', '', 'solution.zh'])).toEqual([
			undefined,
			'code',
			undefined,
			'solution.zh',
		]);
	});

	it('takes headings that are recognised, too', () => {
		expect(namedColumns(['错误码', '中文描述', 'Fix'])).toEqual([
			'code',
			'description.zh',
			'solution',
		]);
	});

	it.each([
		['an unknown name', ['code', 'colour'], 'unknown column'],
		['no code', ['description'], '--columns has no code'],
	])('refuses %s', (_case, names, message) => {
		expect(() => namedColumns(names)).toThrow(UserError);
		expect(() => namedColumns(names)).toThrow(message);
	});
});
