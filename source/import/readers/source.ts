import { hasChinese } from '../../catalog/normalise.ts';
import { isName, isToken, isWhole } from '../codes.ts';
import { cellText, onOneLine, type Table, type TableRow } from '../table.ts';
import { readPlainLines } from './plain-lines.ts';
import { type Member, MemberReader } from './source-members.ts';
import { type Language, type Token, tokenise } from './source-tokens.ts';

/** Members of one enum, class or map. */
interface Group {
	name: string;
	isEnum: boolean;
	/** Whether it is what `#define` and constants outside of anything are put into. */
	readonly isMixed: boolean;
	readonly line: number;
	readonly members: (Member & { readonly comment: string; readonly isBeside: boolean })[];
	/** The code of a member that has none of its own. */
	next: number;
	/** How many members count with `iota`. */
	counted: number;
}

const errorWords =
	/err|fault|alarm|exception|fail|errno|ret(?:urn)?_?code|status|reason|result|错误/i;
const codeWord = /code/i;
const otherCodes =
	/(?:key|op|colou?r|country|zip|area|lang\w*|currency|func\w*|event|char|scan|byte)_?code/i;
const errorName =
	/(?:^|_|[a-z])(?:E(?=_|[A-Z]{3})|ERR|ERROR|Err|Error|EXCEPTION|Exception|FAIL|FAULT|Fail|INVALID|Invalid|DENIED|TIMEOUT$|NOT_FOUND|NotFound|UNAUTHORIZED)/;
const endMarker = /(?:^|_)(?:MAX|COUNT|LAST|END|NUM|SIZE|SENTINEL|BASE|FIRST)$/;

const languages: Readonly<Record<string, Language>> = {
	go: { hasHashComments: false, endsAtLine: true },
	kt: { hasHashComments: false, endsAtLine: true },
	swift: { hasHashComments: false, endsAtLine: true },
	py: { hasHashComments: true, endsAtLine: true },
	rb: { hasHashComments: true, endsAtLine: true },
	php: { hasHashComments: true, endsAtLine: false },
	other: { hasHashComments: false, endsAtLine: false },
};

/**
 * Codes of a program: enums, constants and maps whose names say that they are errors, with the
 * text that is given to them or stands in a comment.
 *
 * @param language the file's extension, or what a block of code calls itself
 */
export function readSource(
	text: string,
	language: string,
	isAboutErrors: boolean,
	firstLine = 1,
): Table[] {
	const known = aliases[language] ?? language;
	const { hasHashComments, endsAtLine } = languages[known] ?? {
		hasHashComments: false,
		endsAtLine: false,
	};
	const tokens = tokenise(text, { hasHashComments, endsAtLine });
	const groups = readGroups(tokens, endsAtLine, known === 'go');
	const named = textsByName(groups);
	const codes = codesByName(groups);
	const tables = groups
		.map(withoutOthers)
		.filter((group) => isOfErrors(group, isAboutErrors, named))
		.map((group) => toTable(group, { named, codes }, firstLine))
		.filter(({ rows }) => rows.length > 0);
	return tables.length > 0 ? tables : readComments(text, firstLine);
}

const aliases: Readonly<Record<string, string>> = {
	python: 'py',
	kotlin: 'kt',
	kts: 'kt',
	golang: 'go',
	ruby: 'rb',
};

