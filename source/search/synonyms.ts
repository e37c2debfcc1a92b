/**
 * Words that users take for one another. Each row is one meaning; any word of a row finds texts
 * with any other, ranked after those with the word itself. Normalised (lower case, no `_`). In
 * pinyin stand those that no text of the platform has in Chinese.
 */
export const synonymRows: readonly (readonly string[])[] = [
	'expired, expire, expires, expiry, expiration, timeout, timed out, time out, outdated, stale, invalidation, lapsed, 超时, 过期, 失效, 到期, 已失效, guoqi, shixiao, daoqi',
	'missing, miss, absent, lack, lacking, lacks, lost, required, no, without, empty, not provided, not supplied, 缺失, 缺少, 缺, 没有, 暂无, 丢失, 没传, 未传, 漏传, 为空, queshao, meiyou',
	'empty, blank, 空白, 为空, 空',
	'invalid, illegal, unlawful, wrong, incorrect, bad, error, errors, failed, not valid, malformed, does not comply, 不符合, 不合法, 无效, 非法, 错误, 不对, 不正确, 有误, 出错, 错, 失败, wuxiao, feifa',
	'token, tokens, 令牌, lingpai',
	'access token, 访问令牌, 调用凭证',
	'refresh token, 刷新令牌',
	'signature, sign, signing, 签名, 验签, 签名算法',
	'ticket, tickets, bill, bills, 票据',
	'phone, phone number, mobile, mobile number, cellphone, telephone, 手机号, 手机号码, 手机, 电话',
	'occupied, taken, in use, already used, already exists, used, registered, 占用, 被占用, 已存在, 被使用, 已注册',
	'frequent, too many, too often, too fast, rate limit, rate limited, throttle, throttled, too frequent, 频繁, 过于频繁, 限流, 太快, 限频, 频率, 频率限制, 限制频率, 请求频率, 超过频率, 频次, 次数过多, 太多, xianliu',
	'freezing, freeze, frozen, locked, 冻结, 锁定',
	'ip is not authorized, whitelist, allowlist, ip whitelist, ip allowlist, 白名单, ip白名单, ip未被授权',
	'busy, overloaded, 繁忙, 忙',
	'internal, internal error, 内部, 内部错误',
	'password, passwd, pwd, 密码, 口令, kouling',
	'account, accounts, 账户, 账号, 帐号, 帐户',
	'user, users, 用户',
	'bind, bound, binding, associated, associate, link, linked, 绑定, 关联',
	'unbound, not bound, unlinked, not linked, 未绑定, 没绑定',
	'unauthorized, not authorized, no permission, forbidden, not allowed, denied, unauthorised, 未授权, 未被授权, 不被授权, 无权限, 没有权限, 没权限, 权限不足',
	'permission, permissions, privilege, 权限',
	'decryption, decrypt, decrypting, 解密',
	'wechat, weixin, wx, 微信',
	'mini program, miniprogram, applet, mini app, 小程序',
	'public number, public address, official account, 公众号',
	'login, log in, logon, signin, sign in, 登录, 登陆',
	'method, 方式, 方法',
	'unsupported, not supported, unsupport, 不支持, 不被支持',
	'format, 格式',
	'parameter, parameters, param, params, argument, 参数',
	'redirect uri, redirect, callback, redirect url, 回调, 回调地址, 重定向',
	'appsecret, secret, client secret, 密钥, 秘钥',
	'appid, app id, appkey, 应用id',
	'credential, credentials, 凭证, 凭据, 调用凭证',
	'recycled, deleted, removed, 回收, 被回收, 注销, 删除',
	'too long, exceed, exceeds, size, length, 过长, 超长, 太长, 长度, 超过',
	'code, 授权码',
	'temporary, temp, 临时',
	'date, datetime, time, clock, 日期, 日期时间, 时间',
	'encrypted, https, ssl, tls',
	'exception, fault, failure, 异常, 故障',
	'openid, open id',
	'scene, scenario, 场景',
	'record, records, 记录',
	'information, info, 信息',
	'content, 内容',
	'body, post data, post数据, 请求体',
	'regulations, format, rules, 规定, 规范, 格式',
].map((row) => row.split(', '));

/** Words that a question has and an answer need not: their absence rules nothing out. */
export const optionalWords: ReadonlySet<string> = new Set(
	`a an the is are was were be been has have had of to for from my i in on at it its this that and
	or with by as what how why when do does did not cant can please help me get got getting error
	errors err failed fail failure errcode errmsg code codes msg message returned return returns
	wechat platform api request 的 了 是 在 有 我 请 请求 怎么 怎么办 怎么解决 什么 什么意思 为什么 如何
	解决 报错 出错 错误 错误码 失败 异常 出现 提示 返回 接口 问题 已 被`.split(/\s+/),
);
