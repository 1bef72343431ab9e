import type * as vscode from 'vscode';
import { startedOnce } from '../ml/startedOnce';
import { CancelledError } from '../ml/userError';
import type { FeatureListeners, Features, FeatureSurroundings } from './features';

/** The only entrance to the features' bundle, which loads when one of them is first wanted. */
export class LazyFeatures implements vscode.Disposable {
  /**
   * The features; always the same ones. If they cannot be loaded, the next call tries again.
   * @throws whatever their loading throws; CancelledError if they are not loaded yet when this is disposed of
   */
  readonly get = startedOnce(() => this.load());
  private loaded: Features | null = null;
  private isDisposed = false;

  constructor(
    private readonly around: FeatureSurroundings,
    private readonly listeners: FeatureListeners,
  ) {}

  /** The features if they are loaded already, else `null`. */
  get ifLoaded(): Features | null {
    return this.loaded;
  }

  dispose(): void {
    this.isDisposed = true;
    this.loaded?.dispose();
  }

  private async load(): Promise<Features> {
    const { Features } = await import('./features');
    // `dispose` was called already, and would not reach them.
    if (this.isDisposed) throw new CancelledError();
    this.loaded = new Features(this.around, this.listeners);
    return this.loaded;
  }
}
