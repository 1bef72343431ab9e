import * as vscode from 'vscode';
import type { Readers } from '../classify/readers';
import { baseName, IMAGE_ENDINGS } from '../classify/imageFiles';
import { readImageBytes } from '../classify/imageBytes';
import type { PadPanel } from './padPanel';

/** A digit needs no more pixels than this to be read; it bounds what is sent to the pad. */
const LONGEST_SIDE = 1024;

/**
 * Lets the user pick an image file, which is decoded outside the extension host and put on the pad.
 * @throws UserError if the file is no image that can be read
 */
export async function openImageOnPad(pad: PadPanel, readers: Readers): Promise<void> {
  const uris = await vscode.window.showOpenDialog({
    title: 'Read an Image on the Pad',
    openLabel: 'Read',
    filters: { Images: [...IMAGE_ENDINGS] },
  });
  const uri = uris?.[0];
  if (uri === undefined) return;
  const bytes = await readImageBytes(uri);
  const picture = await readers.lend(null, (reader) => reader.decode(bytes, LONGEST_SIDE));
  pad.post({ type: 'picture', picture: { name: baseName(uri), ...picture } });
}
