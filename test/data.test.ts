import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import schema from '../data/catalog.schema.json' with { type: 'json' };
import openPlatform from '../data/open-platform.json' with { type: 'json' };

const { entries, sections } = openPlatform;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

const textsOf = ({ description, solution }: (typeof entries)[number]) => [
	['description.en', description.en] as const,
	['description.zh', description.zh] as const,
	['solution.en', solution.en] as const,
	['solution.zh', solution.zh] as const,
];

describe('the schema of catalogs', () => {
	it('accepts the built-in catalog', () => {
		validate(openPlatform);
		expect(validate.errors ?? []).toEqual([]);
	});

	it.each([
		['texts as plain strings', { entries: [{ code: 'E1', description: 'x', solution: 'y' }] }],
		['texts in one language', { entries: [{ code: 'E1', description: { zh: '甲' } }] }],
		['codes that are numbers', { entries: [{ code: -1, aliases: [7], description: 'x' }] }],
		['no entries at all', { entries: [] }],
	])('accepts %s', (_case, file) => {
		expect(validate(file)).toBe(true);
	});

	it.each([
		['a file without entries', { name: 'x' }],
		['an entry without code', { entries: [{ description: 'x' }] }],
		['an entry without description', { entries: [{ code: 'E1' }] }],
		['an empty code', { entries: [{ code: '', description: 'x' }] }],
		['a code that is a fraction', { entries: [{ code: 1.5, description: 'x' }] }],
		['an empty description', { entries: [{ code: 'E1', description: '' }] }],
		['a description in no language', { entries: [{ code: 'E1', description: {} }] }],
		['a third language', { entries: [{ code: 'E1', description: { fr: 'x' } }] }],
		['a misspelt field', { entries: [{ code: 'E1', description: 'x', solutoin: 'y' }] }],
		['a path that is none', { entries: [{ code: '1', description: 'x', unofficial: ['code'] }] }],
		['a section without id', { sections: [{ en: 'x' }], entries: [] }],
	])('refuses %s', (_case, file) => {
		expect(validate(file)).toBe(false);
	});
});

