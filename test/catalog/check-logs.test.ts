import { describe, expect, it } from 'vitest';
import { placeFaults, unshownPlaces } from '../../source/catalog/check-logs.ts';

describe('placeFaults', () => {
	it.each([
		['curl: ({number})'],
		['KafkaError{code={name}'],
		['({number}: {text})'],
		['{"code":"{name}"}'],
		['-{name} '],
		['返回{number}'],
		['exited {w} with {*} code {number}'],
	])('finds nothing wrong with %j', (place) => {
		expect(placeFaults(place)).toEqual([]);
	});

	it.each([
		['error', 'expected exactly one of {code}, {number} and {name}'],
		['error {code} {number}', 'expected exactly one of {code}, {number} and {name}'],
		['{code}:', 'expected a word of three letters or more, or {text}'],
		['({number})', 'expected a word of three letters or more, or {text}'],
		['error {*} {code} {*}', 'expected at most one {*}'],
		['error {n}{n}{n}{n}{n}{n}{n}{n}{code}', 'expected at most 8 placeholders'],
		['error {cod}', '{cod} is no placeholder, they are {code} {number} {name} {n} {w} {text} {*}'],
	])('says what is wrong with %j', (place, fault) => {
		const faults = placeFaults(place);
		expect(faults.map(({ en }) => en)).toContain(fault);
		for (const { zh } of faults) expect(zh).toMatch(/\p{Script=Han}/u);
	});
});

describe('unshownPlaces', () => {
	it('names places and keys that no positive example shows', () => {
		const logs = {
			places: ['curl: ({number})', 'curl error {number}'],
			quiet: ['HTTP {number}'],
			keys: ['curl_errno', 'code_of_curl'],
			examples: [
				{ line: 'CURL:(28) timed out', codes: [28] },
				{ line: 'curl_errno=28', codes: ['28'] },
				{ line: 'no curl error 28 here', codes: [] },
			],
		};
		expect(unshownPlaces(logs)).toEqual([
			{ kind: 'places', index: 1 },
			{ kind: 'quiet', index: 0 },
			{ kind: 'keys', index: 1 },
		]);
	});
});
