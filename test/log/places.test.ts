import { describe, expect, it } from 'vitest';
import { cuesOf, maySuit, parsePlace, settingOf, standsIn } from '../../source/log/places.ts';

/** Whether the only run of `[\w.-]` that is marked with ‹› in the line stands in the place. */
function holds(source: string, marked: string, texts: readonly string[] = []): boolean {
	const place = parsePlace(source);
	if (place === undefined) throw new Error(`no place: ${source}`);
	const start = marked.indexOf('‹');
	const line = marked.replace('‹', '').replace('›', '');
	const end = marked.indexOf('›') - 1;
	return (
		maySuit(place, settingOf(line, start, end)) && standsIn(place, line, start, end, () => texts)
	);
}

describe('a place', () => {
	it.each([
		['curl: ({number})', 'curl: (‹28›) Operation timed out', true],
		['curl: ({number})', 'CURL:(‹28›)', true],
		['curl: ({number})', 'curl: (‹28› )', false],
		['curl: ({number})', 'mycurl: (‹28›)', false],
		['curl error {number}', 'cURL error   ‹28›: x', true],
		['curl error {number}', 'curl error‹28›', false],
		['exit code {number}', 'exit code ‹137›', true],
		['exit code {number}', 'exit code: ‹137›', false],
		['exit code: {number}', 'exit code:‹137›', true],
		['{number} bytes', '‹12› bytesize', false],
		['rpc error: code = {name}', 'rpc error: code = ‹Unavailable› desc', true],
		['rpc error: code = {name}', 'rpc error: code = ‹14› desc', false],
		['error {n} ({code})', 'ERROR 1213 (‹40001›): x', true],
		['status={number}/{w}', 'code=exited, status=‹203›/EXEC', true],
		['xid ({*}): {number},', 'NVRM: Xid (PCI:0000:02:00): ‹79›, GPU', true],
		['a{*}b {number}', `a${'x'.repeat(60)}b ‹1›`, true],
		['a{*}b {number}', `a${'x'.repeat(61)}b ‹1›`, false],
		['退出码 {number}', '容器异常退出，退出码 ‹137›', true],
		['HTTP状态码：{number}', '返回HTTP状态码：‹413›', true],
	])('%s in %s: %j', (source, line, isHeld) => {
		expect(holds(source, line)).toBe(isHeld);
	});

	it('with {text} asks for a text of the very entry, on either side', () => {
		const texts = ['connection refused'];
		expect(holds('({number}: {text})', 'failed (‹111›: Connection refused) while', texts)).toBe(
			true,
		);
		expect(holds('({number}: {text})', 'failed (‹111›: Permission denied)', texts)).toBe(false);
		expect(holds('{text} ({number})', 'Connection refused (‹111›)', texts)).toBe(true);
	});

	it.each([
		['no code', 'curl error'],
		['two codes', '{number} or {code}'],
		['an unknown helper alone', '{nothing}'],
	])('is none with %s', (_case, source) => {
		expect(parsePlace(source)).toBeUndefined();
	});
});

describe('the cue of a place', () => {
	const cuesIn = (source: string, texts: readonly string[] = []) => {
		const place = parsePlace(source);
		return (place === undefined ? [] : cuesOf(place, () => texts)).map(({ word, distances }) => [
			word,
			distances,
		]);
	};

	it.each([
		['the nearest rare word before the code', 'rpc error: code = {name}', [['rpc', [3]]]],
		['a word behind it', '{number} unicorns', [['unicorns', [-1]]]],
		['not the most frequent one', 'curl error {number}', [['curl', [2]]]],
		['across a word of unknown length', 'zebra {w} {number}', [['zebra', [2, 3, 4, 5]]]],
		['no word that a placeholder goes on', 'tcp_{w}/{number} zebra', [['zebra', [-1]]]],
		['no word beyond {*}', 'zebra{*}: {number}', []],
	])('is %s', (_case, source, cues) => {
		expect(cuesIn(source)).toEqual(cues);
	});

	it('is of the texts where the place has no word', () => {
		expect(cuesIn('{number} {text}', ['not found here'])).toEqual([['here', [-3]]]);
	});

	it.each(['({number}: {text})', '退出码 {number}'])(
		'is what stands before the code in %s',
		(source) => {
			expect(cuesIn(source, ['x'])).toEqual([['', [0]]]);
		},
	);
});
