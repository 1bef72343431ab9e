import { describe, expect, it } from 'vitest';
import { connectedComponents } from '../../../../../src/ml/image/components';
import { cutsOf, type Cut, type CutJudges } from '../../../../../src/ml/image/segmentation/cuts';
import type { SeamFinder } from '../../../../../src/ml/image/segmentation/seams';
import { maskOf } from '../maskOf';

const JUDGES: CutJudges = { findSeams: ({ data }) => new Float32Array(data.length), wholeness: () => -5 };

function cuts(text: string, judges: Partial<CutJudges> = {}): Cut[] {
  const mask = maskOf(text);
  const { labels, components } = connectedComponents(mask);
  const ink = { ...mask, data: Float32Array.from(mask.data) };
  return cutsOf(components[0]!, labels, ink, mask.height, { ...JUDGES, ...judges });
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

  it('goes where digits seem to meet, though that is through more ink, and tells how much they seem to', () => {
    const block = '####################\n'.repeat(20);
    const findSeams: SeamFinder = ({ width, data }) =>
      data.map((_, at) => {
        const [x, y] = [at % width, Math.floor(at / width)];
        return Math.abs(x + 0.5 - (y < 10 ? 7 : 9)) < 1 ? 5 : -5;
      });
    const best = cuts(block, { findSeams }).reduce((most, cut) => (cut.seam > most.seam ? cut : most));
    expect(best.columns[2]).toBe(7);
    expect(best.columns[17]).toBe(9);
    expect(best.seam).toBeGreaterThan(3);
    expect(Math.min(...cuts(block, { findSeams }).map(({ seam }) => seam))).toBeLessThan(0);
  });

  it('leaves ink on both sides of every cut', () => {
    const found = cuts('########\n########\n########\n########');
    expect(found.length).toBeGreaterThan(0);
    for (const { columns } of found) {
      expect(Math.max(...columns)).toBeGreaterThan(0);
      expect(Math.min(...columns)).toBeLessThan(8);
    }
  });

  it('does not cut what looks like one whole digit, unless it is too wide for one', () => {
    const ring = '########\n##....##\n##....##\n########';
    expect(cuts(ring).length).toBeGreaterThan(0);
    expect(cuts(`${ring}\n${ring}`, { wholeness: () => 1 })).toEqual([]);
    expect(cuts(`${ring}\n${ring}`, { wholeness: () => 0.9 }).length).toBeGreaterThan(0);
    expect(cuts(ring, { wholeness: () => 3 }).length).toBeGreaterThan(0);
  });

  it('does not cut what is too small', () => {
    expect(cuts('##\n##')).toEqual([]);
  });
});
