import type { ModelCard } from '../ml/models/card';
import type { Measured, SuiteResult } from './accuracyPage';

/**
 * A card with the figures just measured, as far as they have a goal. Older figures stay, except those of a suite that was
 * measured as a whole: a figure that it no longer has was removed or renamed.
 */
export function withFigures(card: ModelCard, { date, suites }: Measured): ModelCard {
  const latest = suites.flatMap((suite) =>
    withGoal(suite)
      .filter(({ n }) => n > 0)
      .map(({ name, value, n }) => ({ suite: suite.name, name, value, n, measured: date })),
  );
  const whole = suites.filter(isWhole).map(({ name }) => name);
  const kept = (card.figures ?? []).filter(
    ({ suite, name }) =>
      !whole.includes(suite) && latest.every((figure) => figure.suite !== suite || figure.name !== name),
  );
  return { ...card, figures: [...kept, ...latest] };
}

function withGoal({ figures }: SuiteResult): SuiteResult['figures'] {
  return figures.filter(({ goal }) => goal !== null);
}

/** Whether nothing that a suite measures on was missing, or without a single case. */
function isWhole(suite: SuiteResult): boolean {
  const figures = withGoal(suite);
  return suite.missing.length === 0 && figures.length > 0 && figures.every(({ n }) => n > 0);
}
