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

/** What is said of a line in a file. */
async function complaints(file: string, line: string): Promise<string[]> {
  const [result] = await eslint.lintText(line, { filePath: join(ROOT, file) });
  return result!.messages.map(({ message }) => message);
}

test.each([
  ['src/ml/reading.ts', "import { window } from 'vscode';"],
  ['src/ml/reading.ts', "export const open = async () => (await import('vscode')).window;"],
  ['src/ml/reading.ts', "export type Window = import('vscode').Window;"],
  ['src/ml/reading.ts', "import path = require('path');"],
  ['src/ml/reading.ts', "export { Decoded } from '../node/decoding/decodeImage';"],
  ['src/ml/reading.ts', "export * from '../protocol/pad';"],
  ['src/ml/reading.ts', 'export const load = (name: string) => import(name);'],
  ['src/protocol/pad.ts', "import { Features } from '../extension/features';"],
  ['src/node/files/gzip.ts', "export const late = () => import('../../extension/features');"],
  ['src/node/files/gzip.ts', "import { commands } from 'vscode';"],
  ['src/trainer/job.ts', "import { run } from '../cli/main';"],
  ['src/cli/train.ts', "import type { Page } from '../webview/host';"],
  ['src/extension/log.ts', "import { readFileSync } from 'fs';"],
  ['src/extension/log.ts', "import { readFile } from 'fs/promises';"],
  ['src/extension/log.ts', "import { readFileSync } from 'node:fs';"],
  ['src/extension/log.ts', "export const late = () => import('node:fs');"],
  ['src/extension/log.ts', "export const late = () => import('../cli/main');"],
  ['src/extension/node/homeFolder.ts', "import { run } from '../../trainer/job';"],
  ['src/webview/host.ts', "import { vsCodeButton } from '@vscode/webview-ui-toolkit';"],
  ['src/webview/host.ts', "import { Features } from '../extension/features';"],
  ['src/webview/controls.ts', "import { commands } from 'vscode';"],
  ['src/webview/controls.ts', "import { Features } from '../extension/features';"],
  ['tools/makeSamples.mjs', "import { Jimp } from 'jimp';"],
  ['tools/host/install.mjs', "import { build } from 'esbuild';"],
])('a wall stands before %s: %s', async (file, line) => {
  expect(await complaints(file, line)).toHaveLength(1);
});

test.each([
  ['src/ml/reading.ts', "import * as tf from '@tensorflow/tfjs-core';"],
  ['src/node/files/gzip.ts', "export const late = async () => (await import('fs')).rmSync;"],
  ['src/cli/main.ts', "export const late = () => import('../trainer/job');"],
  ['src/extension/log.ts', "import { window } from 'vscode';"],
  ['src/extension/log.ts', "export const late = () => import('../node/engines/install/installNative');"],
  ['src/extension/log.ts', "import { webviewHtml } from './webviewHtml';"],
  ['src/extension/node/homeFolder.ts', "import { homedir } from 'node:os';"],
  ['src/webview/pad/main.ts', "import { readFrames } from '../../ml/index';"],
  ['src/webview/controls.ts', "import { vsCodeButton } from '@vscode/webview-ui-toolkit';"],
  ['tools/makeSamples.mjs', "const { Jimp } = await import('jimp');"],
  ['tools/host/install.mjs', "import { existsSync } from 'node:fs';"],
])('none stands before %s: %s', async (file, line) => {
  expect(await complaints(file, line)).toEqual([]);
});
