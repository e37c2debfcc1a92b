import type { Text } from './entry.ts';

/** What the parsers of JSON and YAML say to programmers, said to users in both languages. */
export function explainJson(code: string): Text {
	const known = json[code];
	const en = code.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
	return { en: `not JSON, ${en}`, zh: `不是合法的JSON：${known ?? `语法有误（${en}）`}` };
}

export function explainYaml(reason: string): Text {
	const quoted = / "[^"]*"$/.exec(reason)?.[0] ?? '';
	const wording = reason.slice(0, reason.length - quoted.length);
	const known = yaml[wording];
	const en = (known?.en ?? wording) + quoted;
	const zh = known === undefined ? `语法有误（${reason}）` : known.zh + quoted.trim();
	return { en: `not YAML, ${en}`, zh: `不是合法的YAML：${zh}` };
}

/** By the codes of jsonc-parser. */
const json: Readonly<Partial<Record<string, string>>> = {
	InvalidSymbol: '有无法识别的符号',
	InvalidNumberFormat: '数字格式有误',
	PropertyNameExpected: '缺少带双引号的键名',
	ValueExpected: '缺少值，或多了一个逗号',
	ColonExpected: '缺少冒号',
	CommaExpected: '缺少逗号',
	CloseBraceExpected: '缺少右花括号}',
	CloseBracketExpected: '缺少右方括号]',
	EndOfFileExpected: '结尾之后还有内容',
	InvalidCommentToken: '不支持注释',
	UnexpectedEndOfComment: '注释没有结束',
	UnexpectedEndOfString: '字符串缺少右引号',
	UnexpectedEndOfNumber: '数字不完整',
	InvalidUnicode: '\\u转义有误',
	InvalidEscapeCharacter: '转义符有误',
	InvalidCharacter: '字符串中有未转义的控制字符',
};

/** By the wordings of js-yaml, and our own. */
const yaml: Readonly<Partial<Record<string, Text>>> = {
	'one document is expected': { en: 'one document is expected', zh: '只能有一个文档' },
	'nested too deeply': { en: 'nested too deeply', zh: '嵌套过深' },
	'nesting exceeded maxDepth (100)': { en: 'nested too deeply', zh: '嵌套过深' },
	'its anchors are repeated too often': {
		en: 'its anchors are repeated too often',
		zh: '锚点重复引用过多',
	},
	'an anchor contains itself': { en: 'an anchor contains itself', zh: '锚点包含自身：' },
	'unidentified alias': { en: 'there is no anchor', zh: '没有这个锚点：' },
	'duplicated mapping key': { en: 'the same key twice', zh: '键重复' },
	'bad indentation of a mapping entry': {
		en: 'a key is indented wrongly',
		zh: '键的缩进有误，或值中的冒号需要加引号',
	},
	'bad indentation of a sequence entry': {
		en: 'a list item is indented wrongly',
		zh: '列表项的缩进或短横线有误',
	},
	'deficient indentation': { en: 'not indented enough', zh: '缩进不够' },
	'tab characters must not be used in indentation': {
		en: 'tabs cannot indent, use spaces',
		zh: '不能用制表符缩进，请用空格',
	},
	"expected ':' after a mapping key": { en: "':' is missing after a key", zh: '键之后缺少冒号' },
	'can not read a block mapping entry; a multiline key may not be an implicit key': {
		en: "':' is missing after a key",
		zh: '键之后缺少冒号',
	},
	'a whitespace character is expected after the key-value separator within a block mapping': {
		en: "a space is missing after ':'",
		zh: '冒号之后缺少空格',
	},
	'missed comma between flow collection entries': {
		en: 'a comma or closing bracket is missing',
		zh: '缺少逗号或右括号',
	},
	'unexpected end of the stream within a flow collection': {
		en: 'a closing bracket is missing',
		zh: '缺少右括号',
	},
	'unexpected end of the stream within a single quoted scalar': {
		en: 'a closing quote is missing',
		zh: '缺少右引号',
	},
	'unexpected end of the stream within a double quoted scalar': {
		en: 'a closing quote is missing',
		zh: '缺少右引号',
	},
	'end of the stream or a document separator is expected': {
		en: 'there is something behind the end',
		zh: '结尾之后还有内容，或缩进、短横线有误',
	},
	'unknown escape sequence': { en: 'an unknown escape', zh: '转义符有误' },
	'the stream contains non-printable characters': {
		en: 'it has control characters',
		zh: '含有控制字符',
	},
};
