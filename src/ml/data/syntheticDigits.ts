import { CLASSES } from '../classes';
import { FRAME_SIZE } from '../image/picture';
import type { Stroke } from '../image/stroke';
import { Random } from '../random';
import { DIGIT_FORMS } from './digitForms';
import { smoothFrame, variedFrame, type FrameMaker } from './drawnFrame';
import { putFrame } from './frames';
import type { Dataset } from './dataset';
import { PRINT, SCRAWL, writeForm, WRITING, type HandRange } from './hand';
import type { LabelledImages } from './labelledImages';
import { PRINTED_FORMS } from './printedForms';
import { SYNTHETIC_NAME } from './standardSynthetic';
import { chooseForm } from './strokeForm';

/** The square in which `syntheticStrokes` draws, in the unit of its points. */
export const PAD_SIDE = 280;

/**
 * Strokes of one digit as a person might draw it: one of its common forms, with a hand of its own (size, place,
 * proportions, slant) and small inaccuracies.
 * @param digit 0..9
 * @returns points within `PAD_SIDE` x `PAD_SIDE`, y down
 */
export function syntheticStrokes(digit: number, random: Random, hand: HandRange = WRITING): Stroke[] {
  const form = chooseForm(DIGIT_FORMS[digit]!, random.next());
  return placeInPad(writeForm(form, hand, random), random);
}

/** Share of a dataset's digits to train on that are written carelessly. */
const SCRAWLED_SHARE = 0.5;

/**
 * A dataset of synthetic digits, every digit equally often: made at once, without a download. Half of what is trained on is
 * scrawled, as the non-digits beside it are: otherwise a network could tell the two apart by the hand.
 */
export function syntheticDataset(trainingImages: number, testImages: number, seed: number): Dataset {
  const random = new Random(seed);
  return {
    name: SYNTHETIC_NAME,
    train: scrawledImages(trainingImages, random.fork('train')),
    test: syntheticImages(testImages, random.fork('test')),
  };
}

/** Handwritten digits as images, every digit equally often, in random order. */
export function syntheticImages(
  count: number,
  random: Random,
  frame: FrameMaker = smoothFrame,
): LabelledImages {
  return digitImages(count, random, (digit) => frame(syntheticStrokes(digit, random), random));
}

function scrawledImages(count: number, random: Random): LabelledImages {
  return digitImages(count, random, (digit) => {
    const hand = random.next() < SCRAWLED_SHARE ? SCRAWL : WRITING;
    return variedFrame(syntheticStrokes(digit, random, hand), random);
  });
}

/** Digits of type and displays as images, every digit equally often, in random order. */
export function printedImages(count: number, random: Random): LabelledImages {
  return digitImages(count, random, (digit) => {
    const strokes = writeForm(chooseForm(PRINTED_FORMS[digit]!, random.next()), PRINT, random);
    return smoothFrame(strokes, random);
  });
}

function digitImages(count: number, random: Random, draw: (digit: number) => Float32Array): LabelledImages {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % CLASSES);
  random.shuffle(labels);
  const images = new Uint8Array(count * FRAME_SIZE);
  labels.forEach((digit, index) => {
    putFrame(draw(digit), images, index);
  });
  return { count, images, labels };
}

/** Scales and moves strokes to a random size and place inside the pad. */
function placeInPad(strokes: readonly Stroke[], random: Random): Stroke[] {
  const points = strokes.flat();
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  const width = Math.max(...xs) - left;
  const height = Math.max(...ys) - top;
  const scale = (PAD_SIDE * random.between(0.45, 0.8)) / Math.max(width, height);
  const margin = 0.05 * PAD_SIDE;
  const x0 = random.between(margin, PAD_SIDE - margin - width * scale);
  const y0 = random.between(margin, PAD_SIDE - margin - height * scale);
  return strokes.map((stroke) =>
    stroke.map((point) => ({ x: x0 + (point.x - left) * scale, y: y0 + (point.y - top) * scale })),
  );
}
