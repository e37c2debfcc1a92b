/**
 * Draws the pictures of the browser from real screens: the built command on a pty, keys typed, what
 * a terminal then shows. Run by `npm run picture`.
 */
import { writeFileSync } from 'node:fs';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** The readme's picture, and the usual sizes in both languages. */
const pictures = [
	{ name: 'browser', columns: 104, rows: 20, language: 'en', typed: 'token guoqi' },
	...[
		[80, 24],
		[120, 40],
		[40, 10],
	].flatMap(([columns, rows]) =>
		[
			['en', 'token'],
			['zh', '签名'],
		].map(([language, typed]) => ({
			name: `browser-${columns}x${rows}-${language}`,
			columns,
			rows,
			language,
			typed,
		})),
	),
];

const cell = { width: 8.4, height: 18 };
const margin = 16;
const background = '#232834';
const foreground = '#d8dee9';
const colours = [
	'#3b4252',
	'#bf616a',
	'#7fb069',
	'#d9a441',
	'#6c9bd2',
	'#b57edc',
	'#5fb3b3',
	'#d8dee9',
	'#4c566a',
	'#e07a83',
	'#9ccc85',
	'#ebc06d',
	'#8ab6ea',
	'#d3a3f2',
	'#88d0d0',
	'#eceff4',
];

for (const picture of pictures) {
	const screen = await shoot(picture);
	const file = new URL(`${picture.name}.svg`, import.meta.url);
	writeFileSync(file, draw(screen, picture));
	screen.dispose();
}

/** The screen after keys were typed, when it stays the same for a while. */
async function shoot({ columns, rows, language, typed }) {
	const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
	const child = spawn(process.execPath, ['dist/cli.js', '--lang', language], {
		cols: columns,
		rows,
		// Nothing of the machine's: neither catalogs of one's own nor a setting.
		env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TERM: 'xterm-256color' },
	});
	child.onData((data) => terminal.write(data));
	const text = () => {
		const { active } = terminal.buffer;
		const lines = Array.from({ length: rows }, (_line, row) => active.getLine(row));
		return lines.map((line) => line.translateToString(true)).join('\n');
	};
	await until(() => text().includes('79'));
	for (const key of typed) child.write(key);
	await until(() => text().includes(typed));
	for (let before = ''; before !== text(); ) {
		before = text();
		await pause(500);
	}
	child.write('\u0003');
	return terminal;
}

async function until(isSo) {
	for (let tries = 0; tries < 200; tries++) {
		if (isSo()) return;
		await pause(50);
	}
	throw new Error('the screen never showed what was waited for');
}

function pause(ms) {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

function draw(terminal, { columns, rows, typed }) {
	const width = Math.ceil(columns * cell.width + 2 * margin);
	const height = rows * cell.height + 2 * margin;
	const lines = Array.from({ length: rows }, (_row, row) => drawLine(terminal, row, columns));
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="errcode searching for: ${typed}">
<rect width="${width}" height="${height}" rx="8" fill="${background}"/>
<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace" font-size="14" fill="${foreground}" xml:space="preserve">
${lines.join('\n')}
</g>
</svg>
`;
}

/** Runs of one style, each at its own column, so that fonts of any width stay aligned. */
function drawLine(terminal, row, columns) {
	const line = terminal.buffer.active.getLine(row);
	const runs = [];
	for (let column = 0; column < columns; column++) {
		const part = line.getCell(column);
		if (part.getWidth() === 0) continue;
		const look = lookOf(part);
		const style = styleOf(look);
		const last = runs.at(-1);
		const isWide = part.getWidth() === 2;
		const follows = last?.style === style && last.end === column && last.isWide === isWide;
		const characters = part.getChars() || ' ';
		if (follows) {
			last.text += characters;
			last.end += part.getWidth();
		} else {
			const end = column + part.getWidth();
			runs.push({ column, end, look, style, isWide, text: characters });
		}
	}
	return runs
		.filter(({ text, look }) => text.trim() !== '' || look.isUnderlined || look.isReversed)
		.map((run) => drawRun(run, row))
		.join('');
}

function drawRun({ column, end, look, style, text }, row) {
	const x = (margin + column * cell.width).toFixed(1);
	const y = margin + row * cell.height;
	const length = ((end - column) * cell.width).toFixed(1);
	const block = look.isReversed
		? `<rect x="${x}" y="${y}" width="${length}" height="${cell.height}" fill="${look.colour}"/>`
		: '';
	return `${block}<text x="${x}" y="${y + 0.75 * cell.height}" textLength="${length}"${style}>${escapeText(text)}</text>`;
}

function lookOf(part) {
	return {
		isBold: part.isBold() !== 0,
		isDim: part.isDim() !== 0,
		isUnderlined: part.isUnderline() !== 0,
		isReversed: part.isInverse() !== 0,
		colour: part.isFgPalette() ? colours[part.getFgColor() % 16] : foreground,
	};
}

function styleOf({ isBold, isDim, isUnderlined, isReversed, colour }) {
	const styles = [];
	if (isBold) styles.push('font-weight="bold"');
	if (isUnderlined) styles.push('text-decoration="underline"');
	if (isDim) styles.push('opacity="0.6"');
	if (isReversed) styles.push(`fill="${background}"`);
	else if (colour !== foreground) styles.push(`fill="${colour}"`);
	return styles.length === 0 ? '' : ` ${styles.join(' ')}`;
}

function escapeText(text) {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
