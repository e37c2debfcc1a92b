/**
 * One key's way: bytes (terminal.ts) -> keys (keys.ts) -> an action (keymap.ts) -> the next
 * state (state.ts), where the query has changed with what answers it (finder.ts) -> a view ->
 * rows of the panes -> what has changed on the screen (painter.ts).
 */
import type { Entry, Language, Section } from '../catalog/entry.ts';
import type { Search } from '../search/search.ts';
import type { Paint } from '../text/paint.ts';
import { Finder } from './finder.ts';
import { IdleWork } from './idle-work.ts';
import { actionOf } from './keymap.ts';
import { createKeyParser, type Key } from './keys.ts';
import { layOut } from './layout.ts';
import { Painter } from './painter.ts';
import { lastScroll } from './panes/entry-pane.ts';
import { lastHelpScroll } from './panes/help-pane.ts';
import {
	type Action,
	type BrowserState,
	initialState,
	type Outcome,
	reduce,
	takeFound,
	takeMore,
} from './state.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { rememberHighlights, type View } from './view.ts';

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

/** Pause between keys in which ink is loaded. */
const inkPauseMs = 200;

/**
 * Runs the browser until it is left; whatever is thrown in it rejects, with the terminal restored.
 *
 * @throws UserError where there is no terminal to draw on
 */
export function runBrowser(options: BrowserOptions): Promise<Outcome> {
	return new Promise((resolve, reject) => new Browser(options, resolve, reject).start());
}

class Browser {
	readonly #options: BrowserOptions;
	readonly #resolve: (outcome: Outcome) => void;
	readonly #reject: (error: unknown) => void;
	readonly #parser = createKeyParser();
	readonly #terminal: Terminal;
	readonly #painter: Painter;
	readonly #filling = new IdleWork();
	readonly #preparing = new IdleWork();
	readonly #finder: Finder;
	readonly #highlights = rememberHighlights();
	#state: BrowserState;
	/** Of several keys that come at once, the last alone is worth looking for. */
	#isFindDue = false;
	#isEnded = false;
	#escapeTimer: NodeJS.Timeout | undefined;
	#escapeImmediate: NodeJS.Immediate | undefined;
	#inkTimer: NodeJS.Timeout | undefined;

