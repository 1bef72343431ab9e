import { boundingBox } from './image/boxes';
import { cleanUp } from './image/cleaning/cleanUp';
import { frameOf } from './image/frame';
import { FRAME_SIZE, type Box, type RgbaPicture } from './image/picture';
import { BestPath } from './image/segmentation/bestPath';
import { findGlyphs } from './image/segmentation/glyphs';
import { isCutOff, type Lattice, type Span } from './image/segmentation/lattice';
import { scoreOf, type Candidate, type Weights } from './image/segmentation/evidence';
import { PICTURE_WEIGHTS, STROKE_WEIGHTS } from './image/segmentation/segmentationWeights';
import { groupStrokes } from './image/segmentation/strokeLines';
import { wholeness } from './image/segmentation/wholeness';
import type { Stroke } from './image/stroke';
import { frameOfStrokes, strokesBox } from './image/strokes';
import { readingOf, type FoundDigit, type PictureReading, type Prediction, type Reading } from './reading';

/** What reads single digits. */
export interface FrameReader {
  /** `frames`: n x 784 values, row-major, ink 0..1. Gives n predictions in the same order. */
  predict(frames: Float32Array): Prediction[];
}

/** The most frames that are predicted at once: all of a number fit, those of a page of text would take too much memory. */
const BATCH = 256;

/** A run of pieces that may be a digit, and how it is shown to the networks. */
interface FramedRun {
  readonly span: Span;
  /** In the unit of the boxes of a reading. */
  readonly box: Box;
  /** Makes its frame; asked for at most once. */
  readonly frame: () => Float32Array;
}

interface CandidateLine {
  readonly lattice: Lattice;
  readonly candidates: readonly FramedRun[];
}

/** Runs with this many pieces between them hardly bear on each other. A run has seven at most. */
const APART = 8;

/** Digits are enlarged to about this height, in pixels; higher ones are not enlarged. */
const TALL_ENOUGH = 80;

/** A picture is enlarged at most this many times. */
const MOST_TIMES = 4;

/** The longer side of an enlarged picture has at most this many pixels, which are read in a blink. */
const LONGEST_ENLARGED = 640;

/** Runs with lower log odds of being one whole digit are not shown to the network unless nothing else is left. */
export const UNLIKELY = -4;

/**
 * Reads the number in a picture: its digits line by line from the top, each line from the left. Digits may touch; points,
 * commas and dashes are not looked at, and signs among them that are surely no digits are passed over. Boxes are in pixels
 * of the picture. Nothing is read where nothing is written. A small picture is read a second time, enlarged, unless it
 * surely shows one digit.
 * @throws UserError if there are too many marks in it to be read within seconds
 */
export function readNumber(picture: RgbaPicture, reader: FrameReader): PictureReading {
  const reading = readEnlarged(picture, 1, reader);
  const times = timesToEnlarge(picture, reading);
  return { ...(times === 1 ? reading : readEnlarged(picture, times, reader)), times };
}

/**
 * Strokes of small writing are one or two pixels wide, and what is cleaned up and cut in whole pixels loses too much of
 * them: enlarged, it is read better. One digit that is surely read needs none of it, and is what most small pictures show.
 */
function timesToEnlarge({ width, height }: RgbaPicture, { text, digits }: Reading): number {
  if ((text !== null && digits.length === 1) || digits.length === 0) return 1;
  const tallest = Math.max(...digits.map(({ box }) => box.height));
  const room = Math.floor(LONGEST_ENLARGED / Math.max(width, height));
  return Math.max(1, Math.min(room, MOST_TIMES, Math.round(TALL_ENOUGH / tallest)));
}

function readEnlarged(picture: RgbaPicture, times: number, reader: FrameReader): Reading {
  const lines = findGlyphs(cleanUp(picture, times)).map(({ lattice, glyphs }) => ({
    lattice,
    candidates: glyphs.map(({ span, box, cutOut }) => ({ span, box, frame: () => frameOf(cutOut()) })),
  }));
  return readLines(lines, PICTURE_WEIGHTS, reader);
}

/**
 * Reads the number that was drawn, as `readNumber` reads a picture of it. Boxes are those of the pen's path, in the unit
 * of the strokes.
 * @throws UserError if there are more strokes than can be looked at within seconds
 */
export function readDrawing(strokes: readonly Stroke[], reader: FrameReader): Reading {
  const lines = groupStrokes(strokes).map(({ lattice, groups }) => ({
    lattice,
    candidates: groups.map((group) => ({
      span: group.span,
      box: strokesBox(group.strokes)!,
      frame: () => frameOfStrokes(group.strokes),
    })),
  }));
  return readLines(lines, STROKE_WEIGHTS, reader);
}

