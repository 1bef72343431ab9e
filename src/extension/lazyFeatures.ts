import type * as vscode from 'vscode';
import type { FeatureListeners, Features, FeatureSurroundings } from './features';

/** The one door to the features' bundle: it is read, compiled and run when somebody first comes through. */
export class LazyFeatures implements vscode.Disposable {
  private loading: Promise<Features> | null = null;
  private loaded: Features | null = null;

  constructor(
    private readonly around: FeatureSurroundings,
    private readonly listeners: FeatureListeners,
  ) {}

  /** The features; always the same ones. */
  get(): Promise<Features> {
    this.loading ??= this.load();
    return this.loading;
  }

  /** The features if they are loaded already, else `null`. */
  get ifLoaded(): Features | null {
    return this.loaded;
  }

  dispose(): void {
    this.loaded?.dispose();
  }

  private async load(): Promise<Features> {
    const { Features } = await import('./features');
    this.loaded = new Features(this.around, this.listeners);
    return this.loaded;
  }
}
