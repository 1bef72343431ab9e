import { readDrawing } from '../../pictureReader';
import type { Prediction } from '../../reading';
import { calibrationError, logarithms } from '../calibration';
import { readFrames } from '../readFrames';
import { checkedDrawings } from './drawingsSuite';
import { valueFigure, type Figure } from './figure';
import type { Suite } from './suite';

/** How much the probabilities can be trusted: expected calibration error over 15 bins. */
export const calibrationSuite: Suite = {
  name: 'calibration',
  title: 'Expected calibration error over 15 bins, of every reading of one digit, refused or not',
  needs: [],
  async run({ reader, data, progress }) {
    const figures: Figure[] = [];
    if (data.mnist !== null) {
      const { labels, count } = data.mnist;
      const predictions = await readFrames(reader, data.mnist, (read) => progress(read / (2 * count)));
      figures.push(errorFigure('MNIST test', predictions, labels, 0.005));
    }
    if (data.drawings !== null) {
      const read = checkedDrawings(data.drawings).flatMap(({ label, strokes }) => {
        const { digits } = readDrawing(strokes, reader);
        const [only] = digits;
        return digits.length === 1 && only !== undefined ? [{ label, only }] : [];
      });
      const labels = Uint8Array.from(read, ({ label }) => label);
      const predictions = read.map(({ only }) => only);
      figures.push(errorFigure('pen drawings of writers 25-30', predictions, labels, 0.015));
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
