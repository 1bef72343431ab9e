import type * as vscode from 'vscode';
import { classifiedReading, boxTuple } from '../../ml/classifiedReading';
import { bytesOf } from '../../ml/data/frames';
import type { ReadDigit } from '../../ml/reading';
import { CANCELLED } from '../../ml/userError';
import type { ImageReader } from '../../node/reading/imageReader';
import type { FileContent, ImageReading } from '../../protocol/reader';
import type { ResultRow } from '../../protocol/results';
import type { Notices } from '../notices';
import type { ClassifiedImage } from './classifiedImage';

/** An image to classify, which is fetched when its turn comes. */
export interface ImageSource {
  readonly name: string;
  /** `null` for an image that is no file. */
  readonly uri: vscode.Uri | null;
  /** What its name or its folder says that it shows; `null` if they say nothing. */
  readonly label: string | null;
  readonly content: () => Promise<FileContent>;
}

/**
 * Reads one image; a failure becomes a row that says why.
 * @param preview the longest side of the row's small picture, in pixels; 0 for none
 */
export async function readRow(
  image: ImageSource,
  reader: ImageReader,
  preview: number,
  notices: Notices,
): Promise<ResultRow> {
  const of = {
    name: image.name,
    uri: image.uri?.toString() ?? '',
    label: image.label,
  };
  try {
    return { ...of, error: null, ...rowOf(await reader.read(await image.content(), preview)) };
  } catch (error) {
    return {
      ...of,
      error: notices.explain(error) ?? CANCELLED,
      text: null,
      outcome: 'nothing',
      confidence: 0,
      digits: [],
      times: 1,
      preview: null,
    };
  }
}

function rowOf({
  reading,
  preview,
  width,
}: ImageReading): Omit<ResultRow, 'name' | 'uri' | 'label' | 'error'> {
  return {
    text: reading.text,
    outcome: reading.outcome,
    confidence: reading.confidence,
    digits: reading.digits.map(rowDigit),
    times: reading.times,
    preview: preview === null ? null : { ...preview, scale: width / preview.width },
  };
}

function rowDigit({
  digit,
  confidence,
  probabilities,
  outcome,
  box,
  frame,
}: ReadDigit): ResultRow['digits'][number] {
  return {
    digit,
    confidence,
    probabilities,
    outcome,
    box: boxTuple(box),
    frame: bytesOf(frame),
  };
}

/** What a row says, for other programs. */
export function classifiedImage(
  { uri, name }: ImageSource,
  row: ResultRow,
  modelId: string,
): ClassifiedImage {
  return {
    file: uri === null ? name : uri.scheme === 'file' ? uri.fsPath : uri.toString(),
    ...(row.label === null ? {} : { label: row.label }),
    ...classifiedReading(row, modelId),
    ...(row.error === null ? {} : { error: row.error }),
  };
}
