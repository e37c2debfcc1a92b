import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { toCatalog } from '../../source/catalog/catalog-file.ts';
import { createNotes } from '../../source/print/note.ts';
import type { Paint } from '../../source/text/paint.ts';
import { readerOf, reportsIn } from '../log/readers.ts';

const mine = toCatalog(
	{
		entries: [
			{ code: 'E100', description: 'without advice' },
			{ code: 'E200', description: 'a\u001b[31mb\nc', solution: { en: 'x\u0007', zh: '甲' } },
			{ code: 'SYS_ERR', description: 'mine', solution: 'ask me' },
		],
	},
	'mine',
);
const reader = readerOf([builtInCatalog(), mine]);
const notesOf = (line: string, language: 'en' | 'zh' = 'en', how: Paint = 'none') =>
	createNotes({ language, paint: how }).of(reportsIn(reader, line)).toString();

describe('notes', () => {
	it.each([
		[
			'code, description and solution',
			'API_SYS_REQPARA',
			'en',
			'  ← API_SYS_REQPARA A parameter is missing · Add the missing parameter.',
		],
		['the other language', 'API_SYS_REQPARA', 'zh', '  ← API_SYS_REQPARA 缺少参数 · 添加缺失参数'],
		['no solution where there is none', 'E100', 'en', '  ← E100 without advice'],
		['no control characters', 'E200', 'en', '  ← E200 a\\u001b[31mb c · x\\u0007'],
		['one text for both languages', 'E100', 'zh', '  ← E100 without advice'],
		['a code once', 'E100 E100 e100 E100', 'zh', '  ← E100 without advice'],
		[
			'codes in the order of the line',
			'E200 E100 E200',
			'zh',
			'  ← E200 a\\u001b[31mb c · 甲  ← E100 without advice',
		],
		[
			'both entries of a code',
			'SYS_ERR',
			'zh',
			'  ← SYS_ERR 内部错误 · 联系客服处理  ← SYS_ERR mine · ask me',
		],
		['nothing for no report', 'all is well', 'en', ''],
	] as const)('have %s', (_case, line, language, text) => {
		expect(notesOf(line, language)).toBe(text);
	});

	it.each(['colour', 'attributes'] as const)(
		'end a colour that the line left on, and their own (%s)',
		(how) => {
			const note = notesOf('E200', 'en', how);
			expect(note.startsWith('  \u001b[0m')).toBe(true);
			expect(note).toContain('E200\u001b[0m');
			const escapes = note.split('\u001b').length - 1;
			expect(stripVTControlCharacters(note)).toBe(notesOf('E200'));
			expect(escapes).toBeGreaterThan(2);
			expect(note.lastIndexOf('\u001b[')).toBe(note.lastIndexOf('\u001b[0m'));
		},
	);

	it('are the same bytes each time', () => {
		const notes = createNotes({ language: 'en', paint: 'colour' });
		const reports = reportsIn(reader, 'errcode=40015');
		expect(notes.of(reports).equals(notes.of(reports))).toBe(true);
	});
});
