import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nodeUtil from 'node:util';
import { describe, expect, it } from 'vitest';
import { loadNativeBinding } from '../../../../src/node/engines/nativeBinding';
import { temporaryFolder } from '../temporaryFolder';

/** A folder whose tfjs-node is this script. */
function folderWith(script: string): string {
  const folder = temporaryFolder();
  const addon = join(folder, 'node_modules/@tensorflow/tfjs-node');
  mkdirSync(addon, { recursive: true });
  writeFileSync(join(addon, 'package.json'), '{ "name": "@tensorflow/tfjs-node", "main": "index.js" }');
  writeFileSync(join(addon, 'index.js'), script);
  return folder;
}

const WORKING = `
module.exports = { version: { 'tfjs-node': '4.22.0' }, backend: () => ({ binding: { TF_Version: '2.9.1' } }) };
`;

describe('loadNativeBinding', () => {
  it('takes the first folder that has a tfjs-node', () => {
    const folder = folderWith(WORKING);
    const binding = loadNativeBinding([temporaryFolder(), folder]);
    expect(binding).toMatchObject({ loaded: true, version: '4.22.0', tensorflow: '2.9.1' });
    expect(binding).toHaveProperty('folder', join(folder, 'node_modules/@tensorflow/tfjs-node'));
  });

  it('says why one does not load, in a line', () => {
    const folder = folderWith(
      `throw new Error('libtensorflow.so.2: cannot open shared object file\\nand more')`,
    );
    expect(loadNativeBinding([folder])).toEqual({
      loaded: false,
      reason: `tfjs-node in ${join(folder, 'node_modules/@tensorflow/tfjs-node')} does not load: libtensorflow.so.2: cannot open shared object file.`,
    });
  });

  it('gives back the two functions that Node 23 removed before it loads', () => {
    const util = nodeUtil as unknown as Record<string, unknown>;
    const kept = { isNullOrUndefined: util.isNullOrUndefined, isArray: util.isArray };
    delete util.isNullOrUndefined;
    delete util.isArray;
    try {
      const folder = folderWith(`
        const util = require('util');
        if (!util.isNullOrUndefined(null) || util.isNullOrUndefined(0)) throw new Error('wrong');
        if (!util.isArray([]) || util.isArray({})) throw new Error('wrong');
        ${WORKING}`);
      expect(loadNativeBinding([folder])).toMatchObject({ loaded: true });
    } finally {
      Object.assign(util, kept);
    }
  });
});
