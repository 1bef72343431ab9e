import { evaluationReport, readFrames, type EvaluationReport, type Recogniser } from '../ml/index';
import type { LabelledImages } from '../ml/data/labelledImages';
import { yieldPointOf } from '../node/yieldPoint';
import { loadEvaluation } from '../node/datasets/loadDataset';
import { chosenTestSet, datasetName, type DatasetOptions } from './chosenDataset';
import { REFUSED } from '../ml/evaluation/confusionMatrix';
import { confusionTable } from './confusionTable';
import { percent } from '../ml/figures';
import type { ReadingOptions } from './options';
import { say, startProgress } from './progress';
import { startRecogniser } from './recogniser';

export interface EvaluateOptions extends ReadingOptions, DatasetOptions {
  readonly json?: boolean;
}

/** Tests a model on a dataset's test set and prints what came of it. */
export async function evaluate(options: EvaluateOptions, signal: AbortSignal): Promise<void> {
  const recogniser = await startRecogniser(options, signal);
  const source = await chosenTestSet(options, signal);
  const { images, part } = await loadEvaluation(source);
  if (part === 'training') say('The folder has no test set; the model is tested on the training images.');
  const report = evaluationReport(images.labels, await predictions(recogniser, images, signal));
  const of = { modelId: recogniser.modelId, dataset: datasetName(options.dataset) };
  process.stdout.write(`${options.json === true ? JSON.stringify({ ...of, ...report }) : table(report)}\n`);
}

/** The digit that each image is read as, or that it is refused. */
async function predictions(
  recogniser: Recogniser,
  images: LabelledImages,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const progress = startProgress('evaluating');
  const yieldPoint = yieldPointOf(signal);
  try {
    const read = await readFrames(recogniser, images, async (count) => {
      progress.show(count / images.count, `of ${images.count} images`);
      await yieldPoint();
    });
    return Uint8Array.from(read, ({ digit, outcome }) => (outcome === 'digit' ? digit : REFUSED));
  } finally {
    progress.end();
  }
}

function table({
  accuracy,
  n,
  perDigit,
  macro,
  weighted,
  confusion,
  refused,
  confusions,
}: EvaluationReport): string {
  const scores = (name: string, precision: number, recall: number, f1: number, support: number) =>
    `${name.padEnd(9)}${[percent(precision), percent(recall), percent(f1), String(support)]
      .map((cell) => cell.padStart(11))
      .join('')}`;
  return [
    `accuracy ${percent(accuracy)} of ${n} images`,
    `refused: ${refused.reduce((sum, count) => sum + count, 0)}`,
    '',
    `${'digit'.padEnd(9)}${['precision', 'recall', 'F1', 'support'].map((cell) => cell.padStart(11)).join('')}`,
    ...perDigit.map(({ digit, precision, recall, f1, support }) =>
      scores(String(digit), precision, recall, f1, support),
    ),
    scores('macro', macro.precision, macro.recall, macro.f1, n),
    scores('weighted', weighted.precision, weighted.recall, weighted.f1, n),
    '',
    confusionTable(confusion, [{ head: 'refused', counts: refused }]),
    '',
    ...confusions,
  ].join('\n');
}
