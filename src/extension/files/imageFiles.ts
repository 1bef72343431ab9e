import * as vscode from 'vscode';
import { thousands } from '../../ml/figures';
import { CancelledError, isCancelled, UserError } from '../../ml/userError';
import { IMAGE_ENDINGS, isImageName } from '../../node/decoding/imageNames';
import { sortInSlices, TimeSlice } from '../timeSlice';
import { baseName } from './baseName';

/** An image to read, with its name relative to what was asked for. */
export interface ImageFile {
  readonly uri: vscode.Uri;
  readonly name: string;
}

/** How a search is cancelled, and what is called for a folder that cannot be listed. */
export interface ImageSearch {
  readonly cancellation: vscode.CancellationToken;
  /** A folder below one that was asked for, which is left out. @param error a UserError that says so */
  readonly leftOut: (error: unknown) => void;
}

/**
 * The images that `uris` stand for: a file is taken whatever it is called, a folder gives the images in it and below,
 * in natural order. Links to folders are not followed, and hidden files and folders left out: the archives of a Mac hold
 * one beside every image that is called like it. Nothing comes twice. Something that is not there is taken for a file, so
 * that reading it says so.
 *
 * @throws CancelledError
 * @throws UserError if one of `uris` is a folder that cannot be listed
 */
export async function findImages(uris: readonly vscode.Uri[], search: ImageSearch): Promise<ImageFile[]> {
  const found = new Map<string, ImageFile>();
  const slice = new TimeSlice();
  for (const uri of uris) {
    throwIfCancelled(search);
    const name = baseName(uri);
    const images = (await isFolder(uri))
      ? await imagesBelow(uri, uris.length > 1 ? `${name}/` : '', search)
      : [{ uri, name }];
    for (const image of images) {
      found.set(image.uri.toString(), image);
      await slice.pass();
    }
  }
  // Also while the last of them was looked into.
  throwIfCancelled(search);
  return [...found.values()];
}

/** What is said where there is no image in any of `uris`, of which there is one at least. */
export function noImagesIn(uris: readonly vscode.Uri[]): string {
  const [first, ...others] = uris;
  const more = others.length === 0 ? '' : ` and ${thousands(others.length)} more`;
  return `There are no images in "${baseName(first!)}"${more}. Digit Lab looks for files that end in ${IMAGE_ENDINGS.map((ending) => `.${ending}`).join(', ')}.`;
}

function throwIfCancelled({ cancellation }: ImageSearch): void {
  if (cancellation.isCancellationRequested) throw new CancelledError();
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

async function imagesBelow(folder: vscode.Uri, prefix: string, search: ImageSearch): Promise<ImageFile[]> {
  const images: ImageFile[] = [];
  const slice = new TimeSlice();
  for (const [name, type] of await list(folder)) {
    throwIfCancelled(search);
    if (name.startsWith('.')) continue;
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory) {
      for (const image of await imagesIn(uri, `${prefix}${name}/`, search)) images.push(image);
    } else if ((type & vscode.FileType.File) !== 0 && isImageName(name)) {
      images.push({ uri, name: prefix + name });
    }
    await slice.pass();
  }
  return images;
}

/** As `imagesBelow`; of a folder that cannot be listed none. */
async function imagesIn(folder: vscode.Uri, prefix: string, search: ImageSearch): Promise<ImageFile[]> {
  try {
    return await imagesBelow(folder, prefix, search);
  } catch (error) {
    if (isCancelled(error)) throw error;
    search.leftOut(error);
    return [];
  }
}

async function list(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    const byName = new Intl.Collator(undefined, { numeric: true });
    return await sortInSlices(entries, ([a], [b]) => byName.compare(a, b));
  } catch (cause) {
    throw new UserError(
      `The folder "${baseName(folder)}" cannot be listed. Check that you can read it, then classify again.`,
      { cause },
    );
  }
}