function readGroups(tokens: readonly Token[], endsAtLine: boolean, isGo: boolean): Group[] {
	const reader = new MemberReader(tokens, endsAtLine, isGo);
	const defines = { ...newGroup('', false, 1), isMixed: true };
	const groups = [defines];
	const open: { group: Group; statement: Token[] }[] = [];
	let statement: Token[] = [];
	let comment: Token | undefined;
	let commentAt = -1;
	let attribute = '';
	for (let at = 0; at < tokens.length; ) {
		const token = tokens[at];
		if (token === undefined) break;
		if (token.kind === 'comment') {
			if (token.isFirst) {
				comment = comment !== undefined && commentAt === at - 1 ? joined(comment, token) : token;
				commentAt = at;
			}
			at++;
			continue;
		}
		const group = open.at(-1)?.group ?? defines;
		if (endsAtLine && token.isFirst && token.kind === 'word') statement = [];
		const skipped = attributeAt(tokens, at);
		if (skipped !== undefined) {
			attribute = skipped.text;
			at = skipped.next;
			continue;
		}
		const read = reader.read(
			at,
			(group.isEnum && statement.length === 0) ||
				(group.isEnum && /^case$/.test(statement.at(-1)?.text ?? '')),
		);
		if (read !== undefined && read.next > at) {
			const beside = commentBeside(tokens, read.next);
			addMember(
				group,
				read.member,
				attribute || beside || (comment?.text ?? ''),
				beside !== '' || attribute !== '' || comment?.isDoc === true,
			);
			at = read.next;
			comment = undefined;
			attribute = '';
			statement = [];
			continue;
		}
		if (/^[{([]$/.test(token.text) && token.kind === 'mark') {
			const own = openGroup(statement, token, group);
			open.push({ group: own, statement });
			groups.push(own);
			statement = [];
			comment = undefined;
		} else if (/^[})\]]$/.test(token.text) && token.kind === 'mark') {
			const closed = open.pop();
			const next = tokens[at + 1];
			const isNamedBehind = closed?.group.isEnum === true && closed.group.name === '';
			if (isNamedBehind && next?.kind === 'word') closed.group.name = next.text;
			// What stands before parameters goes on behind them: `enum class Code(val n: Int) {`.
			statement = token.text === ')' ? (closed?.statement ?? []) : [];
			comment = undefined;
		} else if (/^[;,]$/.test(token.text) && token.kind === 'mark') {
			statement = [];
			// Behind its members an enum of Java has methods.
			if (token.text === ';') group.isEnum = false;
		} else if (statement.length < 20) statement.push(token);
		at++;
	}
	return groups;
}

function newGroup(name: string, isEnum: boolean, line: number): Group {
	return { name, isEnum, isMixed: false, line, members: [], next: 0, counted: 0 };
}

function joined(first: Token, second: Token): Token {
	return { ...second, text: `${first.text}\n${second.text}`.slice(0, 2000) };
}

/** An attribute or annotation with a text: `[Description("…")]`, `#[error("…")]`, `@Text("…")`. */
function attributeAt(
	tokens: readonly Token[],
	at: number,
): { text: string; next: number } | undefined {
	const first = tokens[at];
	if (first?.isFirst !== true) return undefined;
	const isOpen = first.text === '#[' || (first.text === '[' && first.kind === 'mark');
	if (!isOpen && !first.text.startsWith('@')) return undefined;
	const start = isOpen ? at + 1 : at;
	const bracket = tokens[start + 1];
	const text = tokens[start + 2];
	if (tokens[start]?.kind !== 'word' || bracket?.text !== '(' || text?.kind !== 'text')
		return undefined;
	for (let next = start + 3; next < start + 12; next++) {
		if (tokens[next]?.text === (isOpen ? ']' : ')')) return { text: text.text, next: next + 1 };
	}
	return undefined;
}

/** The comment at the end of a member's line. */
function commentBeside(tokens: readonly Token[], next: number): string {
	for (let at = next; at < next + 3; at++) {
		const token = tokens[at];
		if (token === undefined || token.isFirst) return '';
		if (token.kind === 'comment') return token.text;
		if (!/^[,;)]$/.test(token.text)) return '';
	}
	return '';
}

