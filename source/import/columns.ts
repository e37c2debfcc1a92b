import { usageError } from '../errors.ts';

/** What a column of a table is for. */
export const fields = [
	'code',
	'aliases',
	'section',
	'description',
	'description.en',
	'description.zh',
	'solution',
	'solution.en',
	'solution.zh',
] as const;

export type Field = (typeof fields)[number];

/** Headings by which columns are known, in lower case without spaces. */
const headings: Readonly<Record<Field, string>> = {
	code: 'code errorcode errcode errno errornumber returncode retcode resultcode statuscode 错误码 错误代码 错误编码 错误号 返回码 返回代码 状态码 响应码 业务码 代码 编码 码值 值',
	aliases: 'alias aliases number 别名 又作',
	section: 'section category module group type 分类 模块 类别 章节 类型',
	description:
		'description message meaning error errormessage errmsg msg text reason name details 描述 错误描述 说明 错误说明 含义 错误信息 错误消息 提示 提示信息 信息 消息 原因 名称 返回说明 备注',
	'description.en':
		'english englishdescription descriptionen description.en description(en) en 英文描述 英文 英文说明 英文含义',
	'description.zh':
		'chinese chinesedescription descriptionzh description.zh description(zh) zh 中文描述 中文 中文说明 中文含义',
	solution:
		'solution fix action resolution handling remedy whattodo advice suggestion howtofix troubleshooting 解决方案 解决办法 解决方法 处理方法 处理方式 处理建议 处理措施 排查方法 排查建议 建议 应对措施 修复方法',
	'solution.en': 'solutionen solution.en solution(en) englishsolution 英文解决方案',
	'solution.zh': 'solutionzh solution.zh solution(zh) chinesesolution 中文解决方案',
};

const fieldOfHeading = new Map<string, Field>(
	fields.flatMap((field) => headings[field].split(' ').map((heading) => [heading, field] as const)),
);

/** The field of each column, `undefined` for one that is left out: unknown, or a second of its kind. */
export function recogniseColumns(columns: readonly string[]): (Field | undefined)[] {
	const taken = new Set<Field>();
	return columns.map((heading) => {
		const field = fieldOfHeading.get(heading.toLowerCase().replaceAll(/[\s_-]/g, ''));
		if (field === undefined || taken.has(field)) return undefined;
		taken.add(field);
		return field;
	});
}

/**
 * The fields named by --columns; `-` leaves a column out.
 *
 * @throws UserError for a name that is no field
 */
export function namedColumns(names: readonly string[]): (Field | undefined)[] {
	const columns = names.map((name) => {
		const field = fields.find((candidate) => candidate === name);
		if (field === undefined && name !== '-' && name !== '') {
			const list = fields.join(', ');
			const hint = {
				en: `columns: ${list}, or - to leave one out`,
				zh: `可用的列：${list}；-表示忽略`,
			};
			throw usageError({ en: 'unknown column', zh: '未知的列' }, name, hint);
		}
		return field;
	});
	if (!columns.includes('code')) {
		const hint = { en: 'name the column of the code: code', zh: '用code指明错误码所在的列' };
		throw usageError(
			{ en: '--columns has no code', zh: '--columns缺少code' },
			names.join(','),
			hint,
		);
	}
	return columns;
}
