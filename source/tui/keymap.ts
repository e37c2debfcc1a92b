import type { Text } from '../catalog/entry.ts';
import type { Key } from './keys.ts';
import type { Action } from './state.ts';

/** A key with what it does: read by the handler and by the help. */
export interface Binding {
	/** As the help names it. */
	readonly label: string;
	readonly does: Text;
	/** Short form for the line of keys at the bottom; not there for most. */
	readonly brief?: Text;
	readonly keys: readonly BoundKey[];
}

/** A key, written as `ctrl-p`, `shift-up` or `enter`, and the action it stands for. */
type BoundKey = readonly [key: string, action: Action];

/** Every key, in the order of the help. Printing characters go into the query. */
export const bindings: readonly Binding[] = [
	{
		label: 'Enter',
		does: { en: 'print the entry and leave', zh: '输出该条目并退出' },
		brief: { en: 'print', zh: '输出' },
		keys: [['enter', { kind: 'accept' }]],
	},
	{
		label: 'Up, Down, Ctrl-P, Ctrl-N',
		does: { en: 'move in the list', zh: '上下移动' },
		keys: [
			['up', { kind: 'move', rows: -1 }],
			['ctrl-p', { kind: 'move', rows: -1 }],
			['down', { kind: 'move', rows: 1 }],
			['ctrl-n', { kind: 'move', rows: 1 }],
		],
	},
	{
		label: 'PageUp, PageDown',
		does: { en: 'move by a page', zh: '翻页' },
		keys: [
			['page-up', { kind: 'move-page', pages: -1 }],
			['page-down', { kind: 'move-page', pages: 1 }],
		],
	},
	{
		label: 'Shift-Up, Shift-Down',
		does: { en: 'scroll the entry', zh: '滚动条目内容' },
		keys: [
			['shift-up', { kind: 'scroll', rows: -1 }],
			['shift-down', { kind: 'scroll', rows: 1 }],
		],
	},
	{
		label: 'Tab, Shift-Tab',
		does: { en: 'next, previous section', zh: '下一个、上一个分类' },
		brief: { en: 'section', zh: '分类' },
		keys: [
			['tab', { kind: 'turn-section', by: 1 }],
			['shift-tab', { kind: 'turn-section', by: -1 }],
		],
	},
	{
		label: 'Ctrl-Y',
		does: { en: 'copy the code', zh: '复制错误码' },
		brief: { en: 'copy', zh: '复制' },
		keys: [['ctrl-y', { kind: 'copy' }]],
	},
	{
		label: 'Ctrl-L',
		does: { en: 'the other language (中文)', zh: '切换语言（English）' },
		brief: { en: '中文', zh: 'English' },
		keys: [['ctrl-l', { kind: 'switch-language' }]],
	},
	{
		label: 'Left, Right, Home, End, Ctrl-A/E',
		does: { en: 'move in the query', zh: '在查询中移动光标' },
		keys: [
			['left', { kind: 'move-caret', to: 'left' }],
			['ctrl-b', { kind: 'move-caret', to: 'left' }],
			['right', { kind: 'move-caret', to: 'right' }],
			['ctrl-f', { kind: 'move-caret', to: 'right' }],
			['home', { kind: 'move-caret', to: 'start' }],
			['ctrl-a', { kind: 'move-caret', to: 'start' }],
			['end', { kind: 'move-caret', to: 'end' }],
			['ctrl-e', { kind: 'move-caret', to: 'end' }],
		],
	},
	{
		label: 'Backspace, Delete, Ctrl-W/U/K',
		does: {
			en: 'delete letter, word or rest',
			zh: '删除字符、单词或其余部分',
		},
		keys: [
			['backspace', { kind: 'delete', what: 'before' }],
			['ctrl-h', { kind: 'delete', what: 'before' }],
			['delete', { kind: 'delete', what: 'behind' }],
			['ctrl-d', { kind: 'delete', what: 'behind' }],
			['ctrl-w', { kind: 'delete', what: 'word' }],
			['ctrl-u', { kind: 'delete', what: 'to-start' }],
			['ctrl-k', { kind: 'delete', what: 'to-end' }],
		],
	},
	{
		label: '?, F1',
		does: { en: 'these keys (? in an empty query)', zh: '本帮助（查询为空时按?）' },
		brief: { en: 'keys', zh: '帮助' },
		keys: [
			['f1', { kind: 'toggle-help' }],
			['?', { kind: 'toggle-help' }],
		],
	},
	{
		label: 'Esc',
		does: { en: 'clear the query, then leave', zh: '清空查询，再按则退出' },
		brief: { en: 'leave', zh: '退出' },
		keys: [['escape', { kind: 'escape' }]],
	},
	{
		label: 'Ctrl-C',
		does: { en: 'leave', zh: '退出' },
		keys: [['ctrl-c', { kind: 'leave' }]],
	},
];

const actions = new Map<string, Action>(bindings.flatMap(({ keys }) => keys));

/** Characters that come at once from which on they are taken for a paste. */
const shortestPaste = 12;

/** @returns `undefined` for a key that does nothing */
export function actionOf(key: Key, isQueryEmpty: boolean): Action | undefined {
	switch (key.kind) {
		case 'text':
			if (key.text === '?' && isQueryEmpty) return actions.get('?');
			if ([...key.text].length >= shortestPaste) return { kind: 'paste', text: key.text };
			return { kind: 'insert', text: key.text };
		case 'paste':
			return { kind: 'paste', text: key.text };
		case 'control':
			return actions.get(`ctrl-${key.letter}`);
		case 'named':
			return actions.get(key.hasShift ? `shift-${key.name}` : key.name);
		default:
			return key satisfies never;
	}
}
