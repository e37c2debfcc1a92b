/**
 * One key's way: bytes (terminal.ts) -> keys (keys.ts) -> an action (keymap.ts) -> the next
 * state (state.ts) -> rows of the panes -> a frame, by ink (app.tsx) or, until that has been
 * loaded, put together plainly (frame.ts) -> what has changed on the screen (screen.ts).
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Entry, Language, Section } from '../catalog/entry.ts';
import { nearCodes } from '../catalog/near-codes.ts';
import { type Paint, paint } from '../print/segment.ts';
import { createHighlighter, type MatchedTexts } from '../search/highlight.ts';
import type { Search, Steps } from '../search/search.ts';
import type { Renderer } from './app.tsx';
import { plainFrame } from './frame.ts';
import { actionOf } from './keymap.ts';
import { createKeyParser, type Key } from './keys.ts';
import { layOut } from './layout.ts';
import { lastScroll } from './panes/entry-pane.ts';
import { lastHelpScroll } from './panes/help-pane.ts';
import { caretColumn } from './panes/query-pane.ts';
import { Screen } from './screen.ts';
import { type Action, type BrowserState, initialState, type Outcome, reduce } from './state.ts';
import { openTerminal } from './terminal.ts';
import type { View } from './view.ts';

export interface BrowserOptions {
	readonly entries: readonly Entry[];
	readonly sections: readonly Section[];
	readonly query: string;
	readonly language: Language;
	readonly paint: Paint;
	/** Plain lines for a screen reader. */
	readonly isSpoken: boolean;
	/** How long an escape waits for what may follow it; longer over a network. */
	readonly escapeDelayMs: number;
	readonly createSearch: (entries: readonly Entry[]) => Search;
	readonly findCodes: (text: string) => readonly string[];
}

/** Entries up to which mistyped words are put right on the key press itself. */
const fewEntries = 2000;
/** Pause after a key before that is done for more. */
const idleMs = 20;
/** Pause in which ink is loaded. */
const pauseMs = 200;

/** Runs the browser until it is left. */
export function runBrowser(options: BrowserOptions): Promise<Outcome> {
	return new Promise((resolve, reject) => {
		try {
			startBrowser(options, resolve, reject);
		} catch (error) {
			reject(error);
		}
	});
}

