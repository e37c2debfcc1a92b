import type { Language } from '../catalog/entry.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** In a shorter log, minutes say too little. */
const shortMs = 10 * minuteMs;

/** Says times of a log in local time, as briefly as its length allows. */
export function clockOf(from: number, to: number): (time: number) => string {
	if (dayOf(from) !== dayOf(to)) return (time) => `${dayOf(time).slice(5)} ${minuteOf(time)}`;
	return to - from < shortMs ? secondOf : minuteOf;
}

/** The time that a log covers, with its days where it says them. */
export function daySpan(from: number, to: number, hasDates: boolean): string {
	const isOneDay = dayOf(from) === dayOf(to);
	const start = hasDates ? `${dayOf(from)} ` : '';
	const end = hasDates && !isOneDay ? `${dayOf(to)} ` : '';
	return `${start}${secondOf(from)} – ${end}${secondOf(to)}`;
}

const units = [
	{ ms: dayMs, en: 'd', zh: '天' },
	{ ms: hourMs, en: 'h', zh: '小时' },
	{ ms: minuteMs, en: 'min', zh: '分钟' },
	{ ms: secondMs, en: 's', zh: '秒' },
] as const;

/** A duration in its largest unit, and the next below that where it is short of ten of them. */
export function durationOf(ms: number, language: Language): string {
	const at = units.findIndex((unit) => ms >= unit.ms);
	const unit = units[at];
	if (unit === undefined) return language === 'zh' ? '不到1秒' : 'under 1 s';
	const count = Math.floor(ms / unit.ms);
	const next = units[at + 1];
	const rest = next === undefined || count >= 10 ? 0 : Math.floor((ms % unit.ms) / next.ms);
	const say = (number: number, { en, zh }: { readonly en: string; readonly zh: string }) =>
		language === 'zh' ? `${number}${zh}` : `${number} ${en}`;
	return next === undefined || rest === 0
		? say(count, unit)
		: `${say(count, unit)}${language === 'zh' ? '' : ' '}${say(rest, next)}`;
}

function dayOf(time: number): string {
	const date = new Date(time);
	const [month, day] = [date.getMonth() + 1, date.getDate()].map(twoDigits);
	return `${date.getFullYear()}-${month}-${day}`;
}

function minuteOf(time: number): string {
	const date = new Date(time);
	return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

function secondOf(time: number): string {
	return `${minuteOf(time)}:${twoDigits(new Date(time).getSeconds())}`;
}

function twoDigits(number: number): string {
	return String(number).padStart(2, '0');
}
