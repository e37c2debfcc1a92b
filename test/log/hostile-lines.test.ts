import { describe, expect, it } from 'vitest';
import { builtInCatalog, libraryCatalogs } from '../../source/catalog/built-in.ts';
import { LineFilter } from '../../source/log/line-filter.ts';
import { loadScanner } from '../../source/log/load-scanner.ts';
import { readerOf } from './readers.ts';

const reader = readerOf([builtInCatalog()], libraryCatalogs());

const kibibyte = 1024;
const small = 64 * kibibyte;
const factor = 8;

/** Texts that lines are filled with: each is, or looks like, a code many times over. */
const shapes = [
	'40015/40013 ',
	'code {"code":"40015"} ',
	'errcod 40015 ',
	'(pid 40015) ',
	'(40015) invalid ',
	'SYS_ERR ',
	'status: 40015 ',
	'string(5) "40015" ',
	'> > 40015 ',
	'错误码40015，',
	'40015\r',
	'<td>40015</td>',
	'errcode=-1 ',
	'{"errcode":40015,"errmsg":"x"}',
	'\u001b[31m40015 ',
	'exited with code 137 ',
	'curl: (28) ',
	'ECONNREFUSED ',
	'&quot;errcode&quot;:40015 ',
	'４００１５ ',
	'(((((((1 ',
	'40015\xff ',
];

function fill(text: string, size: number): Buffer {
	const one = Buffer.from(text, text.includes('\xff') ? 'latin1' : 'utf8');
	return Buffer.alloc(size, one);
}

/** Processor time of the filter for a line, in milliseconds. */
function timeOf(line: Buffer): number {
	const filter = new LineFilter(
		reader,
		{ needsNumbers: false, report: () => undefined, through: () => undefined },
		loadScanner,
	);
	const start = process.cpuUsage();
	for (let at = 0; at < line.length; ) {
		const length = line.copy(filter.makeRoom(), 0, at);
		filter.take(length);
		at += length;
	}
	filter.end();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

describe('a line that is full of candidates', () => {
	it.each(shapes)('takes time as its size does: %j', (shape) => {
		timeOf(fill(shape, small));
		const [little, much] = [small, small * factor].map((size) => timeOf(fill(shape, size)));
		// Below a hundredth of a second the clock tells nothing.
		expect(much ?? 0).toBeLessThan(Math.max(10, little ?? 0) * factor * 2.5);
	});

	it('takes no longer for a single code behind a long head of other than ASCII', () => {
		const line = (size: number) =>
			Buffer.concat([fill('错 ', size), Buffer.from(' errcode=40015')]);
		timeOf(line(small));
		const [little, much] = [small, small * factor].map((size) => timeOf(line(size)));
		expect(much ?? 0).toBeLessThan(Math.max(10, little ?? 0) * factor * 2.5);
	});
});
