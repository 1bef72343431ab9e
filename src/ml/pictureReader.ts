import { cleanUp } from './image/cleanUp';
import { frameOf } from './image/frame';
import { findGlyphs } from './image/glyphs';
import { FRAME_SIZE, type Box, type RgbaPicture } from './image/picture';
import type { Stroke } from './image/stroke';
import { frameOfStrokes, strokesBox } from './image/strokes';
import type { Prediction, ReadDigit, Reading } from './reading';

/** What reads single digits. */
export interface FrameReader {
  /** `frames`: n x 784 values, row-major, ink 0..1. Gives n predictions in the same order. */
  predict(frames: Float32Array): Prediction[];
}

/** Reads all digits of a picture. Boxes are in its pixels. Nothing is read where nothing is written. */
export function readPicture(picture: RgbaPicture, reader: FrameReader): Reading {
  const glyphs = findGlyphs(cleanUp(picture));
  return readFrames(
    glyphs.map(({ ink }) => frameOf(ink)),
    glyphs.map(({ box }) => box),
    reader,
  );
}

/** Reads a drawing as one digit. Its box is the pen's path, in the unit of the strokes. */
export function readStrokes(strokes: readonly Stroke[], reader: FrameReader): Reading {
  const box = strokesBox(strokes);
  return box === null ? readFrames([], [], reader) : readFrames([frameOfStrokes(strokes)], [box], reader);
}

function readFrames(frames: readonly Float32Array[], boxes: readonly Box[], reader: FrameReader): Reading {
  if (frames.length === 0) return { text: null, confidence: 0, digits: [] };
  const batch = new Float32Array(frames.length * FRAME_SIZE);
  frames.forEach((frame, index) => batch.set(frame, index * FRAME_SIZE));
  const digits = reader
    .predict(batch)
    .map((prediction, index): ReadDigit => ({ ...prediction, box: boxes[index]!, frame: frames[index]! }));
  return {
    text: digits.map(({ digit }) => digit).join(''),
    confidence: Math.min(...digits.map(({ confidence }) => confidence)),
    digits,
  };
}
