/**
 * Draws picture/browser.svg, the readme's picture of the browser, from a real screen: the built
 * command on a pty, keys typed, what a terminal then shows. Run by `npm run picture`.
 */
import { writeFileSync } from 'node:fs';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const columns = 104;
const rows = 20;
const typed = 'token guoqi';
const cell = { width: 8.4, height: 18 };
const margin = 16;
const colours = [
	'#3b4252',
	'#bf616a',
	'#7fb069',
	'#d9a441',
	'#6c9bd2',
	'#b57edc',
	'#5fb3b3',
	'#d8dee9',
];

const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
const child = spawn(process.execPath, ['dist/cli.js', '--lang', 'en'], {
	cols: columns,
	rows,
	// Nothing of the machine's: neither catalogs of one's own nor a setting.
	env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TERM: 'xterm-256color' },
});
child.onData((data) => terminal.write(data));

await shows('79/79');
for (const key of typed) child.write(key);
await shows(typed);
await settled();
writeFileSync(new URL('browser.svg', import.meta.url), draw());
child.write('\u0003');

async function shows(text) {
	for (let tries = 0; tries < 200; tries++) {
		if (lines().some((line) => line.includes(text))) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`the screen never showed ${text}`);
}

/** Waits until the screen stays the same for a while. */
async function settled() {
	for (let before = ''; before !== lines().join('\n'); ) {
		before = lines().join('\n');
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}

function lines() {
	return Array.from({ length: rows }, (_line, row) =>
		terminal.buffer.active.getLine(row).translateToString(true),
	);
}

function draw() {
	const width = Math.ceil(columns * cell.width + 2 * margin);
	const height = rows * cell.height + 2 * margin;
	const text = Array.from({ length: rows }, (_row, row) => drawLine(row)).join('\n');
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="errcode searching for: ${typed}">
<rect width="${width}" height="${height}" rx="8" fill="#232834"/>
<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace" font-size="14" fill="#d8dee9" xml:space="preserve">
${text}
</g>
</svg>
`;
}

/** Runs of one style, each at its own column, so that fonts of any width stay aligned. */
function drawLine(row) {
	const line = terminal.buffer.active.getLine(row);
	const runs = [];
	for (let column = 0; column < columns; column++) {
		const part = line.getCell(column);
		if (part.getWidth() === 0) continue;
		const style = styleOf(part);
		const last = runs.at(-1);
		const isWide = part.getWidth() === 2;
		const follows = last?.style === style && last.end === column && last.isWide === isWide;
		const characters = part.getChars() || ' ';
		if (follows) {
			last.text += characters;
			last.end += part.getWidth();
		} else runs.push({ column, end: column + part.getWidth(), style, isWide, text: characters });
	}
	const y = margin + (row + 0.75) * cell.height;
	return runs
		.filter(({ text, style }) => text.trim() !== '' || style.includes('underline'))
		.map(({ column, end, style, text }) => {
			const x = margin + column * cell.width;
			const length = (end - column) * cell.width;
			return `<text x="${x.toFixed(1)}" y="${y}" textLength="${length.toFixed(1)}"${style}>${escapeText(text)}</text>`;
		})
		.join('');
}

function styleOf(part) {
	const styles = [];
	if (part.isBold()) styles.push('font-weight="bold"');
	if (part.isUnderline()) styles.push('text-decoration="underline"');
	if (part.isDim()) styles.push('opacity="0.6"');
	if (part.isFgPalette()) styles.push(`fill="${colours[part.getFgColor() % 8]}"`);
	return styles.length === 0 ? '' : ` ${styles.join(' ')}`;
}

function escapeText(text) {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
