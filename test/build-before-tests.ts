import { execFileSync } from 'node:child_process';

/** The tests of the command run what users run: the bundle, made from the sources as they are. */
export function setup(): void {
	execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
