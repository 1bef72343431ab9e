import { cleanUp } from './image/cleanUp';
import { frameOf } from './image/frame';
import { findGlyphs } from './image/glyphs';
import type { Lattice, Span } from './image/lattice';
import { FRAME_SIZE, type Box, type RgbaPicture } from './image/picture';
import { bestSteps, type Weights } from './image/segmentation';
import { PICTURE_WEIGHTS, STROKE_WEIGHTS } from './image/segmentationWeights';
import type { Stroke } from './image/stroke';
import { around } from './image/signs';
import { groupStrokes } from './image/strokeLines';
import { frameOfStrokes, strokesBox } from './image/strokes';
import { wholeness } from './image/wholeness';
import { readingOf, type Prediction, type ReadDigit, type Reading } from './reading';

/** What reads single digits. */
export interface FrameReader {
  /** `frames`: n x 784 values, row-major, ink 0..1. Gives n predictions in the same order. */
  predict(frames: Float32Array): Prediction[];
}

/** Frames that are predicted at once: all of a picture of a number; a page of text would take too much memory. */
const BATCH = 256;

/** A run of pieces that may be a digit, and how it is shown to the network. */
interface Candidate {
  readonly span: Span;
  /** In the unit of the boxes of a reading. */
  readonly box: Box;
  readonly frame: Float32Array;
}

interface CandidateLine {
  readonly lattice: Lattice;
  readonly candidates: readonly Candidate[];
}

/** Runs with lower log odds of being one whole digit are not shown to the network unless nothing else is left. */
export const UNLIKELY = -4;

/**
 * Reads the number in a picture: its digits line by line from the top, each line from the left. Digits may touch; points,
 * commas and dashes are passed over. Boxes are in pixels of the picture. Nothing is read where nothing is written.
 */
export function readNumber(picture: RgbaPicture, reader: FrameReader): Reading {
  const lines = findGlyphs(cleanUp(picture)).map(({ lattice, glyphs }) => ({
    lattice,
    candidates: glyphs.map(({ span, box, ink }) => ({ span, box, frame: frameOf(ink) })),
  }));
  return readLines(lines, PICTURE_WEIGHTS, reader);
}

/**
 * Reads the number that was drawn, as `readNumber` reads a picture of it. Boxes are those of the pen's path, in the unit
 * of the strokes.
 */
export function readDrawing(strokes: readonly Stroke[], reader: FrameReader): Reading {
  const lines = groupStrokes(strokes).map(({ lattice, groups }) => ({
    lattice,
    candidates: groups.map((group) => ({
      span: group.span,
      box: strokesBox(group.strokes)!,
      frame: frameOfStrokes(group.strokes),
    })),
  }));
  return readLines(lines, STROKE_WEIGHTS, reader);
}

/** Chooses the best way to read each line, and reads it so. */
function readLines(lines: readonly CandidateLine[], weights: Weights, reader: FrameReader): Reading {
  return readingOf(lines.flatMap((line) => readLine(line, weights, reader)));
}

/**
 * Looks for the best way to read a line, and asks the network about the digits on it only: whatever was not asked counts
 * with the best answer that there could be, so a way whose digits are all known is better than every other (A*, Hart et
 * al., "A formal basis for the heuristic determination of minimum cost paths", 1968).
 */
function readLine(
  { lattice, candidates }: CandidateLine,
  weights: Weights,
  reader: FrameReader,
): ReadDigit[] {
  const judged = candidates.map((candidate) => {
    const whole = wholenessOf(candidate, lattice);
    return { span: candidate.span, wholeness: whole, isLikely: whole >= UNLIKELY };
  });
  const answers = new Map<number, Prediction>();
  const ask = (questions: readonly number[]): void => {
    const predictions = predictAll(
      questions.map((at) => candidates[at]!.frame),
      reader,
    );
    questions.forEach((at, index) => answers.set(at, predictions[index]!));
  };
  for (;;) {
    const chosen = bestSteps(
      lattice,
      judged.map(({ isLikely, ...run }, at) => ({
        ...run,
        prediction: isLikely ? (answers.get(at) ?? 'open') : null,
      })),
      weights,
    ).flatMap(({ candidate }) => candidate ?? []);
    const open = chosen.filter((at) => !answers.has(at));
    ask(open);
    if (open.every((at) => !judged[at]!.isLikely)) {
      return chosen.map((at) => {
        const { box, frame } = candidates[at]!;
        return { ...answers.get(at)!, box, frame };
      });
    }
  }
}

function wholenessOf({ span, frame }: Candidate, { boxes, height }: Lattice): number {
  const box = around(boxes.slice(span.from, span.to));
  return wholeness(frame, box.height / height, box.width / height);
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
