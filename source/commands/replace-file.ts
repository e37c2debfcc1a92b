import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { fileSystem, systemErrorCode } from '../file-system.ts';

/**
 * Puts a text in the place of a file, which stays as it is where that fails: the text is written
 * beside it and then takes its name.
 *
 * @throws UserError where it cannot be written
 */
export function replaceFile(file: string, text: string): void {
	try {
		if (!isReplaceable(file)) {
			fileSystem.writeFileSync(file, text);
			return;
		}
		const target = fileSystem.existsSync(file) ? fileSystem.realpathSync(file) : file;
		const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
		try {
			const mode = fileSystem.existsSync(target) ? fileSystem.statSync(target).mode & 0o777 : 0o666;
			fileSystem.writeFileSync(beside, text, { flag: 'wx', mode });
			fileSystem.renameSync(beside, target);
		} catch (error) {
			fileSystem.rmSync(beside, { force: true });
			throw error;
		}
	} catch (error) {
		const code = systemErrorCode(error);
		if (code === undefined) throw error;
		throw new UserError({
			what: { en: `cannot write, ${code}`, zh: `无法写入，${code}` },
			which: file,
		});
	}
}

/** A pipe or a device is written to; only a file can be replaced. */
function isReplaceable(file: string): boolean {
	return !fileSystem.existsSync(file) || fileSystem.statSync(file).isFile();
}
