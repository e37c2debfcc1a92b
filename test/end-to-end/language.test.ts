import { describe, expect, it } from 'vitest';
import { lineOf } from './known-entries.ts';
import { type Environment, runErrcode } from './run-errcode.ts';

const unset = {
	ERRCODE_LANG: undefined,
	LC_ALL: undefined,
	LC_MESSAGES: undefined,
	LANG: undefined,
};
const byLocale: readonly (readonly [Environment, 'en' | 'zh'])[] = [
	[{}, 'en'],
	[{ LANG: 'zh_CN.UTF-8' }, 'zh'],
	[{ LANG: 'zh' }, 'zh'],
	[{ LANG: 'ZH_tw' }, 'zh'],
	[{ LANG: 'de_DE.UTF-8' }, 'en'],
	[{ LC_MESSAGES: 'zh_TW.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
	[{ LC_MESSAGES: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
	[{ LC_ALL: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
	[{ LC_ALL: 'C', LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
	[{ LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_CN.UTF-8' }, 'zh'],
	[{ ERRCODE_LANG: 'zh', LC_ALL: 'C' }, 'zh'],
	[{ ERRCODE_LANG: 'en', LANG: 'zh_CN.UTF-8' }, 'en'],
	[{ ERRCODE_LANG: 'auto', LANG: 'zh_CN.UTF-8' }, 'zh'],
	[{ ERRCODE_LANG: '', LANG: 'zh_CN.UTF-8' }, 'zh'],
];

describe('the language', () => {
	it.each([
		[['--lang', 'zh', '--foo'], '未知的选项'],
		[['--foo', '--lang=zh'], '未知的选项'],
		[['--lang', 'zh', '--limit', 'x'], '选项的值不正确'],
		[['--lang', 'en', '--foo'], 'unknown flag'],
	])('of --lang is that of messages about arguments, too: %j', async (args, message) => {
		const { stderr, exitCode } = await runErrcode(args, { env: { LANG: 'C' } });
		expect(stderr).toContain(message);
		expect(exitCode).toBe(2);
	});

	it.each(byLocale)('with %j is %s', async (locale, language) => {
		const { stdout } = await runErrcode(['-s', '40015'], { env: { ...unset, ...locale } });
		expect(stdout).toBe(`${lineOf('40015', language)}\n`);
	});

	it.each([
		['en', 'zh_CN.UTF-8', 'en'],
		['zh', 'C', 'zh'],
		['auto', 'zh_CN.UTF-8', 'zh'],
		['auto', 'C', 'en'],
	] as const)('of --lang %s under LC_ALL=%s is %s', async (flag, locale, language) => {
		const env = { LC_ALL: locale };
		const { stdout } = await runErrcode(['-s', '40015', '--lang', flag], { env });
		expect(stdout).toBe(`${lineOf('40015', language)}\n`);
	});

	it('is that of labels, description, solution and section', async () => {
		const { stdout } = await runErrcode(['40015', '--lang=zh', '--without=library']);
		expect(stdout).toBe(`40015  access_token超时
       access_token expired

  解决方案 （建议）
    用refresh_token换新的access_token（grant_type=refresh_token），保存
    后重发请求。

  分类      general · 错误码及描述
  错误码表  open-platform
`);
	});

	it.each([['--lang', 'zh'], ['--lang=zh']])('is that of messages with %s', async (...flag) => {
		const { stderr, exitCode } = await runErrcode(['49999', ...flag]);
		expect(stderr).toMatch(/^errcode: \p{Script=Han}+：49999\n提示：.*\p{Script=Han}.*\n$/u);
		expect(exitCode).toBe(1);
	});

	it('is that of messages about wrong usage in a Chinese locale', async () => {
		const { stderr } = await runErrcode(['--limit', 'x'], { env: { LC_ALL: 'zh_CN.UTF-8' } });
		expect(stderr).toMatch(/^errcode: \p{Script=Han}+：--limit x\n提示：--limit.*\n$/u);
	});
});
