/** What package.json contributes as commands, each as `digitLab.<name>`. */
export const COMMANDS = [
  'openPad',
  'openOnPad',
  'classifyImage',
  'trainModel',
  'stopTraining',
  'chooseModel',
  'showDataset',
  'showMyDigits',
  'testOnMyDigits',
  'showMistakes',
  'showLog',
  'installNativeEngine',
  'removeNativeEngine',
  'clearDownloadedData',
] as const;

export type CommandName = (typeof COMMANDS)[number];

/** The view that is a drawing pad. */
export const PAD_VIEW = 'digitLab.padView';

/** The drawing pad among the editors. */
export const PAD_PANEL = 'digitLab.pad';

/** Editors of files whose name says that they are IDX, and of those where `.idx` may mean something else, as in Git's packs. */
export const IDX_EDITORS = ['digitLab.idx', 'digitLab.idxOption'] as const;

/** The tool that language models may use. */
export const CLASSIFY_TOOL = 'digitLab_classifyImage';
