import { describe, expect, test } from 'vitest';
import { labelPlaces, type LabelledBox, type Rectangle } from '../../../src/webview/reading/labelPlaces';

const AREA = { left: 0, top: 0, right: 500, bottom: 500 };

/** A label whose digit takes 20 pixels and whose confidence takes 40 more. */
const box = (left: number, width: number, top = 200, height = 90): LabelledBox => ({
  left,
  top,
  width,
  height,
  label: { width: 60, briefWidth: 20, height: 18 },
});

const places = (...boxes: readonly LabelledBox[]) => placesIn(AREA, ...boxes);

const placesIn = (area: Rectangle, ...boxes: readonly LabelledBox[]) =>
  labelPlaces(boxes, area).map(({ side, isBrief }) => `${side}${isBrief ? ', brief' : ''}`);

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

  test('are brief where they would reach far over the side of the area, and so perhaps of the page', () => {
    expect(places(box(12, 20), box(468, 20))).toEqual(['above', 'above']);
    expect(places(box(11, 20), box(469, 20))).toEqual(['above, brief', 'above, brief']);
  });

  test('stand below at the upper edge, or above it where there is room around the area', () => {
    expect(places(box(20, 40, 5))).toEqual(['below']);
    expect(placesIn({ ...AREA, top: -20 }, box(20, 40, 5))).toEqual(['above']);
  });

  test('of a box as high as the area stand beside it, on the side that has room', () => {
    expect(places(box(20, 400, 5, 490))).toEqual(['right']);
    expect(places(box(80, 400, 5, 490))).toEqual(['left']);
    expect(places(box(20, 430, 5, 490))).toEqual(['right, brief']);
  });

  test('lie in a corner of a box as high as the area only if they would cover another digit beside it', () => {
    expect(places(box(2, 200, 5, 490), box(210, 280, 5, 490))).toEqual(['inside, brief', 'inside, brief']);
    expect(places(box(2, 496, 5, 490))).toEqual(['inside, brief']);
  });

  test('of one line do not lie over the digits of the next', () => {
    expect(places(box(20, 20, 100, 50), box(45, 20, 100, 50), box(0, 200, 160, 50))).toEqual([
      'above, brief',
      'above, brief',
      'above',
    ]);
  });
});
