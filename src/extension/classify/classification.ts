import type * as vscode from 'vscode';
import type { ImageReader } from '../../node/reading/imageReader';
import type { ResultRow } from '../../protocol/results';
import type { NamedModel } from '../models/modelName';
import type { Notices } from '../notices';
import type { ClassifiedImage } from './classifiedImage';
import type { Readers } from '../reading/readers';
import { withReadingStatus } from './readingStatus';
import { classifiedImage, readRow, type ImageSource } from './readRow';
import { ResultsPanel } from './resultsPanel';

/** Longest side of a row's thumbnail, in pixels: about what a screen with two device pixels to a CSS pixel can show. */
const PREVIEW_SIDE = 64;

/** The same for so many images that their thumbnails would exceed `MOST_PREVIEW_BYTES`: four times as many fit. */
const SMALL_PREVIEW_SIDE = 32;

/** The same for a single image, which is shown at large. */
const ONLY_PREVIEW_SIDE = 840;

/** Most bytes of all thumbnails together; later rows have none, so that a large folder takes little memory. */
const MOST_PREVIEW_BYTES = 64 * 1024 * 1024;

/** From this many images on, two threads read them. Fewer would be read before the second one has started. */
const MANY = 200;

/** Images that each reader is given ahead, so that it does not wait for the disk. */
const AHEAD = 4;

/** What a classification needs of the extension around it. */
export interface ClassificationSurroundings {
  readonly extensionUri: vscode.Uri;
  readonly notices: Notices;
  readonly log: vscode.LogOutputChannel;
  readonly readers: Readers;
}

/**
 * Reads images one after the other into a results view; one that fails becomes a row that says why.
 *
 * @param title of the view
 * @returns what was read, as many as there were before the user cancelled
 * @throws UserError if the model is damaged or the reader cannot start
 */
export async function classify(
  images: readonly ImageSource[],
  title: string,
  model: NamedModel,
  around: ClassificationSurroundings,
): Promise<ClassifiedImage[]> {
  const { notices, log, readers } = around;
  const { card } = model.files;
  const panel = new ResultsPanel({ ...around, modelName: model.name, modelId: card.id, images, title });
  const stop = new AbortController();
  panel.onDidCancel(() => stop.abort());
  try {
    await withReadingStatus(images.length, (report) =>
      readers.lendSeveral(images.length < MANY ? 1 : 2, model.files, (lent) =>
        endingOn(stop.signal, lent, async () => {
          for await (const [image, row] of rowsOf(images, lent, notices)) {
            if (stop.signal.aborted) return;
            if (row.error !== null) notices.noteTold({ level: 'error', message: row.error });
            panel.add(row, classifiedImage(image, row, card.id));
            report();
          }
        }),
      ),
    );
  } catch (error) {
    panel.dispose();
    throw error;
  }
  const results = [...panel.results];
  panel.finish(results.length < images.length);
  const failed = results.filter(({ error }) => error !== undefined).length;
  log.info(`${results.length} of ${images.length} images read with ${card.id}; ${failed} failed.`);
  return results;
}

/** Runs `work`. The signal disposes of its readers, as nothing should wait for the images that they are still reading. */
async function endingOn(
  signal: AbortSignal,
  readers: readonly ImageReader[],
  work: () => Promise<void>,
): Promise<void> {
  const end = () => readers.forEach((reader) => reader.dispose());
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    await work();
  } finally {
    // From now on the readers serve other jobs, which this signal must not end.
    signal.removeEventListener('abort', end);
  }
}

/** Every image with its row, in order. The readers take turns, and each has a few images to read ahead. */
async function* rowsOf(
  images: readonly ImageSource[],
  readers: readonly ImageReader[],
  notices: Notices,
): AsyncGenerator<readonly [ImageSource, ResultRow]> {
  const side = previewSide(images.length);
  const underWay: Promise<ResultRow>[] = [];
  let previewBytes = 0;
  for (const [index, image] of images.entries()) {
    const end = Math.min(images.length, index + AHEAD * readers.length);
    for (let next = index + underWay.length; next < end; next++) {
      const preview = previewBytes < MOST_PREVIEW_BYTES ? side : 0;
      underWay.push(readRow(images[next]!, readers[next % readers.length]!, preview, notices));
    }
    const row = await underWay.shift()!;
    previewBytes += row.preview?.data.length ?? 0;
    yield [image, row];
  }
}

/** @returns the longest side of each row's small picture, in pixels */
function previewSide(images: number): number {
  if (images === 1) return ONLY_PREVIEW_SIDE;
  return images * 4 * PREVIEW_SIDE ** 2 <= MOST_PREVIEW_BYTES ? PREVIEW_SIDE : SMALL_PREVIEW_SIDE;
}
