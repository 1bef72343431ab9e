import { describe, expect, it } from 'vitest';
import type { CleanPicture } from '../../../../src/ml/image/cleanUp';
import { findGlyphs } from '../../../../src/ml/image/glyphs';
import { maskOf } from './maskOf';

function picture(text: string, scale = 1): CleanPicture {
  const mask = maskOf(text);
  return { mask, scale, ink: { ...mask, data: Float32Array.from(mask.data) } };
}

/** Left edge and width of each glyph, in reading order. */
function columns(text: string): number[][] {
  return findGlyphs(picture(text)).map(({ box }) => [box.x, box.width]);
}

describe('findGlyphs', () => {
  it('finds digits from left to right', () => {
    expect(
      columns(`
        .........##
        ##...#...##
        ##...#...##
        ##...#...##
        ##...#.....
      `),
    ).toEqual([
      [0, 2],
      [5, 1],
      [9, 2],
    ]);
  });

  it('reads line by line from the top', () => {
    expect(
      columns(`
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
      [1, 1],
      [6, 1],
      [9, 1],
      [3, 1],
      [8, 1],
    ]);
  });

  it('joins pieces one above the other, like a digit whose line broke off', () => {
    expect(
      columns(`
        ..####..
        ..#..#..
        ..#..#..
        ..#..#..
        ..#..#..
        ..####..
        ........
        .....#..
        .....#..
        .....#..
        ..####..
      `),
    ).toEqual([[2, 4]]);
  });

  it('joins the bar of a 5 that stands a little apart', () => {
    expect(
      columns(`
        ...#.....
        ...#.####
        ...#.....
        ...###...
        .....#...
        .....#...
        .....#...
        ...##....
      `),
    ).toEqual([[3, 6]]);
  });

  it('keeps two digits apart that overlap a little, as slanted writing does', () => {
    expect(
      columns(`
        ...##...##
        ..##...##.
        .##...##..
        ##...##...
      `),
    ).toEqual([
      [0, 5],
      [5, 5],
    ]);
  });

  it('leaves points, commas and dashes out', () => {
    expect(
      columns(`
        ##.......##
        ##.......##
        ##..###..##
        ##.......##
        ##.......##
        ##.....#.##
      `),
    ).toEqual([
      [0, 2],
      [9, 2],
    ]);
  });

  it('gives each digit its own ink only', () => {
    const [left] = findGlyphs(
      picture(`
        ...#..##
        ..#..##.
        .#..##..
        #..##...
      `),
    );
    expect(left!.ink.data.reduce((sum, value) => sum + value, 0)).toBe(4);
  });

  it('gives boxes in pixels of the original picture', () => {
    const glyphs = findGlyphs(picture('.....\n..##.\n..##.\n.....', 3));
    expect(glyphs.map(({ box }) => box)).toEqual([{ x: 6, y: 3, width: 6, height: 6 }]);
  });

  it('finds nothing where there is no ink', () => {
    expect(findGlyphs(picture('...\n...'))).toEqual([]);
  });
});
