import { describe, expect, test } from 'vitest';
import { labelPlaces, type LabelledBox } from '../../src/webview/labelPlaces';

const AREA = { width: 500, height: 500 };

/** A label whose digit takes 20 pixels and whose confidence takes 40 more. */
const box = (left: number, width: number, top = 200, height = 90): LabelledBox => ({
  left,
  top,
  width,
  height,
  label: { width: 60, briefWidth: 20, height: 18 },
});

const places = (...boxes: readonly LabelledBox[]) =>
  labelPlaces(boxes, AREA).map(({ side, isBrief }) => `${side}${isBrief ? ', brief' : ''}`);

describe('the labels of digits', () => {
  test('stand above their boxes where there is room, however narrow these are', () => {
    expect(places(box(20, 25), box(100, 25), box(200, 90))).toEqual(['above', 'above', 'above']);
  });

  test('stand below every other box where they would run into each other', () => {
    expect(places(box(20, 40), box(70, 40), box(120, 40))).toEqual(['above', 'below', 'above']);
  });

  test('are brief where there is room neither above nor below', () => {
    expect(places(box(20, 20), box(45, 20), box(70, 20))).toEqual(['below', 'above, brief', 'above, brief']);
  });

  test('stand below at the upper edge, and inside of a box as high as the area', () => {
    expect(places(box(20, 40, 5))).toEqual(['below']);
    expect(places(box(20, 40, 5, 490))).toEqual(['inside']);
  });

  test('of one line do not lie over the digits of the next', () => {
    expect(places(box(20, 20, 100, 50), box(45, 20, 100, 50), box(0, 200, 160, 50))).toEqual([
      'above, brief',
      'above, brief',
      'above',
    ]);
  });
});
