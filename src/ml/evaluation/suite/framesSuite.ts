import { evaluate } from '../evaluate';
import { shareFigure, type Goal } from './figure';
import type { Suite } from './suite';

/** MNIST's test set, frame by frame as the network was trained. */
export function framesSuite(goal: Goal | null): Suite {
  return {
    name: 'mnist',
    title: "MNIST's test set, its frames as they are",
    needs: ['mnist'],
    async run({ reader, data, progress }) {
      const images = data.mnist!;
      let read = 0;
      const { accuracy } = await evaluate(reader, images, {
        betweenBatches: (count) => progress((read += count) / images.count),
      });
      return [shareFigure('MNIST test', Math.round(accuracy * images.count), images.count, goal)];
    },
  };
}
