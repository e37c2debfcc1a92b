/**
 * What makes a number in a log line an error code, and what speaks against it, as data. The
 * recogniser (recognise.ts) applies the tables; each rule carries lines that a test runs, so
 * that the tables can be read, and added to, without reading the code.
 */

/** How much a key or word in front of a number says. */
export type Strength =
	/** Names an error code: enough for any code, negative and one-digit ones too. */
	| 'explicit'
	/** Often names something else (`code`, `status`): asks for a look at what stands around it. */
	| 'weak'
	/** Tells of an error without naming a code: enough for codes of four digits and more. */
	| 'word';

/** Words that name an error code by themselves, as the last word of a key. */
export const explicitKeys: ReadonlySet<string> = new Set(
	`errcode errorcode errno errorno errnum errornumber errcd retcode returncode rescode respcode
	rspcode responsecode resultcode statuscode exitcode subcode bizcode failcode failurecode
	faultcode exceptioncode ecode retval rc ret rtn rtncode error err`.split(/\s+/),
);

/** Words that name a code only after one of `errorQualifiers`: `error code`, `ret_code`. */
export const codeNouns: ReadonlySet<string> = new Set([
	'code',
	'codes',
	'no',
	'number',
	'num',
	'cd',
	'value',
]);

/** What makes a code noun explicit: `api_code`, `Return code`, `exited with code`. */
export const errorQualifiers: ReadonlySet<string> = new Set(
	`err error errors ret return returned returns result res resp response rsp fail failed failure
	failing status exit exited api biz business sub wx wechat weixin server service platform reason
	exception fault inner raw upstream remote rpc sys system main gateway oauth business sdk
	with`.split(/\s+/),
);

/** Prose in front of a bare `code 40015` that leaves it an error's code. */
export const neutralQualifiers: ReadonlySet<string> = new Set(
	`a an the and or got get getting gets has have had of by is was as on in but received receive
	receiving gives gave throws threw throw see unknown this that response message msg login
	request auth refresh token both either then also`.split(/\s+/),
);

/** What `code` is about in `zip code=40015`: not an error. */
export const thingQualifiers: ReadonlySet<string> = new Set(
	`zip postal post area country city region province verification verify sms promo coupon discount
	product item stock bar qr source unicode language lang currency color station airport bank branch
	invite invitation security access pass otp pin order tracking swift course class department dept
	employee store activation redeem gift voucher material project machine game exchange`.split(
		/\s+/,
	),
);

/** Keys that may hold an error's code or some other state: judged by what stands beside them. */
export const weakKeys: ReadonlySet<string> = new Set(['code', 'status', 'result', 'state']);

/** Words that tell of an error: `Error 40015`, `failed: 40013`, `DiscordAPIError[40005]`. */
export const errorWords: ReadonlySet<string> = new Set(
	`error err exception failure failed fail fails fault errored rejected returned returns
	return returning`.split(/\s+/),
);

/** Words after which a number is a code only where nothing is counted by it. */
export const returningWords: ReadonlySet<string> = new Set([
	'returned',
	'returns',
	'return',
	'returning',
]);

/** Chinese names of an error code; they touch the number or stand before a colon. */
export const chineseKeys: readonly string[] = [
	'错误码',
	'错误代码',
	'错误编码',
	'错误编号',
	'错误号',
	'错误代号',
	'返回码',
	'返回代码',
	'返回值',
	'状态码',
	'响应码',
	'业务码',
	'异常码',
	'异常代码',
	'报错码',
	'报错代码',
	'失败码',
	'结果码',
	'出错代码',
	'错误值',
];

/** Chinese words that tell of an error. */
export const chineseErrorWords: readonly string[] = [
	'错误',
	'报错',
	'出错',
	'失败',
	'异常',
	'返回',
	'返回了',
	'报',
	'抛出',
];

/** Chinese words that, right behind a number, make it an error's: `报40001错误`. */
export const chineseAfterWords: readonly string[] = ['错误', '报错', '异常', '错误码'];

