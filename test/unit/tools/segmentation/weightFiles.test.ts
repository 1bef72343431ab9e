import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../../../src/ml/image/segmentation/packedWeights';
import { PICTURE_WEIGHTS, STROKE_WEIGHTS } from '../../../../src/ml/image/segmentation/segmentationWeights';
import { pack, seamFile, segmentationFile, wholenessFile } from '../../../../tools/segmentation/weightFiles';

const STYLE = { parser: 'typescript', singleQuote: true, printWidth: 110, trailingComma: 'all' } as const;

describe('pack', () => {
  it('keeps values to half a step of a 127th of the largest', () => {
    const values = Float32Array.from([0.508, -1.27, 0.006, 0, 1.1]);
    const packed = pack(values);
    expect(packed.scale).toBeCloseTo(0.01);
    unpack(packed).forEach((value, at) => expect(Math.abs(value - values[at]!)).toBeLessThan(0.0051));
  });

  it('takes values that are all 0', () => {
    expect([...unpack(pack(new Float32Array(2)))]).toEqual([0, 0]);
  });
});

describe('the files of weights', () => {
  it('are in the style of the repository and begin with what made them', async () => {
    const layers = [3, 58, 64, 300].map((length) => pack(new Float32Array(length).fill(0.3)));
    for (const text of [
      seamFile(layers, ['Made by a test.']),
      wholenessFile(layers, ['Made by a test.']),
      segmentationFile(PICTURE_WEIGHTS, STROKE_WEIGHTS, ['Made by a test.']),
    ]) {
      expect(text).toMatch(/^\/\/ Made by a test\.\n/);
      expect(await format(text, STYLE)).toBe(text);
    }
  });
});
