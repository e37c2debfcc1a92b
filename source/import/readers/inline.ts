import MarkdownIt from 'markdown-it';
import { UserError } from '../../errors.ts';
import { cellText } from '../table.ts';

/** A text without its marks, and the addresses that it links to. */
export interface PlainText {
	readonly text: string;
	readonly links: readonly string[];
}

/** Marks of a file that are read: emphasis, code, links. No list of codes has as many. */
const mostMarks = 100_000;

const anyMark = /[\\`*~<&[\]!]|(?:^|\W)_|_(?:\W|$)/;
const mark = /[*_`[\]<&\\~!]/g;

/** Elements that are markup in a text; what else stands in angle brackets is text, as `<name>`. */
const markup =
	/^<\/?(?:a|abbr|b|br|code|del|div|em|font|i|img|ins|kbd|li|mark|ol|p|pre|q|s|small|span|strong|sub|sup|tt|u|ul|var|wbr)\b|^<!--/i;
const breaking = /^<(?:br|li|p|div)\b/i;
/** A component of MDX. */
const component = /^<\/?[A-Z]\w*[\s/>]/;

/** Takes the marks out of texts of a Markdown file, as many as a file may have. */
export class InlineReader {
	readonly #parser = new MarkdownIt({ html: true, maxNesting: 20 });
	#marks = 0;

	read(raw: string): PlainText {
		if (!anyMark.test(raw)) return { text: cellText(raw), links: [] };
		this.#marks += raw.match(mark)?.length ?? 0;
		if (this.#marks > mostMarks) {
			throw new UserError({
				what: {
					en: `more than ${mostMarks} marks such as * and [, which is no list of codes`,
					zh: `*、[等标记超过${mostMarks}个，不像错误码文档`,
				},
			});
		}
		const links: string[] = [];
		let text = '';
		const [block] = this.#parser.parseInline(raw, {});
		for (const token of block?.children ?? []) {
			if (token.type === 'html_inline') text += readTag(token.content);
			else if (token.type === 'softbreak') text += ' ';
			else if (token.type === 'hardbreak') text += '\n';
			else if (token.type === 'link_open')
				links.push(...addressOf(String(token.attrGet('href') ?? '')));
			else text += token.content;
		}
		return { text: cellText(text), links };
	}
}

function readTag(tag: string): string {
	if (breaking.test(tag)) return '\n';
	return markup.test(tag) || component.test(tag) ? '' : tag;
}

function addressOf(href: string): string[] {
	return /^https?:\/\/\S+$/.test(href) ? [href] : [];
}
