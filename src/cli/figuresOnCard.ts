import type { ModelCard } from '../ml/models/card';
import type { Measured } from './accuracyPage';

/** A card with what the model has just come to: figures that have a goal. Those not measured this time stay as they are. */
export function withFigures(card: ModelCard, { date, suites }: Measured): ModelCard {
  const latest = suites.flatMap(({ name: suite, figures }) =>
    figures
      .filter(({ goal, n }) => goal !== null && n > 0)
      .map(({ name, value, n }) => ({ suite, name, value, n, measured: date })),
  );
  const kept = (card.figures ?? []).filter(({ suite, name }) =>
    latest.every((figure) => figure.suite !== suite || figure.name !== name),
  );
  return { ...card, figures: [...kept, ...latest] };
}
