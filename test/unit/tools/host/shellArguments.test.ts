import { afterEach, expect, test, vi } from 'vitest';
import { shellArguments } from '../../../../tools/host/shellArguments.mjs';

afterEach(() => vi.unstubAllGlobals());

function on(platform: string): void {
  vi.stubGlobal('process', Object.create(process, { platform: { value: platform } }));
}

const ARGUMENTS = ['--wait', 'C:\\Users\\Ada Byron\\digit-lab\\samples', '--path=C:\\Ada Byron\\'];

test('each argument that goes to a shell on Windows is in quotes, which a last backslash does not undo', () => {
  on('win32');
  expect(shellArguments(ARGUMENTS)).toEqual([
    '"--wait"',
    '"C:\\Users\\Ada Byron\\digit-lab\\samples"',
    '"--path=C:\\Ada Byron\\\\"',
  ]);
});

test('elsewhere, where no shell reads them, arguments stay as they are', () => {
  on('linux');
  expect(shellArguments(ARGUMENTS)).toEqual(ARGUMENTS);
});
