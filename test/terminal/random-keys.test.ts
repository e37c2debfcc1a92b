import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareModes, openInShell, pidOf, restored } from './in-shell.ts';
import { alt, control, keys, mouse, pasted } from './open-terminal.ts';

/** `npm run test:long` has more. */
const sessions = Number(process.env['SESSIONS'] ?? 2);
const keysInSession = Number(process.env['SESSION_KEYS'] ?? 150);

type Step =
	| { readonly kind: 'type'; readonly bytes: string | Uint8Array }
	| { readonly kind: 'resize'; readonly columns: number; readonly rows: number }
	| { readonly kind: 'signal'; readonly signal: 'SIGWINCH' | 'SIGCONT' };

const typed = fc.oneof(
	fc.constantFrom(...'token 40015 签名 -1 qm'),
	fc.constantFrom(
		...Object.values(keys).filter((key) => key !== keys.enter && key !== keys.escape),
	),
	fc.constantFrom(...'abdefghklnpwuy').map(control),
	fc.constantFrom('b', 'f', 'd').map(alt),
	fc.constantFrom(
		'\u001b[',
		'\u001b[1;',
		'\u001b]52;c;',
		'\u001bP',
		'\u001b[<0;1',
		'\u009b',
		'\u0000',
	),
	fc
		.string({ unit: 'grapheme', maxLength: 40 })
		.map((text) => pasted(text.replaceAll('\u001b', ''))),
	fc
		.tuple(fc.nat(130), fc.nat(40))
		.chain(([column, row]) =>
			fc.constantFrom(
				mouse.click(column, row),
				mouse.wheelUp(column, row),
				mouse.wheelDown(column, row),
			),
		),
);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 30, arbitrary: typed.map((bytes) => ({ kind: 'type', bytes }) as const) },
	{
		weight: 3,
		arbitrary: fc
			.uint8Array({ minLength: 1, maxLength: 4, min: 128 })
			.map((bytes) => ({ kind: 'type', bytes }) as const),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('resize'),
			columns: fc.integer({ min: 1, max: 130 }),
			rows: fc.integer({ min: 1, max: 45 }),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('signal'),
			signal: fc.constantFrom('SIGWINCH', 'SIGCONT'),
		}),
	},
);

describe('random keys, broken sequences, pastes, resizes and signals', () => {
	const steps = fc.array(step, { minLength: keysInSession, maxLength: keysInSession });
	const cases = fc.sample(steps, sessions).map((own, session) => ({ session, own }));

	it.each(cases)(
		'leave the terminal as it was, session $session',
		async ({ own }) => {
			const browser = await openInShell(compareModes);
			for (const [at, one] of own.entries()) {
				if (browser.exitCode() !== -1 || browser.output().includes('exit ')) break;
				if (one.kind === 'type') browser.type(one.bytes);
				else if (one.kind === 'resize') browser.resize(one.columns, one.rows);
				else process.kill(pidOf(browser), one.signal);
				// As fast as a keyboard repeats, now and then.
				if (at % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
			}
			browser.resize(80, 24);
			// Whatever was begun and not ended waits no longer than an Esc.
			await new Promise((resolve) => setTimeout(resolve, 200));
			browser.type(control('c'));
			await browser.until('the end', () => browser.output().includes('modes same'));
			expect(browser.output()).toMatch(/exit (?:0|130), modes same/);
			expect(browser.output()).not.toContain('\u001b[3J');
			expect(browser.modes()).toEqual(restored);
		},
		120_000,
	);
});