/** Chooses the best way to read each line, and reads it so. */
function readLines(lines: readonly CandidateLine[], weights: Weights, reader: FrameReader): Reading {
  return readingOf(lines.flatMap((line) => readLine(line, weights, reader)));
}

/**
 * Looks for the best way to read a line, as LazySP does for the shortest path (Dellin and Srinivasa, "A Unifying Formalism
 * for Shortest Path Problems with Expensive Edge Evaluations via Lazy Best-First Search over Paths with Edge Selectors",
 * 2016): the best way is worked out whole, what is not known on it is asked (how whole the digits look, and what the network
 * makes of them), and that is repeated until all on it is known. Until it is asked, a candidate counts with the best answer
 * that there could be, so no other way is better then.
 * @param weights at least 0 for all of `NEVER_NEGATIVE` (evidence.ts)
 */
function readLine(line: CandidateLine, weights: Weights, reader: FrameReader): FoundDigit[] {
  const search = new LineSearch(line, weights);
  for (;;) {
    const chosen = search.best();
    const unseen = chosen.filter((at) => !search.isSeen(at));
    if (unseen.length > 0) {
      for (const at of search.farApart(unseen)) search.look(at);
      continue;
    }
    const unread = chosen.filter((at) => !search.isRead(at));
    const predictions = predictAll(
      unread.map((at) => search.frame(at)),
      reader,
    );
    unread.forEach((at, index) => search.answer(at, predictions[index]!));
    if (!unread.some((at) => search.isLikely(at))) return chosen.map((at) => search.digit(at));
  }
}

/** What is known by now of the candidates of a line, and the best way to read it by that. */
class LineSearch {
  private readonly judged: Candidate[];
  private readonly path: BestPath;
  private readonly frames: (Float32Array | null)[];
  private readonly predictions: (Prediction | null)[];

  constructor(
    private readonly line: CandidateLine,
    private readonly weights: Weights,
  ) {
    this.judged = line.candidates.map(({ span }) => ({ span, wholeness: 'open', prediction: 'open' }));
    this.path = new BestPath(line.lattice, this.judged, weights);
    this.frames = this.judged.map(() => null);
    this.predictions = this.judged.map(() => null);
  }

  /** The candidates on it, from left to right. */
  best(): number[] {
    return this.path.steps().flatMap(({ candidate }) => candidate ?? []);
  }

  isSeen(at: number): boolean {
    return this.frames[at] !== null;
  }

  isRead(at: number): boolean {
    return this.predictions[at] !== null;
  }

  /** Whether the network's answer counts. */
  isLikely(at: number): boolean {
    return this.judged[at]!.prediction !== null;
  }

  /**
   * Of candidates from left to right, the first and what is far from those before it. One look may rule out the way there
   * and many others with it, so that the next near by is not needed; a long line is seen in as many rounds as a short one.
   */
  farApart(candidates: readonly number[]): number[] {
    let free = 0;
    return candidates.filter((at) => {
      const { from, to } = this.judged[at]!.span;
      if (from < free) return false;
      free = to + APART;
      return true;
    });
  }

  frame(at: number): Float32Array {
    return this.frames[at]!;
  }

  /** Finds out how whole a candidate looks. */
  look(at: number): void {
    const { lattice, candidates } = this.line;
    const { span, frame } = candidates[at]!;
    const box = boundingBox(lattice.boxes.slice(span.from, span.to));
    this.frames[at] = frame();
    const whole = wholeness(this.frames[at], box.height / lattice.height, box.width / lattice.height);
    this.judge(at, { span, wholeness: whole, prediction: whole < UNLIKELY ? null : 'open' });
  }

  /** Takes down what the network makes of a candidate that was looked at. */
  answer(at: number, prediction: Prediction): void {
    this.predictions[at] = prediction;
    if (this.isLikely(at)) this.judge(at, { ...this.judged[at]!, prediction });
  }

  digit(at: number): FoundDigit {
    const { span, box } = this.line.candidates[at]!;
    return {
      digit: { ...this.predictions[at]!, box, frame: this.frames[at]! },
      isCutOff: isCutOff(span, this.line.lattice),
    };
  }

  private judge(at: number, candidate: Candidate): void {
    this.judged[at] = candidate;
    this.path.rescore(at, scoreOf(this.line.lattice, candidate, this.weights));
  }
}

function predictAll(frames: readonly Float32Array[], reader: FrameReader): Prediction[] {
  const predictions: Prediction[] = [];
  for (let start = 0; start < frames.length; start += BATCH) {
    const part = frames.slice(start, start + BATCH);
    const batch = new Float32Array(part.length * FRAME_SIZE);
    part.forEach((frame, index) => batch.set(frame, index * FRAME_SIZE));
    predictions.push(...reader.predict(batch));
  }
  return predictions;
}
