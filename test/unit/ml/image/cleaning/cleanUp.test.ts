import { describe, expect, it } from 'vitest';
import { drawPicture, placeStrokes, type PictureLook } from '../../../../syntheticPicture';
import { syntheticStrokes } from '../../../../../src/ml/data/syntheticDigits';
import { disturbedPicture, DISTURBANCES } from '../../../../../src/ml/evaluation/suite/paperPictures';
import { cleanUp, cleanUpSteps } from '../../../../../src/ml/image/cleaning/cleanUp';
import type { Box } from '../../../../../src/ml/image/picture';
import { inkBounds } from '../../../../../src/ml/image/inkBounds';
import { frameOfStrokes } from '../../../../../src/ml/image/strokes';
import { Random } from '../../../../../src/ml/random';

const INK_ON_WHITE: PictureLook = {
  width: 280,
  height: 280,
  penWidth: 14,
  ink: [20, 30, 90],
  paper: () => [255, 255, 255],
};
const strokes = syntheticStrokes(3, new Random(4));

/** The mask of the same strokes in black on white. */
const expected = cleanUp(drawPicture(strokes, { ...INK_ON_WHITE, ink: [0, 0, 0] })).mask;

/** Share of the expected ink that was found, and of the found ink that was expected, whichever is less. */
function agreement(look: Partial<PictureLook>): number {
  const { mask } = cleanUp(drawPicture(strokes, { ...INK_ON_WHITE, ...look }));
  let both = 0;
  let either = 0;
  mask.data.forEach((value, i) => {
    both += value & expected.data[i]!;
    either += value | expected.data[i]!;
  });
  return both / either;
}

