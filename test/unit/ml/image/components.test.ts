import { describe, expect, it } from 'vitest';
import { connectedComponents, withoutPieces } from '../../../../src/ml/image/components';
import { maskOf } from './maskOf';

describe('connectedComponents', () => {
  it('finds pieces, also where they meet at corners only', () => {
    const { labels, components } = connectedComponents(
      maskOf(`
        ##....
        ..#..#
        .....#
        #....#
      `),
    );
    expect(components.map(({ area, box }) => [area, box.x, box.y, box.width, box.height])).toEqual([
      [3, 0, 0, 3, 2],
      [3, 5, 1, 1, 3],
      [1, 0, 3, 1, 1],
    ]);
    expect(labels[8]).toBe(1);
    expect(labels[2]).toBe(0);
  });

  it('does not join the right edge to the next line', () => {
    expect(connectedComponents(maskOf('..#\n#..')).components).toHaveLength(2);
  });

  it('finds nothing in an empty mask', () => {
    expect(connectedComponents(maskOf('...\n...')).components).toEqual([]);
  });
});

describe('withoutPieces', () => {
  const mask = maskOf('#.##\n#...');
  const found = connectedComponents(mask);

  it('drops pieces whole', () => {
    expect(withoutPieces(mask, found, [found.components[0]!])).toEqual(maskOf('..##\n....'));
  });

  it('is the mask itself if there are none to drop', () => {
    expect(withoutPieces(mask, found, [])).toBe(mask);
  });
});
