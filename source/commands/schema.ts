import schema from '../../data/catalog.schema.json' with { type: 'json' };
import type { ExitCode } from '../errors.ts';
import type { CommandContext } from './context.ts';

/** `--schema`: the JSON Schema of catalogs, for editors. */
export function printSchema({ print }: CommandContext): ExitCode {
	print(`${JSON.stringify(schema, null, '\t')}\n`);
	return 0;
}
