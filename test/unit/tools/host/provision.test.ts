import { afterEach, expect, test, vi } from 'vitest';
import { provision } from '../../../../tools/host/provision.mjs';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['win32', 'Run this inside WSL; plain `npm start` uses the VS Code that is installed.'],
  ['freebsd', 'Plain `npm start` uses desktop VS Code, if its `code` command is on the PATH.'],
])("where VS Code's server does not run, it is said what does: on %s", async (platform, advice) => {
  vi.stubGlobal('process', Object.create(process, { platform: { value: platform } }));
  await expect(provision('newest')).rejects.toThrow(
    `VS Code's server does not run on ${platform}-${process.arch} from the npm registry. ${advice}`,
  );
});
