/** When a line says that it was written, field by field; what it leaves out is `undefined`. */
export type Stamp =
	| { readonly kind: 'epoch'; readonly ms: number }
	| {
			readonly kind: 'fields';
			readonly year: number | undefined;
			/** From 1; `undefined` where there is only a time of day. */
			readonly month: number | undefined;
			readonly day: number | undefined;
			readonly hour: number;
			readonly minute: number;
			readonly second: number;
			readonly ms: number;
			/** Minutes east of Greenwich; `undefined` where the line does not say. */
			readonly zone: number | undefined;
	  };

/** A way to write a time. */
export interface TimeFormat {
	readonly name: string;
	/** Global; its named groups are the fields. */
	readonly pattern: RegExp;
	/** A line, and when it was written if now is 5 November 2026; local time where it says no zone. */
	readonly examples: readonly (readonly [line: string, iso: string])[];
}

const month = '(?<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const clock = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)(?:[.,](?<fraction>\\d{1,9}))?';
const zone = '(?: ?(?<zone>Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?)(?![\\w:]))?';
/** What a number of seconds since 1970 looks like from 2001 to 2033, or one of finer units. */
const epoch = '(?<epoch>1\\d{9})(?:\\.(?<fraction>\\d{1,9})|(?<rest>\\d{9}|\\d{6}|\\d{3}))?(?!\\d)';

/** Where two fit at one place of a line, the earlier one counts. */
export const timeFormats: readonly TimeFormat[] = [
	{
		name: 'ISO 8601 and its relatives',
		pattern: new RegExp(
			`(?<!\\d)(?<year>\\d{4})(?<mark>[-/.])(?<month>\\d\\d)\\k<mark>(?<day>\\d\\d)[T _-]{1,2}(?<hour>\\d\\d)[:.](?<minute>\\d\\d)[:.](?<second>\\d\\d)(?:[.,:](?<fraction>\\d{1,9}))?${zone}`,
			'g',
		),
		examples: [
			['2026-11-03T14:22:01.318Z x', '2026-11-03T14:22:01.318Z'],
			['2026-11-03T14:22:01.318123456+08:00 x', '2026-11-03T06:22:01.318Z'],
			['2026-11-03 14:22:01,318 INFO x', '2026-11-03T14:22:01.318'],
			['2026-11-03 14:22:01.318 UTC [12] ERROR', '2026-11-03T14:22:01.318Z'],
			['2026/11/03 14:22:01 [error] 7#7: x', '2026-11-03T14:22:01.000'],
			['2016-09-28 04:30:30, Info CBS', '2016-09-28T04:30:30.000'],
			['2005-06-03-15.42.50.363779 R02-M1', '2005-06-03T15:42:50.363'],
			['2026-11-03 14:22:01 -0330 x', '2026-11-03T17:52:01.000Z'],
			['[2026-11-03 14:22:01+08] x', '2026-11-03T06:22:01.000Z'],
			['web-1  | 2026-11-03T14:22:01Z x', '2026-11-03T14:22:01.000Z'],
			['{"t":{"$date":"2026-11-03T14:22:01.318+00:00"}}', '2026-11-03T14:22:01.318Z'],
		],
	},
	{
		name: 'common log format, and days before names of months',
		pattern: new RegExp(
			`(?<!\\d)(?<day>\\d\\d)[/ -]${month}[/ -](?<year>\\d{4})[: ]${clock}${zone}`,
			'g',
		),
		examples: [
			['10.0.0.1 - - [03/Nov/2026:14:22:01 +0800] "GET /"', '2026-11-03T06:22:01.000Z'],
			['12:M 03 Nov 2026 14:22:01.318 # x', '2026-11-03T14:22:01.318'],
			['[03-Nov-2026 14:22:01 UTC] PHP Warning', '2026-11-03T14:22:01.000Z'],
		],
	},
	{
		name: 'syslog and asctime',
		pattern: new RegExp(
			`(?<![A-Za-z])${month} {1,2}(?<day>\\d{1,2}) ${clock}(?: (?<word>UTC|GMT|[A-Z]{3,4}))?(?: (?<year>(?:19|20)\\d\\d)(?!\\d))?`,
			'g',
		),
		examples: [
			['Nov  3 14:22:01 host sshd[1]: x', '2026-11-03T14:22:01.000'],
			['<34>Oct 11 22:14:15 host su: x', '2026-10-11T22:14:15.000'],
			['Dec 10 06:55:46 LabSZ sshd[1]: x', '2025-12-10T06:55:46.000'],
			['[Tue Nov 03 14:22:01.318123 2026] [error] x', '2026-11-03T14:22:01.318'],
			['Tue Nov  3 14:22:01 UTC 2026 x', '2026-11-03T14:22:01.000Z'],
		],
	},
	{
		name: 'seconds since 1970 under a key',
		pattern: new RegExp(
			`(?<![A-Za-z])(?:ts|time|timestamp|t|epoch)["']?\\s{0,2}[:=]\\s{0,2}["']?${epoch}`,
			'g',
		),
		examples: [
			['{"level":"error","ts":1793715721.318,"msg":"x"}', '2026-11-03T14:22:01.318Z'],
			['{"timestamp": "1793715721318"}', '2026-11-03T14:22:01.318Z'],
			['{"level":50,"time":1793715721318,"pid":1}', '2026-11-03T14:22:01.318Z'],
			['ts=1793715721318000 x', '2026-11-03T14:22:01.318Z'],
		],
	},
	{
		name: 'month, day and year of the United States',
		pattern:
			/(?<!\d)(?<month>\d\d?)\/(?<day>\d\d?)\/(?<year>\d{4}),? (?<hour>\d\d?):(?<minute>\d\d):(?<second>\d\d)(?:\.(?<fraction>\d{1,9}))?(?: ?(?<half>[AP]M))?/g,
		examples: [
			['11/03/2026 02:22:01 PM x', '2026-11-03T14:22:01.000'],
			['11/3/2026, 12:22:01 AM x', '2026-11-03T00:22:01.000'],
		],
	},
	{
		name: 'year in two digits',
		pattern: new RegExp(
			`(?<![\\d/])(?<short>\\d\\d)/(?<month>\\d\\d)/(?<day>\\d\\d) ${clock}`,
			'g',
		),
		examples: [['17/06/09 20:10:40 INFO executor', '2017-06-09T20:10:40.000']],
	},
	{
		name: 'compact',
		pattern:
			/(?<![\d.])(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)[-T ](?<hour>\d{1,2}):?(?<minute>\d{1,2}):?(?<second>\d{1,2})(?:[:.,](?<fraction>\d{1,9}))?(?<zone>Z)?(?!\d)/g,
		examples: [
			['20171223-22:15:29:606|Step_LSC|', '2017-12-23T22:15:29.606'],
			['20171223-22:1:9:6|Step_LSC|', '2017-12-23T22:01:09.006'],
			['20261103T142201Z x', '2026-11-03T14:22:01.000Z'],
			['20261103 14:22:01.318 x', '2026-11-03T14:22:01.318'],
		],
	},
	{
		name: 'compact, year in two digits',
		pattern:
			/(?<=^\W?)(?<short>\d\d)(?<month>\d\d)(?<day>\d\d) {1,2}(?<hour>\d{1,2}):?(?<minute>\d\d):?(?<second>\d\d)(?!\d)/g,
		examples: [
			['081109 203615 148 INFO dfs.DataNode', '2008-11-09T20:36:15.000'],
			['261103 14:22:01 [ERROR] mysqld', '2026-11-03T14:22:01.000'],
			['261103  4:22:01 [ERROR] mysqld', '2026-11-03T04:22:01.000'],
		],
	},
	{
		name: 'logcat',
		pattern: new RegExp(`(?<![\\d.-])(?<month>\\d\\d)[-.](?<day>\\d\\d) ${clock}`, 'g'),
		examples: [
			['11-03 14:22:01.318  1702  2395 D x', '2026-11-03T14:22:01.318'],
			['[10.30 16:49:06] chrome.exe - x', '2026-10-30T16:49:06.000'],
		],
	},
	{
		name: 'glog and klog',
		pattern: new RegExp(`(?<![^\\s|\\]])[IWEF](?<month>\\d\\d)(?<day>\\d\\d) ${clock}`, 'g'),
		examples: [['E1103 14:22:01.318123    1 a.go:7] x', '2026-11-03T14:22:01.318']],
	},
	{
		name: 'seconds since 1970',
		pattern: new RegExp(`(?<=^|[\\s[(])${epoch}(?=[\\s\\]):,]|$)`, 'g'),
		examples: [
			['- 1117838570 2005.06.03 R02-M1-N0', '2005-06-03T22:42:50.000Z'],
			['1793715721.318 x', '2026-11-03T14:22:01.318Z'],
			['[1793715721318] x', '2026-11-03T14:22:01.318Z'],
		],
	},
	{
		name: 'time of day',
		pattern: new RegExp(`(?<![\\w:./-])${clock}(?![\\w:])`, 'g'),
		examples: [
			['10:00:01 INFO x', '2026-11-05T10:00:01.000'],
			['[10:00:01.250] x', '2026-11-05T10:00:01.250'],
		],
	},
];

