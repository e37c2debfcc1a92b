import type { Text } from '../catalog/entry.ts';
import type { Place } from '../terminal/edit-line.ts';
import type { Key } from '../terminal/keys.ts';
import type { Action } from './state.ts';

/** Keys with what they do: read by the handler and by the help. */
export interface Binding {
	/** Chapter of the help. */
	readonly group: 'answer' | 'move' | 'edit';
	readonly does: Text;
	/** Keys, named as keys.ts names them, each with the action it stands for. */
	readonly keys: readonly (readonly [key: string, action: Action])[];
}

const move = (by: number): Action => ({ kind: 'move', by, unit: 'row' });
const turnPage = (by: number): Action => ({ kind: 'move', by, unit: 'page' });
const turnTab = (by: 1 | -1): Action => ({ kind: 'turn-tab', by });
const scroll = (rows: number): Action => ({ kind: 'scroll', rows });
const go = (to: Place): Action => ({ kind: 'move-caret', to });
const cut = (to: Place): Action => ({ kind: 'delete', to });
const toggleHelp: Action = { kind: 'toggle-help' };

/** @param keys apart by spaces those that do the same */
function bind(
	group: Binding['group'],
	en: string,
	zh: string,
	keys: Readonly<Record<string, Action>>,
): Binding {
	const each = Object.entries(keys).flatMap(([names, action]) =>
		names.split(' ').map((name) => [name, action] as const),
	);
	return { group, does: { en, zh }, keys: each };
}

/** Every key, in the order of the help. Printing characters go into the query. */
export const bindings: readonly Binding[] = [
	bind('answer', 'print the entry and leave', '输出该条目并退出', { enter: { kind: 'accept' } }),
	bind('answer', 'copy the code; again: the solution', '复制错误码；再按复制解决方案', {
		'ctrl-y': { kind: 'copy' },
	}),
	bind('answer', 'the other language (中文)', '切换语言（English）', {
		'ctrl-l': { kind: 'switch-language' },
	}),
	bind('answer', 'clear the query, then leave', '清空查询，再按则退出', {
		escape: { kind: 'escape' },
	}),
	bind('answer', 'leave', '退出', { 'ctrl-c': { kind: 'leave' } }),
	bind('answer', 'these keys (? in an empty query)', '本帮助（查询为空时按?）', {
		'? f1': toggleHelp,
	}),
	bind('move', 'entry', '上下移动', { 'up ctrl-p': move(-1), 'down ctrl-n ctrl-j': move(1) }),
	bind('move', 'page', '翻页', { 'page-up': turnPage(-1), 'page-down': turnPage(1) }),
	bind('move', 'first, last entry', '第一条、最后一条', {
		'ctrl-home': move(Number.NEGATIVE_INFINITY),
		'ctrl-end': move(Number.POSITIVE_INFINITY),
	}),
	bind('move', 'next section that has an answer', '下一个有结果的分类', {
		tab: turnTab(1),
		'shift-tab': turnTab(-1),
	}),
	bind('move', 'scroll the entry', '滚动条目内容', {
		'shift-up': scroll(-1),
		'shift-down': scroll(1),
	}),
	bind('edit', 'letter', '移动一个字符', {
		'left ctrl-b': go('left'),
		'right ctrl-f': go('right'),
	}),
	bind('edit', 'word', '移动一个词', {
		'alt-b ctrl-left alt-left': go('word-left'),
		'alt-f ctrl-right alt-right': go('word-right'),
	}),
	bind('edit', 'start, end', '行首、行尾', { 'home ctrl-a': go('start'), 'end ctrl-e': go('end') }),
	bind('edit', 'delete a letter', '删除一个字符', {
		backspace: cut('left'),
		'delete ctrl-d': cut('right'),
	}),
	bind('edit', 'delete a word', '删除一个词', {
		'ctrl-w': cut('space-left'),
		'alt-backspace': cut('word-left'),
		'alt-d': cut('word-right'),
	}),
	bind('edit', 'delete to start, to end', '删除到行首、到行尾', {
		'ctrl-u': cut('start'),
		'ctrl-k': cut('end'),
	}),
];

/** Keys as the help writes them: `Ctrl-P, PageUp, Esc`. */
export function labelOf({ keys }: Binding): string {
	const names = keys.map(([name]) =>
		name
			.replaceAll(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase())
			.replace('Page-', 'Page')
			.replace('Escape', 'Esc'),
	);
	return names.join(', ');
}

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
