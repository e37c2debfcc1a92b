import { describe, expect, it } from 'vitest';
import { folderWith } from './folder-with.ts';
import { runErrcode } from './run-errcode.ts';

const good = { entries: [{ code: 'OUR_1', description: 'one', 'x-owner': 'payments' }] };
const broken = `entries:
  - code: OUR_1
    description: one
  - code: OUR_1
    description: again
  - code: OUR_2
    description: two
    solutoin: none
  - description: three
`;
const withLogs = `{
  "logs": {
    "places": ["printer says ({code})", "printer: {code}"],
    "examples": [
      { "line": "printer says (OUR_1)", "codes": ["OUR_1"] },
      { "line": "all is well", "codes": ["OUR_1"] }
    ]
  },
  "entries": [{ "code": "OUR_1", "description": "one" }]
}
`;

describe('errcode --check', () => {
	it('counts the entries of each file that is right', async () => {
		const folder = await folderWith({ 'a.json': good, 'b.yml': 'entries: []\n' });
		const run = await runErrcode(['--check', `${folder}/a.json`, `${folder}/b.yml`]);
		expect(run).toMatchObject({
			stdout: `${folder}/a.json: 1 entry\n${folder}/b.yml: 0 entries\n`,
			stderr: '',
			exitCode: 0,
		});
	});

	it('tells every fault with file, line and field, and goes on with the next file', async () => {
		const folder = await folderWith({ 'a.yaml': broken, 'b.json': '{"entries": [}', c: good });
		const files = ['a.yaml', 'b.json', 'nothing.json', 'c'].map((name) => `${folder}/${name}`);
		const { stdout, stderr, exitCode } = await runErrcode(['--check', ...files]);
		expect(stderr.match(/^errcode: .*$/gm)).toEqual([
			`errcode: invalid catalog, the same code as entries[0] (${folder}/a.yaml:4: entries[1].code)`,
			`errcode: invalid catalog, unknown field (${folder}/a.yaml:8: entries[2].solutoin)`,
			`errcode: invalid catalog, is missing (${folder}/a.yaml:9: entries[3].code)`,
			expect.stringMatching(/^errcode: not JSON, .*\/b\.json:1:14\)$/),
			`errcode: no such catalog file (${folder}/nothing.json)`,
		]);
		expect(stderr).toContain('\nhint: did you mean solution?\n');
		expect({ stdout, exitCode }).toEqual({ stdout: `${folder}/c: 1 entry\n`, exitCode: 2 });
	});

	it('tells what is wrong with places and examples', async () => {
		const folder = await folderWith({ 'a.json': withLogs });
		const { stdout, stderr, exitCode } = await runErrcode(['--check', `${folder}/a.json`]);
		expect(stderr.trimEnd().split('\n')).toEqual([
			`errcode: invalid catalog, expected an example with codes that shows it (${folder}/a.json:3: logs.places[1])`,
			`errcode: invalid catalog, it reports nothing, expected OUR_1 (${folder}/a.json:6: logs.examples[1].line)`,
		]);
		expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
	});

	it('tells more than a look-up does', async () => {
		const folder = await folderWith({ 'a.json': { entries: Array(100).fill(0) } });
		const { stderr } = await runErrcode(['--check', `${folder}/a.json`]);
		expect(stderr.match(/^errcode: /gm)).toHaveLength(100);
	});

	it('reads standard input as -, and speaks Chinese', async () => {
		const input = JSON.stringify(good);
		const run = await runErrcode(['--check', '-', '--lang', 'zh'], { input });
		expect(run).toMatchObject({ stdout: '-: 1个条目\n', exitCode: 0 });
		const none = await runErrcode(['--check', '-'], { input: '[]' });
		expect(none.exitCode).toBe(2);
	});

	it('does not read other catalogs', async () => {
		const folder = await folderWith({ 'errcode/b.json': '{', 'a.json': good });
		const env = { XDG_CONFIG_HOME: folder };
		expect((await runErrcode(['--check', `${folder}/a.json`], { env })).stderr).toBe('');
	});

	it('needs a file', async () => {
		const { stderr, exitCode } = await runErrcode(['--check']);
		expect(stderr).toBe(
			'errcode: no file to check (--check)\nhint: --check takes catalog files, or - for standard input\n',
		);
		expect(exitCode).toBe(2);
	});
});
