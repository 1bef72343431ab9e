import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ADDON } from '../../src/node/engines/nativeInstallation';

/** What a made-up library does as soon as it is loaded, as machine code. */
const CODE = {
  x64: { crashes: [0x0f, 0x0b], hangs: [0xeb, 0xfe] },
  arm64: { crashes: [0, 0, 0, 0], hangs: [0, 0, 0, 0x14] },
} as const;
/** ELF's numbers for these processors. */
const MACHINE = { x64: 62, arm64: 183 } as const;

/** Whether libraries can be made up for this machine. */
export const canMakeAddons = process.platform === 'linux' && process.arch in CODE;

const PAGE = 0x1000;
const DYNAMIC = 0x200;
const START = 0x400;

/**
 * The smallest shared library that Linux loads: one page, whose initialiser is an instruction that no processor knows
 * (the process ends with SIGILL, as it does on a library for a newer processor), or one that never ends.
 */
function library(does: 'crashes' | 'hangs'): Buffer {
  const arch = process.arch as keyof typeof CODE;
  const bytes = Buffer.alloc(PAGE);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  // A shared object, with three segments in its table, which follows the header.
  [3, MACHINE[arch]].forEach((value, index) => bytes.writeUInt16LE(value, 16 + 2 * index));
  bytes.writeUInt32LE(1, 20);
  bytes.writeBigUInt64LE(64n, 32);
  [64, 56, 3, 64].forEach((value, index) => bytes.writeUInt16LE(value, 52 + 2 * index));
  const segment = (index: number, type: number, flags: number, offset: number, size: number) => {
    const at = 64 + 56 * index;
    bytes.writeUInt32LE(type, at);
    bytes.writeUInt32LE(flags, at + 4);
    [offset, offset, offset, size, size].forEach((value, field) =>
      bytes.writeBigUInt64LE(BigInt(value), at + 8 + 8 * field),
    );
    bytes.writeBigUInt64LE(BigInt(type === 1 ? PAGE : 8), at + 48);
  };
  const [load, dynamic, stack] = [1, 2, 0x6474e551];
  segment(0, load, 7, 0, PAGE);
  segment(1, dynamic, 6, DYNAMIC, 7 * 16);
  segment(2, stack, 6, 0, 0);
  const entries = [
    [5, 0x300], // table of strings, empty
    [10, 8], // its size
    [6, 0x340], // table of symbols, empty
    [11, 24], // size of one
    [12, START], // the initialiser
    [0, 0],
  ] as const;
  entries.forEach(([tag, value], index) => {
    bytes.writeBigUInt64LE(BigInt(tag), DYNAMIC + 16 * index);
    bytes.writeBigUInt64LE(BigInt(value), DYNAMIC + 16 * index + 8);
  });
  bytes.set(CODE[arch][does], START);
  return bytes;
}

export const ADDONS = {
  /** No library at all: the loader refuses it. */
  refused: () => Buffer.from('no library for any machine'),
  /** Ends the process that loads it. */
  crashing: () => library('crashes'),
  /** Never comes back from loading. */
  hanging: () => library('hangs'),
} as const;

/** Puts an addon where an installation in `folder` has it. @returns its path */
export function writeAddon(folder: string, bytes: Buffer): string {
  const path = join(folder, ADDON);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}