/** Words between a key and its number. */
export const connectors: ReadonlySet<string> = new Set([
	'is',
	'was',
	'of',
	'are',
	'equals',
	'to',
	'being',
	'with',
	'in',
	'number',
	'no',
]);
export const chineseConnectors: readonly string[] = [
	'值为',
	'为',
	'值是',
	'是',
	'等于',
	'：',
	'了',
	'有',
];

/** What counts or measures: a number before one of these is not a code. */
export const units =
	/^\s?(?:(?:ms|s|sec|secs|seconds|minutes|mins|hours|days|years|us|ns|bytes?|bits|[kmgt]i?b|b|hz|px|rows|row affected|lines|times|items|records|entries|results|users|requests|errors|failures|exceptions|warnings|files|packets|messages|events|objects|keys|values|points|tokens|steps|iterations|attempts|retries|tests|samples|documents|pages|connections|threads|clients|hits|miles|km|kg|usd|eur|rmb|cny|yuan|dollars|out of|more|total|in total)(?![\w-]|\s*[:=])|of ?\d|%|℃|°|次|条|个|行|秒|毫秒|微秒|元|人|天|年|月|日|号|岁|名|台|件|页|楼|期|户|张|分|小时|万|千|端口|字节|只|位|步|米|公里)/i;

/** Keys, folded, that stand beside an error's code in the same object. */
export const messageKeys: ReadonlySet<string> = new Set(
	`errmsg errormsg errormessage errmessage msg message error err reason rid requestid success submsg
	errtips tips hint detail details errcode errorcode errordescription errdesc cause traceid data`.split(
		/\s+/,
	),
);

/** Keys, folded, of things that have a code of their own: `{"code":"301012","name":…}`. */
export const thingKeys: ReadonlySet<string> = new Set(
	`name title label price city province country region area zip address stock quantity qty amount
	sku symbol market exchange unit parent parentcode children level category industry sectors sector
	id fullname shortname nickname color size weight brand currency lat lng latitude longitude ename cname
	discount discountpercent expires expiresat population department dept employee phone email gender age
	state street`.split(/\s+/),
);

/** English words that make a message of the text before a code in parentheses. */
export const complaint =
	/exception\b|\b(?:err|invalid|cannot|can't|could not|couldn't|unable|failed|failure|fail|error|denied|missing|not|illegal|expired|unauthorized|forbidden|refused|rejected|wrong|bad|unknown|unsupported|exceeded|conflict|insufficient)\b|无效|失败|错误|不合法|缺少|过期|超时|异常|拒绝|未|不/i;

/** A complaint that begins right behind a code: `40013 invalid appid`, `40014:不合法的…`. */
export const complaintBehind =
	/^["'`\])]{0,2}\s*[:：,\-–]?\s*["'`]?(?:(?:invalid|illegal|missing|unauthorized|forbidden|expired|unsupported)\s[a-z_]|不合法|无效|缺少|缺失|非法|未授权)/i;

/** Things whose number stands in parentheses behind them: never a code. */
export const numberedThings =
	/(?:\b(?:pid|tid|ppid|process|thread|task|port|line|user|uid|gid|id|row|col|column|size|length|count|offset|index|job|worker|item|order|page|step|iteration|epoch|version|build|frame|session|request|register|block|node|bytes?|total|seq|number|child|connection|conn|client|ticket|bug|issue|pr|channel|socket|fd|inode)|端口|进程|线程|行|第|编号|订单号?|单号|手机号|共)[\s:=#]*$/i;

/** Tells that an `errno` is the operating system's: the name of its error, or of the call. */
export const systemErrorName =
	/\bE(?:2BIG|ACCES|ADDRINUSE|ADDRNOTAVAIL|AGAIN|AI_AGAIN|BADF|BUSY|CONNABORTED|CONNREFUSED|CONNRESET|EXIST|FAULT|FBIG|HOSTUNREACH|INTR|INVAL|IO|ISDIR|LOOP|MFILE|NAMETOOLONG|NETUNREACH|NFILE|NODEV|NOENT|NOMEM|NOSPC|NOTCONN|NOTDIR|NOTEMPTY|NOTFOUND|NOTSUP|PERM|PIPE|PROTO|ROFS|SRCH|TIMEDOUT|TXTBSY|XDEV)\b|\bsyscall["']?\s*[:=]|\bnpm ERR!/;

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
];
