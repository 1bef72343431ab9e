import type { ModelCard } from '../ml/models/card';
import type { Measured } from './accuracyPage';

/**
 * A card with what the model has just come to: figures that have a goal. Those of suites that were not measured this
 * time stay as they are.
 */
export function withFigures(card: ModelCard, { date, suites }: Measured): ModelCard {
  const measured = suites.filter(({ missing }) => missing.length === 0);
  const kept = (card.figures ?? []).filter(({ suite }) => measured.every(({ name }) => name !== suite));
  const latest = measured.flatMap(({ name: suite, figures }) =>
    figures
      .filter(({ goal, n }) => goal !== null && n > 0)
      .map(({ name, value, n }) => ({ suite, name, value, n, measured: date })),
  );
  return { ...card, figures: [...kept, ...latest] };
}
