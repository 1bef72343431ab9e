import { expect, it } from 'vitest';
import { borderContact, onBorder } from '../../../../../../src/ml/image/cleaning/clutter/borderContact';
import { connectedComponents } from '../../../../../../src/ml/image/components';
import { maskOf } from '../../maskOf';

it('counts the pixels of each piece along each side, those in corners once for either', () => {
  const mask = maskOf(`
    ##..#
    #...#
    ..#..
    .....
  `);
  const found = connectedComponents(mask);
  const contact = borderContact(found, mask);
  const sides = found.components.map(({ label }) =>
    (['left', 'right', 'top', 'bottom'] as const).map((side) => contact[side][label]),
  );
  expect(sides).toEqual([
    [2, 0, 2, 0],
    [0, 2, 1, 0],
    [0, 0, 0, 0],
  ]);
  expect(found.components.map(({ label }) => onBorder(contact, label))).toEqual([4, 3, 0]);
});
