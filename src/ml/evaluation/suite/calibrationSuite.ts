import { readDrawing } from '../../pictureReader';
import type { Prediction } from '../../reading';
import { calibrationError, logarithms } from '../calibration';
import { readFrames } from '../readFrames';
import { checkedDrawings, TURN } from './drawingsSuite';
import { valueFigure, type Figure } from './figure';
import type { Suite } from './suite';

/** How much the probabilities can be trusted: expected calibration error over 15 bins. */
export const calibrationSuite: Suite = {
  name: 'calibration',
  title: 'Expected calibration error over 15 bins, of every reading of one digit, refused or not',
  needs: [],
  uses: ['mnist', 'drawings'],
  async run({ reader, data, progress }) {
    const figures: Figure[] = [];
    if (data.mnist !== null) {
      const { labels, count } = data.mnist;
      const predictions = await readFrames(reader, data.mnist, (read) => progress(read / (2 * count)));
      figures.push(errorFigure('MNIST test', predictions, labels, 0.005));
    }
    if (data.drawings !== null) {
      const drawings = checkedDrawings(data.drawings);
      const predictions: Prediction[] = [];
      const labels: number[] = [];
      for (const [index, { label, strokes }] of drawings.entries()) {
        const { digits } = readDrawing(strokes, reader);
        const [only] = digits;
        if (digits.length === 1 && only !== undefined) {
          predictions.push(only);
          labels.push(label);
        }
        if (index % TURN === 0) await progress((1 + index / drawings.length) / 2);
      }
      figures.push(errorFigure('pen drawings of writers 25-30', predictions, Uint8Array.from(labels), 0.015));
    }
    return figures;
  },
};

function errorFigure(
  name: string,
  predictions: readonly Prediction[],
  labels: Uint8Array,
  atMost: number,
): Figure {
  const logProbabilities = logarithms(
    Float32Array.from(predictions.flatMap(({ probabilities }) => probabilities)),
  );
  return valueFigure(name, calibrationError({ logProbabilities, labels }), labels.length, { atMost });
}
