/**
 * What makes a number in a log line an error code, and what speaks against it, as data. The
 * recogniser (recognise.ts) applies the tables; lines in evidence-examples.ts show each rule, so
 * that the tables can be read, and added to, without reading the code.
 */

/** How much a key or word in front of a number says. */
export type Strength =
	/** Names an error code: enough for any code, negative and one-digit ones too. */
	| 'explicit'
	/** Often names something else (`code`, `status`): asks for a look at what stands around it. */
	| 'weak'
	/** A code of some part, such as `native_code`, `O_STATUS`: enough for a negative one it is set to. */
	| 'composed'
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
	exception fault inner raw upstream remote rpc sys system main gateway oauth business sdk rtn
	original reply answer with`.split(/\s+/),
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
	'原因码',
	'响应代码',
	'錯誤碼',
	'錯誤代碼',
	'錯誤編號',
	'錯誤號',
	'返回碼',
	'回傳碼',
	'回應碼',
	'狀態碼',
	'結果碼',
	'異常碼',
	'原因碼',
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
	'錯誤',
	'報錯',
	'失敗',
	'異常',
	'返回錯誤',
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

/** Last words of keys that hold a code of some part: `native_code`, `O_STATUS`, `ierr`. */
export const composedNouns: ReadonlySet<string> = new Set(
	'err errno code status rc ret ierr nerr result'.split(' '),
);

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
	sku symbol market exchange unit parent parentcode children category industry sectors sector
	fullname shortname nickname color size weight brand currency lat lng latitude longitude ename cname
	discount discountpercent expires expiresat population department dept employee phone email gender age
	state street`.split(/\s+/),
);

/** English words that make a message of the text before a code in parentheses. */
export const complaint =
	/exception\b|\b(?:err|invalid|cannot|can't|could not|couldn't|unable|failed|failure|fail|error|denied|missing|not|illegal|expired|unauthorized|forbidden|refused|rejected|wrong|bad|unknown|unsupported|exceeded|conflict|insufficient)\b|无效|失败|错误|不合法|缺少|过期|超时|异常|拒绝|未|不/i;

