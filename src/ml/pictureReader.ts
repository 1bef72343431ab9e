import { cleanUp } from './image/cleanUp';
import { frameOf } from './image/frame';
import { findGlyphs } from './image/glyphs';
import type { Lattice, Span } from './image/lattice';
import { FRAME_SIZE, type RgbaPicture } from './image/picture';
import { bestSteps, type Weights } from './image/segmentation';
import { STROKE_WEIGHTS, WRITING_WEIGHTS } from './image/segmentationWeights';
import type { Stroke } from './image/stroke';
import { groupStrokes } from './image/strokeLines';
import { frameOfStrokes, strokesBox } from './image/strokes';
import { readingOf, type Prediction, type ReadDigit, type Reading } from './reading';

/** What reads single digits. */
export interface FrameReader {
  /** `frames`: n x 784 values, row-major, ink 0..1. Gives n predictions in the same order. */
  predict(frames: Float32Array): Prediction[];
}

/** Frames that are predicted at once: all of a picture of a number; a page of text would take too much memory. */
const BATCH = 256;

/**
 * Reads the number in a picture: its digits line by line from the top, each line from the left. Digits may touch; points,
 * commas and dashes are passed over. Boxes are in pixels of the picture. Nothing is read where nothing is written.
 */
export function readNumber(picture: RgbaPicture, reader: FrameReader): Reading {
  const lines = findGlyphs(cleanUp(picture));
  const glyphs = lines.flatMap(({ glyphs }) => glyphs);
  const frames = glyphs.map(({ ink }) => frameOf(ink));
  const candidates = predictAll(frames, reader).map(
    (prediction, index): ReadDigit => ({ ...prediction, box: glyphs[index]!.box, frame: frames[index]! }),
  );
  const spans = lines.map(({ lattice, glyphs }) => ({ lattice, spans: glyphs.map(({ span }) => span) }));
  return readingOf(chosenDigits(spans, candidates, WRITING_WEIGHTS));
}

/**
 * Reads the number that was drawn, as `readNumber` reads a picture of it. Boxes are those of the pen's path, in the unit
 * of the strokes.
 */
export function readDrawing(strokes: readonly Stroke[], reader: FrameReader): Reading {
  const lines = groupStrokes(strokes);
  const groups = lines.flatMap((line) => line.groups);
  const frames = groups.map((group) => frameOfStrokes(group.strokes));
  const candidates = predictAll(frames, reader).map(
    (prediction, index): ReadDigit => ({
      ...prediction,
      box: strokesBox(groups[index]!.strokes)!,
      frame: frames[index]!,
    }),
  );
  const spans = lines.map(({ lattice, groups }) => ({ lattice, spans: groups.map(({ span }) => span) }));
  return readingOf(chosenDigits(spans, candidates, STROKE_WEIGHTS));
}

/** Reads a drawing as one digit. Its box is the pen's path, in the unit of the strokes. */
export function readStrokes(strokes: readonly Stroke[], reader: FrameReader): Reading {
  const box = strokesBox(strokes);
  if (box === null) return readingOf([]);
  const frame = frameOfStrokes(strokes);
  const [prediction] = reader.predict(frame);
  return readingOf([{ ...prediction!, box, frame }]);
}

interface LineOfSpans {
  readonly lattice: Lattice;
  readonly spans: readonly Span[];
}

/** @param candidates what was made of every span of the lines, in their order */
function chosenDigits(
  lines: readonly LineOfSpans[],
  candidates: readonly ReadDigit[],
  weights: Weights,
): ReadDigit[] {
  let start = 0;
  return lines.flatMap(({ lattice, spans }) => {
    const ofLine = candidates.slice(start, start + spans.length);
    start += spans.length;
    return bestSteps(lattice, spans, ofLine, weights).flatMap(({ candidate }) =>
      candidate === null ? [] : [ofLine[candidate]!],
    );
  });
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
