// What the files of a model folder are called.
export const MODEL_FILE = 'model.json';
export const WEIGHTS_FILE = 'weights.bin';
export const CARD_FILE = 'card.json';
export const HISTORY_FILE = 'history.json';

/** Everything that a model folder holds. */
export const MODEL_FOLDER_FILES: readonly string[] = [MODEL_FILE, WEIGHTS_FILE, CARD_FILE, HISTORY_FILE];

/** What the Finder leaves in a folder that somebody looks into. */
export const FINDER_FILE = '.DS_Store';
