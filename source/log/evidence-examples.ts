/** A rule with lines that show it: the codes each reports, `[]` for none. */
export interface RuleExample {
	readonly rule: string;
	readonly lines: readonly (readonly [line: string, codes: readonly string[]])[];
}

/** The rules by example, in the order in which the recogniser asks them. A test runs every line. */
export const ruleExamples: readonly RuleExample[] = [
	{
		rule: 'a symbolic code is a report wherever it stands as a whole identifier',
		lines: [
			['throw new ApiException(ErrorCode.API_SYS_REQSIGN);', ['API_SYS_REQSIGN']],
			['got API_SYS_REQDATETIME_NOT from gateway', ['API_SYS_REQDATETIME_NOT']],
			['MY_SYS_ERR_FLAG=1', []],
		],
	},
	{
		rule: 'a key that names an error code, in any notation',
		lines: [
			['{"errcode":40015,"errmsg":"x"}', ['40015']],
			['body="{\\"errcode\\":\\"40015\\"}"', ['40015']],
			['log: "{\\\\\\"err_code\\\\\\": 40015}"', ['40015']],
			["{'errcode': 40029, 'errmsg': 'x'}", ['40029']],
			['Array ( [errcode] => 40001 [errmsg] => x )', ['40001']],
			['["errcode"]=>int(40001)', ['40001']],
			['{:errcode=>40001, :errmsg=>"x"}', ['40001']],
			['&{ErrCode:40001 ErrMsg:x}', ['40001']],
			['retcode=40001', ['40001']],
			['<errcode>40001</errcode>', ['40001']],
			['<ErrCode><![CDATA[40001]]></ErrCode>', ['40001']],
			['https://example.com/cb?errcode=40001&state=abc', ['40001']],
			['接口返回错误码：40029', ['40029']],
			['错误码40029，请重试', ['40029']],
			['error code is 40001', ['40001']],
			['errcode为40001，ret是40003，code 等于 40013', ['40001', '40003', '40013']],
			['端口为40015，数量是40001', []],
		],
	},
	{
		rule: 'negative and short codes only under such a key',
		lines: [
			['errcode: -1', ['-1']],
			['ret=-2', ['-2']],
			['server returned error code -1', ['-1']],
			['clientid: -1', []],
			['{"auto": -1}', []],
			['errcode list: auto=-1 busy system', []],
			['{"statuscode": -1}', ['-1']],
			['range -1..5', []],
			['错误: -1', ['-1']],
			["errno: -2, code: 'ENOENT', syscall: 'open'", []],
			['npm ERR! errno -2', []],
			['10:00:00 ERROR errno=-1 END', ['-1']],
			['{"level":"ERROR","errno":-1,"path":"/x/npm"}', ['-1']],
		],
	},
	{
		rule: 'a list of codes belongs to the key in front of it',
		lines: [
			['返回码 40013/40014', ['40013', '40014']],
			['错误码：40029、-1', ['40029', '-1']],
			['errcode in (40001, 40014)', ['40001', '40014']],
			['ports: 40001, 40002', []],
		],
	},
	{
		rule: '`code` and `status` where the object is a result and not a thing',
		lines: [
			['{"code":40001,"message":"x"}', ['40001']],
			['{"code":"301012","name":"Steel pipe"}', []],
			['zip code 40015', []],
			['IllegalStateException: code 40037', ['40037']],
			['npm ERR! code 40015', ['40015']],
			['{"code":"40001","course":"Linear algebra"}', []],
			['verification code: 401012', []],
			['https://example.com/cb?code=40013&state=abc', []],
		],
	},
	{
		rule: 'a word that tells of an error, right before the code',
		lines: [
			['Error 40015', ['40015']],
			['WeChat API error: 40013 - invalid corpid', ['40013']],
			['微信接口报错40001', ['40001']],
			['ApiError[40005]: too large', ['40005']],
			['failed: 40003 requests', []],
			['2026-01-02 10:00:00.000 ERROR 40015 --- [main] c.e.App : x', []],
			['[error] 40015#40015: *7 connect() failed', []],
		],
	},
	{
		rule: "the entry's own description beside the code",
		lines: [
			['40001 invalid credential', ['40001']],
			['token refresh: access_token expired (40015)', ['40015']],
			['40015 access points', []],
			['[40037] 操作频繁', ['40037']],
		],
	},
	{
		rule: 'a message and its code in parentheses',
		lines: [
			['Cannot connect interface, invalid interface_id (40017).', ['40017']],
			['Process not responding (pid 40017).', []],
		],
	},
	{
		rule: 'what stands behind the code',
		lines: [
			['40001, "errmsg": "invalid"', ['40001']],
			['出现`40029 invalid code`时重新登录', ['40029']],
			['main.go:40013: invalid operation', []],
			['调用接口时报40001错误', ['40001']],
			['订单号40015错误', []],
			['端口40015错误', []],
		],
	},
	{
		rule: 'parts of other numbers and names are not codes',
		lines: [
			['error: 40015.25', []],
			['error code: -40015', []],
			['connect ECONNREFUSED 127.0.0.1:40015', []],
			['error=0x40015', []],
			['error 40015-40019', []],
			['errcode=400150', []],
			['at Foo.java:40015', []],
			['error: $40015', []],
		],
	},
	{
		rule: 'encoded notations are read as what they stand for',
		lines: [
			['resp_body="{\\x22errcode\\x22:40015,\\x22errmsg\\x22:\\x22x\\x22}"', ['40015']],
			['{\\x22errcode\\x22:\\x2240015\\x22}', ['40015']],
			['&quot;errcode&quot;:40029', ['40029']],
			['{errcode:&#39;40031&#39;}', ['40031']],
			['GET /cb?e=%7B%22errcode%22%3A40029%7D', ['40029']],
			['errcode%3D40029', ['40029']],
			['错误码：４００１５', ['40015']],
			['a%2040029 b', []],
		],
	},
	{
		rule: 'numbers as programs print them',
		lines: [
			['{errcode=40029.0, errmsg=x}', ['40029']],
			['{"errcode":40029.00}', ['40029']],
			['errcode=40029L', ['40029']],
			['errcode=40029.5', []],
			['took 40029.0 ms', []],
		],
	},
	{
		rule: 'a code of some part is one where it is negative',
		lines: [
			['native_code=-1 "no reply"', ['-1']],
			['O_STATUS: -2', ['-2']],
			['ierr=-1', ['-1']],
			['zip_code=-1', []],
			['// lookup() returns -1 when no lamp is near', []],
			['unexpectedly returned -2', []],
		],
	},
	{
		rule: 'labels of other writers, and traditional Chinese',
		lines: [
			['{"rtnCode":"40010"}', ['40010']],
			['登录失败，原因码 40025', ['40025']],
			['錯誤碼：40015，訊息：過期', ['40015']],
			['回傳碼 40029', ['40029']],
			['err=-2 internal error', ['-2']],
		],
	},
	{
		rule: 'an error word, a complaint or a quoted message behind the code',
		lines: [
			['batch 7 given up: 40016 ERROR: token store is read-only', ['40016']],
			['2026-01-02 10:00:00 40016 ERROR: x', []],
			['| 40031 invalid voucher | ask the shop |', ['40031']],
			["the till refused it with 40031 'voucher used'", ['40031']],
			['Acme.GatewayException (0x80131500): 40016: upstream says no', ['40016']],
			['Error: 17-40031: voucher used', ['40031']],
			['invalid appid 40013', ['40013']],
			['either 401 (logged out) or Code -1 (no answer)', ['-1']],
			['skipping 40013 invalid records', []],
		],
	},
	{
		rule: 'keys beside a code that say nothing of it',
		lines: [
			['level=error code=40029', ['40029']],
			['{"level":"error","code":40029,"time":"x"}', ['40029']],
			['{"id":"req-1","code":40029}', ['40029']],
			['ret=40029 bytes', []],
			['Code: 61 0c 25 7f 3a 19', []],
		],
	},
	{
		rule: 'a line that is a code and nothing else is one',
		lines: [
			['40029', ['40029']],
			['  40029  ', ['40029']],
			['40029 40015', []],
		],
	},
];
