// Everything of `ml` that the host, the trainer, the reader and the command line share as one bundle, `dist/ml.js`.
export { DEFAULT_AUGMENTATION } from './data/augmentation';
export type { PrintedFont } from './data/printedFont';
export { startNativeEngine } from './engines/native/nativeEngine';
export { startPortableEngine, type PortableEngineFiles } from './engines/portable/portableEngine';
export { runningEngine } from './engines/runningEngine';
export { evaluate, type Evaluation } from './evaluation/evaluate';
export { readFrames } from './evaluation/readFrames';
export { readingReport, type LabelledReading, type ReadingReport } from './evaluation/readingReport';
export { evaluationReport, type DigitScores, type EvaluationReport, type Scores } from './evaluation/report';
export { isMet, type Figure } from './evaluation/suite/figure';
export { DATA_NAMES, type LabelledPicture, type Suite, type SuiteData } from './evaluation/suite/suite';
export { SUITES } from './evaluation/suite/suites';
export { cleanUpSteps, type CleanUpSteps } from './image/cleanUp';
export { architectureOf } from './models/architectures';
export { ForwardPass } from './models/forward';
export { modelId } from './models/modelId';
export { modelSummary, type ModelSummary } from './models/summary';
export { readDrawing, readNumber, type FrameReader } from './pictureReader';
export { Recogniser, type RecogniserFiles } from './recogniser';
export { Batches } from './training/batches';
export {
  anotherCycleConfiguration,
  defaultConfiguration,
  fineTuningConfiguration,
} from './training/defaults';
export { ONE_THREAD } from './training/machinery';
export type { Progress } from './training/pace';
export { SharedLearner, sharedLength } from './training/sharedLearner';
export { checkStart } from './training/start';
export { train, type TrainingCallbacks } from './training/trainer';
