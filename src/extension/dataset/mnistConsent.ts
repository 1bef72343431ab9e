import * as vscode from 'vscode';

const STATE_KEY = 'digitLab.mayDownloadMnist';

/**
 * Whether MNIST may be downloaded. Asks once, and remembers a yes.
 * @param mirrors addresses that it would come from
 */
export async function mayDownloadMnist(state: vscode.Memento, mirrors: readonly string[]): Promise<boolean> {
  if (state.get<boolean>(STATE_KEY) === true) return true;
  const hosts = mirrors.map((mirror) => vscode.Uri.parse(mirror).authority);
  const chosen = await vscode.window.showInformationMessage(
    'Download the MNIST dataset?',
    {
      modal: true,
      detail: `11 MB, once, from ${hosts.join(' or ')}. The files are verified and kept on this machine until you run "Clear Downloaded Data". Nothing of yours leaves the machine.`,
    },
    'Download',
  );
  if (chosen !== 'Download') return false;
  await state.update(STATE_KEY, true);
  return true;
}
