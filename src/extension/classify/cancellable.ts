import * as vscode from 'vscode';

/** Milliseconds after which work is shown: most is over by then. */
const MOMENT = 1000;

/** Does some work, and shows it with a way to cancel it once it takes longer than a moment. */
export async function cancellable<Result>(
  title: string,
  work: (cancellation: vscode.CancellationToken) => Promise<Result>,
): Promise<Result> {
  const stop = new vscode.CancellationTokenSource();
  const result = work(stop.token);
  const isOver = result.then(
    () => true,
    () => true,
  );
  const moment = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), MOMENT));
  if (await Promise.race([isOver, moment])) return result;
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (_progress, cancellation) => {
      cancellation.onCancellationRequested(() => stop.cancel());
      return result;
    },
  );
}
