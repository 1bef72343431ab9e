/** What tfjs runs on: TensorFlow's own library, or WebAssembly. */
export type EngineName = 'native' | 'portable';

/** What a user may ask for. `auto` takes `native` where it loads and `portable` otherwise. */
export const ENGINE_CHOICES = ['auto', 'native', 'portable'] as const;
export type EngineChoice = (typeof ENGINE_CHOICES)[number];

/** The engine that was started, and why it was this one, as a sentence for the log. */
export interface StartedEngine {
  readonly name: EngineName;
  readonly reason: string;
  /** Versions of what it is made of, for the card: with others, the same seed trains another model. */
  readonly versions: Readonly<Record<string, string>>;
}
