import * as vscode from 'vscode';
import { thousands } from '../../ml/figures';

/** Milliseconds between two changes of the status. */
const STATUS_INTERVAL = 500;

/**
 * Shows in the status bar how far `work` has come, which reports each image that was read. The results view itself has a
 * bar and a button that cancels, so this is for those who look elsewhere. It stands still between two reports: what moves
 * all the time takes time from the reading.
 */
export async function withReadingStatus(
  total: number,
  work: (report: () => void) => Promise<void>,
): Promise<void> {
  // Items with the same id would be one entry, gone as soon as the first of them is disposed of.
  const item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left);
  item.name = 'Digit Lab: Classification';
  let shownAt = -Infinity;
  const show = (done: number) => {
    if (performance.now() - shownAt < STATUS_INTERVAL) return;
    item.text = `$(list-selection) Reading images: ${thousands(done)} of ${thousands(total)}`;
    shownAt = performance.now();
  };
  show(0);
  // One image is read before anybody has seen that it is being read.
  if (total > 1) item.show();
  try {
    let done = 0;
    await work(() => show(++done));
  } finally {
    item.dispose();
  }
}
