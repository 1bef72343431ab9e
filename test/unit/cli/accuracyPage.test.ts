import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { accuracyPage } from '../../../src/cli/accuracyPage';
import type { Figure } from '../../../src/ml/index';
import { readTable } from '../../../tools/bench/table.mjs';

function pageOf(...figures: readonly Figure[]): string {
  const suite = { name: 'pens', title: 'Pen drawings', missing: [], figures, seconds: 1 };
  const page = {
    modelId: 'compact-1',
    isShipped: true,
    options: '--suite pens',
    isAugmented: false,
    date: '2026-01-31',
  };
  return accuracyPage({ ...page, suites: [suite, { ...suite, missing: ['drawings'] }] });
}

/** The figures of a page, and their goals. */
function cellsOf(...figures: readonly Figure[]): (readonly string[])[] {
  return readTable(pageOf(...figures))
    .slice(0, figures.length)
    .map(([, value = '', , , goal = '']) => [value, goal]);
}

const figure = (value: number, goal: Figure['goal']): Figure => ({
  name: 'all',
  value,
  n: 1498,
  interval: null,
  goal,
});

describe('the page of figures', () => {
  it('says which goals are missed', () => {
    expect(
      cellsOf(figure(0.95, { atLeast: 0.9 }), figure(0.02, { atMost: 0.01 }), figure(0.5, null)),
    ).toEqual([
      ['95.00 %', 'at least 90.00 %'],
      ['2.00 %', 'at most 1.00 %, missed'],
      ['50.00 %', ''],
    ]);
  });

  it('shows by how little one is missed that two decimals would call met', () => {
    expect(cellsOf(figure(1483 / 1498, { atLeast: 0.99 }), figure(0.010_01, { atMost: 0.01 }))).toEqual([
      ['98.999 %', 'at least 99.00 %, missed'],
      ['1.001 %', 'at most 1.00 %, missed'],
    ]);
  });

  it('says that nothing was tuned on what is measured of models that ship, and of no other', () => {
    const page = { modelId: 'compact-1', options: '', isAugmented: false, date: '2026-01-31', suites: [] };
    expect(accuracyPage({ ...page, isShipped: true })).toContain('Nothing was tuned');
    expect(accuracyPage({ ...page, isShipped: false })).not.toContain('Nothing was tuned');
  });

  it('is what Prettier would write', async () => {
    const page = pageOf(
      { ...figure(0.95, { atLeast: 0.9 }), interval: [0.9, 1] },
      { ...figure(1, null), name: 'read as several digits', n: 3 },
    );
    expect(await format(page, { parser: 'markdown' })).toBe(page);
  });
});