/** A complaint that begins right behind a code: `40013 invalid appid`, `40014:不合法的…`. */
export const complaintBehind =
	/^["'`\])]{0,2}\s*[:：,\-–]?\s*["'`]?(?:(?:invalid|illegal|missing|unauthorized|forbidden|expired|unsupported)\s(?!(?!param|arg|cred|perm)[a-z_]*s\b)[a-z_]|不合法|无效|缺少|缺失|非法|未授权|参数错误)/i;

/** Things whose number stands in parentheses behind them: never a code. */
export const numberedThings =
	/(?:\b(?:pid|tid|ppid|process|thread|task|port|line|user|uid|gid|id|row|col|column|size|length|count|offset|index|job|worker|item|order|page|step|iteration|epoch|version|build|frame|session|request|register|block|node|bytes?|total|seq|number|child|connection|conn|client|ticket|bug|issue|pr|channel|socket|fd|inode)|端口|进程|线程|行|第|编号|订单号?|单号|手机号|共)[\s:=#]*$/i;

/** Tells that an `errno` is the operating system's: the name of its error, or of the call. */
export const systemErrorName =
	/\bE(?:2BIG|ACCES|ADDRINUSE|ADDRNOTAVAIL|AGAIN|AI_AGAIN|BADF|BUSY|CONNABORTED|CONNREFUSED|CONNRESET|EXIST|FAULT|FBIG|HOSTUNREACH|INTR|INVAL|IO|ISDIR|LOOP|MFILE|NAMETOOLONG|NETUNREACH|NFILE|NODEV|NOENT|NOMEM|NOSPC|NOTCONN|NOTDIR|NOTEMPTY|NOTFOUND|NOTSUP|PERM|PIPE|PROTO|ROFS|SRCH|TIMEDOUT|TXTBSY|XDEV)\b|\bsyscall["']?\s*[:=]|\bnpm ERR!/;

/** Names of the keys beside a code whose value is its message, as parts of an expression. */
export const messageKeyNames: readonly string[] = [
	'err(?:or)?[_-]?(?:msg|message|desc|description|info|text)',
	'error_description',
	'sub[_-]?(?:msg|message|desc)',
	'ret(?:urn)?[_-]?(?:msg|message)',
	'msg',
	'message',
	'desc',
	'description',
	'reason',
	'detail',
	'错误信息',
	'错误消息',
	'错误描述',
	'描述',
	'信息',
	'訊息',
	'錯誤訊息',
];

/**
 * Words that say the same in messages, by the name of what they say: an application words its
 * messages in its own way and in either language.
 */
export const concepts: Readonly<Record<string, string>> = {
	token: 'token tokens credential credentials 令牌 凭证 凭据 票据 憑證',
	expired: 'expire expires expired expiry expiration timeout timed 过期 超时 失效 過期 逾時',
	missing:
		'missing empty required requires require supplied lack lacks 缺少 缺失 为空 未传 未提供 必填',
	permission:
		'permission permissions unauthorized authorized denied forbidden 权限 无权 未授权 權限',
	signature: 'sign signature 签名 验签 簽名',
	limit:
		'frequent frequency frequently limit limits limited throttled throttling quota many 频繁 限流 超限 上限 频率 次数',
	busy: 'busy overload overloaded 繁忙',
	internal: 'internal 内部',
	secret: 'secret appsecret 密钥 秘钥',
	user: 'user users openid 用户',
	phone: 'phone mobile 手机',
	frozen: 'freeze frozen 冻结',
	decrypt: 'decrypt decrypted decryption 解密',
};

/** Words of messages that say nothing of a code. */
export const genericWords = `
	a an the and or of on in at by to for from with is are was were be been it its this that has have had
	can could not no please try again later retry after before while when error errors err errcode errmsg
	failed failure fail fails exception invalid illegal wrong bad incorrect unknown request response
	requests result return returned message msg rid req hint hints id see more info detail details http
	https com www json null undefined true false ok warn warning debug server client service api call
	calling called
	错误码 错误 失败 异常 不合法的 不合法 无效的 无效 非法的 非法 不正确 请求 请 重试 稍后 接口 返回 参数 调用 出现 信息
	提示 系统 服务 报错 了 的 是 在 和 与 或 并 时 后 前 从 到 已 未 不`;

/** Names of vendors with codes of their own and no catalog here; a line that names one means its own. */
export const otherVendors: readonly string[] =
	`stripe twilio discord bitget weex okx binance exmo kraken kucoin huobi bybit ably netease tiktok
	twitter facebook instagram slack telegram github gitlab paypal shopify salesforce zoom firebase
	google adobe dropbox spotify steam kakao line naver baidu 百度 tencent 腾讯云 huawei 华为 xiaomi 小米
	oppo vivo jpush 极光 modbus aadsts azure oracle openai anthropic sap tuya 涂鸦 ctrip 携程 meituan 美团
	pinduoduo 拼多多 jd 京东 kuaishou 快手 douyin 抖音 bilibili weibo 微博`.split(/\s+/);

/** Keys, folded, of codes that have one meaning everywhere: never another catalog's code. */
export const foreignKeys: ReadonlySet<string> = new Set(['sqlstate', 'sqlcode', 'sqlerror']);

/** Keys, folded, that a catalog may name as its own and that count for it only beside `requestKeys`. */
export const sharedKeys: ReadonlySet<string> = new Set(['status']);

/** Keys, folded, that stand beside the status of an HTTP request. */
export const requestKeys: ReadonlySet<string> = new Set(
	`method uri url path request requesturi requestmethod requestpath httpmethod duration durationms latency
	elapsed upstream useragent remoteaddr referer proto protocol`.split(/\s+/),
);
