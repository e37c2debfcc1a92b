import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../source/catalog/built-in.ts';
import { toCatalog } from '../../source/catalog/catalog-file.ts';
import { indexByCode } from '../../source/catalog/code-index.ts';
import { kindOfCode } from '../../source/log/code-kind.ts';
import { codesIn as codesOf, readerOf, reportsIn } from './readers.ts';

const index = indexByCode([builtInCatalog()]);
const reader = readerOf([builtInCatalog()]);
const codesIn = (line: string, within = reader) => codesOf(within, line);

describe('kindOfCode', () => {
	it.each([
		['SYS_ERR', 'symbolic'],
		['ORA-00942', 'symbolic'],
		['E0382', 'symbolic'],
		['auth/invalid-email', 'symbolic'],
		['0x80070005', 'symbolic'],
		['ECONNREFUSED', 'symbolic'],
		['TS2304', 'symbolic'],
		['40015', 'number'],
		['0404', 'number'],
		['404', 'short'],
		['0', 'short'],
		['-1', 'short'],
		['-40015', 'short'],
		['+40015', 'short'],
		['x', 'short'],
		['Timeout', 'short'],
		['EOF', 'short'],
		['1.5', 'short'],
	])('of %s is %s', (code, kind) => {
		expect(kindOfCode(code)).toBe(kind);
	});
});

/** One way each in which programs write an error's code. */
const notations: readonly (readonly [name: string, write: (code: string) => string])[] = [
	['JSON with a number', (code) => `{"errcode":${code},"errmsg":"x"}`],
	['JSON with a text', (code) => `{"errcode": "${code}", "errmsg": "x"}`],
	['JSON that ends with it', (code) => `resp={"msg":"x","err_code":${code}}`],
	['JSON in JSON', (code) => `{"body":"{\\"errcode\\":\\"${code}\\",\\"errmsg\\":\\"x\\"}"}`],
	['JSON in JSON in JSON', (code) => `{"a":"{\\"b\\":\\"{\\\\\\"errcode\\\\\\":${code}}\\"}"}`],
	['a Python dict', (code) => `{'errcode': ${code}, 'errmsg': 'x'}`],
	['a Python dict of texts', (code) => `{'error_code': '${code}', 'request': None}`],
	['print_r of PHP', (code) => `Array ( [errcode] => ${code} [errmsg] => x )`],
	[
		'var_dump of PHP',
		(code) => `array(2) { ["errcode"]=> int(${code}) ["errmsg"]=> string(1) "x" }`,
	],
	['var_dump of a text', (code) => `array(1) { ["errcode"]=> string(${code.length}) "${code}" }`],
	['a PHP literal', (code) => `['errcode' => ${code}, 'errmsg' => 'x']`],
	['a Ruby hash', (code) => `{"errcode"=>${code}, "errmsg"=>"x"}`],
	['a Ruby hash of symbols', (code) => `{:errcode=>${code}, :errmsg=>"x"}`],
	['%+v of Go', (code) => `&{ErrCode:${code} ErrMsg:x}`],
	['key and value', (code) => `level=error errcode=${code} msg="x"`],
	['a quoted value', (code) => `level=error errcode="${code}" msg="x"`],
	['XML', (code) => `<xml><errcode>${code}</errcode><errmsg>x</errmsg></xml>`],
	['CDATA', (code) => `<xml><ErrCode><![CDATA[${code}]]></ErrCode></xml>`],
	['a URL query', (code) => `GET https://example.com/callback?errcode=${code}&state=abc HTTP/1.1`],
	['YAML', (code) => `errcode: ${code}`],
	['Chinese', (code) => `调用失败，错误码：${code}`],
	['Chinese without a colon', (code) => `调用失败，错误码${code}，请重试`],
	['Chinese in brackets', (code) => `调用失败【错误码：${code}】`],
	['square brackets', (code) => `[errcode: ${code}] x`],
	['round brackets', (code) => `request failed (error code ${code})`],
	['prose', (code) => `The server returned error code ${code}.`],
	['a field of a struct', (code) => `response.ErrCode = ${code};`],
	['toString of Java', (code) => `WxError(errorCode=${code}, errorMsg=x)`],
	['colours', (code) => `\u001b[31merrcode\u001b[0m=\u001b[1m${code}\u001b[0m`],
];

