/** Numbers and logs that are the same in every run. */

/** Pseudo-random whole numbers from 0 up to `below`; mulberry32. */
export function createRandom(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

/** A log of at least so many bytes: reports, near misses, Chinese, colours and raw bytes. */
export function randomLog(bytes: number, random: (below: number) => number): Buffer {
	const code = () => String(40001 + random(46));
	const anyBytes = () => Buffer.from(Array.from({ length: random(200) }, () => random(256)));
	const texts = [
		() => `2026-01-01T10:00:00Z INFO GET /orders/${code()} 200 ${random(900)}ms`,
		() => `{"errcode":${code()},"errmsg":"x"}`,
		() => `微信接口返回错误码：${code()}，请重试`,
		() => `\u001b[31mERROR\u001b[0m errcode=\u001b[1m${code()}\u001b[0m`,
		() => `connect 10.0.0.${random(256)}:${code()} pid ${code()} failed`,
		() => `errcode: -${1 + random(2)} API_SYS_REQSIGN ret=${code()}`,
		() => `padding ${'x'.repeat(random(3000))} code ${code()}`,
		() => '',
	];
	const lineEnds = ['\n', '\n', '\n', '\r\n', '\r\r\n', '\0\n'];
	const pieces: Buffer[] = [];
	for (let length = 0; length < bytes; ) {
		const text = texts[random(texts.length + 2)];
		const line = text === undefined ? anyBytes() : Buffer.from(text());
		const end = Buffer.from(lineEnds[random(lineEnds.length)] ?? '\n');
		pieces.push(line, end);
		length += line.length + end.length;
	}
	return Buffer.concat(pieces);
}
