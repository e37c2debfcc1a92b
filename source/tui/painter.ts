import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Paint, paint } from '../text/paint.ts';
import type { Renderer } from './app.tsx';
import { caretColumn } from './panes/query-pane.ts';
import { panesOf } from './panes.ts';
import { Screen } from './screen.ts';
import type { View } from './view.ts';

/** The frame that ink makes of the panes of a view, put together without it. */
export function plainFrame(view: View, how: Paint): string {
	const rows = panesOf(view).flatMap((pane) => pane.rows);
	return rows.map((row) => paint(row, how)).join('\n');
}

/**
 * Draws views on the screen: with ink (app.tsx), and plainly until that has been loaded, which
 * takes longer than the first picture should.
 */
export class Painter {
	readonly #how: Paint;
	readonly #write: (changes: string) => void;
	readonly #screen = new Screen();
	/** What was drawn last; ink's frames are of it. */
	#view: View | undefined;
	#renderer: Renderer | undefined;
	#isLoading = false;
	#isClosed = false;

	/** @param write to the terminal */
	constructor(how: Paint, write: (changes: string) => void) {
		this.#how = how;
		this.#write = write;
	}

	draw(view: View): void {
		this.#view = view;
		if (this.#renderer !== undefined) this.#renderer.draw(view);
		else this.#show(plainFrame(view, this.#how));
	}

	/** Forgets what is on the screen, which the terminal may have lost: all is drawn again. */
	forget(): void {
		this.#screen.reset();
	}

	/** Loads ink, if that has not been done, which takes longer than a key should wait. */
	async loadInk(): Promise<void> {
		if (this.#isLoading) return;
		this.#isLoading = true;
		const { startInk } = await import('./app.tsx');
		if (this.#isClosed) return;
		const renderer = startInk(this.#how, (frame) => this.#show(frame));
		// Its first frame takes a while: keys that have come in the meantime are answered before.
		await nextTurn();
		if (this.#isClosed) {
			renderer.stop();
			return;
		}
		this.#renderer = renderer;
		if (this.#view !== undefined) renderer.draw(this.#view);
	}

	close(): void {
		this.#isClosed = true;
		this.#renderer?.stop();
	}

	#show(frame: string): void {
		if (this.#view === undefined || this.#isClosed) return;
		const { columns, rows } = this.#view.layout;
		const changes = this.#screen.update(frame, { columns, rows }, caretColumn(this.#view));
		if (changes !== '') this.#write(changes);
	}
}
