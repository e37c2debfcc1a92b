import { afterEach, describe, expect, it } from 'vitest';
import type { Paint } from '../../source/text/paint.ts';
import { textWidth } from '../../source/text/width.ts';
import { type Renderer, startInk } from '../../source/tui/app.tsx';
import { plainFrame } from '../../source/tui/painter.ts';
import { panesOf } from '../../source/tui/panes.ts';
import { Screen } from '../../source/tui/screen.ts';
import type { View } from '../../source/tui/view.ts';
import { sections, type ViewOptions, viewOf } from './views.ts';

const sizes = [
	[40, 10],
	[59, 20],
	[60, 13],
	[60, 14],
	[80, 24],
	[99, 30],
	[100, 24],
	[120, 40],
	[200, 50],
	[20, 6],
] as const;
const states: readonly (readonly [name: string, options: ViewOptions])[] = [
	['at the start', {}],
	['in Chinese', { language: 'zh' }],
	['with a query', { query: 'token expired', cursor: 2 }],
	['with a Chinese query', { query: '授权', language: 'zh' }],
	['with a query wider than the screen', { query: '授权 token '.repeat(20) }],
	['at the end of the list', { cursor: 78, language: 'zh' }],
	['in the last section', { tab: sections.length }],
	['with nothing found', { query: 'zzzzqq' }],
	['with nothing found in Chinese', { query: 'zzzzqq', language: 'zh' }],
	['with the help', { isHelpOpen: true }],
	['with the help in Chinese', { isHelpOpen: true, language: 'zh' }],
	['with a scrolled entry', { query: '301022', scroll: 3 }],
	['with a copied code', { copied: 'SYS_ERR' }],
	['for a screen reader', { isSpoken: true }],
	['for a screen reader, nothing found', { isSpoken: true, query: 'zzzzqq' }],
];
const paints = ['colour', 'attributes', 'none'] as const;

const started: Renderer[] = [];
afterEach(() => {
	for (const renderer of started.splice(0)) renderer.stop();
});

/** What a fresh screen makes of a frame: each of its cells, in order. */
function cellsOf(frame: string, { layout }: View): string {
	return new Screen().update(frame, layout, 0);
}

/** Starts ink, and gives the frames that it has drawn so far. */
function ink(view: View, how: Paint): { readonly frames: string[]; readonly renderer: Renderer } {
	const frames: string[] = [];
	const renderer = startInk(how, (frame) => frames.push(frame));
	started.push(renderer);
	renderer.draw(view);
	return { frames, renderer };
}

describe('the plain picture', () => {
	it.each(states)('is that of ink, cell for cell, at every size: %s', (_name, options) => {
		for (const [columns, rows] of sizes) {
			const view = viewOf({ ...options, columns, rows });
			const { frames } = ink(view, 'colour');
			expect(frames.length).toBeGreaterThan(0);
			expect(cellsOf(frames.at(-1) ?? '', view), `${columns} by ${rows}`).toBe(
				cellsOf(plainFrame(view, 'colour'), view),
			);
		}
	});

	it.each(paints)('is that of ink when painted with %s', (how) => {
		const view = viewOf({ query: 'token', columns: 120, rows: 40 });
		expect(cellsOf(ink(view, how).frames.at(-1) ?? '', view)).toBe(
			cellsOf(plainFrame(view, how), view),
		);
	});

	it.each(states)(
		'has as many rows as there are, none wider than the screen: %s',
		(_name, options) => {
			for (const [columns, rows] of sizes) {
				const view = viewOf({ ...options, columns, rows });
				const drawn = panesOf(view).flatMap(({ rows: of }) => of);
				expect(drawn).toHaveLength(view.layout.rows);
				const widths = drawn.map((row) => textWidth(row.map(({ text }) => text).join('')));
				expect(Math.max(...widths), `${columns} by ${rows}`).toBeLessThanOrEqual(columns);
			}
		},
	);

	it.each(states)('throws at no size, however small: %s', (_name, options) => {
		for (const [columns, rows] of [
			[1, 1],
			[2, 2],
			[3, 9],
			[7, 1],
			[100, 1],
		] as const) {
			const view = viewOf({ ...options, columns, rows });
			expect(ink(view, 'colour').frames.length).toBeGreaterThan(0);
			expect(cellsOf(plainFrame(view, 'colour'), view)).not.toBe('');
		}
	});
});

describe('ink', () => {
	it('draws the next view at once and whole, also in another size', () => {
		const { frames, renderer } = ink(viewOf({}), 'colour');
		for (const options of [
			{ query: '授权' },
			{ columns: 120, rows: 40 },
			{ columns: 40, rows: 10, isHelpOpen: true },
			{ columns: 60, rows: 20 },
		]) {
			const view = viewOf(options);
			const before = frames.length;
			renderer.draw(view);
			expect(frames.length).toBeGreaterThan(before);
			expect(cellsOf(frames.at(-1) ?? '', view)).toBe(cellsOf(plainFrame(view, 'colour'), view));
		}
	});

	it('writes nothing but text and styles', () => {
		const { frames } = ink(viewOf({ query: 'token' }), 'colour');
		// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about these
		expect(frames.join('').replaceAll(/\u001b\[[\d;]*m/g, '')).not.toMatch(/[^\P{Cc}\n]/u);
	});
});
