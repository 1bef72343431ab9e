import { setImmediate } from 'node:timers/promises';
import { evaluationReport, type EvaluationReport, type Recogniser } from '../ml/index';
import type { LabelledImages } from '../ml/data/labelledImages';
import { FRAME_SIZE } from '../ml/image/picture';
import { loadEvaluation } from '../node/datasets/loadDataset';
import { chosenDataset, type DatasetOptions } from './chosenDataset';
import { confusionTable } from './confusionTable';
import { percent } from './figures';
import type { CommonOptions } from './options';
import { say, startProgress } from './progress';
import { startRecogniser } from './recogniser';

export interface EvaluateOptions extends CommonOptions, DatasetOptions {
  readonly json?: boolean;
}

/** Tests a model on a dataset's test set and prints what came of it. */
export async function evaluate(options: EvaluateOptions, signal: AbortSignal): Promise<void> {
  const recogniser = await startRecogniser(options);
  const source = await chosenDataset(options, signal);
  const { images, part } = await loadEvaluation(source);
  if (part === 'training') say('The folder has no test set; the model is tested on the training images.');
  const report = evaluationReport(images.labels, await predictions(recogniser, images, signal));
  process.stdout.write(`${options.json === true ? JSON.stringify(report) : table(report)}\n`);
}

/** Images that are read at once. */
const BATCH = 500;

/** The digit that each image is read as. */
async function predictions(
  recogniser: Recogniser,
  { images, count }: LabelledImages,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const digits = new Uint8Array(count);
  const progress = startProgress('evaluating');
  try {
    for (let start = 0; start < count; start += BATCH) {
      const bytes = images.subarray(start * FRAME_SIZE, (start + BATCH) * FRAME_SIZE);
      const read = recogniser.predict(Float32Array.from(bytes, (byte) => byte / 255));
      digits.set(
        read.map(({ digit }) => digit),
        start,
      );
      progress.show((start + read.length) / count, `of ${count} images`);
      // Lets Ctrl-C come through.
      await setImmediate(undefined, { signal });
    }
  } finally {
    progress.end();
  }
  return digits;
}

function table({ accuracy, n, perDigit, macro, weighted, confusion, confusions }: EvaluationReport): string {
  const scores = (name: string, precision: number, recall: number, f1: number, support: number) =>
    `${name.padEnd(9)}${[percent(precision), percent(recall), percent(f1), String(support)]
      .map((cell) => cell.padStart(11))
      .join('')}`;
  return [
    `accuracy ${percent(accuracy)} of ${n} images`,
    '',
    `${'digit'.padEnd(9)}${['precision', 'recall', 'F1', 'support'].map((cell) => cell.padStart(11)).join('')}`,
    ...perDigit.map(({ digit, precision, recall, f1, support }) =>
      scores(String(digit), precision, recall, f1, support),
    ),
    scores('macro', macro.precision, macro.recall, macro.f1, n),
    scores('weighted', weighted.precision, weighted.recall, weighted.f1, n),
    '',
    confusionTable(confusion),
    '',
    ...confusions,
  ].join('\n');
}
