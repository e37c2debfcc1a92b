import { describe, expect, it } from 'vitest';
import { linesInJson, linesInYaml } from '../../source/catalog/find-lines.ts';
import type { Path } from '../../source/catalog/validate-catalog.ts';

const json = `{
  "name": "x",
  "entries": [
    {
      "code": 1,
      "solution": { "en": "a", "zh": "" }
    },
    { "code": 2 }
  ]
}`;
const yaml = `# a catalog
name: x
entries:
  - code: 1
    solution:
      en: a
      zh: ''
  - &two
    code: 2
  - *two
  - {code: 4, x: [1,
     2]}
`;

describe.each([
	['JSON', () => linesInJson(json)],
	['JSON behind a BOM', () => linesInJson(`\ufeff${json}`)],
])('linesInJson in %s', (_case, find) => {
	it.each<[Path, number]>([
		[[], 1],
		[['name'], 2],
		[['entries'], 3],
		[['entries', 0], 4],
		[['entries', 0, 'solution', 'zh'], 6],
		[['entries', 1, 'description'], 8],
		[['nothing', 3], 1],
	])('finds %j', async (path, line) => {
		expect((await find())(path)).toBe(line);
	});
});

describe('linesInYaml', () => {
	it.each<[Path, number]>([
		[['name'], 2],
		[['entries'], 3],
		[['entries', 0], 4],
		[['entries', 0, 'solution'], 5],
		[['entries', 0, 'solution', 'zh'], 7],
		[['entries', 1, 'code'], 9],
		[['entries', 1, 'description'], 9],
		[['entries', 2, 'code'], 10],
		[['entries', 3, 'x', 1], 12],
	])('finds %j', async (path, line) => {
		expect((await linesInYaml(yaml))(path)).toBe(line);
	});
});
