import { readCatalog } from '../catalog/read-catalog.ts';
import { openStored, printStored } from '../catalog/stored-catalog.ts';
import type { ExitCode, Problem } from '../errors.ts';
import { logFaults } from '../log/check-examples.ts';
import { sanitise } from '../text/sanitise.ts';
import type { CommandContext } from './context.ts';

/** Most faults of a file that are told: more are no use to anybody. */
const mostFaults = 10_000;

/** `--check`: tells every fault of catalog files, and of each file without any how many entries it has. */
export async function check(context: CommandContext, files: readonly string[]): Promise<ExitCode> {
	let exitCode: ExitCode = 0;
	for (const file of files) {
		const { count, problems } = await checkFile(file);
		problems.forEach(context.warn);
		if (problems.length > 0) exitCode = 2;
		else context.print(`${sanitise(file)}: ${counted(count, context)}\n`);
	}
	return exitCode;
}

async function checkFile(file: string): Promise<{ count: number; problems: readonly Problem[] }> {
	const { catalog, problems, tell } = await readCatalog(file, { most: mostFaults });
	if (catalog === undefined || tell === undefined) return { count: 0, problems };
	const opened = openStored(Buffer.from(printStored(catalog)));
	const faults = logFaults(opened, problems.length === 0);
	return { count: catalog.entries.length, problems: [...problems, ...(await tell(faults))] };
}

function counted(count: number, { language }: CommandContext): string {
	if (language === 'zh') return `${count}个条目`;
	return `${count} ${count === 1 ? 'entry' : 'entries'}`;
}
