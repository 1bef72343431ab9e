import * as vscode from 'vscode';

/** Under this key: the hosts that the user agreed to. */
const STATE_KEY = 'digitLab.mnistHosts';

/**
 * Whether MNIST may be downloaded. Asks once, and remembers a yes for the hosts that were named.
 * @param mirrors addresses that it would come from
 */
export async function mayDownloadMnist(state: vscode.Memento, mirrors: readonly string[]): Promise<boolean> {
  const agreed = state.get<readonly string[]>(STATE_KEY, []);
  const hosts = mirrors.map((mirror) => vscode.Uri.parse(mirror).authority);
  if (hosts.every((host) => agreed.includes(host))) return true;
  const chosen = await vscode.window.showInformationMessage(
    'Download the MNIST dataset?',
    {
      modal: true,
      detail: `11 MB, once, from ${hosts.join(' or ')}. The files are verified and kept on this machine until you run "Clear Downloaded Data". None of your data leaves the machine.`,
    },
    'Download',
  );
  if (chosen !== 'Download') return false;
  await state.update(STATE_KEY, [...new Set([...agreed, ...hosts])]);
  return true;
}
