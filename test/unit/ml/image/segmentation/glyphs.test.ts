import { describe, expect, it } from 'vitest';
import type { CleanPicture } from '../../../../../src/ml/image/cleaning/cleanUp';
import type { CutJudges } from '../../../../../src/ml/image/segmentation/cuts';
import { findGlyphs } from '../../../../../src/ml/image/segmentation/glyphs';
import { SEAM_HEIGHT } from '../../../../../src/ml/image/segmentation/seams';
import { UserError } from '../../../../../src/ml/userError';
import { maskOf } from '../maskOf';

function picture(text: string, scale = { x: 1, y: 1 }, origin = { x: 0, y: 0 }): CleanPicture {
  const mask = maskOf(text);
  return { mask, scale, origin, ink: { ...mask, data: Float32Array.from(mask.data) } };
}

/** Left edge and width of the pieces of each line. */
function pieces(text: string): number[][][] {
  return findGlyphs(picture(text)).map(({ lattice }) => lattice.boxes.map(({ x, width }) => [x, width]));
}

describe('findGlyphs', () => {
  it('offers every piece of a line from left to right', () => {
    expect(
      pieces(`
        .........##
        ##...#...##
        ##...#...##
        ##...#...##
        ##...#.....
      `),
    ).toEqual([
      [
        [0, 2],
        [5, 1],
        [9, 2],
      ],
    ]);
  });

  it('parts lines from the top', () => {
    expect(
      pieces(`
        ......#..#
        .#....#..#
        .#....#..#
        .#........
        ..........
        ..........
        ...#....#.
        ...#....#.
        ...#....#.
      `),
    ).toEqual([
      [
        [1, 1],
        [6, 1],
        [9, 1],
      ],
      [
        [3, 1],
        [8, 1],
      ],
    ]);
  });

  it('leaves out a line drawn under a number', () => {
    expect(
      pieces(`
        ..##...##..
        ..##...##..
        ..##...##..
        ..##...##..
        ..##...##..
        ...........
        .#########.
      `),
    ).toEqual([
      [
        [2, 2],
        [7, 2],
      ],
    ]);
  });

  it('never parts pieces one above the other, like a digit whose line broke off', () => {
    expect(
      pieces(`
        .####.
        .#..#.
        .#..#.
        .#..#.
        .#..#.
        .####.
        ......
        ....#.
        ....#.
        ....#.
        .####.
      `),
    ).toEqual([[[1, 4]]]);
  });

  it('offers neighbours together as well, with their ink alone', () => {
    const [line] = findGlyphs(
      picture(`
        ..#...
        ..#...
        ..#..#
        .#...#
        .#..#.
        .#..#.
        #..#..
        #..#..
        #.....
        #.....
        #.....
      `),
    );
    const amounts = line!.glyphs.map(({ span, cutOut }) => [
      span.from,
      span.to,
      cutOut().data.reduce((sum, value) => sum + value, 0),
    ]);
    expect(amounts).toEqual([
      [0, 1, 11],
      [0, 2, 17],
      [1, 2, 6],
    ]);
  });

  it('offers the parts of touching digits and what they are together', () => {
    const [line] = findGlyphs(
      picture(`
        .####..####.
        .#..#..#..#.
        .#..####..#.
        .#..#..#..#.
        .#..#..#..#.
        .####..####.
      `),
    );
    expect(line!.lattice.boxes.length).toBeGreaterThan(1);
    expect(line!.lattice.joints.some(({ cut }) => cut !== null)).toBe(true);
    const last = line!.lattice.boxes.length;
    expect(line!.glyphs.map(({ span }) => span)).toContainEqual({ from: 0, to: last });
  });

  it('gives boxes in pixels of the original picture', () => {
    const [line] = findGlyphs(picture('.....\n..#..\n..#..\n.....', { x: 3, y: 4 }));
    expect(line!.glyphs.map(({ box }) => box)).toEqual([{ x: 6, y: 4, width: 3, height: 8 }]);
  });

  it('gives boxes where a sheet lies in the original picture', () => {
    const [line] = findGlyphs(picture('.....\n..#..\n..#..\n.....', { x: 3, y: 4 }, { x: 30, y: 50 }));
    expect(line!.glyphs.map(({ box }) => box)).toEqual([{ x: 36, y: 54, width: 3, height: 8 }]);
  });

  it('looks for seams in a hundred pieces at most: a page of text has thousands that look like no digit', () => {
    const H = ['#...#', '#...#', '#####', '#...#', '#...#'];
    const rows = H.map((row) => `..${`${row}...`.repeat(15)}`);
    const page = Array.from({ length: 10 }, () => ['.', ...rows, '.', '.'].join('\n')).join('\n');
    let looked = 0;
    const lines = findGlyphs(picture(page.replace(/^\.$/gm, '.'.repeat(rows[0]!.length))), {
      wholeness: () => -5,
      findSeams: ({ data }) => {
        looked++;
        return new Float32Array(data.length);
      },
    });
    expect(looked).toBe(100);
    const pieces = lines.map(({ lattice }) => lattice.boxes.length);
    expect(pieces[0]).toBeGreaterThan(15);
    expect(pieces.at(-1)).toBe(15);
  });

  it('looks for seams in pieces of four hundred heights together: stripes would be cut into thousands', () => {
    const looked: number[] = [];
    const judges: CutJudges = {
      wholeness: () => -5,
      findSeams: ({ width, data }) => {
        looked.push(width / SEAM_HEIGHT);
        return new Float32Array(data.length);
      },
    };
    const stripes = [450, 450, 450, 90].flatMap((long) => {
      const row = '#'.repeat(long).padEnd(460, '.');
      return [row, row, row, '.'.repeat(460), '.'.repeat(460), '.'.repeat(460)];
    });
    findGlyphs(picture(stripes.join('\n')), judges);
    expect(looked).toEqual([150, 150, 30]);
  });

  it('refuses more marks than can be looked at within seconds', () => {
    const dots = (across: number, down: number): string =>
      `${'#.'.repeat(across)}\n${'..'.repeat(across)}\n`.repeat(down);
    expect(findGlyphs(picture(dots(37, 40)))).not.toEqual([]);
    expect(() => findGlyphs(picture(dots(38, 40)))).toThrow(UserError);
  });

  it('refuses fewer marks that lie one over the other: each takes as long as its box is large', () => {
    const corners = (side: number): string =>
      Array.from({ length: side }, (_, y) =>
        Array.from({ length: side }, (_, x) => (Math.max(x, y) % 2 === 0 ? '#' : '.')).join(''),
      ).join('\n');
    expect(findGlyphs(picture(corners(100)))).not.toEqual([]);
    expect(() => findGlyphs(picture(corners(450)))).toThrow(UserError);
  });

  it('finds nothing where there is no ink', () => {
    expect(findGlyphs(picture('...\n...'))).toEqual([]);
  });
});
