import { describe, expect, it } from 'vitest';
import { cleanUp } from '../../../../../../src/ml/image/cleaning/cleanUp';
import { inkBounds } from '../../../../../../src/ml/image/inkBounds';
import type { Box } from '../../../../../../src/ml/image/picture';
import { Random } from '../../../../../../src/ml/random';
import { drawPicture, placeStrokes, type PictureLook } from '../../../../../syntheticPicture';
import { INK_ON_WHITE, strokes } from './drawnThree';

describe('cleanUp', () => {
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
});
