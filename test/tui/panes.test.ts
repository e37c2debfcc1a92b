import { describe, expect, it } from 'vitest';
import { textWidth } from '../../source/text/width.ts';
import { bindings } from '../../source/tui/keymap.ts';
import { entryRows } from '../../source/tui/panes/entry-pane.ts';
import { helpRows, lastHelpScroll } from '../../source/tui/panes/help-pane.ts';
import { keysRow } from '../../source/tui/panes/keys-pane.ts';
import { listRows } from '../../source/tui/panes/list-pane.ts';
import { caretColumn, queryRow } from '../../source/tui/panes/query-pane.ts';
import { tabsRow } from '../../source/tui/panes/tabs-pane.ts';
import type { Row } from '../../source/tui/view.ts';
import { entries, sections, viewOf } from './views.ts';

const textOf = (row: Row | undefined) => (row ?? []).map(({ text }) => text).join('');
const languages = ['en', 'zh'] as const;

describe('the query line', () => {
	it.each([
		['', 0, 2],
		['abc', 3, 5],
		['授权', 2, 6],
		['授权', 1, 4],
		['e\u0301x', 2, 3],
		['a授'.repeat(40), 80, 74],
	])('has the cursor of %j at %i in column %i', (query, caret, column) => {
		const view = viewOf({ query, caret, found: [] });
		expect(caretColumn(view)).toBe(column);
		const shown = textOf(queryRow(view));
		expect(textWidth(shown)).toBe(80);
		expect(shown.endsWith(' 0/79')).toBe(true);
	});
});

describe('the tabs', () => {
	it.each([20, 40, 60, 80, 120])('show the current section whole at %i columns', (columns) => {
		for (const language of languages) {
			for (const [at, section] of sections.entries()) {
				const title = section[language];
				const shown = textOf(tabsRow(viewOf({ columns, language, tab: at + 1 })));
				expect(textWidth(shown)).toBeLessThanOrEqual(columns);
				if (textWidth(title) <= columns - 3) expect(shown).toContain(title);
			}
		}
	});
});

describe('the list', () => {
	it('shows the entry under the pointer wherever that is', () => {
		for (const [cursor, { code }] of entries.entries()) {
			const rows = listRows(viewOf({ cursor, columns: 60, rows: 14 })).map(textOf);
			expect(rows.filter((row) => row.startsWith('❯ '))).toHaveLength(1);
			expect(rows.find((row) => row.startsWith('❯ '))).toContain(code.slice(0, 23));
		}
	});

	it('fills its rows at the end of a long list', () => {
		const rows = listRows(viewOf({ cursor: entries.length - 1 })).map(textOf);
		expect(rows.filter((row) => row === '')).toEqual([]);
	});

	it.each(languages)('has the nearest codes where nothing is found, in %s', (language) => {
		const view = { ...viewOf({ query: 'zzzzqq', language }), near: ['40015', '40051'] };
		const rows = listRows(view).map(textOf);
		expect(rows[1]).toContain('40015, 40051');
		expect(rows).toHaveLength(view.layout.listRows);
	});
});

describe('the entry', () => {
	it('is there in whole, in both languages, for every entry', () => {
		for (const language of languages) {
			for (const [cursor, entry] of entries.entries()) {
				const view = viewOf({ cursor, language, columns: 200, rows: 60 });
				const text = entryRows(view).map(textOf).join('').replaceAll(' ', '');
				const parts = [entry.code, entry.description.en, entry.description.zh];
				for (const part of [...parts, entry.solution?.[language] ?? ''])
					expect(text).toContain(part.replaceAll(' ', ''));
			}
		}
	});

	it('scrolls no further than to its last line', () => {
		const view = (scroll: number) => viewOf({ query: '301022', columns: 60, rows: 14, scroll });
		const last = entryRows(view(99)).map(textOf);
		expect(last.at(-1)).toBe('Mini program · open-platform');
		expect(entryRows(view(0)).map(textOf).at(-1)).toBe('… Shift-↓');
	});
});

describe('the help', () => {
	it.each(languages)('shows every key and what it does, in %s', (language) => {
		const rows = helpRows(viewOf({ language, columns: 120, rows: 40 })).map(textOf);
		for (const [at, { label, does }] of bindings.entries()) {
			expect(rows[at]).toContain(label);
			expect(rows[at]).toContain(does[language]);
		}
	});

	it.each([
		[80, 24],
		[60, 20],
	])('shows every key at %i by %i', (columns, rows) => {
		for (const language of languages) {
			const text = helpRows(viewOf({ language, columns, rows })).map(textOf).join('\n');
			for (const { label, does } of bindings) {
				expect(text).toContain(label);
				expect(text).toContain(does[language]);
			}
		}
	});
});

describe('the help on a small screen', () => {
	it.each(languages)(
		'shows every key as it is scrolled, and where it goes on, in %s',
		(language) => {
			const view = (scroll: number) => {
				const base = viewOf({ language, columns: 40, rows: 10 });
				return { ...base, state: { ...base.state, isHelpOpen: true, scroll } };
			};
			const last = lastHelpScroll(view(0));
			const seen = new Set<string>();
			for (let scroll = 0; scroll <= last; scroll++) {
				const rows = helpRows(view(scroll)).map(textOf);
				expect(rows).toHaveLength(5);
				expect(rows.at(-1) === '  … ↓').toBe(scroll < last);
				for (const row of rows) {
					expect(textWidth(row)).toBeLessThanOrEqual(40);
					seen.add(row);
				}
			}
			const text = [...seen].join('');
			for (const { label } of bindings) expect(text).toContain(label);
			expect(helpRows(view(last + 5))).toEqual(helpRows(view(last)));
		},
	);
});

describe('the line of keys', () => {
	it.each([120, 80, 60, 40, 20])('has as many keys as fit whole at %i columns', (columns) => {
		for (const language of languages) {
			const shown = textOf(keysRow(viewOf({ columns, language })));
			const parts = bindings.flatMap(({ label, brief }) =>
				brief === undefined ? [] : [`  ${label.split(', ')[0]} ${brief[language]}`],
			);
			expect(textWidth(shown)).toBeLessThanOrEqual(columns);
			expect(parts.join('').startsWith(shown)).toBe(true);
			const next = parts[parts.findIndex((_, at) => parts.slice(0, at).join('') === shown)] ?? '';
			expect(next === '' || textWidth(shown + next) > columns).toBe(true);
		}
	});

	it.each([
		['en', 'Copied 40015'],
		['zh', '已复制40015'],
	] as const)('tells what has been copied, in %s', (language, text) => {
		expect(textOf(keysRow(viewOf({ language, copied: '40015' })))).toBe(`  ${text}`);
	});
});
