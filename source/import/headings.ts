import type { Field } from './fields.ts';

/** What a heading says of its column, before the cells are looked at. */
export type Meaning =
	| 'code'
	| 'status'
	| 'value'
	| 'id'
	| 'name'
	| 'aliases'
	| 'section'
	| 'description'
	| 'detail'
	| 'message'
	| 'cause'
	| 'solution'
	| 'link'
	| 'see'
	| 'severity'
	| 'thing'
	| 'unknown';

export interface Heading {
	readonly meaning: Meaning;
	readonly language: 'en' | 'zh' | undefined;
	/** Whether all of the heading is known, and not a part of it. */
	readonly isWhole: boolean;
}

/**
 * Headings, folded: lower case without spaces and marks. `whole` is all of one, `end` what it ends
 * with, `part` a part of it. The first meaning that fits counts: first all wholes, then all ends,
 * then all parts.
 */
const headings: readonly {
	readonly meaning: Meaning;
	readonly whole?: string;
	readonly end?: string;
	readonly part?: string;
}[] = [
	{
		meaning: 'code',
		whole:
			'code codes errorcode errorcodes errcode errcodes errno errornumber errornum errorno errnum errorid errid returncode returncodes retcode rtncode rspcode respcode resultcode reasoncode subcode exitcode faultcode alarmcode warningcode troublecode stopcode dtc 错误码 错误代码 错误编码 错误编号 错误号 返回码 返回代码 返回值 业务码 结果码 异常码 故障码 报错码 原因码 原因代码 错误标识 枚举值 报警代码 代码 编码 码值 错误码id 子错误码 錯誤碼 錯誤代碼 返回碼 回傳碼 代碼 異常代碼 異常碼 エラーコード コード 오류코드 에러코드 코드 código códigos codigo codigodeerro códigodeerro códigodeerror codice fehlercode fehlernummer codeerreur codederreur код кодошибки кодыошибок',
		part: 'errorcode errotcode errcode returncode 错误码 错误代码 错误编码 返回码 返回代码 业务码 原因代码 异常码 故障码 报警代码 异常代码 錯誤碼 錯誤代碼 異常代碼 回傳碼 エラーコード 오류코드 에러코드 códigode кодошибк',
	},
	{
		meaning: 'status',
		whole:
			'status statuscode httpstatus httpstatuscode httpcode http 状态码 响应码 狀態碼 響應碼 http状态码 http返回码',
		part: 'httpstatus httpcode httpresponse statuscode 状态码 响应码 狀態碼 http返回码 ステータスコード',
	},
	{
		meaning: 'value',
		whole:
			'value number num no nr int decimal hex hexvalue dec hexcode 值 取值 数值 十进制 十六进制 result',
		end: 'value number',
	},
	{ meaning: 'id', whole: 'id 编号 編號 identifikator' },
	{
		meaning: 'name',
		whole:
			'name constant const identifier symbol symbolicname enum errorname codename errortype cname macro mnemonic key slug exception 名称 错误名称 错误名 标识 标识符 常量 枚举 枚举名 宏 错误码名称 异常名称 異常名稱 常量名 錯誤名稱 名稱 nome имя 이름 title errorclass',
		end: 'name 名称 名稱 枚举名 常量',
	},
	{ meaning: 'aliases', whole: 'alias aliases alsoknownas 别名 又作' },
	{
		meaning: 'section',
		whole:
			'section category module group type component area subsystem domain service class categories 分类 模块 类别 章节 类型 所属模块 分组 业务 所属业务 系统 服务 所属系统 categoria категория',
	},
	{
		meaning: 'description',
		whole:
			'description descriptions describe desc meaning meanings definition summary 描述 错误描述 说明 错误说明 含义 释义 错误含义 含义说明 返回说明 返回描述 问题描述 状态说明 解释 意义 定义 错误码描述 错误码说明 错误码含义 說明 描述說明 錯誤說明 錯誤描述 descrição descricao descripción descripcion significado descrizione bedeutung beschreibung описание значение значениe 説明 内容 意味 설명 의미 内容说明 text texte texto',
		end: 'description descriptions describe desc meaning definition summary 描述 说明 含义 释义 說明 敘述 叙述 описание 意义',
	},
	{
		meaning: 'message',
		whole:
			'message messages error errors errormessage errormessages errmsg errormsg msg retmsg rtnmsg submsg phrase reasonphrase errortext erro ошибка сообщение mensaje mensagem nachricht meldung fehler hmimessage 错误信息 错误消息 错误提示 提示 提示语 提示信息 信息 消息 返回信息 返回消息 响应信息 状态信息 异常信息 错误内容 用户提示 简称 中文提示 訊息 錯誤訊息 错误文案 文案 エラーメッセージ メッセージ 메시지',
		end: 'message messages msg errormessage 信息 消息 提示 内容 訊息 メッセージ',
	},
	{
		meaning: 'detail',
		whole:
			'detail details explanation notes note comment comments remark remarks situation when condition conditions 详情 备注 错误详情 现象 症状 详细说明 详细描述 触发条件 触发场景 场景 備註 備考 заметки observação when returned',
		end: 'explanation details detail 详情 备注 症状',
	},
	{
		meaning: 'cause',
		whole:
			'reason reasons cause causes possiblecause possiblecauses likelycause commoncauses probablecause rootcause why 原因 错误原因 可能原因 原因分析 触发原因 常见原因 失败原因 可能的原因 原因说明 причина 原因考察 causa motivo',
		part: 'cause reason 原因',
	},
	{
		meaning: 'solution',
		whole:
			'solution solutions fix fixes action actions suggestedaction resolution handling remedy workaround recommendation whattodo advice suggestion howtofix howtoresolve troubleshooting recovery furtheraction nextstep nextsteps mitigation remediation runbook 解决方案 解决办法 解决方法 如何解决 处理 处理方案 处理办法 处理方法 处理方式 处理建议 建议处理 处理措施 对策 排查方法 排查建议 建议 应对措施 修复方法 修复建议 解决建议 解决措施 排查步骤 排查思路 处置建议 操作建议 解决途径 方案 解决 解决方案建议 措施 优先检查 處理方式 處理建議 解決方案 解決方法 対処 対処方法 対策 조치 해결방법 решение solución solução действие',
		part: 'solution resolution remed recommend suggest mitigation troubleshoot recovery nextstep furtheraction howtofix workaround handlingmeasure whattodo 解决 處理方 处理方 处理建议 处理措施 建议 建議 排查 措施 对策 修复 対処 対策 решени',
	},
	{
		meaning: 'link',
		whole:
			'link links url href reference references see more documentation docs moreinfo helplink 链接 文档 参考 参考链接 文档链接 详情链接',
	},
	{ meaning: 'see', whole: 'seealso related relatedcodes 相关错误码 另见' },
	{
		meaning: 'severity',
		whole:
			'severity level loglevel priority 级别 等级 严重程度 严重级别 告警级别 错误级别 重要度 severidade',
	},
	{
		meaning: 'thing',
		whole:
			'parameter parameters param params field fields property attribute variable option flag setting header method endpoint path file command version date time year month day port size length count price index serialnumber seq event opcode country currency language locale unit example examples default required since until retriable retryable retry printers platforms owner regex pattern 参数 参数名 字段 字段名 变量 属性 方法 接口 版本 日期 时间 序号 序列号 大小 长度 命令 指令 示例 默认值 必填 是否必填 备选 单位 币种 国家 语言 负责人 事件',
		part: 'opcode countrycode currencycode languagecode postcode zipcode areacode functioncode eventcode keycode colorcode productcode bankcode 功能码 操作码 命令码 国家代码 货币代码 语言代码',
	},
];