describe('cleanUp', () => {
  it('shows its steps: a shadow is in the grey picture and no longer in the even one', () => {
    const shadow = (x: number): number => 255 - x / 2;
    const { grey, even, clean } = cleanUpSteps(
      drawPicture(strokes, { ...INK_ON_WHITE, paper: (x) => [shadow(x), shadow(x), shadow(x)] }),
    );
    const corners = ({ width, data }: { width: number; data: Float32Array }) =>
      Math.abs(data[0]! - data[width - 1]!);
    expect(corners(grey)).toBeGreaterThan(0.3);
    expect(corners(even)).toBeLessThan(0.1);
    expect(clean.ink.width).toBe(grey.width);
  });

  it('finds the ink where it was drawn', () => {
    const xs = strokes.flat().map((point) => point.x);
    const box = inkBounds({ ...expected, data: Float32Array.from(expected.data) })!;
    expect(Math.abs(box.x - (Math.min(...xs) - 7))).toBeLessThan(1.5);
    expect(Math.abs(box.x + box.width - (Math.max(...xs) + 7))).toBeLessThan(1.5);
  });

  it('leaves out a box that is drawn around the ink', () => {
    const corners = [40, 240].flatMap((x) => [40, 240].map((y) => ({ x, y })));
    const box = [0, 1, 3, 2, 0].map((corner) => corners[corner]!);
    const digit = placeStrokes(strokes, 0.4, 84, 84);
    const look = { ...INK_ON_WHITE, penWidth: 6 };
    const alone = cleanUp(drawPicture(digit, look)).mask.data;
    const boxed = cleanUp(drawPicture([...digit, box], look)).mask.data;
    // The ink of the box moves the threshold a little.
    expect(alone.filter((value, at) => value !== boxed[at]).length).toBeLessThan(20);
  });

  const noise = new Random(1);
  it.each<[string, Partial<PictureLook>]>([
    ['coloured ink', {}],
    ['light ink on a dark ground', { ink: [255, 255, 255], paper: () => [0, 0, 0] }],
    ['chalk on a grey board', { ink: [190, 190, 190], paper: () => [70, 80, 75] }],
    ['pencil', { ink: [150, 150, 150], paper: () => [225, 225, 220] }],
    ['a shadow', { light: (x) => 0.95 - (0.6 * x) / 280 }],
    ['grainy paper', { paper: () => [200 + 12 * noise.normal(), 200, 190], ink: [60, 60, 60] }],
    ['squared paper', { paper: (x, y) => (x % 28 < 2 || y % 28 < 2 ? [190, 205, 235] : [250, 250, 250]) }],
    ['the dark edge of a table', { paper: (x) => (x < 8 ? [30, 25, 20] : [240, 240, 240]) }],
  ])('finds the same ink in spite of %s', (_, look) => {
    expect(agreement(look)).toBeGreaterThan(0.8);
  });

  it.each<[string, Partial<PictureLook>]>([
    ['a white picture', {}],
    ['a black picture', { paper: () => [0, 0, 0] }],
    ['a shadow on paper', { light: (x, y) => 0.9 - (0.4 * (x + y)) / 560 }],
    ['grainy paper', { paper: () => [220 + 4 * noise.normal(), 220, 220] }],
  ])('finds nothing on %s', (_, look) => {
    const { mask } = cleanUp(drawPicture([], { ...INK_ON_WHITE, ...look }));
    expect(mask.data.includes(1)).toBe(false);
  });

  it('finds ink that is as bright as its paper, by its colour', () => {
    const paper = (): [number, number, number] => [228, 228, 222];
    expect(agreement({ ink: [240, 235, 60], paper })).toBeGreaterThan(0.9);
    expect(agreement({ ink: [228, 228, 222], paper })).toBe(0);
  });

  it.each<[string, (x: number, y: number) => boolean]>([
    ['joined boxes', (x, y) => x % 90 < 2 || y < 14 || y > 105],
    ['boxes apart', (x, y) => x % 90 < 2 || x % 90 > 78 || y < 14 || y > 105],
    ['a comb', (x, y) => y > 105 || (x % 90 < 2 && y > 80)],
  ])('takes %s off that are printed in grey from side to side', (what, isLine) => {
    const digits = [8, 3, 5, 2].flatMap((digit, place) =>
      placeStrokes(syntheticStrokes(digit, new Random(digit)), 0.22, 20 + 90 * place, 28),
    );
    const isIn = (x: number, y: number): boolean => x >= 6 && x < 368 && y >= 12 && y < 108;
    const isGap = (x: number): boolean => what === 'boxes apart' && (x >= 366 || (x - 6) % 90 > 80);
    const grey = (x: number, y: number): number => (isIn(x, y) && !isGap(x) && isLine(x - 6, y) ? 120 : 245);
    const look = { ...INK_ON_WHITE, width: 374, height: 120, penWidth: 5, ink: [20, 20, 50] } as const;
    const found = (paper: PictureLook['paper']) => cleanUp(drawPicture(digits, { ...look, paper })).mask.data;
    const printed = found((x, y) => [grey(x, y), grey(x, y), grey(x, y)]);
    const plain = found(() => [245, 245, 245]);
    expect(plain.includes(1)).toBe(true);
    const wrong = printed.filter((value, at) => value !== plain[at]).length;
    expect(wrong).toBeLessThan(0.05 * plain.filter((value) => value === 1).length);
  });

  it.each([0, 200, 222, 230, 240, 255])('finds ink of %i on nothing at all', (shade) => {
    const { width, height, data } = drawPicture(strokes, { ...INK_ON_WHITE, ink: [0, 0, 0] });
    const drawn = data.map((_, at) => (at % 4 === 3 ? 255 - data[at - 1]! : shade));
    const { mask } = cleanUp({ width, height, data: drawn });
    expect(mask.data.filter((value, at) => value !== expected.data[at]).length).toBeLessThan(100);
  });

  it('finds white ink on nothing, and not the noise that is in it', () => {
    const alpha = DISTURBANCES.find(({ name }) => name === 'alpha')!;
    const frame = frameOfStrokes(strokes, 2.5);
    for (let seed = 1; seed <= 60; seed++) {
      const { data } = cleanUp(disturbedPicture(frame, alpha, 0.3, new Random(seed))).mask;
      const share = data.reduce((sum, value) => sum + value, 0) / data.length;
      expect(share, `seed ${seed}`).toBeGreaterThan(0.03);
      expect(share, `seed ${seed}`).toBeLessThan(0.3);
    }
  });

  /** White ink on nothing in front of the same black ink, which is half seen. */
  function onBlack(behind: ReturnType<typeof drawPicture>, seen: number) {
    const { width, height, data } = drawPicture(strokes, { ...INK_ON_WHITE, ink: [0, 0, 0] });
    const opacity = data.map((value, at) => Math.max(255 - value, seen * (255 - behind.data[at]!)));
    return { width, height, data: data.map((value, at) => (at % 4 === 3 ? opacity[at - 1]! : 255 - value)) };
  }

  it.each<[string, { readonly moved: number; readonly penWidth: number; readonly seen: number }]>([
    ['a shadow beside it', { moved: 6, penWidth: 14, seen: 0.5 }],
    ['a dark outline', { moved: 0, penWidth: 24, seen: 1 }],
  ])('finds white ink on nothing, and not %s', (_, { moved, penWidth, seen }) => {
    const behind = placeStrokes(strokes, 1, moved, moved);
    const shadow = drawPicture(behind, { ...INK_ON_WHITE, ink: [0, 0, 0], penWidth });
    const { mask } = cleanUp(onBlack(shadow, seen));
    const wrong = mask.data.filter((value, at) => value !== expected.data[at]).length;
    expect(wrong).toBeLessThan(0.1 * expected.data.filter((value) => value === 1).length);
  });

  it('finds dark ink in a white window that nothing is around', () => {
    const digit = placeStrokes(strokes, 0.4, 180, 190);
    const look = { ...INK_ON_WHITE, width: 480, height: 400, penWidth: 6 };
    const isWindow = (x: number, y: number) =>
      Math.hypot(Math.max(0, Math.abs(x - 240) - 140), Math.max(0, Math.abs(y - 200) - 130)) < 12;
    const grey = (y: number) => (y < 120 ? 225 : 255);
    const { width, height, data } = drawPicture(digit, {
      ...look,
      paper: (_, y) => [grey(y), grey(y), grey(y)],
    });
    const opaque = data.map((value, at) =>
      at % 4 < 3 || isWindow((at >> 2) % width, Math.floor((at >> 2) / width)) ? value : 0,
    );
    const found = cleanUp({ width, height, data: opaque }).mask.data;
    const plain = cleanUp(drawPicture(digit, look)).mask.data;
    expect(found.filter((value, at) => value !== plain[at]).length).toBeLessThan(100);
  });

  it('finds nothing on a picture that is transparent all over', () => {
    const { mask } = cleanUp({ width: 30, height: 30, data: new Uint8Array(3600) });
    expect(mask.data.includes(1)).toBe(false);
  });

  it('finds ink that hangs together with a darker line along the border', () => {
    const look: PictureLook = {
      ...INK_ON_WHITE,
      ink: [130, 130, 130],
      paper: (_, y) => (y < 2 ? [0, 0, 0] : [255, 255, 255]),
    };
    const stem = [140, 150].map((x, end) => ({ x, y: 200 * end }));
    const { mask } = cleanUp(drawPicture([stem], look));
    expect(mask.data[100 * 280 + 145]).toBe(1);
    expect(mask.data[10]).toBe(0);
  });

  it('makes faint strokes as dark as others, and leaves no grey on the paper', () => {
    const { ink, mask } = cleanUp(drawPicture(strokes, { ...INK_ON_WHITE, ink: [180, 180, 180] }));
    const dark = ink.data.filter((value, i) => mask.data[i] === 1 && value > 0.95).length;
    expect(dark / mask.data.filter((value) => value === 1).length).toBeGreaterThan(0.7);
    expect(ink.data[0]).toBe(0);
  });

  describe('of a sheet in a picture', () => {
    const size = { width: 480, height: 400, penWidth: 12 };
    const placed = placeStrokes(strokes, 0.6, 150, 120);
    const alone = cleanUp(drawPicture(placed, { ...INK_ON_WHITE, ...size })).mask;
    const white = (): [number, number, number] => [250, 250, 245];
    const black = (): [number, number, number] => [20, 20, 25];

    /** A rectangle turned by degrees about the picture's middle on something else. */
    function sheet(
      degrees: number,
      sides: { readonly width: number; readonly height: number },
      paper: PictureLook['paper'],
      desk: PictureLook['paper'],
    ): PictureLook['paper'] {
      const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
      return (x, y) => {
        const [dx, dy] = [x - size.width / 2, y - size.height / 2];
        const isSheet =
          Math.abs(cos * dx + sin * dy) <= sides.width / 2 &&
          Math.abs(cos * dy - sin * dx) <= sides.height / 2;
        return isSheet ? paper(x, y) : desk(x, y);
      };
    }

    const page = { width: 330, height: 290 };
    const noise = new Random(7);
    const wood = (): [number, number, number] => [95 + 6 * noise.normal(), 65, 45];

    it.each<[string, Partial<PictureLook>]>([
      ['paper aslant on a desk', { paper: sheet(9, page, white, wood) }],
      ['paper in uneven light', { paper: sheet(-6, page, white, wood), light: (x) => 1 - x / 1200 }],
      ['paper that leaves a corner of the desk', { paper: (x, y) => (x < 90 || y < 70 ? wood() : white()) }],
      ['paper between two strips of the desk', { paper: (x) => (x < 80 || x > 390 ? wood() : white()) }],
      ['a dark canvas in a light page', { paper: sheet(0, page, black, white), ink: [255, 255, 255] }],
      ['a light canvas in a dark page', { paper: sheet(0, page, white, black), ink: [0, 0, 0] }],
      ['a scan with a black frame', { paper: sheet(0, { width: 440, height: 360 }, white, black) }],
    ])('finds the ink on %s, where it is', (_, look) => {
      const { mask, origin, scale } = cleanUp(drawPicture(placed, { ...INK_ON_WHITE, ...size, ...look }));
      expect(scale).toEqual({ x: 1, y: 1 });
      let both = 0;
      mask.data.forEach((value, at) => {
        const x = (at % mask.width) + origin.x;
        const y = Math.floor(at / mask.width) + origin.y;
        both += value & alone.data[y * alone.width + x]!;
      });
      const either = [mask, alone].reduce((sum, { data }) => sum + data.reduce((a, b) => a + b, 0), -both);
      expect(both / either).toBeGreaterThan(0.8);
    });

    it.each<[string, PictureLook['paper']]>([
      ['a printed 1 that is a filled rectangle', sheet(0, { width: 90, height: 320 }, black, white)],
      ['one that is aslant', sheet(12, { width: 120, height: 300 }, black, white)],
      [
        'one in grainy light ink',
        sheet(3, { width: 90, height: 320 }, () => [200 + 9 * noise.normal(), 200, 200], black),
      ],
      [
        'a 0 of straight lines',
        sheet(0, { width: 180, height: 300 }, sheet(0, { width: 60, height: 180 }, white, black), white),
      ],
      [
        'a bold 0 of straight lines',
        sheet(0, { width: 200, height: 300 }, sheet(0, { width: 60, height: 120 }, white, black), white),
      ],
    ])('takes %s for ink', (_, paper) => {
      const { mask, origin } = cleanUp(drawPicture([], { ...INK_ON_WHITE, ...size, paper }));
      expect({ ...origin, width: mask.width, height: mask.height }).toEqual({
        x: 0,
        y: 0,
        width: 480,
        height: 400,
      });
      expect(mask.data[200 * 480 + 175]! + mask.data[200 * 480 + 240]!).toBeGreaterThan(0);
    });

    it.each<[string, (x: number, y: number) => boolean]>([
      ['the head of a table', (_, y) => y < 100],
      ['the first column of one', (x) => x < 150],
      ['one half of the picture', (x) => x < 240],
    ])('finds what is written on either ground where %s is turned round', (_, isTurned) => {
      const places: [x: number, y: number][] = [
        [30, 5],
        [250, 5],
        [370, 5],
        [30, 200],
        [250, 200],
        [370, 200],
      ];
      const digits = places.flatMap(([x, y]) => placeStrokes(strokes, 0.32, x, y));
      const look = { ...INK_ON_WHITE, ...size, penWidth: 6, ink: [20, 20, 20] } as const;
      const { width, height, data } = drawPicture(digits, { ...look, paper: white });
      const plain = cleanUp({ width, height, data }).mask.data;
      const turned = data.map((value, at) =>
        at % 4 < 3 && isTurned((at >> 2) % width, Math.floor((at >> 2) / width)) ? 255 - value : value,
      );
      const { mask, origin } = cleanUp({ width, height, data: turned });
      expect({ ...origin, width: mask.width, height: mask.height }).toEqual({ x: 0, y: 0, width, height });
      const wrong = mask.data.filter((value, at) => value !== plain[at]).length;
      expect(wrong).toBeLessThan(0.1 * plain.filter((value) => value === 1).length);
    });

    it('leaves out buttons and letters beside a canvas', () => {
      const isButton = (x: number, y: number) => y > 10 && y < 20 && x > 60 && x < 300 && x % 24 < 10;
      const paper = sheet(0, page, black, (x, y) => (isButton(x, y) ? [40, 40, 40] : white()));
      const { origin } = cleanUp(
        drawPicture(placed, { ...INK_ON_WHITE, ...size, paper, ink: [255, 255, 255] }),
      );
      expect(origin).not.toEqual({ x: 0, y: 0 });
    });

    it('sees no sheet where there is no room for one: small print is as coarse', () => {
      const [small, large] = [1, 4].map((by) => {
        const look = { ...INK_ON_WHITE, width: 60 * by, height: 50 * by, penWidth: 2 * by };
        const isSheet = (x: number, y: number) => x >= 10 * by && x < 50 * by && y >= 6 * by && y < 44 * by;
        const paper: PictureLook['paper'] = (x, y) => (isSheet(x, y) ? black() : white());
        const digit = placeStrokes(strokes, 0.09 * by, 22 * by, 14 * by);
        return cleanUp(drawPicture(digit, { ...look, paper, ink: [255, 255, 255] })).origin;
      });
      expect(small).toEqual({ x: 0, y: 0 });
      expect(large).not.toEqual({ x: 0, y: 0 });
    });

    it('takes no strip between two ruled lines for one', () => {
      const look = { ...INK_ON_WHITE, ...size, penWidth: 40 };
      const { y, height } = inkBounds(cleanUp(drawPicture(placed, look)).ink)!;
      const [first, second] = [y - 60, y + height - 10];
      const isLine = (at: number) => Math.abs(at - first) < 5 || Math.abs(at - second) < 5;
      const paper: PictureLook['paper'] = (_, at) => (isLine(at) ? [130, 140, 150] : white());
      expect(cleanUp(drawPicture(placed, { ...look, paper })).origin).toEqual({ x: 0, y: 0 });
    });

    it.each<[string, (x: number, y: number, box: Box) => boolean]>([
      ['left', (x, _, box) => x < box.x + box.width / 2],
      ['right', (x, _, box) => x > box.x + box.width / 2],
      ['upper', (_, y, box) => y < box.y + box.height / 2],
      ['lower', (_, y, box) => y > box.y + box.height / 2],
    ])('takes no %s part for one where a shadow falls across the ink', (_, isDark) => {
      const look = { ...INK_ON_WHITE, ...size, penWidth: 40 };
      const box = inkBounds(cleanUp(drawPicture(placed, look)).ink)!;
      const paper: PictureLook['paper'] = (x, y) => (isDark(x, y, box) ? [140, 140, 138] : white());
      expect(cleanUp(drawPicture(placed, { ...look, paper })).origin).toEqual({ x: 0, y: 0 });
    });

    it('takes no corner for one that a shadow leaves softly', () => {
      const paper: PictureLook['paper'] = (x, y) => {
        const lit = Math.min(1, Math.max(0, (330 - x - y) / 60));
        const grey = 150 + 90 * lit * lit * (3 - 2 * lit);
        return [grey, grey, grey];
      };
      const { mask } = cleanUp(drawPicture(placed, { ...INK_ON_WHITE, ...size, penWidth: 40, paper }));
      expect([mask.width, mask.height]).toEqual([size.width, size.height]);
    });

    it('takes a curved shape for ink, whatever is in it', () => {
      const disc: PictureLook['paper'] = (x, y) => (Math.hypot(x - 240, y - 200) < 180 ? black() : white());
      const { origin } = cleanUp(
        drawPicture(placed, { ...INK_ON_WHITE, ...size, paper: disc, ink: [255, 255, 255] }),
      );
      expect(origin).toEqual({ x: 0, y: 0 });
    });
  });

  it('shrinks large pictures and tells by how much', () => {
    const large = { ...INK_ON_WHITE, width: 2048, height: 512, penWidth: 40 };
    const { ink, scale } = cleanUp(drawPicture(placeStrokes(strokes, 1.5, 100, 20), large));
    expect([ink.width, ink.height, scale]).toEqual([1024, 256, { x: 2, y: 2 }]);
  });

  it('tells by how much each side shrank: to whole pixels, they do so unequally', () => {
    const { scale } = cleanUp(drawPicture([], { ...INK_ON_WHITE, width: 2001, height: 999 }));
    expect(scale).toEqual({ x: 2001 / 1024, y: 999 / 511 });
  });
});
