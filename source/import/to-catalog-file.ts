import type { EntryInFile, SectionInFile, TextInFile } from '../catalog/catalog-file.ts';
import { foldCode, type Text } from '../catalog/entry.ts';
import type { Field } from './columns.ts';
import type { Table, TableRow } from './table.ts';

/** A row that became no entry, and why. */
export interface LeftOut {
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
		for (const row of table.rows) this.#addRow(row, columns, table.title);
	}

	#addRow(row: TableRow, columns: readonly (Field | undefined)[], title: string | undefined): void {
		const cell = (field: Field) => row.cells[columns.indexOf(field)] ?? '';
		const code = cell('code').replaceAll('`', '');
		const description = toText(cell('description'), cell('description.en'), cell('description.zh'));
		const problem = this.#problemOf(code, description);
		if (problem !== undefined || description === undefined) {
			const reason = problem ?? reasons.noDescription;
			this.leftOut.push({ line: row.line, reason, text: row.cells.join(' ') });
			return;
		}
		this.#codes.set(foldCode(code), row.line);
		const section = this.#sectionOf(cell('section') || title);
		const solution = toText(cell('solution'), cell('solution.en'), cell('solution.zh'));
		const aliases = cell('aliases')
			.split(/[\s,，、/]+/)
			.filter((alias) => alias !== '');
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
		if (description === undefined) return reasons.noDescription;
		const first = this.#codes.get(foldCode(code));
		if (first === undefined) return undefined;
		return { en: `the same code as line ${first}`, zh: `与第${first}行的错误码重复` };
	}

	#sectionOf(title: string | undefined): string | undefined {
		if (title === undefined || title === '') return undefined;
		const isChinese = /\p{Script=Han}/u.test(title);
		const slug = title
			.toLowerCase()
			.replaceAll(/[^a-z\d]+/g, '-')
			.replaceAll(/^-|-$/g, '');
		const id = isChinese || slug === '' ? title : slug;
		this.sections.set(id, isChinese ? { id, zh: title } : { id, en: title });
		return id;
	}
}

const reasons = {
	noCode: { en: 'no code', zh: '没有错误码' },
	notACode: { en: 'a code has no spaces', zh: '错误码不应含空格' },
	noDescription: { en: 'no description', zh: '没有描述' },
} as const satisfies Record<string, Text>;

/** A text of one column goes to the language that it is in. */
function toText(either: string, en: string, zh: string): TextInFile | undefined {
	const isChinese = /\p{Script=Han}/u.test(either);
	const english = en || (isChinese ? '' : either);
	const chinese = zh || (isChinese ? either : '');
	if (english === '' && chinese === '') return undefined;
	return { ...(english === '' ? {} : { en: english }), ...(chinese === '' ? {} : { zh: chinese }) };
}