describe.each(notations)('a report in %s', (_name, write) => {
	it('is found for every built-in code', () => {
		const missed = index.entries.filter(({ code }) => codesIn(write(code)).join() !== code);
		expect(missed.map(({ code }) => write(code))).toEqual([]);
	});
});

describe('a report', () => {
	it.each([
		['two codes in a line', 'errcode=40001 then errcode=40014', ['40001', '40014']],
		['a code twice in a line, once', 'errcode=40001 errcode=40001', ['40001']],
		['the longest symbol', 'API_SYS_REQDATETIME_NOT', ['API_SYS_REQDATETIME_NOT']],
		['symbols apart', 'SYS_ERR,SYS_ERR_USER', ['SYS_ERR', 'SYS_ERR_USER']],
		['a symbol in punctuation', '"SYS_ERR".', ['SYS_ERR']],
		['a number behind a full-width colon', '错误码：40015', ['40015']],
		['a line end of Windows', 'errcode=40015\r\n', ['40015']],
		['an error word', 'Error 40015', ['40015']],
		['a Chinese error word', '接口报错40001', ['40001']],
		['the description behind it', '40001 invalid credential', ['40001']],
		['the Chinese description behind it', '40001：不合法的调用凭证', ['40001']],
		['status in a result', '{"status":40015,"message":"expired"}', ['40015']],
		['-1 and -2 with a key', 'errcode: -1, ret=-2', ['-1', '-2']],
	])('is seen: %s', (_case, line, codes) => {
		expect(codesIn(line)).toEqual(codes);
	});

	it('says at which bytes the code stands', () => {
		const line = '错误：\u001b[31m{"errcode":40015}';
		const [report] = reportsIn(reader, line);
		expect(report?.start).toBe(Buffer.from(line).indexOf('40015'));
		const plain = '错误 {"errcode":40015}';
		expect(reportsIn(reader, plain)).toMatchObject([{ start: 18, end: 23, matched: '40015' }]);
	});
});

it('reports the longest of codes that are parts of one another', () => {
	const parts = ['AA_1', 'BB_2', 'CC_3', 'DD_4', 'EE_5'];
	const codes = [...parts, parts.join('.'), 'BB_2.CC_3'];
	const entries = codes.map((code) => ({ code, description: `what ${code} means` }));
	const nested = readerOf([toCatalog({ entries }, 'nested')]);
	expect(codesIn(`failed: ${parts.join('.')}`, nested)).toEqual([parts.join('.')]);
	expect(codesIn('BB_2.CC_3 then DD_4', nested)).toEqual(['BB_2.CC_3', 'DD_4']);
});

describe('a code of another catalog', () => {
	const mine = readerOf([
		toCatalog(
			{
				entries: [
					'ORA-00942',
					'E0382',
					'auth/invalid-email',
					'0x80070005',
					'ERR_SSL',
					'5',
					'404',
					'Timeout',
				].map((code) => ({ code, description: `what ${code} means` })),
			},
			'mine',
		),
	]);

	it.each([
		['ORA-00942: table or view does not exist', ['ORA-00942']],
		['error[E0382]: borrow of moved value', ['E0382']],
		['FirebaseError: (auth/invalid-email).', ['auth/invalid-email']],
		['HRESULT 0X80070005', ['0x80070005']],
		['net::ERR_SSL', ['ERR_SSL']],
		['error code 5', ['5']],
		['errcode=404', ['404']],
		['the err_ssl variable', []],
		['5 items', []],
		['GET / 404 12ms', []],
		['page 404 of 500', []],
		['Timeout after 5 s', []],
		['XORA-00942', []],
		['ORA-009421', []],
		['E03821', []],
		['0x800700051', []],
	])('in %s: %j', (line, codes) => {
		expect(codesIn(line, mine)).toEqual(codes);
	});
});

