import type { Text } from './catalog/entry.ts';
import { quoteInput } from './text/sanitise.ts';

/**
 * 0 found, 1 nothing found, 2 wrong usage or unusable input, 130 left without choosing; 128 and its
 * number for a signal.
 */
export type ExitCode = 0 | 1 | 2 | 129 | 130 | 143;

/** Something to tell the user on standard error: what is wrong, with what, and what to do. */
export interface Problem {
	readonly what: Text;
	/** What it is about; quoted in parentheses. */
	readonly which?: string;
	readonly hint?: Text;
	/** What the hint offers, a line each. */
	readonly near?: readonly Near[];
}

/** A code that may have been meant, as it is offered. */
export interface Near {
	readonly code: string;
	readonly description: Text;
}

/** Problems that end the program. Thrown anywhere, printed by cli.ts alone. */
export class UserError extends Error {
	readonly problems: readonly Problem[];
	readonly exitCode: ExitCode;

	constructor(problems: Problem | readonly Problem[], exitCode: ExitCode = 2) {
		const all = 'what' in problems ? [problems] : problems;
		super(all.map(({ what }) => what.en).join('; '));
		this.problems = all;
		this.exitCode = exitCode;
	}
}

/** A usage error: always exit code 2, with a pointer to the help unless there is a better hint. */
export function usageError(what: Text, which: string, hint: Text = seeHelp): UserError {
	return new UserError({ what, which: quoteInput(which), hint }, 2);
}

const seeHelp = { en: 'see errcode --help', zh: '用法见errcode --help' };

export function unknownCode(code: string, near: readonly Near[]): Problem {
	return {
		what: { en: 'unknown code', zh: '未知的错误码' },
		which: quoteInput(code),
		hint:
			near.length > 0
				? { en: 'did you mean', zh: '是不是要查' }
				: { en: 'errcode --list prints all codes', zh: '用errcode --list列出全部错误码' },
		near,
	};
}

/** A code that is known, but not in the section that `--section` names. */
export function inOtherSection(
	code: string,
	wanted: string,
	found: readonly { readonly section: Text | undefined; readonly catalog: string }[],
): Problem {
	const name = quoteInput(wanted);
	const places = (language: 'en' | 'zh') => {
		const titles = found.map(({ section, catalog }) => section?.[language] ?? catalog);
		return [...new Set(titles)].join(language === 'en' ? ', ' : '、');
	};
	return {
		what: { en: `not in section ${name}`, zh: `分类${name}中没有该错误码` },
		which: quoteInput(code),
		hint: { en: `it is in ${places('en')}`, zh: `它在${places('zh')}中` },
	};
}

/** @param flag what a lone word may have been meant for */
export function nothingFound(query: string, flag?: string): Problem {
	const hint = {
		en: 'try fewer or other words, English, Chinese or pinyin',
		zh: '换个词或减少关键词再试，支持中文、英文和拼音',
	};
	return {
		what: { en: 'nothing found', zh: '没有匹配的条目' },
		which: quoteInput(query),
		hint: flag === undefined ? hint : { en: `did you mean ${flag}?`, zh: `是不是要用${flag}？` },
	};
}

/** Told beside results that are guesses. */
export function guessed(query: string): Problem {
	return {
		what: { en: 'no exact match, these are near', zh: '没有完全匹配的条目，以下是相近的' },
		which: quoteInput(query),
	};
}
