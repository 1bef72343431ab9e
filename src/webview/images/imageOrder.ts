import { OUTCOMES } from '../../ml/reading';
import type { FrameReadings } from '../../protocol/reader';

/** Readings of the first `done` images; the rest of the arrays is not filled yet. */
export interface Readings extends FrameReadings {
  done: number;
}

/**
 * What became of one image: read as its label says or as something else, refused (not sure, or not a digit), read where
 * no label says what is right, or not read. A label that is no digit says nothing about a reading.
 */
export type Verdict = 'right' | 'wrong' | 'refused' | 'read' | 'unread';

/** What the order of images is computed from. */
export interface OrderedImages {
  readonly count: number;
  /** One an image, or `null`. */
  readonly labels: Uint8Array | null;
  readonly readings: Readings | null;
}

/** How the images were read; a refusal is no right reading. */
export interface Score {
  /** Those that have a digit for a label: right, wrong and refused ones. */
  readonly judged: number;
  readonly right: number;
  readonly wrong: number;
  /** Without labels, of all images. */
  readonly refused: number;
}

export function verdictOf(index: number, { labels, readings }: OrderedImages): Verdict {
  if (readings === null || index >= readings.done) return 'unread';
  const label = labels?.[index];
  if (label !== undefined && label > 9) return 'read';
  if (OUTCOMES[readings.outcomes[index]!] !== 'digit') return 'refused';
  if (label === undefined) return 'read';
  return readings.digits[index] === label ? 'right' : 'wrong';
}

export function scoreOf(images: OrderedImages): Score {
  const { labels } = images;
  const score = { judged: 0, right: 0, wrong: 0, refused: 0 };
  const done = images.readings?.done ?? 0;
  for (let index = 0; index < done; index++) {
    const verdict = verdictOf(index, images);
    if (verdict === 'read' || verdict === 'unread') continue;
    score[verdict]++;
    if (labels !== null) score.judged++;
  }
  return score;
}

const RANKS: Readonly<Record<Verdict, number>> = { wrong: 0, refused: 1, right: 2, read: 2, unread: 3 };

/**
 * `file`: as the images lie in their file. `mistakes`: the surest of the wrong readings first, then what was refused, then the
 * others by rising confidence.
 */
export type Order = 'file' | 'mistakes';

/** The images to show, by their index in the file. @param label only those with this one; `null` for all */
export function imageOrder(images: OrderedImages, label: number | null, order: Order): Uint32Array {
  const { count, labels, readings } = images;
  const shown = new Uint32Array(count);
  let length = 0;
  for (let index = 0; index < count; index++) {
    if (label === null || labels?.[index] === label) shown[length++] = index;
  }
  const chosen = shown.subarray(0, length);
  if (order === 'file' || readings === null) return chosen;
  const ranks = new Float64Array(count);
  for (const index of chosen) {
    const verdict = verdictOf(index, images);
    const confidence = verdict === 'unread' ? 0 : readings.confidences[index]!;
    ranks[index] = 2 * RANKS[verdict] + (verdict === 'wrong' ? 1 - confidence : confidence);
  }
  return chosen.sort((a, b) => ranks[a]! - ranks[b]! || a - b);
}
