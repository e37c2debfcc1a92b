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

type BaseField = 'code' | 'aliases' | 'section' | 'description' | 'solution';

/** Headings by which columns are known, folded by `foldHeading`. */
const headings: Readonly<Record<BaseField, string>> = {
	code: 'code errorcode errcode errno errornumber errorid returncode retcode resultcode statuscode httpstatus 错误码 错误代码 错误编码 错误编号 错误号 返回码 返回代码 返回值 状态码 响应码 业务码 结果码 异常码 故障码 报错码 错误标识 枚举值 报警代码 代码 编码 码值',
	aliases: 'alias aliases number 别名 又作',
	section:
		'section category module group type 分类 模块 类别 章节 类型 所属模块 分组 业务 所属业务 系统 服务',
	description:
		'description message meaning error errormessage errmsg msg text reason explanation cause 描述 错误描述 说明 错误说明 含义 释义 错误信息 错误消息 错误提示 提示 提示语 提示信息 信息 消息 原因 返回说明 返回信息 异常信息 错误原因 问题描述 现象 解释 意义 内容 定义',
	solution:
		'solution fix action suggestedaction resolution handling remedy workaround recommendation whattodo advice suggestion howtofix troubleshooting 解决方案 解决办法 解决方法 如何解决 处理 处理方案 处理办法 处理方法 处理方式 处理建议 建议处理 处理措施 对策 排查方法 排查建议 建议 应对措施 修复方法 解决建议 解决措施 排查步骤 排查思路 处置建议 操作建议 解决途径 方案 解决 解决方案建议',
};

/** The same for headings that mean this only where no other column does. */
const vagueHeadings: Readonly<Partial<Record<BaseField, string>>> = {
	code: 'id status 编号 值',
	description: 'name details notes 名称 详情 备注',
};

const fieldOfHeading = fieldsByHeading(headings);
const fieldOfVagueHeading = fieldsByHeading(vagueHeadings);

function fieldsByHeading(table: Readonly<Partial<Record<BaseField, string>>>) {
	const fieldOf = new Map<string, BaseField>();
	for (const field of fields) {
		if (!isBaseField(field)) continue;
		for (const heading of table[field]?.split(' ') ?? []) fieldOf.set(heading, field);
	}
	return fieldOf;
}

function isBaseField(field: Field): field is BaseField {
	return !field.includes('.');
}

const languages = [
	['en', 'english|enus|en|英文|英语'],
	['zh', 'chinese|zhcn|zh|cn|中文|汉语'],
] as const;

/** The field of each column, `undefined` for one that is left out: unknown, or a second of its kind. */
export function recogniseColumns(columns: readonly string[]): (Field | undefined)[] {
	const found: (Field | undefined)[] = columns.map(() => undefined);
	for (const fieldOf of [fieldOfHeading, fieldOfVagueHeading]) {
		for (const [at, heading] of columns.entries()) {
			const field = found[at] ?? recogniseHeading(heading, fieldOf);
			if (field !== undefined && !found.includes(field)) found[at] = field;
		}
	}
	return found;
}

/** A heading names a field, a language, or both; what stands in brackets behind it may be dropped. */
function recogniseHeading(
	heading: string,
	fieldOf: ReadonlyMap<string, BaseField>,
): Field | undefined {
	for (const text of [heading, heading.replace(/[([（【].*$/, '')]) {
		const folded = foldHeading(text);
		const field = fieldOf.get(folded) ?? recogniseLanguage(folded, fieldOf);
		if (field !== undefined) return field;
	}
	return undefined;
}

function recogniseLanguage(
	folded: string,
	fieldOf: ReadonlyMap<string, BaseField>,
): Field | undefined {
	for (const [language, names] of languages) {
		const rest = folded.replace(new RegExp(`^(?:${names})|(?:${names})$`), '');
		if (rest === folded) continue;
		const field = rest === '' ? 'description' : fieldOf.get(rest);
		if (field === 'description' || field === 'solution') return `${field}.${language}`;
	}
	return undefined;
}

/** Lower case, without spaces and marks. */
function foldHeading(text: string): string {
	return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The fields named by --columns; `-` leaves a column out.
 *
 * @throws UserError for a name that is no field
 */
export function namedColumns(names: readonly string[]): (Field | undefined)[] {
	const columns = names.map((name) => {
		const field =
			fields.find((candidate) => candidate === name) ?? recogniseHeading(name, fieldOfHeading);
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
