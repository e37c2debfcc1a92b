/**
 * How fast the filter is beside the tools that people use for the same: `npm run bench`.
 *
 *   node test/benchmark/bench.mjs [--megabytes 200] [--rounds 10] [--only errcode,grep] [--keep]
 *
 * Logs are made in the temporary folder, the same in every run: lines of 16 systems, with ports,
 * process ids, sizes and durations of which some look like codes, and 0.5 % reports. Workloads:
 *
 *   usual     that log, with as many look-alikes as real ones have
 *   dense     a log of a quarter of the size in which every line is a report
 *   hostile   one of that size in which one number of twenty is a look-alike
 *   5000      the usual log and a catalog of 5,000 more codes
 *
 * Each round runs every tool once, in a new random order, from the file into a pipe to `cat`.
 * Times are those of the tool's process by bash's `time`: wall, and CPU as user + system. The
 * peak of its memory is read from /proc in a run of its own, the latency of a line from 50
 * lines that go through the running tool one after the other.
 *
 * What the tools do is not the same: errcode weighs each code by what stands around it and adds
 * a note to the line; perl and sed mark every code that stands as a word; ripgrep passes every
 * line on; grep passes only the lines with such a word. All is printed and nothing asserted.
 *
 * At the default size this takes a quarter of an hour or more, most of it perl's and sed's, and
 * with 5,000 codes grep's: `--only rg` leaves them out. Where errcode finds fewer or more
 * reports than the log was given, the recogniser has changed.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
	closeSync,
	existsSync,
	mkdtempSync,
	openSync,
	readFileSync,
	rmSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = join(root, 'dist', 'cli.js');
const { values: settings } = parseArgs({
	options: {
		megabytes: { type: 'string', default: '200' },
		rounds: { type: 'string', default: '10' },
		only: { type: 'string' },
		keep: { type: 'boolean', default: false },
	},
});
const megabytes = Number(settings.megabytes);
const rounds = Number(settings.rounds);
const only = settings.only?.split(',');
const latencyLines = 50;
const reportShare = 0.005;
/** Of the lines of 16 real systems, one in a thousand has a number with the digits of a code. */
const realLookAlikes = 0.001;
const hostileLookAlikes = 0.05;

if (!(megabytes > 0) || !(rounds >= 1)) fail('--megabytes and --rounds take a number above 0');
if (!existsSync(command)) fail('build it first: npm run build');

const folder = mkdtempSync(join(tmpdir(), 'errcode-bench-'));
process.once('SIGINT', () => process.exit(130));
process.once('exit', () => {
	if (settings.keep) print(`\nkept: ${folder}\n`);
	else rmSync(folder, { recursive: true, force: true });
});

