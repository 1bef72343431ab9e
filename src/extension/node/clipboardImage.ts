import { execFile } from 'node:child_process';
import { UserError } from '../../ml/userError';

/** Most bytes of an image that is read from the clipboard. */
const LIMIT = 256 * 1024 * 1024;

/** How long a program may take, in seconds. */
const PATIENCE = 15;

/** A program that writes the clipboard's image to its standard output, as PNG. */
interface ClipboardProgram {
  readonly file: string;
  readonly arguments: readonly string[];
  /** Turns its output into the image's bytes; `null` if there is no image in it. */
  readonly bytes: (output: Buffer) => Buffer | null;
  /** Matches what it says when it fails because there is no image. */
  readonly saysNone: RegExp;
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
      saysNone: /not available as requested type|no selection|nothing is copied|no suitable type/i,
      needs: 'WAYLAND_DISPLAY',
    },
    {
      file: 'xclip',
      arguments: ['-selection', 'clipboard', '-target', 'image/png', '-out'],
      bytes: asTheyAre,
      saysNone: /target .+ not available/i,
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
      // The number of AppleScript's "Can't make some data into the expected type", in whatever language.
      saysNone: /-1700/,
    },
  ],
  win32: [
    {
      file: 'powershell.exe',
      arguments: ['-NoProfile', '-STA', '-Command', POWERSHELL],
      bytes: (output) => asTheyAre(Buffer.from(output.toString('ascii'), 'base64')),
      // Never: without an image it succeeds and prints nothing.
      saysNone: /(?!)/,
    },
  ],
};

/**
 * The image on the clipboard of this machine, as bytes of an image file. VS Code has no call for it, so the platform's
 * own program is asked: it must be the machine that the user sits at.
 *
 * @throws UserError if there is no image on the clipboard, or no program here can get at it
 */
export async function readClipboardImage(): Promise<Uint8Array> {
  let isNone = false;
  const failures: string[] = [];
  for (const program of PROGRAMS[process.platform] ?? []) {
    if (program.needs !== undefined && process.env[program.needs] === undefined) continue;
    const output = await run(program);
    if (output === 'missing') continue;
    const isFailure = 'failure' in output;
    const bytes = isFailure ? null : program.bytes(output);
    if (bytes !== null) return bytes;
    if (isFailure && !program.saysNone.test(output.failure)) failures.push(failureInWords(program, output));
    else isNone = true;
  }
  if (isNone) {
    throw new UserError('There is no image on the clipboard. Copy an image or a screenshot, then try again.');
  }
  if (failures.length > 0) {
    throw new UserError(
      `Digit Lab cannot reach the clipboard: ${failures.join(' and ')}. Save the image as a file and choose that.`,
    );
  }
  throw new UserError(
    process.platform === 'linux'
      ? 'Digit Lab cannot reach the clipboard: neither wl-paste nor xclip is installed. Install wl-clipboard for Wayland or xclip for X11, or save the image as a file and choose that.'
      : 'Digit Lab cannot reach the clipboard on this system. Save the image as a file and choose that.',
  );
}

/** Why a program gave nothing: what it said of it, or how it ended. */
interface Failure {
  readonly failure: string;
}

/** @returns the program's output, or why there is none; most of these programs fail when the clipboard holds no image */
function run(program: ClipboardProgram): Promise<Buffer | 'missing' | Failure> {
  return new Promise((resolve) => {
    execFile(
      program.file,
      program.arguments,
      { encoding: 'buffer', maxBuffer: LIMIT, timeout: PATIENCE * 1000, windowsHide: true },
      (error, output, complaints) => {
        if (error === null) resolve(output);
        else if (error.code === 'ENOENT') resolve('missing');
        // A program that was killed for too much output has a code; one that ran out of time has none.
        else if (error.killed === true && !error.code)
          resolve({ failure: `no answer in ${PATIENCE} seconds` });
        else resolve({ failure: complaints.toString().trim() || `code ${String(error.code)}` });
      },
    );
  });
}

function failureInWords({ file }: ClipboardProgram, { failure }: Failure): string {
  return `${file} failed (${failure.split('\n')[0]!})`;
}
