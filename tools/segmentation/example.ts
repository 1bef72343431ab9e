import { putFrame } from '../../src/ml/data/frames';
import { NOBODY } from '../../src/ml/data/pieceOwners';
import { FRAME_SIZE } from '../../src/ml/image/picture';
import type { Lattice, Span } from '../../src/ml/image/segmentation/lattice';

/** The text of what is one thing and no digit. */
export const NO_DIGIT = '?';

/** A line of writing whose digits are known, or one thing that is none. */
export interface Example {
  /** Its digits, points, commas and dashes left out; or `NO_DIGIT`. */
  readonly text: string;
  /** Pixels of MNIST between two digits; `null` for a drawing. */
  readonly spacing: number | null;
  readonly lattice: Lattice;
  /** The runs of pieces that may be a digit each. */
  readonly spans: readonly Span[];
  /** What the networks see of each run: 784 bytes, 28 x 28 row-major, 0 paper to 255 full ink, one after the other. */
  readonly frames: Uint8Array;
  /**
   * How much each run is the ink of one whole digit or other thing: their intersection over their union, 0..1. Empty for
   * drawings of digits, which no network is fitted to.
   */
  readonly overlaps: readonly number[];
  /** How the line is to be read, or `null` if no run of pieces is one of its digits. */
  readonly truth: readonly TrueStep[] | null;
}

/** A run of pieces that is to be read as a digit, or a piece that is passed over. */
export interface TrueStep extends Span {
  readonly isDigit: boolean;
}

/**
 * How a line is to be read whose pieces belong to these digits: neighbours that belong to one are a run. `null` if a
 * digit's pieces are not side by side, are missing, or are a run that is not among the spans.
 */
export function truthOf(
  owners: readonly number[],
  digits: number,
  spans: readonly Span[],
): readonly TrueStep[] | null {
  const steps: TrueStep[] = [];
  const seen = new Set<number>();
  for (let from = 0; from < owners.length;) {
    const owner = owners[from]!;
    let to = from + 1;
    if (owner !== NOBODY) {
      while (owners[to] === owner) to++;
      if (seen.has(owner) || !spans.some((span) => span.from === from && span.to === to)) return null;
      seen.add(owner);
    }
    steps.push({ from, to, isDigit: owner !== NOBODY });
    from = to;
  }
  return seen.size === digits ? steps : null;
}

/** Frames (784 values each, ink 0..1) as bytes, one after the other. */
export function frameBytes(frames: readonly Float32Array[]): Uint8Array {
  const bytes = new Uint8Array(frames.length * FRAME_SIZE);
  frames.forEach((frame, index) => putFrame(frame, bytes, index));
  return bytes;
}
