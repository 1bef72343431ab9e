import type { ArchitectureName } from '../../models/layerSpec';
import { readFrames } from '../readFrames';
import { shareFigure } from './figure';
import type { Suite } from './suite';

/** What the shipped model of each architecture has to reach. */
const GOALS: Readonly<Record<ArchitectureName, number>> = { compact: 0.997, cnn: 0.9955, mlp: 0.983 };

/** MNIST's test set, frame by frame. A refusal counts as wrong. */
export const framesSuite: Suite = {
  name: 'mnist',
  title: "MNIST's test set, its frames as they are",
  needs: ['mnist'],
  async run({ reader, architecture, data, progress }) {
    const images = data.mnist!;
    const predictions = await readFrames(reader, images, (read) => progress(read / images.count));
    const isLabel = predictions.map(({ digit }, index) => digit === images.labels[index]);
    const accepted = predictions.map(({ outcome }) => outcome === 'digit');
    return [
      shareFigure('read right', count(isLabel.map((right, i) => right && accepted[i]!)), images.count, {
        atLeast: GOALS[architecture],
      }),
      shareFigure('right if nothing is refused', count(isLabel), images.count),
      shareFigure('refused', count(accepted.map((is) => !is)), images.count, { atMost: 0.01 }),
    ];
  },
};

function count(values: readonly boolean[]): number {
  return values.filter(Boolean).length;
}
