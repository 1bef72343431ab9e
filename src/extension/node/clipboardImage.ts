import { execFile } from 'node:child_process';
import { UserError } from '../../ml/userError';

/** An image is at most this large on a clipboard that we read, in bytes. */
const LIMIT = 256 * 1024 * 1024;

/** A program that writes the clipboard's image to its standard output, as PNG. */
interface ClipboardProgram {
  readonly file: string;
  readonly arguments: readonly string[];
  /** Turns its output into the image's bytes; `null` if there is no image in it. */
  readonly bytes: (output: Buffer) => Buffer | null;
  /** The variable of the environment without which it has no clipboard to ask. */
  readonly needs?: string;
}

const asTheyAre = (output: Buffer): Buffer | null => (output.length > 0 ? output : null);

const POWERSHELL = [
  'Add-Type -AssemblyName System.Windows.Forms, System.Drawing',
  '$image = [System.Windows.Forms.Clipboard]::GetImage()',
  'if ($image -ne $null) {',
  '$memory = New-Object System.IO.MemoryStream',
  '$image.Save($memory, [System.Drawing.Imaging.ImageFormat]::Png)',
  '[Console]::Out.Write([Convert]::ToBase64String($memory.ToArray())) }',
].join('\n');

const PROGRAMS: Partial<Record<NodeJS.Platform, readonly ClipboardProgram[]>> = {
  linux: [
    {
      file: 'wl-paste',
      arguments: ['--type', 'image/png'],
      bytes: asTheyAre,
      needs: 'WAYLAND_DISPLAY',
    },
    {
      file: 'xclip',
      arguments: ['-selection', 'clipboard', '-target', 'image/png', '-out'],
      bytes: asTheyAre,
    },
  ],
  darwin: [
    {
      file: 'osascript',
      arguments: ['-e', 'the clipboard as «class PNGf»'],
      // AppleScript prints «data PNGf89504E47…»: the bytes in hexadecimal.
      bytes: (output) => {
        const hex = /PNGf([0-9A-F]+)/.exec(output.toString('utf8'))?.[1];
        return hex === undefined ? null : Buffer.from(hex, 'hex');
      },
    },
  ],
  win32: [
    {
      file: 'powershell.exe',
      arguments: ['-NoProfile', '-STA', '-Command', POWERSHELL],
      bytes: (output) => asTheyAre(Buffer.from(output.toString('ascii'), 'base64')),
    },
  ],
};

/**
 * The image on the clipboard of this machine, as bytes of an image file. VS Code has no call for it, so the platform's
 * own program is asked: it must be the machine that the user sits at.
 *
 * @throws UserError if there is no image on the clipboard, or no program here that can get at it
 */
export async function readClipboardImage(): Promise<Uint8Array> {
  let asked = false;
  for (const program of PROGRAMS[process.platform] ?? []) {
    if (program.needs !== undefined && process.env[program.needs] === undefined) continue;
    const output = await run(program);
    if (output === 'missing') continue;
    asked = true;
    const bytes = output === 'failed' ? null : program.bytes(output);
    if (bytes !== null) return bytes;
  }
  if (asked) {
    throw new UserError('There is no image on the clipboard. Copy an image or a screenshot, then try again.');
  }
  throw new UserError(
    process.platform === 'linux'
      ? 'Digit Lab cannot reach the clipboard: neither wl-paste nor xclip is there to ask. Install wl-clipboard for Wayland or xclip for X11, or save the image as a file and choose that.'
      : 'Digit Lab cannot reach the clipboard on this system. Save the image as a file and choose that.',
  );
}

/** @returns the program's output, or why there is none; these programs fail when the clipboard holds no image */
function run(program: ClipboardProgram): Promise<Buffer | 'missing' | 'failed'> {
  return new Promise((resolve) => {
    execFile(
      program.file,
      program.arguments,
      { encoding: 'buffer', maxBuffer: LIMIT, timeout: 15_000, windowsHide: true },
      (error, output) => {
        if (error === null) resolve(output);
        else resolve(error.code === 'ENOENT' ? 'missing' : 'failed');
      },
    );
  });
}
