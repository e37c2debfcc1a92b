import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { noteOf } from './known-entries.ts';
import { startBash } from './run-errcode.ts';

const deadlineMs = 1000;
const betweenLinesMs = 50;

describe('a line', () => {
	it.each([
		['the filter', '', (line: string) => line + (line.includes('errcode') ? noteOf('40015') : '')],
		['--line-buffered', '--line-buffered', (line: string) => line + noteOf('40015')],
		['--matched', '--matched', (line: string) => line + noteOf('40015')],
		['--json', '--json', undefined],
	])('comes out of %s before the next is fed', async (_case, flags, expected) => {
		const child = startBash(`cat | errcode ${flags} | cat`);
		onTestFinished(() => void child.kill());
		const lines = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
		const feed = async (line: string) => {
			const fedAt = performance.now();
			child.stdin.write(`${line}\n`);
			let output = '';
			while (!output.endsWith('\n')) output += (await lines.next()).value;
			return { output, tookMs: performance.now() - fedAt };
		};
		// The first line waits for the command to start, which is not what is measured.
		await feed('errcode=40015 first');
		for (const number of [1, 2, 3, 4, 5]) {
			const isPlain = flags === '' && number % 2 === 0;
			const line = isPlain ? `plain ${number}` : `${number} errcode=40015`;
			const { output, tookMs } = await feed(line);
			if (expected === undefined) expect(output).toContain(`"text":"${line}"`);
			else expect(output).toBe(`${expected(line)}\n`);
			expect(tookMs).toBeLessThan(deadlineMs);
			await setTimeout(betweenLinesMs);
		}
	});

	it('that has not ended yet is written when the input ends', async () => {
		const child = startBash('cat | errcode | cat');
		onTestFinished(() => void child.kill());
		child.stdin.write('errcode=');
		child.stdin.end('40015');
		let output = '';
		for await (const chunk of child.stdout) output += chunk;
		expect(output).toBe(`errcode=40015${noteOf('40015')}`);
	});
});
