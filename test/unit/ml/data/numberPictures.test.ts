import { describe, expect, it } from 'vitest';
import { syntheticDataset } from '../../../../src/ml/data/syntheticDigits';
import { composeNumber, DigitPool, onPaper } from '../../../../src/ml/data/numberPictures';
import { Random } from '../../../../src/ml/random';

const pool = new DigitPool(syntheticDataset(100, 0, 1).train);

/** The first and the last column of each digit's ink. */
function columns(text: string, spacing: number): [first: number, last: number][] {
  const { ink, owners } = composeNumber(text, spacing, pool, new Random(2));
  return Array.from(text, (_, place) => {
    const own = Array.from(owners.keys()).filter((at) => owners[at] === place);
    const at = own.map((pixel) => pixel % ink.width);
    return [Math.min(...at), Math.max(...at)];
  });
}

describe('composeNumber', () => {
  it.each([8, 1, 0])('leaves %i columns between the ink of neighbours', (spacing) => {
    const placed = columns('3805', spacing);
    placed.slice(1).forEach(([first], index) => expect(first - placed[index]![1] - 1).toBe(spacing));
  });

  it('lets neighbours overlap', () => {
    const apart = composeNumber('38', 0, pool, new Random(2)).ink.width;
    expect(composeNumber('38', -3, pool, new Random(2)).ink.width).toBe(apart - 3);
  });

  it('draws marks that belong to no digit', () => {
    const { ink, owners } = composeNumber('.,-', 3, pool, new Random(2));
    expect(ink.data.some((value) => value > 0.5)).toBe(true);
    expect(owners.every((owner) => owner === -1)).toBe(true);
  });

  it('is the same for the same seed', () => {
    expect(composeNumber('42', 1, pool, new Random(5))).toEqual(composeNumber('42', 1, pool, new Random(5)));
  });
});

describe('onPaper', () => {
  it('shows ink dark on white, enlarged', () => {
    const picture = onPaper({ width: 2, height: 1, data: Float32Array.from([1, 0]) }, 3);
    expect([picture.width, picture.height]).toEqual([6, 3]);
    const middle = Array.from({ length: 6 }, (_, x) => picture.data[(6 + x) * 4]!);
    expect(middle[1]).toBe(0);
    expect(middle.slice(1)).toEqual([...middle.slice(1)].sort((a, b) => a - b));
  });
});
