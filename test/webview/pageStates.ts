import type { DatasetOverview } from '../../src/protocol/dataset';
import type { ResultRow } from '../../src/protocol/results';
import { rowOf } from './results/resultRows';
import { until } from './until';
import { WebviewPage } from './webviewPage';

/** Digits 0 to 9, as many as are asked for. */
const digits = (count: number) => Uint8Array.from({ length: count }, (_, index) => index % 10);

/** Frames of 784 values 0..255, each with an upright bar. */
function frames(count: number): Uint8Array {
  return Uint8Array.from({ length: count * 784 }, (_, pixel) => (pixel % 28 === 14 ? 255 : 0));
}

/** Readings of frames in which a mistake and a refusal are to be found. */
export function readings(count: number) {
  return {
    digits: digits(count).map((digit, index) => (index === 3 ? 8 : digit)),
    outcomes: Uint8Array.from({ length: count }, (_, index) => (index === 5 ? 1 : 0)),
    confidences: Float32Array.from({ length: count }, (_, index) => 0.6 + (index % 10) / 30),
  };
}

/** Rows of every kind, of which the labelled ones are read right, wrong, and not at all. */
export const ROWS: readonly ResultRow[] = [
  rowOf('42', { label: '42' }),
  rowOf('7', { label: '1' }),
  rowOf('5', { label: '5' }),
  rowOf('8', { label: '8', name: 'blot.png', text: null, outcome: 'not sure', confidence: 0.31 }),
  rowOf('1', { name: 'letter.png', text: null, outcome: 'not a digit', confidence: 0.2 }),
  rowOf('', {
    name: 'notes.png',
    text: null,
    outcome: 'nothing',
    confidence: 0,
    preview: null,
    error: 'This file is no image.',
  }),
];

/** The results view with these rows read, or still being read if there are more to come. */
export async function openResults(rows: readonly ResultRow[], total = rows.length): Promise<WebviewPage> {
  const page = await WebviewPage.open('results');
  page.send({ type: 'start', total, modelName: 'compact', modelId: 'compact-1', end: null });
  page.send({ type: 'rows', rows });
  if (total === rows.length) page.send({ type: 'end', cancelled: false });
  const words = total === rows.length ? ' read' : ` of ${String(total)} images`;
  await until(() => page.get('results-progress').textContent.includes(words));
  return page;
}

/** A file of images and labels that no model has read. */
export async function openIdxUnread(count = 60): Promise<WebviewPage> {
  const page = await WebviewPage.open('idx');
  page.send({
    type: 'content',
    content: {
      kind: 'images',
      name: 'train-images-idx3-ubyte',
      count,
      rows: 28,
      columns: 28,
      labels: { name: 'train-labels-idx1-ubyte', values: digits(count) },
      remarks: ['The file of labels has more labels than there are images.'],
      isReadable: true,
    },
  });
  await until(() => page.messages('pixels').length > 0);
  page.send({
    type: 'pixels',
    indices: Array.from({ length: count }, (_, index) => index),
    pixels: frames(count),
  });
  return page;
}

/** One that a model has read, its mistakes first. */
export async function openIdx(count = 60): Promise<WebviewPage> {
  const page = await openIdxUnread(count);
  page.send({ type: 'start', modelName: 'compact', isAgain: false });
  page.send({ type: 'readings', from: 0, readings: readings(count) });
  page.send({ type: 'end', state: 'done', message: '' });
  await until(() => page.get('idx-status').textContent.startsWith(`${String(count)} read`));
  return page;
}

/** My Digits with this many of them; tested, if there are any, or just being read. */
export async function openMyDigits(count: number, isBeingRead = false): Promise<WebviewPage> {
  const page = await WebviewPage.open('myDigits');
  const test = {
    modelName: 'compact',
    wasTrainedOnThem: true,
    readings: isBeingRead ? null : readings(count),
  };
  const content = {
    place: 'on this machine',
    folder: '/my-digits',
    count,
    images: frames(count),
    labels: digits(count),
    undo: count === 0 ? null : 'Delete',
    test: count === 0 ? null : test,
  };
  page.send({ type: 'digits', content });
  await until(() => page.get('my-digits-counts').textContent.includes('machine'));
  return page;
}

/** A dataset with its samples. */
export async function openDataset(): Promise<WebviewPage> {
  const page = await WebviewPage.open('dataset');
  const labels = Array.from({ length: 10 }, (_, label) => label);
  const overview: DatasetOverview = {
    name: 'MNIST',
    trainingImages: 60_000,
    testImages: 10_000,
    perLabel: labels.map((label) => 5_000 + 100 * label),
    samples: labels.map((label) => ({ label, images: frames(6), count: 6 })),
    augmented: labels.map((label) => ({ label, images: frames(4), count: 4 })),
  };
  page.send({ type: 'dataset', overview });
  await until(() => page.all('dataset-counts').length === 1);
  return page;
}
