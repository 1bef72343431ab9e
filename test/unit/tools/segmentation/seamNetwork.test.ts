import { beforeAll, describe, expect, it } from 'vitest';
import { syntheticImages } from '../../../../src/ml/data/syntheticDigits';
import { DigitPool } from '../../../../src/ml/data/numberPictures';
import { unpack } from '../../../../src/ml/image/segmentation/packedWeights';
import { SEAM_INK, seamsOf } from '../../../../src/ml/image/segmentation/seams';
import { SEAM_WEIGHTS } from '../../../../src/ml/image/segmentation/seamWeights';
import { Random } from '../../../../src/ml/random';
import { nonDigitsFor } from '../../../../tools/segmentation/material';
import {
  seamTiles,
  TILE_HEIGHT,
  TILE_WIDTH,
  type SeamTile,
} from '../../../../tools/segmentation/seamExamples';
import { SeamNetwork } from '../../../../tools/segmentation/seamNetwork';
import { startPortable } from '../../ml/engines/startPortable';

const all = tiles();

function tiles(): SeamTile[] {
  const pool = new DigitPool(syntheticImages(40, new Random(1)));
  const nonDigits = nonDigitsFor('training', 1, { count: 1 });
  const material = { mnist: pool, drawn: pool, synthetic: pool, printed: null, drawings: [], nonDigits };
  const random = new Random(3);
  return Array.from({ length: 48 }, () => seamTiles(material, random)).flat();
}

function inkOf({ ink }: SeamTile): Float32Array {
  return Float32Array.from(ink, (byte) => byte / 255);
}

describe('SeamNetwork', () => {
  beforeAll(startPortable);

  it('judges as the product does that its weights are for', () => {
    const network = new SeamNetwork(new Random(1));
    network.assign(
      SEAM_WEIGHTS.map(({ scale, bytes }) =>
        unpack({ scale, bytes: new Int8Array(Buffer.from(bytes, 'base64')) }),
      ),
    );
    const tile = all[0]!;
    const ink = inkOf(tile);
    const judged = network.judge(tile);
    seamsOf({ width: TILE_WIDTH, height: TILE_HEIGHT, data: ink }).forEach((odds, at) => {
      expect(odds).toBeCloseTo(ink[at]! < SEAM_INK ? 0 : judged[at]!, 3);
    });
  });

  it('learns where digits meet, the same from the same seed', () => {
    const some = all.slice(0, 8);
    const fitted = () => {
      const network = new SeamNetwork(new Random(2));
      const losses: number[] = [];
      network.fit(some, 6, (_, loss) => losses.push(loss));
      return { losses, tested: network.test(some) };
    };
    const first = fitted();
    expect(first.losses).toHaveLength(6);
    expect(first.losses.at(-1)).toBeLessThan(first.losses[0]! / 1.5);
    expect(fitted()).toEqual(first);
  });
});

describe('seamTiles', () => {
  it('shows seams where there is ink, and both tiles with seams and without', () => {
    const inks = all.flatMap(({ ink, seams }) => [...ink].filter((_, at) => seams[at]! > 127));
    expect(inks.filter((ink) => ink > 127).length).toBeGreaterThan(0.7 * inks.length);
    expect(all.some(({ seams }) => seams.includes(255))).toBe(true);
    expect(all.some(({ seams }) => seams.every((seam) => seam === 0))).toBe(true);
  });
});
