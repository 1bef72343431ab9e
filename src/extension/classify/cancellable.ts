import * as vscode from 'vscode';

/** Milliseconds before the notification appears: most work is over by then. */
const MOMENT = 1000;

/** Does some work. If it takes longer than a moment, a notification shows it and lets the user cancel. */
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
