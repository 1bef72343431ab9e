import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export const PROGRAM = resolve(import.meta.dirname, '../../../dist/cli.js');

export interface CliRun {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface CliSurroundings {
  readonly input?: string;
  /** More input may come, which never does. */
  readonly isInputOpen?: boolean;
  /** Nobody reads its output: what it prints fails. */
  readonly isOutputClosed?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Gets the process, for example to send it a signal. */
  readonly onErrors?: (chunk: string, kill: (signal: NodeJS.Signals) => void) => void;
  /** The same of its output. */
  readonly onOutput?: (chunk: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the built command line in a process of its own. */
export async function runCli(
  args: readonly string[],
  {
    input = '',
    isInputOpen = false,
    isOutputClosed = false,
    env = {},
    cwd,
    onErrors,
    onOutput,
  }: CliSurroundings = {},
): Promise<CliRun> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd, env: { ...process.env, ...env } });
  child.stdin.write(input);
  if (!isInputOpen) child.stdin.end();
  if (isOutputClosed) child.stdout.destroy();
  child.stdout.on('data', (chunk: Buffer) => onOutput?.(chunk.toString(), (signal) => child.kill(signal)));
  child.stderr.on('data', (chunk: Buffer) => onErrors?.(chunk.toString(), (signal) => child.kill(signal)));
  const [output, errors, [code]] = await Promise.all([
    isOutputClosed ? '' : text(child.stdout),
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
