import type { EntryInFile, SectionInFile, TextInFile } from '../catalog/catalog-file.ts';
import { foldCode, type Text } from '../catalog/entry.ts';
import { hasChinese } from '../catalog/normalise.ts';
import type { Field } from './columns.ts';
import type { Table, TableRow } from './table.ts';

/** A row, or some of its cells, that came into no entry, and why. */
export interface LeftOut {
	readonly what: 'line' | 'cells';
	readonly line: number;
	readonly reason: Text;
	readonly text: string;
}

/** Entries and sections gathered out of tables. */
export class CatalogBuilder {
	readonly sections = new Map<string, SectionInFile>();
	readonly entries: EntryInFile[] = [];
	readonly leftOut: LeftOut[] = [];
	readonly #codes = new Map<string, number>();

	/** @param columns the field of each column */
	add(table: Table, columns: readonly (Field | undefined)[]): void {
		for (const row of table.rows) this.#addRow(row, columns, table);
	}

	#addRow(row: TableRow, columns: readonly (Field | undefined)[], table: Table): void {
		const cell = (field: Field) => row.cells[columns.indexOf(field)] ?? '';
		const [code = '', ...otherCodes] = splitCodes(cell('code').replaceAll('`', ''));
		const description = toText(cell('description'), cell('description.en'), cell('description.zh'));
		const problem = this.#problemOf(code, description);
		if (problem !== undefined || description === undefined) {
			const reason = problem ?? reasons.noDescription;
			this.leftOut.push({ what: 'line', line: row.line, reason, text: row.cells.join(' ').trim() });
			return;
		}
		const beyond = row.cells
			.slice(Math.max(columns.length, table.columns.length))
			.filter((text) => text !== '');
		if (beyond.length > 0) {
			const text = beyond.join(' ');
			this.leftOut.push({ what: 'cells', line: row.line, reason: reasons.beyond, text });
		}
		for (const own of [code, ...otherCodes]) this.#codes.set(foldCode(own), row.line);
		const section = this.#sectionOf(cell('section') || table.title);
		const solution = toText(cell('solution'), cell('solution.en'), cell('solution.zh'));
		const named = cell('aliases').split(/[\s,，、/]+/);
		const aliases = [...otherCodes, ...named].filter((alias) => alias !== '');
		this.entries.push({
			code,
			...(aliases.length === 0 ? {} : { aliases }),
			...(section === undefined ? {} : { section }),
			description,
			...(solution === undefined ? {} : { solution }),
		});
	}

	#problemOf(code: string, description: TextInFile | undefined): Text | undefined {
		if (code === '') return reasons.noCode;
		if (/\s/.test(code)) return reasons.notACode;
		if (/^\d{2,}\s*[-~–—～至]\s*\d{2,}$/.test(code)) return reasons.range;
		if (description === undefined) return reasons.noDescription;
		const first = this.#codes.get(foldCode(code));
		if (first === undefined) return undefined;
		return { en: `the same code as line ${first}`, zh: `与第${first}行的错误码重复` };
	}

	#sectionOf(title: string | undefined): string | undefined {
		if (title === undefined || title === '') return undefined;
		const isChinese = hasChinese(title);
		const slug = title
			.toLowerCase()
			.replaceAll(/[^a-z\d]+/g, '-')
			.replaceAll(/^-|-$/g, '');
		const section = isChinese ? { zh: title } : { en: title };
		// Titles that differ in marks alone, such as C and C++, have one slug.
		for (const id of isChinese || slug === '' ? [title] : [slug, title]) {
			const known = this.sections.get(id);
			if (known === undefined) this.sections.set(id, { id, ...section });
			if (known === undefined || (known.en ?? known.zh) === title) return id;
		}
		return title;
	}
}

/** Several numbers in one cell are one entry: the first is its code, the others are aliases. */
function splitCodes(text: string): string[] {
	const codes = text.split(/\s*[,，、/]\s*/);
	return codes.length > 1 && codes.every((code) => /^-?\d+$/.test(code)) ? codes : [text];
}

const reasons = {
	noCode: { en: 'no code', zh: '没有错误码' },
	notACode: { en: 'a code has no spaces', zh: '错误码不应含空格' },
	range: { en: 'a range is no code', zh: '错误码不能是区间' },
	beyond: { en: 'more than there are columns', zh: '超出表头的列数' },
	noDescription: { en: 'no description', zh: '没有描述' },
} as const satisfies Record<string, Text>;

/** A text of one column goes to the language that it is in. */
function toText(either: string, en: string, zh: string): TextInFile | undefined {
	const isChinese = hasChinese(either);
	const english = en || (isChinese ? '' : either);
	const chinese = zh || (isChinese ? either : '');
	if (english === '' && chinese === '') return undefined;
	return { ...(english === '' ? {} : { en: english }), ...(chinese === '' ? {} : { zh: chinese }) };
}
