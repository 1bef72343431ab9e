import type { HistoryRow } from '../training/history';
import type { ModelCard } from './card';

/** The files of a model folder: `model.json` and `weights.bin` are a standard tfjs Layers model. */
export interface ModelFiles {
  /** Text of `model.json`. */
  readonly topology: string;
  /** Bytes of `weights.bin`. */
  readonly weights: Uint8Array;
  readonly card: ModelCard;
  readonly history: readonly HistoryRow[];
}

export const MODEL_FILE = 'model.json';
export const WEIGHTS_FILE = 'weights.bin';
export const CARD_FILE = 'card.json';
export const HISTORY_FILE = 'history.json';
