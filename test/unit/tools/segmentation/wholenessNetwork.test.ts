import { beforeAll, describe, expect, it } from 'vitest';
import { unpack } from '../../../../src/ml/image/segmentation/packedWeights';
import { FRAME_SIZE } from '../../../../src/ml/image/picture';
import { boundingBox } from '../../../../src/ml/image/boxes';
import { wholeness } from '../../../../src/ml/image/segmentation/wholeness';
import { WHOLENESS_WEIGHTS } from '../../../../src/ml/image/segmentation/wholenessWeights';
import { Random } from '../../../../src/ml/random';
import { syntheticDataset } from '../../../../src/ml/data/syntheticDigits';
import type { Example } from '../../../../tools/segmentation/example';
import { WholenessNetwork } from '../../../../tools/segmentation/wholenessNetwork';
import { startPortable } from '../../ml/engines/startPortable';

const digits = syntheticDataset(40, 0, 1).train;

/** Pieces side by side, each of them a digit, the odd ones with nothing but their upper half left. */
const example: Example = {
  text: '',
  spacing: 1,
  lattice: {
    boxes: Array.from({ length: digits.count }, (_, at) => ({
      x: 20 * at,
      y: 0,
      width: 12,
      height: 18 + (at % 5),
    })),
    joints: [],
    height: 20,
    isOnePiece: false,
  },
  spans: Array.from({ length: digits.count }, (_, at) => ({ from: at, to: at + 1 })),
  frames: digits.images.map((byte, at) => {
    const isLowerHalf = at % FRAME_SIZE > FRAME_SIZE / 2;
    return Math.floor(at / FRAME_SIZE) % 2 === 1 && isLowerHalf ? 0 : byte;
  }),
  overlaps: Array.from({ length: digits.count }, (_, at) => 1 - (at % 2)),
  truth: null,
};

describe('WholenessNetwork', () => {
  beforeAll(startPortable);

  it('judges as the product does that its weights are for', () => {
    const network = new WholenessNetwork(new Random(1));
    network.assign(
      WHOLENESS_WEIGHTS.map(({ scale, bytes }) =>
        unpack({ scale, bytes: new Int8Array(Buffer.from(bytes, 'base64')) }),
      ),
    );
    const judged = network.judge(example);
    example.spans.forEach(({ from, to }, at) => {
      const box = boundingBox(example.lattice.boxes.slice(from, to));
      const frame = Float32Array.from(
        example.frames.subarray(at * FRAME_SIZE, (at + 1) * FRAME_SIZE),
        (byte) => byte / 255,
      );
      const odds = wholeness(frame, box.height / 20, box.width / 20);
      expect(judged[at]).toBeCloseTo(odds, 3);
      expect(network.wholeness(frame, box.height / 20, box.width / 20)).toBeCloseTo(odds, 3);
    });
  });

  it('learns what is whole, the same from the same seed', () => {
    const fitted = () => {
      const network = new WholenessNetwork(new Random(2));
      const losses: number[] = [];
      network.fit([example], 40, (_, loss) => losses.push(loss));
      return { losses, ...network.test([example]) };
    };
    const first = fitted();
    expect(first.losses).toHaveLength(40);
    expect(first.losses.at(-1)).toBeLessThan(first.losses[0]! / 2);
    expect(first.accuracy).toBeGreaterThan(0.9);
    expect(fitted()).toEqual(first);
  });
});
