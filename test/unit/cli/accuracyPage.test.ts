import { describe, expect, it } from 'vitest';
import { accuracyPage } from '../../../src/cli/accuracyPage';
import type { Figure } from '../../../src/ml/index';

/** The lines of a page with these figures that stand in its table. */
function linesOf(...figures: readonly Figure[]): string[] {
  const suite = { name: 'pens', title: 'Pen drawings', missing: [], figures, seconds: 1 };
  const page = { modelId: 'compact-1', options: '--suite pens', isAugmented: false, date: '2026-01-31' };
  const lines = accuracyPage({ ...page, suites: [suite] }).split('\n');
  return lines.filter((line) => /^\| \w/.test(line));
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
      linesOf(figure(0.95, { atLeast: 0.9 }), figure(0.02, { atMost: 0.01 }), figure(0.5, null)),
    ).toEqual([
      '| all | 95.00 % |  | 1498 | at least 90.00 % |',
      '| all | 2.00 % |  | 1498 | at most 1.00 %, missed |',
      '| all | 50.00 % |  | 1498 |  |',
    ]);
  });

  it('shows by how little one is missed that two decimals would call met', () => {
    expect(linesOf(figure(1483 / 1498, { atLeast: 0.99 }), figure(0.010_01, { atMost: 0.01 }))).toEqual([
      '| all | 98.999 % |  | 1498 | at least 99.00 %, missed |',
      '| all | 1.001 % |  | 1498 | at most 1.00 %, missed |',
    ]);
  });
});
