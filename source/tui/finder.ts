import { codesOf, type Entry, type Section } from '../catalog/entry.ts';
import { nearCodes } from '../catalog/near-codes.ts';
import type { Search } from '../search/search.ts';
import type { Steps } from '../search/steps.ts';
import type { IdleWork } from './idle-work.ts';

/** Entries up to which mistyped words are put right on the key press itself. */
const fewEntries = 2000;
/** Pause after a key before that is done for more. */
const idleMs = 20;

/** Answers queries in the tabs of the browser: tab 0 is all entries, the others are the sections. */
export class Finder {
	readonly #entries: readonly Entry[];
	readonly #sections: readonly Section[];
	readonly #createSearch: (entries: readonly Entry[]) => Search;
	readonly #filling: IdleWork;
	readonly #searches = new Map<number, Search>();
	#near: { readonly query: string; readonly codes: readonly string[] } | undefined;
	#anywhere: { readonly query: string; readonly count: number } | undefined;

	/** @param filling where what takes long is done */
	constructor(
		entries: readonly Entry[],
		sections: readonly Section[],
		createSearch: (entries: readonly Entry[]) => Search,
		filling: IdleWork,
	) {
		this.#entries = entries;
		this.#sections = sections;
		this.#createSearch = createSearch;
		this.#filling = filling;
	}

	entriesOf(tab: number): readonly Entry[] {
		const section = this.#sections[tab - 1];
		return section === undefined
			? this.#entries
			: this.#entries.filter((entry) => entry.section === section);
	}

	/**
	 * The entries that answer a query.
	 *
	 * @param onMore told of all of them, where mistyped words are put right later
	 */
	find(query: string, tab: number, onMore: (entries: readonly Entry[]) => void): readonly Entry[] {
		this.#filling.stop();
		const search = this.#searchOf(tab);
		const matched = this.#findNow(search, query);
		if (this.#isFew) return matched;
		this.#filling.start(search.fill(query, matched), idleMs, (entries) => {
			if (entries.length > matched.length) onMore(entries);
		});
		return matched;
	}

	/** Does at once what was left for later. */
	finish(): void {
		this.#filling.finish();
	}

	prepare(tab: number): Steps<void> {
		return this.#searchOf(tab).prepare();
	}

	/** Codes near a query that found nothing, worked out once for each. */
	near(query: string): readonly string[] {
		if (this.#near?.query !== query) {
			const known = this.#entries.flatMap(codesOf);
			this.#near = { query, codes: nearCodes(query, known) };
		}
		return this.#near.codes;
	}

	/** How many entries of all sections answer a query, at once; worked out once for each. */
	countAnywhere(query: string): number {
		if (this.#anywhere?.query !== query) {
			const { length: count } = this.#findNow(this.#searchOf(0), query);
			this.#anywhere = { query, count };
		}
		return this.#anywhere.count;
	}

	/** Mistyped words are put right where there are few entries, and else later. */
	#findNow(search: Search, query: string): readonly Entry[] {
		return this.#isFew ? search.search(query) : search.match(query);
	}

	get #isFew(): boolean {
		return this.#entries.length <= fewEntries;
	}

	#searchOf(tab: number): Search {
		let search = this.#searches.get(tab);
		if (search === undefined) {
			search = this.#createSearch(this.entriesOf(tab));
			this.#searches.set(tab, search);
		}
		return search;
	}
}
