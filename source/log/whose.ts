/**
 * Whose code it is: chooses among the catalogs that have a reported code, by the message beside it,
 * the vendor that the line names, and else by the order of catalogs.
 */
import type { CodeKind } from './code-kind.ts';
import type { CodeOwner } from './code-table.ts';
import { otherVendors } from './evidence.ts';
import { type Agreement, compareMessage, type Message, readMessage } from './message.ts';
import type { Recognised } from './recognise.ts';
import type { Source } from './sources.ts';

export interface Chosen {
	readonly owner: CodeOwner;
	readonly agreement: Agreement;
}

/** Finds the vendors that are named in front of a code, as whole words. */
export interface Vendors {
	/** Names, in lower case, of the clause that ends with the key of the code. */
	namedBefore(line: string, keyStart: number): ReadonlySet<string>;
	/** Whether any of the line around a code names one of these. */
	isNamedAround(line: string, start: number, end: number, vendor: readonly string[]): boolean;
}

const clauseReach = 60;
const lineReach = 200;

export function findVendors(sources: readonly Source[]): Vendors {
	const own = sources.flatMap(({ catalog }) => catalog.vendor ?? []);
	const names = new Set([...own, ...otherVendors].map((name) => name.toLowerCase()));
	const isOneWord = (name: string) => /^[a-z][\w.-]*$/.test(name);
	const words = new Set([...names].filter(isOneWord));
	const phrases = [...names].filter((name) => !isOneWord(name));
	const namesIn = (text: string): ReadonlySet<string> => {
		const folded = text.toLowerCase();
		const found = new Set(phrases.filter((phrase) => folded.includes(phrase)));
		for (const [word] of folded.matchAll(/[a-z][a-z0-9_.-]*/g)) {
			// `stripeError`, `DiscordAPIError`: a name is in front of a word for an error.
			for (const name of [
				word,
				word.replace(/[.-]+$/, ''),
				word.replace(/(?:api)?(?:error|exception)$/, ''),
			]) {
				if (words.has(name)) found.add(name);
			}
		}
		return found;
	};
	return {
		namedBefore(line, keyStart) {
			const before = line.slice(Math.max(0, keyStart - clauseReach), keyStart);
			return namesIn(before.split(/[;；。|]|,\s|\.\s/).at(-1) ?? '');
		},
		isNamedAround(line, start, end, vendor) {
			if (vendor.length === 0) return false;
			const named = namesIn(line.slice(Math.max(0, start - lineReach), end + lineReach));
			return vendor.some((name) => named.has(name.toLowerCase()));
		},
	};
}

/** The owners that a reported code is taken for: one, or all primary ones that nothing tells apart. */
export function chooseOwners(
	line: string,
	start: number,
	end: number,
	kind: CodeKind,
	{ owners, evidence, keyStart }: Recognised,
	vendors: Vendors,
): Chosen[] {
	const message = readMessage(line, start, end);
	const weighed = owners.map((owner) => ({
		owner,
		...weigh(message, owner),
		isNamed:
			owners.length > 1 &&
			vendors.isNamedAround(line, start, end, owner.source.catalog.vendor ?? []),
	}));
	// A name means one thing; whose it is, the order of catalogs says.
	const best = kind === 'symbolic' ? firstOf(weighed) : pickBest(weighed);
	const isDecided = evidence === 'place' || kind === 'symbolic';
	return best.map(({ owner, agreement, isNamed }) => {
		if (agreement === 'agrees') return { owner, agreement };
		if (isDecided || isNamed) return { owner, agreement: 'unknown' };
		return { owner, agreement: namesAnother(owner) ? 'differs' : agreement };
	});

	function namesAnother({ source }: CodeOwner): boolean {
		const named = vendors.namedBefore(line, keyStart);
		const own = source.catalog.vendor ?? [];
		return named.size > 0 && !own.some((name) => named.has(name.toLowerCase()));
	}
}

type Weighed = Chosen & { readonly share: number; readonly isNamed: boolean };

function weigh(
	message: Message | undefined,
	{ source, index }: CodeOwner,
): { agreement: Agreement; share: number } {
	return message === undefined
		? { agreement: 'unknown', share: 0 }
		: compareMessage(message, source.textsOf(index));
}

function pickBest(weighed: readonly Weighed[]): readonly Weighed[] {
	const [only, ...others] = weighed;
	if (only === undefined || others.length === 0) return weighed;
	const agreeing = weighed.filter(({ agreement }) => agreement === 'agrees');
	if (agreeing.length > 0) {
		const most = Math.max(...agreeing.map(({ share }) => share));
		const best = agreeing.filter(({ share }) => share === most);
		const ofVendor = best.filter(({ isNamed }) => isNamed);
		return firstOf(ofVendor.length > 0 ? ofVendor : best);
	}
	const named = weighed.filter(({ isNamed }) => isNamed);
	if (named.length > 0) return firstOf(named);
	const possible = weighed.filter(({ agreement }) => agreement !== 'differs');
	return firstOf(possible.length > 0 ? possible : weighed);
}

/** All primary ones, of different catalogs; else the first. */
function firstOf(weighed: readonly Weighed[]): readonly Weighed[] {
	const primary = weighed.filter(({ owner }) => owner.source.isPrimary);
	const [first] = primary.length > 0 ? primary : weighed;
	const seen = new Set<Source>();
	return primary.length === 0
		? weighed.slice(0, first === undefined ? 0 : 1)
		: primary.filter(({ owner: { source } }) => !seen.has(source) && seen.add(source));
}