describe('no report', () => {
	it.each([
		// ports and addresses
		'connect ECONNREFUSED 127.0.0.1:40015',
		'listening on port 40015',
		'Server running at http://localhost:40001/',
		'tcp 0 0 0.0.0.0:40013 0.0.0.0:* LISTEN 1234/node',
		'remote=[::1]:40014 closed',
		'client 10.40.0.15 port 40015 disconnected',
		'udp4 192.168.1.40015',
		// processes and threads
		'pid=40015 started',
		'Process 40015 exited normally',
		'Started worker (pid 40017)',
		'tid 40018 acquired lock',
		'[40015] worker ready',
		'main[40021]: accepted connection',
		'Killed process 40015 (java)',
		// ids and names
		'user_id=40015 logged in',
		'order #40015 shipped',
		'{"id":40015,"name":"Ann"}',
		'orderId: 301012',
		'request 40031 done',
		'ticket=40042',
		'uid:40039',
		'{"code":"301012","name":"Steel pipe"}',
		'{"code":"40001","city":"Bologna"}',
		'product code 40015',
		'SKU-40015',
		'room 40015',
		'zip code 40015',
		'verification code: 401012',
		'您的验证码是401012，5分钟内有效',
		'订单编号40015已发货',
		// sizes and counts
		'size=40015 bytes',
		'wrote 40015 bytes to disk',
		'read 40015 rows',
		'共40015条记录',
		'total: 40015',
		'count=40015',
		'processed 40015/50000 items',
		'40015 of 50000 done',
		'progress: 40015 / 301001',
		'errors: 40015 files',
		'Content-Length: 40015',
		'"GET /x HTTP/1.1" 200 40015',
		'failed: 40003 requests',
		// durations
		'took 40015ms',
		'elapsed 40015 ms',
		'timeout=40015ms',
		'耗时40015毫秒',
		'retry in 40015 seconds',
		// money, dates and times, phone numbers, versions
		'price $40015',
		'amount: 40015 USD',
		'金额40015元',
		'￥40015',
		'date 20140015',
		'2026-04-00 40015.123',
		'tel 0755-40015',
		'call 400-40015',
		'v1.40015.2',
		'version 40015',
		'build 301012 finished',
		// decimals, hexadecimal, UUIDs
		'lat=31.40015',
		'ratio 40015.5',
		'0.40015',
		'40015%',
		'error: 40015.25',
		'addr=0x40015',
		'color #40015f',
		'commit 40015ab',
		'3f2504e0-40015-11d3-9a0c-0305e82c3301',
		'id=550e8400-e29b-41d4-a716-446655440015',
		'errcode=400150',
		'errcode=140015',
		'errcode=40015abc',
		'x40015y',
		// stack frames and places in a source
		'at main (app.js:40015:12)',
		'at Foo.bar(Foo.java:40015)',
		'  File "app.py", line 40015, in main',
		'error.c:40015: warning: unused',
		'main.go:40013 +0x1d',
		// what loggers put in front
		'2026-01-02 10:00:00.000 ERROR 40015 --- [nio-8080-exec-1] c.e.demo.App : failed',
		'2026-01-02 10:00:00.000  INFO 40001 --- [main] c.e.demo.App : Started',
		'01-02 10:00:00.123 40015 40016 E ActivityManager: died',
		'E/Tag(40015): something',
		'2026/01/02 10:00:00 [error] 40015#40015: *7 connect() failed',
		'E0102 10:00:00.123456 40015 server.go:40013] failed',
		'Jan  2 10:00:00 host sshd[40015]: error: kex',
		'E, [2026-01-02T10:00:00.123456 #40015] ERROR -- : failed',
		'INFO:     Started server process [40015]',
		'INFO:     127.0.0.1:40015 - "GET / HTTP/1.1" 500',
		// negative numbers and symbols
		'x = -1',
		'exit -1',
		'offset -2',
		'indexOf returned value in range -1..5',
		'temperature -2 °C',
		'clientid: -1',
		'sys_err is a variable',
		'MY_SYS_ERR_FLAG=1',
		'SYS_ERRORS=3',
		'API_SYS_REQ',
		'LAST_API_SYS_REQSIGN',
	])('in %s', (line) => {
		expect(codesIn(line)).toEqual([]);
	});
});
