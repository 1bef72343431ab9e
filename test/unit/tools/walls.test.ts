import { ESLint } from 'eslint';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './clonedCheckout';

/** The project's own rules of who imports what; without types, which these do not need. */
const eslint = new ESLint({
  cwd: ROOT,
  ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-syntax',
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

/** What is said of a line in a file of `src`. */
async function complaints(file: string, line: string): Promise<string[]> {
  const [result] = await eslint.lintText(line, { filePath: join(ROOT, 'src', file) });
  return result!.messages.map(({ message }) => message);
}

test.each([
  ['ml/reading.ts', "import { window } from 'vscode';"],
  ['ml/reading.ts', "export const open = async () => (await import('vscode')).window;"],
  ['ml/reading.ts', "export type Window = import('vscode').Window;"],
  ['ml/reading.ts', "import path = require('path');"],
  ['ml/reading.ts', "export { Decoded } from '../node/decoding/decodeImage';"],
  ['ml/reading.ts', "export * from '../protocol/pad';"],
  ['ml/reading.ts', 'export const load = (name: string) => import(name);'],
  ['protocol/pad.ts', "import { Features } from '../extension/features';"],
  ['node/files/gzip.ts', "export const late = () => import('../../extension/features');"],
  ['node/files/gzip.ts', "import { commands } from 'vscode';"],
  ['trainer/job.ts', "import { run } from '../cli/main';"],
  ['cli/train.ts', "import type { Page } from '../webview/host';"],
  ['extension/log.ts', "import { readFileSync } from 'fs';"],
  ['extension/log.ts', "import { readFile } from 'fs/promises';"],
  ['extension/log.ts', "import { readFileSync } from 'node:fs';"],
  ['extension/log.ts', "export const late = () => import('node:fs');"],
  ['extension/log.ts', "export const late = () => import('../cli/main');"],
  ['extension/node/homeFolder.ts', "import { run } from '../../trainer/job';"],
  ['webview/host.ts', "import { vsCodeButton } from '@vscode/webview-ui-toolkit';"],
  ['webview/host.ts', "import { Features } from '../extension/features';"],
  ['webview/controls.ts', "import { commands } from 'vscode';"],
  ['webview/controls.ts', "import { Features } from '../extension/features';"],
])('a wall stands before src/%s: %s', async (file, line) => {
  expect(await complaints(file, line)).toHaveLength(1);
});

test.each([
  ['ml/reading.ts', "import * as tf from '@tensorflow/tfjs-core';"],
  ['node/files/gzip.ts', "export const late = async () => (await import('fs')).rmSync;"],
  ['cli/main.ts', "export const late = () => import('../trainer/job');"],
  ['extension/log.ts', "import { window } from 'vscode';"],
  ['extension/log.ts', "export const late = () => import('../node/engines/install/installNative');"],
  ['extension/log.ts', "import { webviewHtml } from './webviewHtml';"],
  ['extension/node/homeFolder.ts', "import { homedir } from 'node:os';"],
  ['webview/pad/main.ts', "import { readFrames } from '../../ml/index';"],
  ['webview/controls.ts', "import { vsCodeButton } from '@vscode/webview-ui-toolkit';"],
])('none stands before src/%s: %s', async (file, line) => {
  expect(await complaints(file, line)).toEqual([]);
});
