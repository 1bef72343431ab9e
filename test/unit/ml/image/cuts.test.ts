import { describe, expect, it } from 'vitest';
import { connectedComponents } from '../../../../src/ml/image/components';
import { cutsOf, type Cut } from '../../../../src/ml/image/cuts';
import { maskOf } from './maskOf';

function cuts(text: string): Cut[] {
  const mask = maskOf(text);
  const { labels, components } = connectedComponents(mask);
  const ink = { ...mask, data: Float32Array.from(mask.data) };
  return cutsOf(components[0]!, labels, ink, mask.height);
}

describe('cutsOf', () => {
  it('finds where two shapes touch, and how much ink is cut there', () => {
    const cheapest = cuts(`
      ####....####
      ####....####
      ####....####
      ############
      ####....####
      ####....####
      ####....####
      ####....####
    `).reduce((best, cut) => (cut.ink < best.ink ? cut : best));
    expect(cheapest.ink).toBeCloseTo(1);
    for (const column of cheapest.columns) {
      expect(column).toBeGreaterThanOrEqual(4);
      expect(column).toBeLessThanOrEqual(8);
    }
  });

  it('leans between slanted shapes whose boxes overlap', () => {
    const cheapest = cuts(`
      ......####..####
      .....####..####.
      ....####..####..
      ...###########..
      ..####..####....
      .####..####.....
      ####..####......
    `).reduce((best, cut) => (cut.ink < best.ink ? cut : best));
    expect(cheapest.ink).toBeCloseTo(1);
    expect(cheapest.columns[0]).toBeGreaterThan(cheapest.columns.at(-1)!);
  });

  it('counts the strokes that it goes through: two through the middle of a 0, one where two digits touch', () => {
    const ring = cuts(`
      ########
      ########
      ##....##
      ##....##
      ##....##
      ##....##
      ########
      ########
    `);
    const middle = ring.find(({ columns }) => columns[0]! >= 3 && columns[0]! <= 5);
    expect(middle).toMatchObject({ crossings: 2, ink: 4 });
    const touching = cuts(`
      ###....###
      ###....###
      ##########
      ##########
      ###....###
      ###....###
    `).reduce((best, cut) => (cut.ink < best.ink ? cut : best));
    expect(touching).toMatchObject({ crossings: 1, ink: 2 });
  });

  it('leaves ink on both sides of every cut', () => {
    for (const { columns } of cuts('########\n########\n########\n########')) {
      expect(columns.some((column) => column > 0 && column < 8)).toBe(true);
    }
  });

  it('does not cut what is too small', () => {
    expect(cuts('##\n##')).toEqual([]);
  });
});
