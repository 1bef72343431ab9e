import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { namedUri } from '../files/namedUri';

/**
 * The image that Open on Drawing Pad was called with: nothing (palette), a file (Explorer), or its path or URI as text
 * (keybindings, tasks).
 * @returns the image, `undefined` if the user is to be asked for one
 * @throws UserError if it is none of these, or as `namedUri`
 */
export function imageToOpen(given: unknown): vscode.Uri | undefined {
  if (given === undefined || given === null) return undefined;
  if (given instanceof vscode.Uri) return given;
  if (typeof given === 'string') return namedUri(given);
  throw new UserError(
    'Open on Drawing Pad was called with an unknown argument. Pass the path of an image, "path/to/image.png".',
  );
}
