import { describe, expect, it } from 'vitest';
import { FRAME_SIZE } from '../../../../src/ml/image/picture';
import { seamsOf } from '../../../../src/ml/image/segmentation/seams';
import { Random } from '../../../../src/ml/random';
import { NO_DIGIT, type Example } from '../../../../tools/segmentation/example';
import { nonDigitsFor } from '../../../../tools/segmentation/material';
import { nonDigitDrawing, nonDigitExample } from '../../../../tools/segmentation/nonDigitExamples';

const material = { nonDigits: nonDigitsFor('training', 1, { count: 80 }) };
const cutAll = { findSeams: seamsOf, wholeness: () => -Infinity };

describe.each([
  ['nonDigitExample', 200, (random: Random) => nonDigitExample(material, random, cutAll)],
  [
    'nonDigitDrawing', // Few of them stand side by side.
    4000,
    (random: Random) => nonDigitDrawing(material, random),
  ],
])('%s', (_, tries, make) => {
  const random = new Random(5);
  const examples = Array.from({ length: tries }, () => make(random)).filter(
    (one): one is Example => one !== null,
  );

  it('gives what can be parted, and says that only all of it is one thing', () => {
    expect(examples.length).toBeGreaterThan(10);
    for (const { text, lattice, spans, frames, overlaps, truth } of examples) {
      expect(text).toBe(NO_DIGIT);
      expect(spans.length).toBeGreaterThan(1);
      expect(frames).toHaveLength(spans.length * FRAME_SIZE);
      const whole = { from: 0, to: lattice.boxes.length };
      expect(truth).toEqual([{ ...whole, isDigit: true }]);
      expect(overlaps).toEqual(spans.map(({ from, to }) => Number(from === 0 && to === whole.to)));
      expect(overlaps).toContain(1);
    }
  });

  it('leaves out what stands side by side, as digits do', () => {
    const joints = examples.flatMap(({ lattice }) => lattice.joints);
    expect(joints.length).toBeGreaterThan(10);
    expect(joints.every(({ gap, cut }) => gap === 0 || cut !== null)).toBe(true);
  });
});
