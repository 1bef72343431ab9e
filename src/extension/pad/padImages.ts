import * as vscode from 'vscode';
import { isUserError, UserError } from '../../ml/userError';
import type { WebviewPicture } from '../../protocol/pad';
import type { FileContent } from '../../protocol/reader';
import { fileContent } from '../files/fileContent';
import { baseName } from '../files/baseName';
import { IMAGE_ENDINGS } from '../../node/decoding/imageNames';
import type { Readers } from '../reading/readers';

/** Longest side of a picture sent to the pad, in pixels: enough to read digits, and bounds the message. */
const LONGEST_SIDE = 1024;

/** Decodes images for the pad, on a worker thread as all images. */
export class PadImages {
  constructor(private readonly readers: Readers) {}

  /**
   * Lets the user pick an image file.
   * @returns `null` if the user picked none
   * @throws UserError if the file is no image that can be read
   */
  async choose(): Promise<WebviewPicture | null> {
    const uris = await vscode.window.showOpenDialog({
      title: 'Read an Image on the Pad',
      openLabel: 'Read',
      filters: { Images: [...IMAGE_ENDINGS] },
    });
    const uri = uris?.[0];
    return uri === undefined ? null : this.at(uri);
  }

  /** @throws UserError if there is no image at `uri` that can be read */
  async at(uri: vscode.Uri): Promise<WebviewPicture> {
    return this.decode(baseName(uri), await fileContent(uri));
  }

  /** @throws UserError if it is no image that can be read */
  async decode(name: string, file: FileContent): Promise<WebviewPicture> {
    try {
      const picture = await this.readers.lend(null, (reader) => reader.decode(file, LONGEST_SIDE));
      return { name, ...picture };
    } catch (error) {
      throw named(name, error);
    }
  }
}

/** Puts the file's name before the sentence: the pad does not show it. */
function named(name: string, error: unknown): unknown {
  if (!isUserError(error) || error.message.includes(`"${name}"`)) return error;
  return new UserError(`"${name}": ${error.message}`, { cause: error });
}
