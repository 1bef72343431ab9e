import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { desktopCode } from '../../../../tools/host/desktop.mjs';
import { temporaryFolder } from '../../node/temporaryFolder';

/** A Linux with a screen, an ordinary user and the `code` of a VS Code that is new enough. */
beforeEach(() => {
  const folder = temporaryFolder();
  const code = join(folder, 'code');
  writeFileSync(code, '#!/bin/sh\necho 1.139.1\n');
  chmodSync(code, 0o755);
  vi.stubEnv('PATH', folder);
  vi.stubEnv('DISPLAY', ':0');
  for (const variable of ['VSCODE_IPC_HOOK_CLI', 'WSL_DISTRO_NAME']) vi.stubEnv(variable, undefined);
  vi.stubGlobal(
    'process',
    Object.create(process, { platform: { value: 'linux' }, getuid: { value: () => 1000 } }),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

test('a VS Code on the desktop is opened', () => {
  expect(desktopCode()).toBe('code');
});

test.each([
  ['a terminal of a remote VS Code', 'VSCODE_IPC_HOOK_CLI', '/run/user/1000/vscode-ipc.sock'],
  ['WSL', 'WSL_DISTRO_NAME', 'Debian'],
])("in %s, where `code` is another machine's, it is not", (_, variable, value) => {
  vi.stubEnv(variable, value);
  expect(desktopCode()).toBeNull();
});
