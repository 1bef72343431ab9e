import * as vscode from 'vscode';
import { thousands } from '../../ml/figures';
import type { Notices } from '../notices';
import { saveFile } from '../files/savedFile';
import { baseName } from '../files/baseName';
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
  const uri = await saveFile({
    title: `Export Readings as ${NAMES[format]}`,
    saveLabel: 'Export',
    name: `readings.${format}`,
    filters: { [NAMES[format]]: [format] },
    bytes: new TextEncoder().encode(await resultsText(results, format)),
  });
  if (uri === null) return;
  const images = results.length === 1 ? 'one image' : `${thousands(results.length)} images`;
  notices.tell(
    { level: 'information', message: `The readings of ${images} are in "${baseName(uri)}".` },
    { title: 'Open', run: () => vscode.commands.executeCommand('vscode.open', uri) },
  );
}
