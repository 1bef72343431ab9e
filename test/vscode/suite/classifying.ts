import * as assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ClassifiedImage } from '../../../src/extension/classify/classifiedImage';
import { listening, runCommand } from './digitLab';
import { digitPng } from './digits';
import { suiteFolder } from './folders';

/** Classifies what the command is given, and hears what the user is told meanwhile. */
export const classify = (...given: unknown[]) =>
  listening(() => runCommand<ClassifiedImage[]>('classifyImage', ...given));

/** A folder of a suite's own with images to classify. Call it inside `describe`. */
export function imagesFolder() {
  const folder = suiteFolder();

  function write(name: string, bytes: Uint8Array): vscode.Uri {
    const path = join(folder(), name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, bytes);
    return vscode.Uri.file(path);
  }

  /** The road is open: a good image is read. */
  async function assertReads(): Promise<void> {
    const { result } = await classify(write('good.png', digitPng(3, 5)));
    assert.equal(result.length, 1);
    assert.equal(result[0]?.error, undefined);
    assert.equal(result[0]?.reading, '3');
  }

  return { folder, write, assertReads };
}
