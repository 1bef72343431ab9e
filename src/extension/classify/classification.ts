import * as vscode from 'vscode';
import type { ModelFiles } from '../../ml/models/modelFiles';
import type { ReadDigit, Reading } from '../../ml/reading';
import type { ImageReader } from '../../node/reading/imageReader';
import type { ImageReading } from '../../protocol/reader';
import type { ResultRow } from '../../protocol/results';
import type { Notices } from '../notices';
import type { Readers } from './readers';
import { ResultsPanel } from './resultsPanel';

/** Longest side of a row's small picture, in pixels. */
const PREVIEW_SIDE = 96;

/** Rows after this many get no small picture, so that a folder of thousands stays small in memory. */
const MOST_PREVIEWS = 1000;

/** An image to classify, whose bytes are fetched when its turn comes. */
export interface ImageSource {
  readonly name: string;
  /** `null` for an image that is no file. */
  readonly uri: vscode.Uri | null;
  readonly bytes: () => Promise<Uint8Array>;
}

/** What one image came to, in the words of `digit classify --json`. */
export interface ClassifiedImage {
  /** The path of a file on disk, the URI of another, or the name of what is no file. */
  readonly file: string;
  readonly reading: string | null;
  /** Why what was seen is not taken for a digit, if it is not. */
  readonly refused?: Reading['outcome'];
  /** 0..1 */
  readonly confidence: number;
  readonly digits: readonly {
    readonly digit: number;
    readonly confidence: number;
    readonly probabilities: readonly number[];
    /** x, y, width, height in pixels of the image. */
    readonly box: readonly [number, number, number, number];
  }[];
  /** Why the image could not be read, if it could not. */
  readonly error?: string;
}

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
 * @returns what was read, as many as there were before the user cancelled
 * @throws UserError if the model is damaged or the reader cannot start
 */
export async function classify(
  images: readonly ImageSource[],
  model: ModelFiles,
  around: ClassificationSurroundings,
): Promise<ClassifiedImage[]> {
  const { extensionUri, notices, log, readers } = around;
  const panel = new ResultsPanel(extensionUri, notices, model.card, images.length);
  const stop = new AbortController();
  panel.onDidCancel(() => stop.abort());
  const results: ClassifiedImage[] = [];
  try {
    await withReadingProgress(images.length, stop, (report) =>
      readers.lend(model, async (reader) => {
        for (const image of images) {
          if (stop.signal.aborted) return;
          report(image.name);
          const row = await readRow(image, reader, results.length < MOST_PREVIEWS, notices);
          results.push(classifiedImage(image, row));
          panel.add(row);
        }
      }),
    );
  } catch (error) {
    panel.dispose();
    throw error;
  }
  panel.finish(results.length < images.length);
  const failed = results.filter(({ error }) => error !== undefined).length;
  log.info(`${results.length} of ${images.length} images read with ${model.card.id}; ${failed} failed.`);
  return results;
}

/** Shows progress while `work` runs, which reports each image that it begins; cancelling aborts `stop`. */
async function withReadingProgress(
  total: number,
  stop: AbortController,
  work: (report: (name: string) => void) => Promise<void>,
): Promise<void> {
  // A notification for one image would only flicker; it is stopped by closing the view.
  const location = total > 1 ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
  await vscode.window.withProgress(
    { location, title: 'Digit Lab: reading images', cancellable: true },
    (progress, token) => {
      token.onCancellationRequested(() => stop.abort());
      return work((message) => progress.report({ message, increment: 100 / total }));
    },
  );
}

async function readRow(
  image: ImageSource,
  reader: ImageReader,
  withPreview: boolean,
  notices: Notices,
): Promise<ResultRow> {
  const { name } = image;
  const uri = image.uri?.toString() ?? '';
  try {
    const result = await reader.read(await image.bytes(), withPreview ? PREVIEW_SIDE : 0);
    return { name, uri, error: null, ...rowOf(result) };
  } catch (error) {
    const message = notices.explain(error) ?? 'Cancelled.';
    notices.noteTold({ level: 'error', message });
    return {
      name,
      uri,
      error: message,
      text: null,
      outcome: 'nothing',
      confidence: 0,
      digits: [],
      preview: null,
    };
  }
}

function rowOf({ reading, preview, width }: ImageReading): Omit<ResultRow, 'name' | 'uri' | 'error'> {
  return {
    text: reading.text,
    outcome: reading.outcome,
    confidence: reading.confidence,
    digits: reading.digits.map(rowDigit),
    preview: preview === null ? null : { ...preview, scale: width / preview.width },
  };
}

function rowDigit({ digit, confidence, probabilities, box, frame }: ReadDigit): ResultRow['digits'][number] {
  return {
    digit,
    confidence,
    probabilities,
    box: [box.x, box.y, box.width, box.height],
    frame: Uint8Array.from(frame, (ink) => Math.round(ink * 255)),
  };
}

function classifiedImage({ uri, name }: ImageSource, row: ResultRow): ClassifiedImage {
  return {
    file: uri === null ? name : uri.scheme === 'file' ? uri.fsPath : uri.toString(),
    reading: row.text,
    ...(row.text === null && row.digits.length > 0 ? { refused: row.outcome } : {}),
    confidence: row.confidence,
    digits: row.digits.map(({ digit, confidence, probabilities, box }) => ({
      digit,
      confidence,
      probabilities,
      box,
    })),
    ...(row.error === null ? {} : { error: row.error }),
  };
}
