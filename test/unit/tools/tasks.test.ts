import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporaryFolder';
import { ROOT, clonedCheckout } from './clonedCheckout';

/** A pattern of one line: what it matches, and which group of it is what. */
interface LinePattern {
  readonly regexp: string;
  readonly severity?: number;
  readonly message?: number;
  readonly file?: number;
  readonly line?: number;
  readonly column?: number;
}

interface Task {
  readonly label: string;
  readonly command?: string;
  readonly problemMatcher: { readonly pattern: readonly LinePattern[] };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, '.vscode', name), 'utf8'));
}

const { tasks } = read('tasks.json') as { tasks: Task[] };
const { configurations } = read('launch.json') as {
  configurations: { name: string; preLaunchTask: string }[];
};

test.each(configurations)('F5 needs nothing but a clone: $name', ({ preLaunchTask }) => {
  const { root, env } = clonedCheckout('');
  const { command } = tasks.find(({ label }) => label === preLaunchTask)!;
  const { status, stderr } = spawnSync(command!, { cwd: root, env, shell: true, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, expect.stringContaining('installing the dependencies (npm ci)')]);
  for (const made of ['dist/cli.js', 'dist-test/start/package.json']) {
    expect(existsSync(join(root, made)), made).toBe(true);
  }
});

/** What esbuild says of a file in which something is wrong. */
function complaints(file: string, text: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, file), text);
  const program = `import { build } from 'esbuild';
    const options = { entryPoints: ['${file}'], absWorkingDir: process.argv[1], bundle: true, write: false };
    await build({ ...options, logLevel: 'info' }).catch(() => {});`;
  const args = ['--input-type=module', '-e', program, folder];
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }).stderr;
}

/** The problems that VS Code finds in lines by patterns for one line after the other. */
function problemsIn(output: string, patterns: readonly LinePattern[]): object[] {
  const lines = output.split(/\r?\n/);
  return lines.flatMap((_, start) => {
    const matches = patterns.map(({ regexp }, index) => new RegExp(regexp).exec(lines[start + index] ?? ''));
    if (matches.includes(null)) return [];
    const parts = patterns.flatMap((pattern, index) =>
      Object.entries(pattern).map(([part, group]) => [part, matches[index]![group as number]] as const),
    );
    return [Object.fromEntries(parts.filter(([part]) => part !== 'regexp'))];
  });
}

test.each(tasks)('$label tells where esbuild found which problem', ({ problemMatcher: { pattern } }) => {
  const missing = complaints('pad.ts', "\nimport './nothing';\n");
  expect(problemsIn(missing, pattern)).toEqual([
    { severity: 'ERROR', message: 'Could not resolve "./nothing"', file: 'pad.ts', line: '2', column: '7' },
  ]);
  const careless = complaints('pad.ts', 'if (x === -0) y();\n');
  expect(problemsIn(careless, pattern)).toMatchObject([{ severity: 'WARNING', file: 'pad.ts', line: '1' }]);
});