const monthNames = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** @returns `undefined` where the numbers are not those of a time */
export function toStamp(match: RegExpExecArray): Stamp | undefined {
	const groups = match.groups ?? {};
	const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
	const fraction = groups['fraction'] ?? groups['rest'];
	// `22:1:9:6` has milliseconds as a number, all else as a fraction.
	const isCount = fraction !== undefined && match[0].endsWith(`:${fraction}`);
	const ms = isCount ? Number(fraction) : fractionMs(fraction);
	if (groups['epoch'] !== undefined) {
		return { kind: 'epoch', ms: Number(groups['epoch']) * 1000 + ms };
	}
	const short = number(groups['short']);
	const name = groups['name'];
	const stamp = {
		kind: 'fields',
		year: number(groups['year']) ?? (short === undefined ? undefined : 2000 + short),
		month: name === undefined ? number(groups['month']) : monthNames.indexOf(name) / 3 + 1,
		day: number(groups['day']),
		hour: toHour(Number(groups['hour']), groups['half']),
		minute: Number(groups['minute']),
		second: Number(groups['second']),
		ms,
		zone: toZone(groups['zone'] ?? groups['word']),
	} as const;
	const { month: ofYear = 1, day = 1, hour, minute, second } = stamp;
	const isTime = hour < 24 && minute < 60 && second <= 60;
	return isTime && ofYear >= 1 && ofYear <= 12 && day >= 1 && day <= 31 ? stamp : undefined;
}

function fractionMs(digits: string | undefined): number {
	return digits === undefined ? 0 : Number(digits.slice(0, 3).padEnd(3, '0'));
}

function toHour(hour: number, half: string | undefined): number {
	if (half === undefined) return hour;
	return (hour % 12) + (half === 'PM' ? 12 : 0);
}

/** Names of zones but these mean one thing here and another there, and count as left out. */
function toZone(zone: string | undefined): number | undefined {
	if (zone === 'Z' || zone === 'UTC' || zone === 'GMT') return 0;
	const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '') ?? [];
	if (hours === undefined) return undefined;
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
