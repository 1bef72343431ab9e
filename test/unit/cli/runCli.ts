import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const PROGRAM = resolve(import.meta.dirname, '../../../dist/cli.js');

export interface CliRun {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface CliSurroundings {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Gets the process, for example to send it a signal. */
  readonly onErrors?: (chunk: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the built command line in a process of its own. */
export async function runCli(
  args: readonly string[],
  { input = '', env = {}, cwd, onErrors }: CliSurroundings = {},
): Promise<CliRun> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd, env: { ...process.env, ...env } });
  child.stdin.end(input);
  child.stderr.on('data', (chunk: Buffer) => onErrors?.(chunk.toString(), (signal) => child.kill(signal)));
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, output, errors };
}

/** The objects that were printed, one a line; fails if a line is anything else. */
export function jsonLines<Row>(output: string): Row[] {
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}
