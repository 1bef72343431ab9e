import type * as vscode from 'vscode';
import { startedOnce } from '../ml/startedOnce';
import { CancelledError } from '../ml/userError';
import type { FeatureListeners, Features, FeatureSurroundings } from './features';

/** The one door to the features' bundle: it is read, compiled and run when somebody first comes through. */
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
    // Nobody would dispose of them any more.
    if (this.isDisposed) throw new CancelledError();
    this.loaded = new Features(this.around, this.listeners);
    return this.loaded;
  }
}
