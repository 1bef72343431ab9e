import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isCancelled } from '../../../../src/ml/userError';
import { tryNative } from '../../../../src/node/engines/nativeTrial';
import { temporaryFolder } from '../temporaryFolder';
import { ADDONS, canMakeAddons, writeAddon } from '../../../native/addons';

const distFolder = resolve(import.meta.dirname, '../../../../dist');

describe.skipIf(!canMakeAddons)('tryNative (needs Linux)', () => {
  const hanging = () => ({ addon: writeAddon(temporaryFolder(), ADDONS.hanging()) });

  it('ends an engine that does not come back from loading, which may be quicker the next time', async () => {
    const trial = await tryNative(hanging(), { distFolder, limitSeconds: 2 });
    expect(trial).toMatchObject({ usable: false, final: false });
    expect(trial.problem).toBe('it did not load within 2 seconds');
  });

  it('ends when it is asked to, in the middle of loading', async () => {
    const stop = new AbortController();
    const trial = tryNative(hanging(), { distFolder, signal: stop.signal });
    stop.abort();
    expect(isCancelled(await trial.catch((error: unknown) => error))).toBe(true);
  });

  it('takes a crash for final', async () => {
    const addon = writeAddon(temporaryFolder(), ADDONS.crashing());
    expect(await tryNative({ addon }, { distFolder })).toMatchObject({ usable: false, final: true });
  });
});
