import { describe, expect, it } from 'vitest';
import { UserError } from '../../source/errors.ts';
import { fields, namedColumns, recogniseColumns } from '../../source/import/columns.ts';

describe('recogniseColumns', () => {
	it.each([
		[
			['Code', 'Description', 'Solution'],
			['code', 'description', 'solution'],
		],
		[
			['error_code', 'Error Message', 'Fix'],
			['code', 'description', 'solution'],
		],
		[
			['ERR-CODE', 'MSG', 'What to do'],
			['code', 'description', 'solution'],
		],
		[
			['Status code', 'Reason'],
			['code', 'description'],
		],
		[
			['错误码', '错误描述', '解决方案'],
			['code', 'description', 'solution'],
		],
		[
			['错误码', '英文描述', '中文描述'],
			['code', 'description.en', 'description.zh'],
		],
		[
			['返回码', '说明', '处理建议'],
			['code', 'description', 'solution'],
		],
		[
			['错误代码', '含义', '分类', '别名'],
			['code', 'description', 'section', 'aliases'],
		],
		[
			['Code', 'English', 'Chinese', 'Severity'],
			['code', 'description.en', 'description.zh', undefined],
		],
		[
			['Code', 'Return Code', 'Message'],
			['code', undefined, 'description'],
		],
		[
			['错误码(code)', 'Message (EN)', 'Message CN', '处理办法'],
			['code', 'description.en', 'description.zh', 'solution'],
		],
		[
			['Error Code (int)', 'en_US', 'zh-CN', '中文解决方案', 'Solution English'],
			['code', 'description.en', 'description.zh', 'solution.zh', 'solution.en'],
		],
		[
			['ID', 'Code', 'Name', 'Message'],
			[undefined, 'code', undefined, 'description'],
		],
		[
			['ID', 'Name', '建议处理'],
			['code', 'description', 'solution'],
		],
		[
			['编号', '错误提示', '备注'],
			['code', 'description', undefined],
		],
		[
			['Token', 'Screen', 'Code'],
			[undefined, undefined, 'code'],
		],
		[
			['__proto__', 'constructor', ''],
			[undefined, undefined, undefined],
		],
		[[...fields], [...fields]],
	])('knows %j', (headings, columns) => {
		expect(recogniseColumns(headings)).toEqual(columns);
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