describe('the built-in catalog', () => {
	it('has the five sections of the document, in its order', () => {
		expect(sections).toEqual([
			{ id: 'common', en: 'Common error codes', zh: '公共错误码' },
			{ id: 'general', en: 'Error codes and descriptions', zh: '错误码及描述' },
			{ id: 'wechat', en: 'WeChat', zh: '微信' },
			{ id: 'mini-program', en: 'Mini program', zh: '小程序' },
			{ id: 'user', en: 'User', zh: '用户' },
		]);
	});

	it('has 79 entries, sorted into the sections', () => {
		const runs: [string, number][] = [];
		for (const { section } of entries) {
			const last = runs.at(-1);
			if (last?.[0] === section) last[1]++;
			else runs.push([section, 1]);
		}
		expect(runs).toEqual([
			['common', 11],
			['general', 48],
			['wechat', 4],
			['mini-program', 11],
			['user', 5],
		]);
		expect(entries).toHaveLength(79);
	});

	it('has each code once', () => {
		const codes = entries.map(({ code }) => code.toLowerCase());
		expect(new Set(codes).size).toBe(codes.length);
	});

	it('lists the symbolic codes as the document does', () => {
		expect(entries.slice(0, 11).map(({ code }) => code)).toEqual([
			'API_SYS_REQMETHOD',
			'API_SYS_REQDATETIME',
			'API_SYS_REQDATETIME_NOT',
			'API_SYS_REQUSERAUTH_NOT',
			'API_SYS_REQFORMAT_NOT',
			'API_SYS_REQSIGNTYPE_NOT',
			'API_SYS_REQSIGN',
			'API_SYS_REQPARA',
			'SYS_ERR',
			'SYS_ERR_REQTYPE',
			'SYS_ERR_USER',
		]);
	});

	it.each([
		['general', ['-1', '-2', ...Array.from({ length: 46 }, (_, index) => String(40001 + index))]],
		['wechat', ['201001', '201002', '201003', '201004']],
		[
			'mini-program',
			'301001 301002 301003 301004 301005 301010 301012 301014 301020 301021 301022'.split(' '),
		],
		['user', ['401010', '401011', '401012', '401013', '401015']],
	])('lists the codes of %s upwards', (id, codes) => {
		expect(entries.filter(({ section }) => section === id).map(({ code }) => code)).toEqual(codes);
	});

	it.each(entries)('says which texts of $code are unofficial', ({ code, unofficial }) => {
		const isSymbolic = /^[A-Z_]+$/.test(code);
		expect(unofficial).toEqual(
			isSymbolic ? ['description.en', 'solution.en'] : ['solution.en', 'solution.zh'],
		);
	});

	it.each(entries)('has nothing empty, untrimmed or invisible in $code', (entry) => {
		const faulty = textsOf(entry).filter(
			([, text]) => text === '' || text !== text.trim() || /[\p{C}\p{Zl}\p{Zp}]| {2}/u.test(text),
		);
		expect(faulty).toEqual([]);
	});

	it.each(['en', 'zh'] as const)('gives each code a solution of its own (%s)', (language) => {
		const solutions = entries.map(({ solution }) => solution[language]);
		const repeated = solutions.filter((text, index) => solutions.indexOf(text) !== index);
		expect(repeated).toEqual([]);
	});

	it.each(entries)('ends the solutions it suggests for $code with a full stop', (entry) => {
		const faulty = textsOf(entry).filter(
			([path, text]) =>
				path.startsWith('solution') &&
				entry.unofficial.includes(path) &&
				!text.endsWith(path.endsWith('en') ? '.' : '。'),
		);
		expect(faulty).toEqual([]);
	});

	it('puts no space between Chinese and Latin in the solutions it suggests', () => {
		const chinese = '[\\p{Script=Han}，。；：、（）～？！]';
		const spaced = new RegExp(`${chinese}\\s|\\s${chinese}`, 'u');
		const faulty = entries
			.filter(({ unofficial }) => unofficial.includes('solution.zh'))
			.filter(({ solution }) => spaced.test(solution.zh));
		expect(faulty).toEqual([]);
	});

	it.each([
		['40035', 'en', 'AppIp or RefreshToken errors'],
		['40035', 'zh', 'AppIp或者RefreshToken错误'],
		['40037', 'en', 'Frequent operation, freezing for a period of time'],
		['40037', 'zh', '操作频繁,冻结一段时间'],
		['40034', 'en', 'The state parameter cant exceed 128 bytes'],
		['40004', 'en', 'AppID or AppSecret error, please confirm the correctness of AppSecret'],
		['40004', 'zh', 'AppID或者AppSecret错误'],
		['40044', 'en', 'Access ABCD token no permission'],
		['40012', 'zh', '缺失secret参数'],
		[
			'40045',
			'en',
			'There is no user information at present, so it needs to be associated and bound.',
		],
		['40045', 'zh', '暂无用户信息,需要进行关联绑定'],
		['301021', 'en', 'Unable to obtain WeChat user’s phone number'],
		['201001', 'en', 'WeChat public number failed in original ID verification'],
		['-1', 'en', 'busy system'],
		['-2', 'zh', '内部错误'],
		['SYS_ERR_USER', 'zh', '暂无用户Access Key信息'],
		['API_SYS_REQSIGN', 'zh', 'Signature签名错误'],
		['API_SYS_REQDATETIME_NOT', 'zh', '不在网络时间范围内'],
	] as const)('has the description of %s (%s) word for word', (code, language, text) => {
		const entry = entries.find((candidate) => candidate.code === code);
		expect(entry?.description[language]).toBe(text);
	});

	it.each([
		['API_SYS_REQMETHOD', '检查是否为GET/POST方式请求'],
		['API_SYS_REQDATETIME', '检查日期时间格式'],
		['API_SYS_REQDATETIME_NOT', '请求时间必须在20分钟以内'],
		['API_SYS_REQUSERAUTH_NOT', '有可能APPID或KEY错误或者不存在'],
		['API_SYS_REQFORMAT_NOT', '检查数据格式'],
		['API_SYS_REQSIGNTYPE_NOT', '检查签名类型'],
		['API_SYS_REQSIGN', '检查签名算法'],
		['API_SYS_REQPARA', '添加缺失参数'],
		['SYS_ERR', '联系客服处理'],
		['SYS_ERR_REQTYPE', '使用POST请求'],
		['SYS_ERR_USER', '检查用户Access Key'],
	])('has the solution of %s word for word', (code, text) => {
		expect(entries.find((entry) => entry.code === code)?.solution.zh).toBe(text);
	});
});
