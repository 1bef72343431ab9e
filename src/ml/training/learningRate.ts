import type { TrainingConfiguration } from './configuration';

/** Share of the run over which one cycle climbs to the learning rate. */
const CLIMB = 0.2;

/** The share of the learning rate that one cycle begins with: the default of fastai and PyTorch. */
const FIRST = 1 / 25;

/** The share of the learning rate that one cycle ends with. */
const LAST = 1 / 1000;

/**
 * The learning rate at a point of the run, before the plateau rule. `done`: 0 at the first step to 1 at the end. One
 * cycle (Smith 2018) goes up and down along half cosines.
 */
export function scheduledRate(
  { schedule, learningRate }: Pick<TrainingConfiguration, 'schedule' | 'learningRate'>,
  done: number,
): number {
  if (schedule === 'constant') return learningRate;
  const [from, to, way] =
    done < CLIMB ? [FIRST, 1, done / CLIMB] : [1, LAST, Math.min(1, (done - CLIMB) / (1 - CLIMB))];
  return learningRate * (from + ((to - from) * (1 - Math.cos(Math.PI * way))) / 2);
}
