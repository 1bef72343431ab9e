// Everything of `ml` that the host, the trainer, the reader and the command line share as one bundle, `dist/ml.js`.
export { DEFAULT_AUGMENTATION } from './data/augmentation';
export { startNativeEngine } from './engines/native/nativeEngine';
export { startPortableEngine, type PortableEngineFiles } from './engines/portable/portableEngine';
export { runningEngine } from './engines/runningEngine';
export { evaluate, type Evaluation } from './evaluation/evaluate';
export { readingReport, type LabelledReading, type ReadingReport } from './evaluation/readingReport';
export { evaluationReport, type DigitScores, type EvaluationReport, type Scores } from './evaluation/report';
export { architectureOf } from './models/architectures';
export { ForwardPass } from './models/forward';
export { modelId } from './models/modelId';
export { modelSummary, type ModelSummary } from './models/summary';
export { readNumber, readStrokes, type FrameReader } from './pictureReader';
export { Recogniser, type RecogniserFiles } from './recogniser';
export { defaultConfiguration } from './training/defaults';
export type { Progress } from './training/pace';
export { train, type TrainingCallbacks } from './training/trainer';
