import { afterEach, expect, it, vi } from 'vitest';
import type * as NativeVerdict from '../../../../src/node/engines/nativeVerdict';
import { recallVerdict, rememberVerdict } from '../../../../src/node/engines/nativeVerdict';
import { temporaryFolder } from '../temporaryFolder';
import { ADDONS, writeAddon } from '../../../native/addons';

afterEach(() => {
  vi.doUnmock('../../../../src/node/runningProcess');
  vi.resetModules();
});

/** What another machine with the same home folder knows. */
async function elsewhere(): Promise<typeof NativeVerdict> {
  vi.resetModules();
  vi.doMock('../../../../src/node/runningProcess', () => ({ THIS_HOST: '0123abcd' }));
  return import('../../../../src/node/engines/nativeVerdict');
}

it('is that of this machine, where others have the same home folder', async () => {
  const folder = temporaryFolder();
  const installation = { folder, addon: writeAddon(folder, ADDONS.refused()) };
  const [works, fails] = [
    { usable: true, problem: '' },
    { usable: false, problem: 'its C library is older' },
  ];
  const other = await elsewhere();
  await other.rememberVerdict(installation, fails);
  expect(recallVerdict(installation)).toBeNull();
  await rememberVerdict(installation, works);
  expect(other.recallVerdict(installation)).toEqual(fails);
  expect(recallVerdict(installation)).toEqual(works);
});
