/**
 * Runs the built command as a user would: a process of its own, real pipes, and an environment
 * that has nothing of the machine's in it but the path.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
export const commandFile = join(projectFolder, 'dist', 'cli.js');

/** Ends what hangs, before vitest gives up on the test and leaves it behind. */
const longestRunMs = 25_000;

export type Environment = Readonly<Record<string, string | undefined>>;

export interface RunOptions {
	/** Standard input; empty without it. */
	readonly input?: string | Uint8Array;
	/** Laid over the clean environment. */
	readonly env?: Environment;
}

export interface Run {
	readonly bytes: Buffer;
	readonly stdout: string;
	readonly stderr: string;
	/** `null` where a signal ended it. */
	readonly exitCode: number | null;
}

/** Starts the command; what it is fed, and when it is read, is up to the test. */
export function startErrcode(
	args: readonly string[],
	env: Environment = {},
): ChildProcessWithoutNullStreams {
	return start(process.execPath, [commandFile, ...args], env);
}

/** Starts a script of bash, in which `errcode` is the built command. */
export function startBash(script: string, env: Environment = {}): ChildProcessWithoutNullStreams {
	const command = 'errcode() { "$NODE" "$ERRCODE" "$@"; }';
	const files = { NODE: process.execPath, ERRCODE: commandFile };
	return start('bash', ['-c', `${command}\n${script}`], { ...files, ...env });
}

export function runErrcode(args: readonly string[], options: RunOptions = {}): Promise<Run> {
	return finish(startErrcode(args, options.env), options.input);
}

export function runBash(script: string, options: RunOptions = {}): Promise<Run> {
	return finish(startBash(script, options.env), options.input);
}

/** Feeds all of the input and gathers all of the output. */
export async function finish(
	child: ChildProcessWithoutNullStreams,
	input: string | Uint8Array = '',
): Promise<Run> {
	child.stdin.end(input);
	return collect(child);
}

/** Gathers all of the output. */
export function collect(child: ChildProcessWithoutNullStreams): Promise<Run> {
	const stdout: Buffer[] = [];
	const stderr: Buffer[] = [];
	child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
	child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (exitCode) => {
			const bytes = Buffer.concat(stdout);
			const text = Buffer.concat(stderr).toString();
			resolve({ bytes, stdout: bytes.toString(), stderr: text, exitCode });
		});
	});
}

function start(
	command: string,
	args: readonly string[],
	env: Environment,
): ChildProcessWithoutNullStreams {
	const child = spawn(command, args, {
		cwd: projectFolder,
		env: {
			PATH: process.env['PATH'],
			LC_ALL: 'C',
			HOME: '/nonexistent',
			XDG_CONFIG_HOME: '/nonexistent',
			TERM: 'xterm-256color',
			...env,
		},
		timeout: longestRunMs,
	});
	// A command that ends before it has read everything is not an error of the test.
	child.stdin.on('error', () => undefined);
	return child;
}
