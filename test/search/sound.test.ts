import { describe, expect, it } from 'vitest';
import {
	fold,
	hasInitial,
	isLikePinyin,
	readingsOf,
	spellingsOf,
	syllablesOf,
} from '../../source/search/sound.ts';

describe('spellingsOf', () => {
	it.each([
		['签名', 'qianmin'],
		['签明', 'qianmin'],
		['簽名', 'qianmin'],
		['手机号', 'soujihao'],
		['内存', 'neicun'],
		['离线', 'nixian'],
		['绿色', 'nuse'],
	])('spells %s as %s', (word, spelling) => {
		expect(spellingsOf(word)[0]).toBe(spelling);
	});

	it('knows each way in which a word can be read', () => {
		expect(spellingsOf('调用')).toEqual(expect.arrayContaining(['diaoyon', 'tiaoyon']));
		expect(spellingsOf('重试')).toEqual(expect.arrayContaining(['consi', 'zonsi']));
	});

	it('does not spell what is not Chinese', () => {
		expect(spellingsOf('a1')).toEqual([]);
		expect(readingsOf('')).toEqual([]);
	});

	it('takes no longer for a long row of characters with many readings', () => {
		expect(spellingsOf('和'.repeat(500)).length).toBeLessThanOrEqual(8);
	});
});

describe('syllablesOf', () => {
	it.each([
		['qianmingcuowu', ['qian', 'min', 'cuo', 'wu']],
		['shujujiemi', ['su', 'ju', 'jie', 'mi']],
		['sujujiemi', ['su', 'ju', 'jie', 'mi']],
		['piaojv', ['piao', 'ju']],
		['xitongf', ['xi', 'ton', 'f']],
		['lvse', ['nu', 'se']],
	])('splits %s into %j', (letters, syllables) => {
		expect(syllablesOf(letters)).toEqual(syllables);
	});

	it.each(['token', 'x', 'qm1', '签名', '', 'a'.repeat(33)])(
		'takes %j for no pinyin',
		(letters) => {
			expect(syllablesOf(letters)).toBeUndefined();
		},
	);
});

describe('fold', () => {
	it.each([
		['zhanghu', 'zanhu'],
		['shangchuan', 'sancuan'],
		['liulan', 'niunan'],
		['dingdan', 'dindan'],
	])('spells %s as %s', (letters, folded) => {
		expect(fold(letters)).toBe(folded);
	});
});

describe('isLikePinyin', () => {
	it.each([
		['shojihao', true],
		['xitonfangman', true],
		['quantum', false],
		['expird', false],
		['tensorflow', false],
	])('of %s is %j', (letters, answer) => {
		expect(isLikePinyin(letters)).toBe(answer);
	});
});

describe('hasInitial', () => {
	it.each([
		['签', 'q', true],
		['重', 'c', true],
		['重', 'z', true],
		['临', 'l', true],
		['临', 'n', false],
		['a', 'a', false],
		[undefined, 'a', false],
	])('of %s and %s is %j', (character, letter, answer) => {
		expect(hasInitial(character, letter)).toBe(answer);
	});
});