async function run() {
	const builtIn = JSON.parse(readFileSync(join(root, 'data', 'open-platform.json'), 'utf8'));
	const entries = builtIn.entries.map(({ code, description }) => ({
		code,
		description: description.en,
	}));
	const usual = makeLog('usual.log', megabytes, reportShare, entries);
	const dense = makeLog('dense.log', megabytes / 4, 1, entries);
	print(`Node ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} CPUs\n`);
	await compare('usual', usual, entries, []);
	await compare('dense', dense, entries, []);
	const hostile = makeLog('hostile.log', megabytes / 4, reportShare, entries, hostileLookAlikes);
	await compare('hostile', hostile, entries, []);
	if (readFileSync(join(root, 'source', 'flags.ts'), 'utf8').match(/^\tcatalog: \{/m)) {
		const more = moreEntries(5000);
		const catalog = join(folder, 'more.json');
		writeFileSync(catalog, JSON.stringify({ name: 'more', entries: more }));
		await compare('5000', usual, [...entries, ...more], ['--catalog', catalog]);
	} else {
		print('\n5000: left out, since there is no flag --catalog\n');
	}
	await compareLatency(entries);
}

/** Runs every tool over a log, and prints a table. */
async function compare(name, log, entries, flags) {
	const tools = findTools(name, entries, flags);
	const { file, bytes, lines, reports } = log;
	const size = `${(bytes / 1e6).toFixed(0)} MB, ${lines} lines, ${reports} reports`;
	print(`\n${name}: ${size}, ${entries.length} codes, ${rounds} rounds\n`);
	const found = spawnSync(
		'bash',
		['-c', '"$@" < "$LOG" | wc -l', '', ...tools[0].command, '--matched'],
		{ env: { ...tools[0].env, LOG: file }, encoding: 'utf8' },
	).stdout.trim();
	print(`errcode finds reports in ${found} lines\n`);
	const times = new Map(tools.map((tool) => [tool, []]));
	const random = createRandom(7);
	for (let round = 0; round < rounds; round++) {
		for (const tool of shuffle(tools, random)) times.get(tool)?.push(measure(tool, file));
	}
	const medians = tools.map((tool) => ({
		wall: median(times.get(tool)?.map(({ wall }) => wall) ?? []),
		cpu: median(times.get(tool)?.map(({ cpu }) => cpu) ?? []),
	}));
	const peaks = [];
	for (const tool of tools) peaks.push(await peakMemory(tool, file));
	printTable(
		['tool', 'wall s', 'ratio', 'CPU s', 'ratio', 'MB/s', 'peak MB'],
		tools.map((tool, at) => {
			const { wall, cpu } = medians[at];
			const peak = peaks[at];
			return [
				tool.name,
				wall.toFixed(3),
				(wall / medians[0].wall).toFixed(2),
				cpu.toFixed(3),
				(cpu / medians[0].cpu).toFixed(2),
				(bytes / 1e6 / wall).toFixed(0),
				peak === undefined ? '-' : (peak / 1024).toFixed(0),
			];
		}),
	);
}

/** errcode, and those of its peers that are installed; errcode comes first. */
function findTools(name, entries, flags) {
	const codes = entries.map(({ code }) => code);
	const words = join(folder, `${name}.words`);
	writeFileSync(words, `${codes.join('\n')}\n`);
	const table = join(folder, `${name}.tsv`);
	writeFileSync(
		table,
		entries.map(({ code, description }) => `${code}\t${description}\n`).join(''),
	);
	const alternatives = codes.join('|');
	const pattern = join(folder, `${name}.pattern`);
	writeFileSync(pattern, `${alternatives}\n`);
	const script = join(folder, `${name}.sed`);
	writeFileSync(script, `s/\\b(${alternatives})\\b/\\1 <-/g\n`);
	const perl =
		'BEGIN { $| = $ENV{UNBUFFERED}; open T, "<", $ENV{TABLE}; while (<T>) { chomp; ' +
		'my ($c, $d) = split /\\t/; $d{$c} = $d } } ' +
		's/(?<![\\w-])(-?\\d+|[A-Z]+(?:_[A-Z]+)*)\\b/exists $d{$1} ? "$1 <- $d{$1}" : $1/ge';
	const environment = { PATH: process.env.PATH, LC_ALL: 'C', XDG_CONFIG_HOME: folder };
	const tools = [
		{ name: 'errcode', command: [process.execPath, command, ...flags], live: [] },
		{ name: 'grep -E -w', command: ['grep', '-E', '-w', '-f', pattern], live: ['--line-buffered'] },
		{
			name: 'rg --passthru',
			command: ['rg', '--no-config', '--passthru', '-w', '-F', '-f', words],
			live: ['--line-buffered'],
			last: ['-'],
		},
		{
			name: 'perl s///',
			command: ['perl', '-pe', perl],
			live: [],
			env: { TABLE: table, UNBUFFERED: '0' },
			liveEnv: { UNBUFFERED: '1' },
		},
		{ name: 'sed -E s///', command: ['sed', '-E', '-f', script], live: ['-u'] },
	];
	return tools
		.map((tool) => ({
			name: tool.name,
			command: [...tool.command, ...(tool.last ?? [])],
			live: [...tool.command, ...tool.live, ...(tool.last ?? [])],
			env: { ...environment, ...tool.env },
			liveEnv: { ...environment, ...tool.env, ...tool.liveEnv },
		}))
		.filter(({ name: title, command: [program = ''] }) => {
			if (title === 'errcode') return true;
			const isWanted = only === undefined || only.includes(title.split(' ')[0] ?? '');
			return isWanted && spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
		});
}

/** Seconds that a tool takes from a file into a pipe: on the clock, and of the processor. */
function measure(tool, file) {
	const times = join(folder, 'times');
	const script = `TIMEFORMAT='%R %U %S'; { time "$@" < "$LOG"; } 2> "$TIMES" | cat > /dev/null
		exit "\${PIPESTATUS[0]}"`;
	const { status } = spawnSync('bash', ['-c', script, '', ...tool.command], {
		env: { ...tool.env, LOG: file, TIMES: times },
		stdio: 'ignore',
	});
	const report = readFileSync(times, 'utf8').trim();
	if (status === null || status > 1) fail(`${tool.name} ended with ${status}: ${report}`);
	const last = report.split('\n').at(-1) ?? '';
	const [wall = 0, user = 0, system = 0] = last.split(' ').map(Number);
	return { wall, cpu: user + system };
}

/** Most kilobytes that were resident, as Linux counts them; `undefined` where it cannot tell. */
function peakMemory(tool, file) {
	if (!existsSync('/proc/self/status')) return Promise.resolve(undefined);
	const input = openSync(file, 'r');
	const [program = '', ...args] = tool.command;
	const child = spawn(program, args, { env: tool.env, stdio: [input, 'pipe', 'ignore'] });
	child.stdout.resume();
	let peak;
	const timer = setInterval(() => {
		try {
			const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
			peak = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? peak);
		} catch {
			// It has ended.
		}
	}, 2);
	return new Promise((resolve) => {
		child.on('close', () => {
			clearInterval(timer);
			closeSync(input);
			resolve(peak);
		});
	});
}

