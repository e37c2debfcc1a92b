import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { hasChinese, normalise } from '../../source/catalog/normalise.ts';
import { findPinyin, LetterPairs } from '../../source/search/pinyin.ts';
import { readingsIn } from '../../source/search/readings.ts';

const readingsOf = (text: string) =>
	Array.from(text, (_, index) => readingsIn(normalise(text))(index));
const found = (text: string, letters: string) => findPinyin(normalise(text), letters);
/** Asked of the second of two texts. */
function mayBe(text: string, letters: string): boolean {
	const pairs = new LetterPairs(2);
	pairs.set(1, normalise(text));
	return pairs.mayBeTyped(letters)[1] === 1;
}

describe('findPinyin', () => {
	it.each([
		['系统繁忙', 'xitongfanmang', [0, 1, 2, 3], 0],
		['系统繁忙', 'xitong', [0, 1], 0],
		['系统繁忙', 'fanmang', [2, 3], 0],
		['系统繁忙', 'xtfm', [0, 1, 2, 3], 4],
		['系统繁忙', 'xt', [0, 1], 2],
		['系统繁忙', 'xitfm', [0, 1, 2, 3], 3],
		['系统繁忙', 'xtongfm', [0, 1, 2, 3], 3],
		['系统繁忙', 'xitongfanm', [0, 1, 2, 3], 1],
		['系统繁忙', 'xitongfanma', [0, 1, 2, 3], 0],
		['系统繁忙', 'xitongfanman', [0, 1, 2, 3], 0],
		['Signature签名错误', 'qianming', [9, 10], 0],
		['Signature签名错误', 'qmcw', [9, 10, 11, 12], 4],
		['Signature签名错误', 'mcw', [10, 11, 12], 3],
		['access_token超时', 'chaoshi', [12, 13], 0],
		['access_token超时', 'tokenchaoshi', [7, 8, 9, 10, 11, 12, 13], 0],
		['操作频繁,冻结一段时间', 'pinfandongjie', [2, 3, 5, 6], 0],
		['手机号已被占用', 'shoujihao', [0, 1, 2], 0],
		['缺失scope参数', 'qsscope', [0, 1, 2, 3, 4, 5, 6], 2],
		['由于登录错误次数过多稍后再试', 'shaohouzaishi', [10, 11, 12, 13], 0],
		['未绑定用户', 'weibangdingyonghu', [0, 1, 2, 3, 4], 0],
		['今天很冷', 'tianhenleng', [1, 2, 3], 0],
		['今天很冷', 'jthl', [0, 1, 2, 3], 4],
		['某某银行', 'yinhang', [2, 3], 0],
		['某某银行', 'yinxing', [2, 3], 0],
	])('finds in %s what %s spells', (text, letters, indices, initials) => {
		expect(found(text, letters)).toMatchObject({ indices, initials });
	});

	it.each([
		['an initial alone', '系统繁忙', 'x'],
		['two initials inside the text', '系统繁忙', 'tf'],
		['another order', '系统繁忙', 'fanxi'],
		['a gap', '系统繁忙', 'xifan'],
		['letters behind the last syllable', '系统繁忙', 'fanmangx'],
		['an unfinished syllable in the middle', '系统繁忙', 'xtofanmang'],
		['Latin letters alone', 'access_token超时', 'token'],
		['a text without Chinese', 'GET', 'get'],
		['nothing', '系统繁忙', ''],
	])('does not find %s', (_case, text, letters) => {
		expect(found(text, letters)).toBeUndefined();
	});

	it('prefers the place with fewest initials, then the first', () => {
		expect(found('用户账户或密码错误', 'hu')?.indices).toEqual([1]);
		expect(found('用户票据已失效', 'yh')).toMatchObject({ start: 0, initials: 2 });
	});

	it('takes no time over a long run of one letter', () => {
		expect(
			found(
				'提交前先校验：只留数字，去掉空格和短横线；大陆手机号为1开头的11位数字。',
				'z'.repeat(32),
			),
		).toBeUndefined();
	});
});

describe('LetterPairs', () => {
	const texts = [
		...builtInCatalog().entries.map(({ description }) => description.zh),
		'某某银行的重试',
		'SDK，版本 2 过低',
	];
	const cases = fc.constantFrom(...texts).chain((text) => {
		const typed = readingsOf(text).filter((readings) => readings.length > 0);
		const part = fc.tuple(fc.nat(typed.length - 1), fc.integer({ min: 1, max: 6 }));
		return part.chain(([start, count]) => {
			const ways = typed.slice(start, start + count).map((readings) => {
				return fc.constantFrom(...readings.flatMap((reading) => [reading, reading[0] ?? '']));
			});
			return fc.tuple(...ways).map((parts) => [text, parts.join('')] as const);
		});
	});

	it('rules out nothing that can be found', () => {
		const property = fc.property(cases, ([text, letters]) => {
			fc.pre(/^[a-z]{2,}$/.test(letters) && found(text, letters) !== undefined);
			expect(mayBe(text, letters)).toBe(true);
		});
		fc.assert(property, { numRuns: 2000 });
	});

	it.each([
		['系统繁忙', 'qi'],
		['系统繁忙', 'xf'],
		['系统，繁忙', 'xitongqian'],
		['超时2次', 'chaoshici'],
		['timeout', 'tt'],
		['', 'ab'],
	])('rules out of %s what cannot be there: %s', (text, letters) => {
		expect(mayBe(text, letters)).toBe(false);
	});
});

describe('readingsIn', () => {
	it('gives a character of any other text all its readings', () => {
		const readings = readingsOf('某，行x重').map((all) => [...all].sort());
		expect(readings).toEqual([
			['mou'],
			[],
			expect.arrayContaining(['hang', 'xing']),
			['x'],
			['chong', 'zhong'],
		]);
	});

	it('knows a reading in letters for each Chinese character of the built-in texts', () => {
		const texts = builtInCatalog().entries.flatMap(({ description, solution }) => [
			description.zh,
			solution?.zh ?? '',
		]);
		for (const text of texts) {
			for (const [index, readings] of readingsOf(text).entries()) {
				if (!hasChinese(text[index] ?? '')) continue;
				expect(readings, text).toEqual([expect.stringMatching(/^[a-z]+$/)]);
			}
		}
	});

	it.each([
		['数据解密失败', 'shu ju jie mi shi bai'],
		['暂无用户Access Key信息', 'zan wu yong hu xin xi'],
		['检查用户Access Key', 'jian cha yong hu'],
		['不合法的调用凭证', 'bu he fa de diao yong ping zheng'],
		['操作频繁,冻结一段时间', 'cao zuo pin fan dong jie yi duan shi jian'],
		['由于登录错误次数过多稍后再试', 'you yu deng lu cuo wu ci shu guo duo shao hou zai shi'],
		['微信后端异常', 'wei xin hou duan yi chang'],
	])('reads %s in context', (text, syllables) => {
		expect(
			readingsOf(text)
				.filter((_, index) => hasChinese(text[index] ?? ''))
				.join(' '),
		).toBe(syllables);
	});
});
