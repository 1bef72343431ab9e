import * as vscode from 'vscode';
import type { LazyFeatures } from '../lazyFeatures';
import type { Notices } from '../notices';

const SETTING = 'digitLab.explorer.badges';

/** Shows badges for as long as the setting `digitLab.explorer.badges` is on. */
export class BadgeSetting implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;
  private isOn = false;
  private shown: vscode.Disposable | null = null;

  constructor(
    private readonly features: LazyFeatures,
    private readonly notices: Notices,
  ) {
    this.subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTING)) this.follow();
    });
    this.follow();
  }

  dispose(): void {
    this.subscription.dispose();
    this.isOn = false;
    this.hide();
  }

  private follow(): void {
    this.isOn = vscode.workspace.getConfiguration().get<boolean>(SETTING) === true;
    if (this.isOn) void this.notices.guard(() => this.show());
    else this.hide();
  }

  private async show(): Promise<void> {
    const features = await this.features.get();
    // It may have been turned off, or shown, in the meantime.
    if (this.isOn) this.shown ??= features.showBadges();
  }

  private hide(): void {
    this.shown?.dispose();
    this.shown = null;
  }
}
