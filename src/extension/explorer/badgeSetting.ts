import * as vscode from 'vscode';
import { IMAGE_ENDINGS } from '../classify/imageFiles';
import { ImageBadges, type BadgeSurroundings } from './imageBadges';

const SETTING = 'digitLab.explorer.badges';

/** Shows badges for as long as the setting `digitLab.explorer.badges` is on. */
export class BadgeSetting implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;
  private shown: vscode.Disposable | null = null;

  constructor(private readonly around: BadgeSurroundings) {
    this.subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTING)) this.follow();
    });
    this.follow();
  }

  dispose(): void {
    this.subscription.dispose();
    this.shown?.dispose();
  }

  private follow(): void {
    const isOn = vscode.workspace.getConfiguration().get<boolean>(SETTING) === true;
    if (isOn === (this.shown !== null)) return;
    this.shown?.dispose();
    this.shown = isOn ? showBadges(this.around) : null;
  }
}

function showBadges(around: BadgeSurroundings): vscode.Disposable {
  const badges = new ImageBadges(around);
  const endings = IMAGE_ENDINGS.flatMap((ending) => [ending, ending.toUpperCase()]);
  const watcher = vscode.workspace.createFileSystemWatcher(`**/*.{${endings.join(',')}}`);
  watcher.onDidChange((uri) => badges.forget(uri));
  watcher.onDidCreate((uri) => badges.forget(uri));
  return vscode.Disposable.from(vscode.window.registerFileDecorationProvider(badges), watcher, badges);
}