/** Prints how long a line is under way through each tool while its input stays open. */
async function compareLatency(entries) {
	print(`\nlatency of one line through a pipe, of ${latencyLines}\n`);
	const rows = [];
	for (const tool of findTools('latency', entries, [])) {
		const latencies = await measureLatency(tool);
		rows.push([
			tool.name,
			median(latencies).toFixed(3),
			latencies.length === 0 ? '-' : Math.max(...latencies).toFixed(3),
		]);
	}
	printTable(['tool', 'median ms', 'most ms'], rows);
}

async function measureLatency(tool) {
	// Through `cat`, since what Node calls a pipe is a socket.
	const child = spawn('bash', ['-c', 'cat | "$@" | cat', '', ...tool.live], { env: tool.liveEnv });
	child.stderr.resume();
	const chunks = child.stdout[Symbol.asyncIterator]();
	const latencies = [];
	for (let line = 0; line <= latencyLines; line++) {
		const start = performance.now();
		child.stdin.write('2026-01-01T00:00:00Z ERROR {"errcode":40015,"errmsg":"x"}\n');
		let isWhole = false;
		while (!isWhole) {
			const { value, done } = await chunks.next();
			if (done) return latencies;
			isWhole = value.at(-1) === 10;
		}
		// The first one waits for the tool to start.
		if (line > 0) latencies.push(performance.now() - start);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	child.stdin.end();
	return latencies;
}

/** Writes a log; every so many lines of it are reports. */
function makeLog(name, size, share, entries, lookAlikes = realLookAlikes) {
	const file = join(folder, name);
	const output = openSync(file, 'w');
	const random = createRandom(1);
	const numbers = entries.map(({ code }) => code).filter((code) => /^\d+$/.test(code));
	const most = size * 1e6;
	let bytes = 0;
	let lines = 0;
	let reports = 0;
	while (bytes < most) {
		const block = [];
		for (let line = 0; line < 4000; line++) {
			const isReport = random() < share;
			if (isReport) reports++;
			const templates = isReport ? reportTemplates : otherTemplates;
			block.push(pick(templates, random)(createValues(random, numbers, lookAlikes)));
		}
		lines += block.length;
		bytes += writeSync(output, `${block.join('\n')}\n`);
	}
	closeSync(output);
	return { file, bytes, lines, reports };
}

/** What a template fills in, with numbers that now and then have the digits of a code. */
function createValues(random, codes, lookAlikes) {
	const below = (limit) => Math.floor(random() * limit);
	const two = (limit) => String(below(limit)).padStart(2, '0');
	const hex = (length) => Array.from({ length }, () => '0123456789abcdef'[below(16)]).join('');
	return {
		below,
		hex,
		code: () => pick(codes, random),
		/** A number that is not presented as a code, but has the digits of one now and then. */
		number: () => (random() < lookAlikes ? pick(codes, random) : String(below(60_000))),
		ip: () => `10.${below(256)}.${below(256)}.${below(256)}`,
		clock: () => `${two(24)}:${two(60)}:${two(60)}`,
		date: () =>
			`2026-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`,
		path: () => pick(paths, random),
		user: () => pick(users, random),
	};
}

/** Lines of 16 systems; no number in them is presented as an error's code. */
const otherTemplates = [
	// nginx access
	(v) =>
		`${v.ip()} - - [04/Mar/2026:${v.clock()} +0800] "GET ${v.path()} HTTP/1.1" 200 ${v.number()} "-" "Mozilla/5.0 (X11; Linux x86_64)"`,
	// nginx upstream timing
	(v) =>
		`${v.date()}T${v.clock()}+08:00 upstream=${v.ip()}:${v.number()} rt=0.${v.below(1000)} bytes=${v.number()} uri=${v.path()}`,
	// Spring Boot
	(v) =>
		`${v.date()} ${v.clock()}.${v.below(1000)}  INFO ${v.number()} --- [nio-8080-exec-${v.below(20)}] c.e.shop.order.OrderService       : order ${v.number()} paid by ${v.user()}`,
	// log4j with a thread pool
	(v) =>
		`${v.date()} ${v.clock()},${v.below(1000)} [pool-${v.below(9)}-thread-${v.below(64)}] DEBUG com.example.cache.LocalCache - evicted ${v.number()} keys in ${v.number()} ms`,
	// pino
	(v) =>
		`{"level":30,"time":17${v.below(1e11)},"pid":${v.number()},"hostname":"api-${v.below(9)}","req":{"id":${v.number()},"method":"POST","url":"${v.path()}"},"responseTime":${v.number()},"msg":"request completed"}`,
	// zap
	(v) =>
		`{"level":"info","ts":17${v.below(1e8)}.${v.below(1e6)},"caller":"server/handler.go:${v.below(900)}","msg":"served","user":"${v.user()}","bytes":${v.number()},"trace":"${v.hex(32)}"}`,
	// logrus
	(v) =>
		`time="${v.date()}T${v.clock()}Z" level=info msg="connection accepted" remote="${v.ip()}:${v.number()}" session=${v.hex(16)}`,
	// syslog, sshd
	(v) =>
		`Mar  4 ${v.clock()} bastion sshd[${v.number()}]: Accepted publickey for ${v.user()} from ${v.ip()} port ${v.number()} ssh2`,
	// systemd
	(v) =>
		`Mar  4 ${v.clock()} host-${v.below(40)} systemd[1]: Started Session ${v.number()} of user ${v.user()}.`,
	// kernel
	(v) =>
		`[${v.number()}.${v.below(1e6)}] usb 1-${v.below(9)}: new high-speed USB device number ${v.below(128)} using xhci_hcd`,
	// Kubernetes, klog
	(v) =>
		`I0304 ${v.clock()}.${v.below(1e6)} ${v.number()} kubelet.go:${v.below(3000)}] "SyncLoop UPDATE" source="api" pods=["shop/api-${v.hex(10)}-${v.hex(5)}"]`,
	// PostgreSQL
	(v) =>
		`${v.date()} ${v.clock()}.${v.below(1000)} UTC [${v.number()}] LOG:  duration: ${v.below(9000)}.${v.below(1000)} ms  statement: SELECT * FROM orders WHERE id = ${v.number()}`,
	// Redis
	(v) =>
		`${v.number()}:M 04 Mar 2026 ${v.clock()}.${v.below(1000)} * DB saved on disk, ${v.number()} keys, ${v.below(900)} MB of memory used by copy-on-write`,
	// Kafka
	(v) =>
		`[${v.date()} ${v.clock()},${v.below(1000)}] INFO [Log partition=orders-${v.below(32)}, dir=/var/kafka] Rolled new log segment at offset ${v.number()} in ${v.below(90)} ms. (kafka.log.Log)`,
	// Laravel, Chinese
	(v) =>
		`[${v.date()} ${v.clock()}] production.INFO: 用户${v.user()}下单成功 {"order_id":${v.number()},"amount":"${v.below(900)}.${v.below(90)}","ip":"${v.ip()}"}`,
	// Android logcat
	(v) =>
		`03-04 ${v.clock()}.${v.below(1000)} ${v.number()} ${v.number()} D ActivityManager: Displayed com.example.shop/.MainActivity: +${v.below(2000)}ms`,
];

/** Lines of the same systems that report a code. */
const reportTemplates = [
	(v) =>
		`${v.date()} ${v.clock()}.${v.below(1000)} ERROR ${v.below(9999)} --- [nio-8080-exec-${v.below(20)}] c.e.wx.TokenService : {"errcode":${v.code()},"errmsg":"request rejected, rid: ${v.hex(8)}"}`,
	(v) =>
		`{"level":50,"time":17${v.below(1e11)},"pid":${v.below(9999)},"err":{"errcode":"${v.code()}","stack":"-"},"msg":"upstream refused"}`,
	(v) =>
		`time="${v.date()}T${v.clock()}Z" level=error msg="callback refused" error_code=${v.code()} remote="${v.ip()}:${1024 + v.below(30_000)}"`,
	(v) =>
		`[${v.date()} ${v.clock()}] production.ERROR: 接口返回错误码：${v.code()}，用户${v.user()}`,
	(v) => `Mar  4 ${v.clock()} api-${v.below(9)} gateway: retcode=${v.code()} uri=${v.path()}`,
	(v) => `03-04 ${v.clock()}.${v.below(1000)} W WxSdk: Error ${v.code()} at login of ${v.user()}`,
];

const paths = [
	'/',
	'/index.html',
	'/api/v2/orders',
	'/api/v2/orders/search?page=3&size=20',
	'/oauth2/callback',
	'/static/js/app.8f3c1d.js',
	'/health',
	'/images/banner.webp',
];
const users = ['alice', 'bob', 'carol', 'deploy', 'www-data', 'zhangsan', 'lisi'];

/** So many codes as other systems have them: numbers of six digits and names. */
function moreEntries(count) {
	return Array.from({ length: count }, (_, number) => ({
		code: number % 2 === 0 ? String(500_000 + number * 37) : `SVC_E_${letters(number)}`,
		description: `failure number ${number}`,
	}));
}

function letters(number) {
	const letter = String.fromCharCode(65 + (number % 26));
	return number < 26 ? letter : letters(Math.floor(number / 26)) + letter;
}

/** Pseudo-random numbers from 0 up to 1; mulberry32. */
function createRandom(seed) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function pick(items, random) {
	return items[Math.floor(random() * items.length)];
}

function shuffle(items, random) {
	return items
		.map((item) => ({ item, order: random() }))
		.sort((a, b) => a.order - b.order)
		.map(({ item }) => item);
}

function median(values) {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function printTable(head, rows) {
	const all = [head, ...rows];
	const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
	for (const row of all) {
		const cells = row.map((cell, column) =>
			column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
		);
		print(`  ${cells.join('  ')}\n`);
	}
}

function print(text) {
	process.stdout.write(text);
}

function fail(message) {
	process.stderr.write(`bench: ${message}\n`);
	process.exit(2);
}

await run();
