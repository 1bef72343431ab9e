import { beforeAll, describe, expect, it } from 'vitest';
import type { SuiteResult } from '../../../src/cli/accuracyPage';
import { withFigures } from '../../../src/cli/figuresOnCard';
import type { ModelCard } from '../../../src/ml/models/card';
import { untrainedModel } from '../node/untrainedModel';

type CardFigure = NonNullable<ModelCard['figures']>[number];

const old = (suite: string, name: string): CardFigure => ({
  suite,
  name,
  value: 0.5,
  n: 2,
  measured: '2020-01-01',
});

const latest = (suite: string, name: string): CardFigure => ({
  suite,
  name,
  value: 1,
  n: 3,
  measured: '2026-01-01',
});

let card: ModelCard;
beforeAll(async () => {
  ({ card } = await untrainedModel());
});

/** A card's figures after a suite was measured, of which the figures with a goal have these names and cases. */
function figuresAfter(
  before: CardFigure[],
  cases: Readonly<Record<string, number>>,
  missing: SuiteResult['missing'] = [],
): CardFigure[] | undefined {
  const figures = Object.entries(cases).map(([name, n]) => ({
    name,
    value: 1,
    n,
    interval: null,
    goal: { atLeast: 0.9 },
  }));
  const suites = [{ name: 'pens', title: 'Pens', missing, figures, seconds: 1 }];
  const measured = {
    modelId: card.id,
    isShipped: true,
    options: '',
    isAugmented: false,
    date: '2026-01-01',
    suites,
  };
  return withFigures({ ...card, figures: before }, measured).figures;
}

describe('withFigures', () => {
  it('lets go of a figure that its suite does not have any more', () => {
    const before = [old('pens', 'writers'), old('photos', 'writers')];
    expect(figuresAfter(before, { 'all writers': 3 })).toEqual([before[1], latest('pens', 'all writers')]);
  });

  it('keeps those of a part that was missing, and replaces the others', () => {
    const before = [old('pens', 'all writers'), old('pens', 'MNIST test')];
    const after = [before[1], latest('pens', 'all writers')];
    expect(figuresAfter(before, { 'all writers': 3 }, ['mnist'])).toEqual(after);
    expect(figuresAfter(before, { 'all writers': 3, 'MNIST test': 0 })).toEqual(after);
  });

  it('keeps those of a suite of which nothing was measured', () => {
    const before = [old('pens', 'all writers')];
    expect(figuresAfter(before, {}, ['drawings'])).toEqual(before);
    expect(figuresAfter(before, {})).toEqual(before);
  });
});
