import { cleanUp } from './image/cleanUp';
import { frameOf } from './image/frame';
import { findGlyphs, type GlyphLine } from './image/glyphs';
import { FRAME_SIZE, type RgbaPicture } from './image/picture';
import { bestSteps } from './image/segmentation';
import { WRITING_WEIGHTS } from './image/segmentationWeights';
import type { Stroke } from './image/stroke';
import { frameOfStrokes, strokesBox } from './image/strokes';
import type { Prediction, ReadDigit, Reading } from './reading';

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
  return readingOf(chosenDigits(lines, candidates));
}

/** Reads a drawing as one digit. Its box is the pen's path, in the unit of the strokes. */
export function readStrokes(strokes: readonly Stroke[], reader: FrameReader): Reading {
  const box = strokesBox(strokes);
  if (box === null) return readingOf([]);
  const frame = frameOfStrokes(strokes);
  const [prediction] = reader.predict(frame);
  return readingOf([{ ...prediction!, box, frame }]);
}

/** @param candidates what was made of every glyph of the lines, in their order */
function chosenDigits(lines: readonly GlyphLine[], candidates: readonly ReadDigit[]): ReadDigit[] {
  let start = 0;
  return lines.flatMap(({ lattice, glyphs }) => {
    const ofLine = candidates.slice(start, start + glyphs.length);
    start += glyphs.length;
    const spans = glyphs.map(({ span }) => span);
    return bestSteps(lattice, spans, ofLine, WRITING_WEIGHTS).flatMap(({ candidate }) =>
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

function readingOf(digits: readonly ReadDigit[]): Reading {
  if (digits.length === 0) return { text: null, confidence: 0, digits: [] };
  return {
    text: digits.map(({ digit }) => digit).join(''),
    confidence: Math.min(...digits.map(({ confidence }) => confidence)),
    digits,
  };
}
