import type { Mask } from '../../../../../../src/ml/image/picture';
import { describe, expect, it } from 'vitest';
import { connectedComponents } from '../../../../../../src/ml/image/components';
import { filledOutline } from '../../../../../../src/ml/image/cleaning/shapes/filledOutline';
import { maskOf } from '../../maskOf';

function convexityWithin(mask: Mask): number {
  const { labels, components } = connectedComponents(mask);
  return filledOutline(labels, mask.width, components[0]!).within().convexity;
}

/** Lines of one pixel, as far from each other as they are thick. */
function netting(side: number): Mask {
  const data = new Uint8Array(side * side).map((_, at) => {
    const [x, y] = [at % side, Math.floor(at / side)];
    return Number(x % 2 === 0 || y % 2 === 0);
  });
  return { width: side, height: side, data };
}

describe('filledOutline', () => {
  it('gives the least convexity of the parts that a line goes around, and 1 where there are none', () => {
    expect(convexityWithin(maskOf('###'))).toBe(1);
    const twoCells = maskOf(`
      #######
      #..#.##
      #..#..#
      #######
    `);
    expect(convexityWithin(twoCells)).toBeCloseTo(3 / 3.5, 10);
  });

  it('copes with a netting of 260,000 meshes', () => {
    expect(convexityWithin(netting(1023))).toBe(1);
  });
});