function openGroup(statement: readonly Token[], { line }: Token, outer: Group): Group {
	const words = statement.filter(({ kind }) => kind === 'word').map(({ text }) => text);
	const at = words.findIndex((word) =>
		/^(?:enum|class|interface|struct|object|trait|message|module|namespace)$/.test(word),
	);
	const isEnum = words.includes('enum');
	if (at !== -1) {
		const name = words.slice(at + 1).find((word) => !/^(?:class|struct|enum)$/.test(word)) ?? '';
		return newGroup(name, isEnum, line);
	}
	if (words[0] === 'const' || words[0] === 'var')
		return newGroup(words[1] ?? '', words.length === 1, line);
	const assigned = statement.findLast(
		(token, index) => token.kind === 'word' && /^[:=]/.test(statement[index + 1]?.text ?? ''),
	);
	return newGroup(assigned?.text ?? outer.name, false, line);
}

function addMember(group: Group, member: Member, comment: string, isBeside: boolean): void {
	let { code } = member;
	if (member.counts) {
		group.next = Number(code ?? 0) + group.counted++;
		code = String(group.next);
	} else if (
		code === undefined &&
		group.isEnum &&
		member.texts.length === 0 &&
		member.keyed.size === 0
	)
		code = String(group.next);
	if (code !== undefined && Number.isSafeInteger(Number(code))) group.next = Number(code) + 1;
	group.members.push({ ...member, code, comment, isBeside });
}

/** Texts that a map or a switch gives to names. */
function textsByName(groups: readonly Group[]): Map<string, string> {
	const texts = new Map<string, string>();
	for (const { members } of groups) {
		for (const { name, code, texts: own } of members) {
			if (name !== undefined && code === undefined && own[0] !== undefined && !texts.has(name))
				texts.set(name, own[0]);
		}
	}
	return texts;
}

/** Codes of names, for maps and lists that refer to them. */
function codesByName(groups: readonly Group[]): Map<string, string> {
	const codes = new Map<string, string>();
	for (const { members } of groups) {
		for (const { name, code } of members)
			if (name !== undefined && code !== undefined) codes.set(name, code);
	}
	return codes;
}

/** Of constants that stand anywhere, those whose names begin as the names of errors do. */
function withoutOthers(group: Group): Group {
	const prefixOf = (name: string) => /^[A-Za-z][a-z\d]*|^[A-Z\d]+/.exec(name)?.[0] ?? name;
	const prefixes = new Set<string>();
	for (const { name } of group.members)
		if (name !== undefined && errorName.test(name)) prefixes.add(prefixOf(name));
	if (!group.isMixed || prefixes.size === 0) return group;
	return {
		...group,
		members: group.members.filter(({ name }) => name === undefined || prefixes.has(prefixOf(name))),
	};
}

function isOfErrors(
	{ name, members }: Group,
	isAboutErrors: boolean,
	named: ReadonlyMap<string, string>,
): boolean {
	const coded = members.filter(({ code, name: own }) => code !== undefined || own !== undefined);
	if (coded.length === 0 || otherCodes.test(name)) return false;
	const share = (is: (member: Group['members'][number]) => boolean) =>
		coded.filter(is).length / coded.length;
	const isNamedSo = errorWords.test(name) || codeWord.test(name);
	const errors = share((member) => member.name !== undefined && errorName.test(member.name));
	const told = share(
		({ texts, keyed, comment, name: own }) =>
			texts.length > 0 || keyed.size > 0 || comment !== '' || (own !== undefined && named.has(own)),
	);
	const codes = coded.filter(({ code }) => code !== undefined).length;
	if (coded.every(({ name: own }) => own === undefined))
		return coded.length > 1 && told > 0.8 && (isNamedSo || isAboutErrors);
	if (codes === 0) return isNamedSo && told > 0.8 && coded.length > 1;
	if (coded.length === 1) return isNamedSo && told === 1;
	return (
		errors > 0.5 || (isNamedSo && (told > 0.5 || name !== '')) || (isAboutErrors && told > 0.5)
	);
}