function startBrowser(
	options: BrowserOptions,
	resolve: (outcome: Outcome) => void,
	reject: (error: unknown) => void,
): void {
	const { entries, sections, isSpoken } = options;
	const parser = createKeyParser();
	const screen = new Screen();
	const searches = new Map<number, Search>();
	let state = initialState(options.query, options.language, sections, entries.length);
	let renderer: Renderer | undefined;
	let isEnded = false;
	let escapeTimer: NodeJS.Timeout | undefined;
	let escapeImmediate: NodeJS.Immediate | undefined;
	let fillTimer: NodeJS.Timeout | undefined;
	let inkTimer: NodeJS.Timeout | undefined;
	let fillImmediate: NodeJS.Immediate | undefined;
	let near: { readonly query: string; readonly codes: readonly string[] } | undefined;
	/** Of several keys that come at once, the last alone is worth looking for. */
	let isFindDue = false;

	const entriesOf = (section: Section | undefined) =>
		section === undefined ? entries : entries.filter((entry) => entry.section === section);

	const searchOf = (tab: number): Search => {
		let search = searches.get(tab);
		if (search === undefined) {
			search = options.createSearch(entriesOf(sections[tab - 1]));
			searches.set(tab, search);
		}
		return search;
	};

	const terminal = openTerminal({
		onKeys: guard((bytes: Buffer) => handle(parser.feed(bytes))),
		onResize: guard(redraw),
		onContinue: guard(redraw),
		onEnd: () => end({ kind: 'left' }),
	});

	/** Whatever is thrown ends the browser with the terminal restored. */
	function guard<Values extends unknown[]>(run: (...values: Values) => void) {
		return (...values: Values) => {
			try {
				run(...values);
			} catch (error) {
				close();
				reject(error);
			}
		};
	}

	function close(): void {
		isEnded = true;
		clearTimeout(escapeTimer);
		clearImmediate(escapeImmediate);
		clearTimeout(fillTimer);
		clearImmediate(fillImmediate);
		clearTimeout(inkTimer);
		renderer?.stop();
		terminal.close();
	}

	function end(outcome: Outcome): void {
		if (isEnded) return;
		close();
		resolve(outcome);
	}

	function handle(keys: readonly Key[]): void {
		inkTimer?.refresh();
		clearTimeout(escapeTimer);
		clearImmediate(escapeImmediate);
		for (const key of keys) {
			if (isEnded) return;
			if (key.kind === 'control' && key.letter === 'z') terminal.suspend();
			const action = actionOf(key, state.query === '');
			if (action !== undefined) dispatch(action);
		}
		if (isEnded) return;
		if (parser.isWaiting) {
			// What has come in meanwhile is read before: timers run first, immediates after reading.
			escapeTimer = setTimeout(() => {
				escapeImmediate = setImmediate(guard(() => handle(parser.flush())));
			}, options.escapeDelayMs);
		}
		if (keys.length === 0) return;
		if (isFindDue) findNow();
		draw();
	}

	function dispatch(action: Action): void {
		if (isFindDue && !editsQuery(action)) findNow();
		const before = state;
		state = reduce(state, action, {
			pageRows: layOut(terminal.size().columns, terminal.size().rows).listRows,
			lastScroll: () => (before.isHelpOpen ? lastHelpScroll : lastScroll)(viewOf(before)),
			findCodes: options.findCodes,
			countEntries: (section) => entriesOf(section).length,
		});
		if (action.kind === 'copy' && state.copied !== undefined) copy(state.copied);
		if (state.query !== before.query || state.tab !== before.tab) isFindDue = true;
		if (state.outcome !== undefined) end(state.outcome);
	}

	/** OSC 52: the terminal puts it on the clipboard, also over ssh. */
	function copy(text: string): void {
		terminal.write(`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`);
	}

	function findNow(): void {
		isFindDue = false;
		clearTimeout(fillTimer);
		clearImmediate(fillImmediate);
		const search = searchOf(state.tab);
		const { query } = state;
		if (entries.length <= fewEntries) {
			take({ kind: 'found', entries: search.search(query), isMore: false });
			return;
		}
		const matched = search.match(query);
		take({ kind: 'found', entries: matched, isMore: false });
		const filling = search.fill(query, matched);
		fillTimer = setTimeout(() => continueFilling(filling), idleMs);
	}

	/** Goes on while no key comes. */
	function continueFilling(filling: Steps<readonly Entry[]>): void {
		fillImmediate = setImmediate(
			guard(() => {
				const step = filling.next();
				if (!step.done) continueFilling(filling);
				else if (step.value.length > state.found.length) {
					take({ kind: 'found', entries: step.value, isMore: true });
					draw();
				}
			}),
		);
	}

	function take(action: Action): void {
		state = reduce(state, action, {
			pageRows: 1,
			lastScroll: () => 0,
			findCodes: () => [],
			countEntries: () => state.total,
		});
	}

	function draw(): void {
		if (isEnded) return;
		view = viewOf(state);
		if (renderer === undefined)
			show(
				view,
				plainFrame(view)
					.map((row) => paint(row, options.paint))
					.join('\n'),
			);
		else renderer.draw(view);
	}

	/** Draws what the terminal may have lost. */
	function redraw(): void {
		screen.reset();
		draw();
	}

	function viewOf(now: BrowserState): View {
		const { columns, rows } = terminal.size();
		const { query, language, found } = now;
		const remembered = new Map<Entry, MatchedTexts>();
		const highlightNow = createHighlighter(query, language);
		const highlight = (entry: Entry) => {
			const known = remembered.get(entry) ?? highlightNow(entry);
			remembered.set(entry, known);
			return known;
		};
		const near = found.length > 0 ? [] : nearQuery(query);
		return { state: now, layout: layOut(columns, rows), highlight, near, isSpoken };
	}

	/** Worked out once for each query, and not for each frame. */
	function nearQuery(query: string): readonly string[] {
		if (near?.query !== query) near = { query, codes: nearCodes(query, codesOf(entries)) };
		return near.codes;
	}

	function show(shown: View, frame: string): void {
		const { columns, rows } = shown.layout;
		const changes = screen.update(frame, { columns, rows }, caretColumn(shown));
		if (changes !== '') terminal.write(changes);
	}

	/** Prepares the search between keys, so that the first one does not wait for it; then ink. */
	function prepare(preparing: Steps<void>): void {
		if (isEnded) return;
		if (!preparing.next().done) {
			setImmediate(guard(() => prepare(preparing)));
			return;
		}
		// Keys would wait while it is loaded, so that is done in the first pause.
		inkTimer = setTimeout(() => {
			inkTimer = undefined;
			loadInk().catch((error) => {
				close();
				reject(error);
			});
		}, pauseMs);
	}

	async function loadInk(): Promise<void> {
		const { startInk } = await import('./app.tsx');
		if (isEnded) return;
		const started = startInk(options.paint, (drawn) => {
			if (!isEnded) show(view, drawn);
		});
		// Its first frame takes a while: keys that have come in the meantime are answered before.
		await nextTurn();
		if (isEnded) {
			started.stop();
			return;
		}
		renderer = started;
		draw();
	}

	findNow();
	/** What was drawn last; ink's frames are of it. */
	let view = viewOf(state);
	terminal.enter();
	guard(draw)();
	setImmediate(guard(() => prepare(searchOf(state.tab).prepare())));
}

function codesOf(entries: readonly Entry[]): string[] {
	return entries.flatMap((entry) => [entry.code, ...entry.aliases]);
}

/** Whether an action goes on with the query, and asks for nothing that was found. */
function editsQuery({ kind }: Action): boolean {
	return kind === 'insert' || kind === 'paste' || kind === 'delete' || kind === 'move-caret';
}
