import { describe, expect, it } from 'vitest';
import { chooseForm, strokeForm } from '../../../../src/ml/data/strokeForm';

describe('strokeForm', () => {
  it('reads points, corners and arcs of several strokes', () => {
    expect(strokeForm(2, '0,50 100,25! | (50,40,30,20,-90,180)')).toEqual({
      frequency: 2,
      strokes: [
        [
          { kind: 'point', x: 0, y: 0.5, corner: false },
          { kind: 'point', x: 1, y: 0.25, corner: true },
        ],
        [{ kind: 'arc', x: 0.5, y: 0.4, radiusX: 0.3, radiusY: 0.2, from: -90, to: 180 }],
      ],
    });
  });

  it('does not take what it cannot read', () => {
    expect(() => strokeForm(1, '0,50 1oo,50')).toThrow('"1oo,50" is no part of a form.');
  });
});

describe('chooseForm', () => {
  it('chooses forms by their frequencies', () => {
    const [rare, common] = [strokeForm(1, '0,0'), strokeForm(3, '1,1')];
    const drawn = Array.from({ length: 100 }, (_, n) => chooseForm([rare, common], n / 100));
    expect(drawn.filter((form) => form === rare)).toHaveLength(25);
  });
});