function toTable(
	{ name, members, line }: Group,
	{ named, codes }: { named: ReadonlyMap<string, string>; codes: ReadonlyMap<string, string> },
	firstLine: number,
): Table {
	// A comment above a constant may be a title of several, so it has to be there for most.
	const above = members.filter(({ comment, isBeside }) => comment !== '' && !isBeside).length;
	const isAbove = above > members.length * 0.6;
	const rows = members.flatMap((member): TableRow[] => {
		const { texts, keyed, comment, isBeside } = member;
		const told = texts.filter((text) => text !== member.code && !isCodeOnly(text));
		const chinese = told.find(hasChinese);
		const other = told.find((text) => text !== chinese);
		const spoken = isBeside || isAbove ? readComment(comment) : '';
		const name = member.name;
		const listed = name === undefined ? '' : (named.get(name) ?? '');
		const code = keyed.get('code') ?? member.code ?? codes.get(name ?? '') ?? name;
		if (code === undefined || !isToken(code)) return [];
		const isTold =
			told.length > 0 || listed !== '' || keyed.size > 1 || (spoken !== '' && !isWhole(spoken));
		if (name !== undefined && endMarker.test(name) && !isTold) return [];
		// A member without a code and without a text of its own is told by the one that has them.
		if (member.code === undefined && member.keyed.size === 0 && told.length === 0) return [];
		const description =
			other ?? (chinese === undefined ? listed || spoken || wordsOf(name ?? code) : '');
		const cells: Readonly<Record<string, string>> = {
			code,
			aliases: name !== undefined && name !== code && isName(name) ? name : '',
			'description.en':
				keyed.get('description.en') ?? (keyed.has('description') ? '' : description),
			'description.zh':
				keyed.get('description.zh') ?? (keyed.has('description') ? '' : (chinese ?? '')),
			description: keyed.get('description') ?? '',
			cause: keyed.get('cause') ?? '',
			solution: keyed.get('solution') ?? '',
		};
		return [
			{
				place: firstLine + member.line - 1,
				cells: sourceFields.map((field) => cellText(cells[field] ?? '')),
			},
		];
	});
	const title = errorWords.test(name) || codeWord.test(name) ? undefined : name || undefined;
	return {
		title,
		columns: sourceFields,
		hasHeading: true,
		place: firstLine + line - 1,
		rows,
		fields: sourceFields,
	};
}

const sourceFields = [
	'code',
	'aliases',
	'description',
	'description.en',
	'description.zh',
	'cause',
	'solution',
] as const;

function isCodeOnly(text: string): boolean {
	return text.trim() === '' || isWhole(text.trim());
}

/** The first paragraph of a comment, without tags and what only decorates. */
function readComment(comment: string): string {
	const [first = ''] = comment.slice(0, 5000).split(/\n\s*\n|\n\s*@|<p>/);
	const text = onOneLine(cellText(first.replaceAll(/<\/?\w+>|[=*#-]{4,}/g, '')));
	// `6 - could not resolve host` begins with the code itself.
	return text.replace(/^[-\w]{1,12}\s*[-:]\s+(?=\S)/, (head) => (/^-?\d/.test(head) ? '' : head));
}

/** `TOKEN_GONE` as `token gone`, where there is no other text. */
function wordsOf(name: string): string {
	if (!/[A-Za-z]{2}/.test(name)) return '';
	return name
		.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
		.replaceAll('_', ' ')
		.toLowerCase()
		.trim();
}

/** A list of codes in comments, where the program itself has none. */
function readComments(text: string, firstLine: number): Table[] {
	const lines = text.split('\n');
	const bare = lines.map((line) =>
		/^\s*(?:\/\/|\*|#)/.test(line) ? line.replace(/^\s*(?:\/\/+|\*+|#+)\s?/, '') : '',
	);
	const isShort = bare.filter((line) => line.trim() !== '').length < lines.length / 3;
	return isShort ? [] : readPlainLines(bare.join('\n'), firstLine);
}
