import type { Text } from '../catalog/entry.ts';
import type { Key } from '../terminal/keys.ts';
import type { Action } from './state.ts';

/** A key with what it does: read by the handler, by the help, and by the line of keys. */
export interface Binding {
	/** Chapter of the help. */
	readonly group: 'answer' | 'move' | 'edit';
	/** As the help names it. */
	readonly label: string;
	readonly does: Text;
	readonly keys: readonly BoundKey[];
}

/** A key, named as keys.ts names it, and the action it stands for. */
type BoundKey = readonly [key: string, action: Action];

const copy: Action = { kind: 'copy' };
const toggleHelp: Action = { kind: 'toggle-help' };

/** Every key, in the order of the help. Printing characters go into the query. */
export const bindings: readonly Binding[] = [
	{
		group: 'answer',
		label: 'Enter',
		does: { en: 'print the entry and leave', zh: '输出该条目并退出' },
		keys: [['enter', { kind: 'accept' }]],
	},
	{
		group: 'answer',
		label: 'Ctrl-Y',
		does: { en: 'copy the code; again: the solution', zh: '复制错误码；再按复制解决方案' },
		keys: [['ctrl-y', copy]],
	},
	{
		group: 'answer',
		label: 'Ctrl-L',
		does: { en: 'the other language (中文)', zh: '切换语言（English）' },
		keys: [['ctrl-l', { kind: 'switch-language' }]],
	},
	{
		group: 'answer',
		label: 'Esc',
		does: { en: 'clear the query, then leave', zh: '清空查询，再按则退出' },
		keys: [['escape', { kind: 'escape' }]],
	},
	{
		group: 'answer',
		label: 'Ctrl-C',
		does: { en: 'leave', zh: '退出' },
		keys: [['ctrl-c', { kind: 'leave' }]],
	},
	{
		group: 'answer',
		label: '?, F1',
		does: { en: 'these keys (? in an empty query)', zh: '本帮助（查询为空时按?）' },
		keys: [
			['f1', toggleHelp],
			['?', toggleHelp],
		],
	},
	{
		group: 'move',
		label: 'Up, Down, Ctrl-P, Ctrl-N, Ctrl-J',
		does: { en: 'entry', zh: '上下移动' },
		keys: [
			['up', { kind: 'move', rows: -1 }],
			['ctrl-p', { kind: 'move', rows: -1 }],
			['down', { kind: 'move', rows: 1 }],
			['ctrl-n', { kind: 'move', rows: 1 }],
			['ctrl-j', { kind: 'move', rows: 1 }],
		],
	},
	{
		group: 'move',
		label: 'PageUp, PageDown',
		does: { en: 'page', zh: '翻页' },
		keys: [
			['page-up', { kind: 'move-page', pages: -1 }],
			['page-down', { kind: 'move-page', pages: 1 }],
		],
	},
	{
		group: 'move',
		label: 'Ctrl-Home, Ctrl-End',
		does: { en: 'first, last entry', zh: '第一条、最后一条' },
		keys: [
			['ctrl-home', { kind: 'move', rows: Number.NEGATIVE_INFINITY }],
			['ctrl-end', { kind: 'move', rows: Number.POSITIVE_INFINITY }],
		],
	},
	{
		group: 'move',
		label: 'Tab, Shift-Tab',
		does: { en: 'next section that has an answer', zh: '下一个有结果的分类' },
		keys: [
			['tab', { kind: 'turn-tab', by: 1 }],
			['shift-tab', { kind: 'turn-tab', by: -1 }],
		],
	},
	{
		group: 'move',
		label: 'Shift-Up, Shift-Down',
		does: { en: 'scroll the entry', zh: '滚动条目内容' },
		keys: [
			['shift-up', { kind: 'scroll', rows: -1 }],
			['shift-down', { kind: 'scroll', rows: 1 }],
		],
	},
	{
		group: 'edit',
		label: 'Left, Right, Ctrl-B, Ctrl-F',
		does: { en: 'letter', zh: '移动一个字符' },
		keys: [
			['left', { kind: 'move-caret', to: 'left' }],
			['ctrl-b', { kind: 'move-caret', to: 'left' }],
			['right', { kind: 'move-caret', to: 'right' }],
			['ctrl-f', { kind: 'move-caret', to: 'right' }],
		],
	},
	{
		group: 'edit',
		label: 'Alt-B, Alt-F, Ctrl-Left, Ctrl-Right',
		does: { en: 'word', zh: '移动一个词' },
		keys: [
			['alt-b', { kind: 'move-caret', to: 'word-left' }],
			['ctrl-left', { kind: 'move-caret', to: 'word-left' }],
			['alt-left', { kind: 'move-caret', to: 'word-left' }],
			['alt-f', { kind: 'move-caret', to: 'word-right' }],
			['ctrl-right', { kind: 'move-caret', to: 'word-right' }],
			['alt-right', { kind: 'move-caret', to: 'word-right' }],
		],
	},
	{
		group: 'edit',
		label: 'Home, End, Ctrl-A, Ctrl-E',
		does: { en: 'start, end', zh: '行首、行尾' },
		keys: [
			['home', { kind: 'move-caret', to: 'start' }],
			['ctrl-a', { kind: 'move-caret', to: 'start' }],
			['end', { kind: 'move-caret', to: 'end' }],
			['ctrl-e', { kind: 'move-caret', to: 'end' }],
		],
	},
	{
		group: 'edit',
		label: 'Backspace, Delete',
		does: { en: 'delete a letter', zh: '删除一个字符' },
		keys: [
			['backspace', { kind: 'delete', to: 'left' }],
			['delete', { kind: 'delete', to: 'right' }],
			['ctrl-d', { kind: 'delete', to: 'right' }],
		],
	},
	{
		group: 'edit',
		label: 'Ctrl-W, Alt-Backspace, Alt-D',
		does: { en: 'delete a word', zh: '删除一个词' },
		keys: [
			['ctrl-w', { kind: 'delete', to: 'space-left' }],
			['alt-backspace', { kind: 'delete', to: 'word-left' }],
			['alt-d', { kind: 'delete', to: 'word-right' }],
		],
	},
	{
		group: 'edit',
		label: 'Ctrl-U, Ctrl-K',
		does: { en: 'delete to start, to end', zh: '删除到行首、到行尾' },
		keys: [
			['ctrl-u', { kind: 'delete', to: 'start' }],
			['ctrl-k', { kind: 'delete', to: 'end' }],
		],
	},
];

const actions = new Map<string, Action>(bindings.flatMap(({ keys }) => keys));

/** Characters that come at once from which on they are taken for a paste. */
const shortestPaste = 12;

/** @returns `undefined` for a key that does nothing */
export function actionOf(
	key: Key,
	{ query, isHelpOpen }: { readonly query: string; readonly isHelpOpen: boolean },
): Action | undefined {
	switch (key.kind) {
		case 'text':
			if (key.text === '?' && (query === '' || isHelpOpen)) return toggleHelp;
			if (key.text === 'q' && isHelpOpen) return toggleHelp;
			if ([...key.text.slice(0, 2 * shortestPaste)].length >= shortestPaste) {
				return { kind: 'paste', text: key.text, isCut: false };
			}
			return { kind: 'insert', text: key.text };
		case 'paste':
			return key;
		case 'press':
			return actions.get(key.name);
		case 'mouse':
			return key;
		default:
			return key satisfies never;
	}
}
