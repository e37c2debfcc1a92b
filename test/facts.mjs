/**
 * Holds the codes of a catalog against a list of facts, such as one made of a system's own header:
 * lines of a code, a tab and a name. The catalog has a fact where one entry has both, as code or
 * alias. Prints what is missing, wrong or in no list; exit code 1 if anything is.
 *
 *     npm run facts -- data/library/NAME.json LIST.tsv
 */
import { readFileSync } from 'node:fs';
import { argv, exit, stdout } from 'node:process';

const [catalogFile, listFile] = argv.slice(2);
if (catalogFile === undefined || listFile === undefined) {
	stdout.write('npm run facts -- data/library/NAME.json LIST.tsv (lines of code TAB name)\n');
	exit(2);
}

const { entries } = JSON.parse(readFileSync(catalogFile, 'utf8'));
const fold = (code) => String(code).trim().toLowerCase();
const entriesOf = new Map();
for (const entry of entries) {
	for (const code of [entry.code, ...(entry.aliases ?? [])].map(fold)) {
		entriesOf.set(code, [...(entriesOf.get(code) ?? []), entry]);
	}
}

const told = [];
const listed = new Set();
const lines = readFileSync(listFile, 'utf8').split(/\r?\n/);
for (const [at, line] of lines.entries()) {
	if (line.trim() === '' || line.startsWith('#')) continue;
	const [code = '', name = ''] = line.split('\t').map((cell) => cell.trim());
	const ofCode = entriesOf.get(fold(code)) ?? [];
	const ofName = name === '' ? ofCode : (entriesOf.get(fold(name)) ?? []);
	for (const entry of [...ofCode, ...ofName]) listed.add(entry);
	if (ofCode.some((entry) => ofName.includes(entry))) continue;
	told.push(`${listFile}:${at + 1}: ${problem(code, name, ofCode, ofName)}`);
}
for (const entry of entries) {
	if (!listed.has(entry)) told.push(`${catalogFile}: ${entry.code} is not in the list`);
}
stdout.write(told.map((line) => `${line}\n`).join(''));
stdout.write(`${entries.length} entries, ${told.length} to look at\n`);
exit(told.length === 0 ? 0 : 1);

function problem(code, name, ofCode, ofName) {
	if (ofCode.length + ofName.length === 0) return `${code} ${name} is missing`.trimEnd();
	if (ofCode.length === 0) return `${name} has no ${code}, but ${codesOf(ofName)}`;
	if (ofName.length === 0) return `${code} has no name ${name}, but ${codesOf(ofCode)}`;
	return `${code} is ${codesOf(ofCode)}, not ${name}`;
}

function codesOf(found) {
	return found.map(({ code, aliases = [] }) => [code, ...aliases].join('=')).join(', ');
}