const languages = [
	['en', ['english', 'enus', 'en', '英文', '英语']],
	['zh', ['chinese', 'zhcn', 'zh', 'cn', '中文', '汉语']],
] as const;

interface Words {
	readonly meaning: Meaning;
	readonly text: string;
}
const wholes = new Map<string, Meaning>();
const ends: Words[] = [];
const parts: Words[] = [];
for (const { meaning, whole, end, part } of headings) {
	for (const text of whole?.split(' ') ?? []) if (!wholes.has(text)) wholes.set(text, meaning);
	for (const text of end?.split(' ') ?? []) ends.push({ meaning, text });
	for (const text of part?.split(' ') ?? []) parts.push({ meaning, text });
}

/** Longest heading that is looked at; a longer one is text. */
const longestHeading = 120;

/** What a heading means, by its words. */
export function readHeading(heading: string): Heading {
	const text = heading.slice(0, longestHeading);
	const bare = text.replace(/[([（【{].*$/s, '');
	const found = readFolded(foldHeading(text), true) ?? readFolded(foldHeading(bare), true);
	if (found !== undefined) return found;
	if (heading.length > longestHeading) return unknown;
	return (
		readFolded(foldHeading(bare), false) ??
		readFolded(foldHeading(text), false) ??
		readWords(text) ??
		unknown
	);
}

const unknown: Heading = { meaning: 'unknown', language: undefined, isWhole: false };

function readFolded(folded: string, isWhole: boolean): Heading | undefined {
	if (folded === '') return undefined;
	const meaning = meaningOf(folded, isWhole);
	if (meaning !== undefined) return { meaning, language: undefined, isWhole };
	for (const [language, names] of languages) {
		for (const name of names) {
			const rest = withoutName(folded, name);
			if (rest === undefined) continue;
			const own = rest === '' ? 'description' : meaningOf(rest, isWhole);
			if (own !== undefined && isText(own)) return { meaning: own, language, isWhole };
		}
	}
	return undefined;
}

function isText(meaning: Meaning): boolean {
	return ['description', 'detail', 'message', 'cause', 'solution'].includes(meaning);
}

function withoutName(folded: string, name: string): string | undefined {
	if (folded.startsWith(name)) return folded.slice(name.length);
	return folded.endsWith(name) ? folded.slice(0, -name.length) : undefined;
}

function meaningOf(folded: string, isWhole: boolean): Meaning | undefined {
	if (isWhole) return wholes.get(folded);
	const end = ends.find(({ text }) => folded.endsWith(text));
	const part = parts.find(({ text }) => folded.includes(text));
	if (part?.meaning === 'solution' || part?.meaning === 'cause' || part?.meaning === 'thing')
		return part.meaning;
	// `HTTP status code` is a status, `error code of the API` a code.
	return end?.meaning ?? part?.meaning;
}

/** English headings of several words: `Alarm Code in v1.1+`. */
function readWords(heading: string): Heading | undefined {
	const words = heading.toLowerCase().split(/[^\p{L}\p{N}]+/u);
	const isCode = words.some((word) => /^(?:codes?|errno|código|код)$/.test(word));
	if (isCode)
		return {
			meaning: words.includes('http') ? 'status' : 'code',
			language: undefined,
			isWhole: false,
		};
	for (const word of words) {
		const meaning = wholes.get(word);
		if (meaning !== undefined && word.length > 3 && meaning !== 'value' && meaning !== 'id') {
			return { meaning, language: undefined, isWhole: false };
		}
	}
	return undefined;
}

/** Lower case, without spaces and marks. */
export function foldHeading(text: string): string {
	return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The field of a heading by itself, for a label in a text and for --columns. */
export function fieldOfHeading(heading: string): Field | undefined {
	const { meaning, language } = readHeading(heading);
	const field = fieldOf[meaning];
	if (language === undefined || field === undefined) return field;
	if (field === 'description' || field === 'solution' || field === 'cause')
		return `${field}.${language}`;
	return field;
}

const fieldOf: Readonly<Partial<Record<Meaning, Field>>> = {
	code: 'code',
	status: 'code',
	aliases: 'aliases',
	name: 'aliases',
	section: 'section',
	description: 'description',
	detail: 'description',
	message: 'description',
	cause: 'cause',
	solution: 'solution',
	link: 'link',
	see: 'see',
	severity: 'severity',
};
