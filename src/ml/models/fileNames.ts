// What the files of a model folder are called.
export const MODEL_FILE = 'model.json';
export const WEIGHTS_FILE = 'weights.bin';
export const CARD_FILE = 'card.json';
export const HISTORY_FILE = 'history.json';
