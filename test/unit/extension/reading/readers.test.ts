import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ModelFiles } from '../../../../src/ml/models/modelFiles';
import { isCancelled } from '../../../../src/ml/userError';
import type { ImageReader } from '../../../../src/node/reading/imageReader';
import { Readers } from '../../../../src/extension/reading/readers';
import { temporaryFolder } from '../../node/temporaryFolder';
import { untrainedModel } from '../../node/untrainedModel';

/**
 * Readers whose threads answer nothing about a picture whose first byte is 0, and the rest at once; one whose first byte
 * is 2 is large.
 */
function readers(): Readers {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'reader.js'),
    `const { parentPort } = require('node:worker_threads');
     let models = 0;
     let largest = 0;
     parentPort.on('message', ({ type, id, file }) => {
       if (type === 'model') models++;
       if (file?.[0] === 2) largest = 100_000_000;
       if (type === 'model' || type === 'frames') parentPort.postMessage({ type, id, largest, readings: models });
       else if (file[0] !== 0) parentPort.postMessage({ type, id, largest, picture: 'decoded' });
     });`,
  );
  const lender = new Readers(folder);
  onTestFinished(() => lender.dispose());
  return lender;
}

const QUICK = new Uint8Array([1]);
const LARGE = new Uint8Array([2]);
const ENDLESS = new Uint8Array([0]);

/** What a job is lent, and whether it can be read with. */
async function lent(lender: Readers): Promise<ImageReader> {
  return lender.lend(null, async (reader) => {
    expect(await reader.decode(QUICK, 1)).toBe('decoded');
    return reader;
  });
}

describe('Readers', () => {
  it('keep one warm for the next job', async () => {
    const lender = readers();
    expect(await lent(lender)).toBe(await lent(lender));
  });

  it('keep none that has unpacked a large picture, whatever it read after that', async () => {
    const lender = readers();
    const first = await lender.lend(null, async (reader) => {
      await reader.decode(LARGE, 1);
      await reader.decode(QUICK, 1);
      return reader;
    });
    expect(first.isDisposed).toBe(true);
    expect(await lent(lender)).not.toBe(first);
  });

  it('send the model of the job before not again', async () => {
    const lender = readers();
    const modelsLoaded = (files: ModelFiles) => lender.lend(files, (reader) => reader.readFrames(QUICK));
    const model = await untrainedModel(1);
    const loaded = [model, model, await untrainedModel(2), model].map((files) => () => modelsLoaded(files));
    const counts: unknown[] = [];
    for (const load of loaded) counts.push(await load());
    expect(counts).toEqual([1, 1, 2, 3]);
  });

  it('let nobody wait for the pictures of a job that was given up', async () => {
    const lender = readers();
    const first = await lent(lender);
    const givenUp = await lender
      .lend(null, (reader) => {
        const reading = reader.decode(ENDLESS, 1);
        reader.dispose();
        return reading;
      })
      .catch((reason: unknown) => reason);
    expect(isCancelled(givenUp)).toBe(true);
    expect(await lent(lender)).not.toBe(first);
  });
});
