import * as vscode from 'vscode';
import { labelsNamesFor } from '../../ml/data/idxNames';
import type { IdxTensor } from '../../ml/data/idx';
import { FRAME_SIDE } from '../../ml/image/picture';
import { isUserError, UserError } from '../../ml/userError';
import type { ImageReader } from '../../node/reading/imageReader';
import type { IdxContent, IdxImages } from '../../protocol/idx';
import { fileContent } from '../files/fileContent';
import { baseName } from '../files/baseName';
import { isThere } from '../files/isThere';
import type { Readers } from '../reading/readers';
import { thousands } from '../../ml/figures';

/** Larger images are pictures, not samples, and have no room in a grid. In pixels. */
const LONGEST_SIDE = 256;

/** An IDX file in memory. */
export interface IdxFile {
  readonly content: IdxContent;
  /** Of images: count x rows x columns bytes, 0 paper to 255 ink. Empty for labels. */
  readonly pixels: Uint8Array;
}

/**
 * Reads an IDX file, and the labels that lie beside it if it holds images; unpacking happens outside the extension
 * host's thread. Labels that do not fit are told of in the content's remarks.
 *
 * @throws UserError if it cannot be read, is no IDX file of bytes, or holds neither images nor labels
 */
export async function loadIdxFile(uri: vscode.Uri, readers: Readers): Promise<IdxFile> {
  return readers.lend(null, async (reader) => {
    const name = baseName(uri);
    const tensor = await readTensor(uri, reader);
    switch (tensor.shape.length) {
      case 1:
        return { content: labelsOf(name, tensor), pixels: new Uint8Array() };
      case 3:
        return { content: await imagesOf(uri, tensor, reader), pixels: tensor.data };
      default:
        throw new UserError(
          `"${name}" has ${tensor.shape.length} dimensions (${tensor.shape.join(' x ')}). Digit Lab shows images, which have three, and labels, which have one.`,
        );
    }
  });
}

async function readTensor(uri: vscode.Uri, reader: ImageReader): Promise<IdxTensor> {
  return reader.readIdx(await fileContent(uri), `"${baseName(uri)}"`);
}

function labelsOf(name: string, { data }: IdxTensor): IdxContent {
  if (data.length === 0) throw new UserError(`"${name}" holds no labels. There is nothing to show.`);
  const perLabel: number[] = [];
  for (const label of data) {
    while (perLabel.length <= label) perLabel.push(0);
    perLabel[label]!++;
  }
  return { kind: 'labels', name, count: data.length, perLabel };
}

async function imagesOf(uri: vscode.Uri, { shape }: IdxTensor, reader: ImageReader): Promise<IdxImages> {
  const name = baseName(uri);
  const [images = 0, rows = 0, columns = 0] = shape;
  if (images * rows * columns === 0) {
    throw new UserError(`"${name}" holds no images (${shape.join(' x ')}). There is nothing to show.`);
  }
  if (Math.max(rows, columns) > LONGEST_SIDE) {
    throw new UserError(
      `The images of "${name}" are ${columns} x ${rows} pixels. Digit Lab shows those of up to ${LONGEST_SIDE} x ${LONGEST_SIDE}.`,
    );
  }
  const isReadable = rows === FRAME_SIDE && columns === FRAME_SIDE;
  const { labels, remark } = await labelsBeside(uri, images, reader);
  const remarks = [
    ...(remark === null ? [] : [remark]),
    ...(isReadable
      ? []
      : [`Digit Lab's models read images of 28 x 28 pixels; these are ${columns} x ${rows}.`]),
  ];
  return { kind: 'images', name, count: images, rows, columns, labels, remarks, isReadable };
}

/** @returns the labels, or why those that lie there are not taken */
async function labelsBeside(
  uri: vscode.Uri,
  images: number,
  reader: ImageReader,
): Promise<{ readonly labels: IdxImages['labels']; readonly remark: string | null }> {
  const labelsUri = await findLabels(uri);
  if (labelsUri === null) return { labels: null, remark: null };
  const name = baseName(labelsUri);
  try {
    const { shape, data } = await readTensor(labelsUri, reader);
    if (shape.length === 1 && data.length === images) return { labels: { name, values: data }, remark: null };
    const what = shape.length === 1 ? `${thousands(data.length)} labels` : `${shape.length} dimensions`;
    return {
      labels: null,
      remark: `"${name}" has ${what} for ${thousands(images)} images, so none are shown. Replace it with the file that belongs to the images.`,
    };
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { labels: null, remark: error.message };
  }
}

async function findLabels(uri: vscode.Uri): Promise<vscode.Uri | null> {
  // A query names the images themselves, of one version say, and would with any other path.
  if (uri.query !== '') return null;
  for (const name of labelsNamesFor(baseName(uri))) {
    const candidate = vscode.Uri.joinPath(uri, '..', name);
    if (await isThere(candidate)) return candidate;
  }
  return null;
}
