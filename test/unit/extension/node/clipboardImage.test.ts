import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readClipboardImage } from '../../../../src/extension/node/clipboardImage';
import { temporaryFolder } from '../../node/temporaryFolder';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Reads the clipboard where these are the programs to ask, each a shell script. */
async function readWith(programs: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryFolder();
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  vi.stubEnv('PATH', folder);
  vi.stubEnv('WAYLAND_DISPLAY', 'wayland-0');
  return Buffer.from(await readClipboardImage()).toString();
}

const fails = (words: string) => `echo "${words}" >&2; exit 1`;
const NONE_ON_WAYLAND = fails('Clipboard content is not available as requested type \\"image/png\\"');
const NONE_ON_X11 = fails('Error: target image/png not available');
const NO_DISPLAY = fails("Error: Can't open display: (null)");

describe.skipIf(process.platform !== 'linux')('the image on the clipboard (needs Linux)', () => {
  it('comes from the first program that has one', async () => {
    expect(await readWith({ 'wl-paste': 'printf one', xclip: 'printf other' })).toBe('one');
    expect(await readWith({ 'wl-paste': NONE_ON_WAYLAND, xclip: 'printf other' })).toBe('other');
  });

  it.each([
    ['both', { 'wl-paste': NONE_ON_WAYLAND, xclip: NONE_ON_X11 }],
    ['the one that works', { 'wl-paste': NONE_ON_WAYLAND, xclip: NO_DISPLAY }],
    ['one that says nothing', { xclip: '' }],
  ])('is said not to be there where %s found none', async (_, programs) => {
    await expect(readWith(programs)).rejects.toThrow(/^There is no image on the clipboard\./);
  });

  it('is said to be out of reach where the programs fail, with which and why', async () => {
    await expect(readWith({ xclip: NO_DISPLAY })).rejects.toMatchObject({
      name: 'UserError',
      message:
        "Digit Lab cannot reach the clipboard: xclip failed (Error: Can't open display: (null)). Save the image as a file and choose that.",
    });
    const both = { 'wl-paste': fails('Failed to connect to a Wayland server'), xclip: 'exit 3' };
    await expect(readWith(both)).rejects.toThrow(
      /: wl-paste failed \(Failed to connect to a Wayland server\) and xclip failed \(code 3\)\./,
    );
  });
});