	constructor(
		options: BrowserOptions,
		resolve: (outcome: Outcome) => void,
		reject: (error: unknown) => void,
	) {
		const { entries, sections, query, language } = options;
		this.#options = options;
		this.#resolve = resolve;
		this.#reject = reject;
		this.#state = initialState(query, language, sections, entries.length);
		this.#finder = new Finder(entries, sections, options.createSearch, this.#filling);
		this.#painter = new Painter(options.paint, (changes) => this.#terminal.write(changes));
		this.#terminal = openTerminal({
			onKeys: (bytes) => this.#handle(this.#parser.feed(bytes)),
			onChange: () => this.#redraw(),
			onError: (error) => this.#fail(error),
		});
	}

	start(): void {
		try {
			this.#find();
			this.#terminal.enter();
			this.#draw();
		} catch (error) {
			this.#fail(error);
			return;
		}
		this.#prepare();
	}

	/** Prepares the search of the tab between keys, and then loads ink in the first pause. */
	#prepare(): void {
		this.#preparing.start(this.#finder.prepare(this.#state.tab), 0, () => {
			this.#inkTimer = setTimeout(() => {
				this.#inkTimer = undefined;
				this.#painter.loadInk().catch((error) => this.#fail(error));
			}, inkPauseMs);
		});
	}

	#handle(keys: readonly Key[]): void {
		this.#inkTimer?.refresh();
		clearTimeout(this.#escapeTimer);
		clearImmediate(this.#escapeImmediate);
		for (const key of keys) {
			if (this.#isEnded) return;
			if (key.kind === 'control' && key.letter === 'z') this.#terminal.suspend();
			const action = actionOf(key, this.#state.query === '');
			if (action !== undefined) this.#dispatch(action);
		}
		if (this.#isEnded) return;
		if (this.#parser.isWaiting) this.#awaitEscape();
		if (keys.length === 0) return;
		if (this.#isFindDue) this.#find();
		this.#draw();
	}

	/** An escape that nothing follows for a while is the key itself. */
	#awaitEscape(): void {
		this.#escapeTimer = setTimeout(() => {
			// What has come in meanwhile is read before: timers run first, immediates after reading.
			this.#escapeImmediate = setImmediate(() => this.#handle(this.#parser.flush()));
		}, this.#options.escapeDelayMs);
	}

	#dispatch(action: Action): void {
		if (!editsQuery(action)) this.#findFor(action);
		const before = this.#state;
		this.#state = reduce(before, action, {
			pageRows: this.#layOut().listRows,
			lastScroll: () => (before.isHelpOpen ? lastHelpScroll : lastScroll)(this.#view(before)),
			findCodes: this.#options.findCodes,
			countEntries: (tab) => this.#finder.entriesOf(tab).length,
		});
		const { query, tab, copied, outcome } = this.#state;
		if (action.kind === 'copy' && copied !== undefined) this.#copy(copied);
		if (query !== before.query || tab !== before.tab) this.#isFindDue = true;
		if (tab !== before.tab) this.#prepare();
		if (outcome !== undefined) this.#end(outcome);
	}

	/** Has found what an action acts on, mistyped words put right where that is needed. */
	#findFor(action: Action): void {
		if (this.#isFindDue) this.#find();
		const rows = this.#rowsTo(action);
		if (rows !== undefined && this.#state.cursor + rows >= this.#state.found.length) {
			this.#finder.finish();
		}
	}

	/** How far from the cursor the entry is that an action is about, if it is about one. */
	#rowsTo(action: Action): number | undefined {
		if (action.kind === 'accept' || action.kind === 'copy') return 0;
		if (action.kind === 'move') return action.rows;
		return action.kind === 'move-page' ? action.pages * this.#layOut().listRows : undefined;
	}

	#find(): void {
		this.#isFindDue = false;
		const { query, tab } = this.#state;
		const entries = this.#finder.find(query, tab, (more) => {
			this.#state = takeMore(this.#state, more);
			this.#draw();
		});
		this.#state = takeFound(this.#state, entries);
	}

	/** OSC 52: the terminal puts it on the clipboard, also over ssh. */
	#copy(text: string): void {
		this.#terminal.write(`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`);
	}

	#draw(): void {
		if (!this.#isEnded) this.#painter.draw(this.#view(this.#state));
	}

	#redraw(): void {
		this.#painter.forget();
		this.#draw();
	}

	#view(state: BrowserState): View {
		const { query, language, found, tab } = state;
		const isEmpty = found.length === 0;
		return {
			state,
			layout: this.#layOut(),
			highlight: this.#highlights(query, language),
			near: isEmpty ? this.#finder.near(query) : [],
			elsewhere: isEmpty && tab > 0 ? this.#finder.countAnywhere(query) : 0,
			isSpoken: this.#options.isSpoken,
		};
	}

	#layOut() {
		const { columns, rows } = this.#terminal.size();
		return layOut(columns, rows);
	}

	#end(outcome: Outcome): void {
		this.#close();
		this.#resolve(outcome);
	}

	#fail(error: unknown): void {
		this.#close();
		this.#reject(error);
	}

	#close(): void {
		this.#isEnded = true;
		this.#filling.stop();
		this.#preparing.stop();
		clearTimeout(this.#escapeTimer);
		clearImmediate(this.#escapeImmediate);
		clearTimeout(this.#inkTimer);
		this.#painter.close();
		this.#terminal.close();
	}
}

/** Whether an action goes on with the query, and asks for nothing that was found. */
function editsQuery({ kind }: Action): boolean {
	return kind === 'insert' || kind === 'paste' || kind === 'delete' || kind === 'move-caret';
}
