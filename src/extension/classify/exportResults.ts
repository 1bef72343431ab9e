import * as vscode from 'vscode';
import { UserError } from '../../ml/userError';
import { writeFileAtomic } from '../../node/files/atomicFile';
import type { Notices } from '../notices';
import { baseName } from './imageFiles';
import type { ClassifiedImage } from './classifiedImage';
import { resultsText, type ResultsFormat } from './resultsText';

const NAMES: Readonly<Record<ResultsFormat, string>> = { csv: 'CSV', json: 'JSON' };

/**
 * Asks where results go, and writes them there.
 * @throws UserError if the file cannot be written
 */
export async function exportResults(
  results: readonly ClassifiedImage[],
  format: ResultsFormat,
  notices: Notices,
): Promise<void> {
  const name = `readings.${format}`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: `Export Readings as ${NAMES[format]}`,
    saveLabel: 'Export',
    filters: { [NAMES[format]]: [format] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (uri === undefined) return;
  await writeText(uri, resultsText(results, format));
  const images = results.length === 1 ? 'one image' : `${results.length.toLocaleString('en')} images`;
  notices.tell(
    { level: 'information', message: `The readings of ${images} are in "${baseName(uri)}".` },
    { title: 'Open', run: () => vscode.commands.executeCommand('vscode.open', uri) },
  );
}

async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  try {
    if (uri.scheme === 'file') await writeFileAtomic(uri.fsPath, text);
    else await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (cause) {
    throw new UserError(
      `"${baseName(uri)}" cannot be written. Check that you may write there and that there is room, then export again.`,
      { cause },
    );
  }
}
