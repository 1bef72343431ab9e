// Everything of `ml` that the host, the trainer, the reader, the command line and the benchmarks share as one bundle,
// `dist/ml.js`.
export { startNativeEngine } from './engines/native/nativeEngine';
export { isRunnable } from './engines/portable/kernels';
export { portableDoesNotStart, startPortableEngine } from './engines/portable/portableEngine';
export { evaluate } from './evaluation/evaluate';
export { readFrames } from './evaluation/readFrames';
export { readingReport, type LabelledReading, type ReadingReport } from './evaluation/readingReport';
export { evaluationReport, type EvaluationReport } from './evaluation/report';
export { isMet, type Figure } from './evaluation/suite/figure';
export { DATA_NAMES, type LabelledPicture, type Suite, type SuiteData } from './evaluation/suite/suite';
export { SUITES } from './evaluation/suite/suites';
export { cleanUpSteps, type CleanUpSteps } from './image/cleaning/cleanUp';
export { ForwardPass } from './models/forward';
export { modelSummary } from './models/summary';
export { readDrawing, readNumber } from './pictureReader';
export { Recogniser } from './recogniser';
export { Batches } from './training/batches';
export { defaultConfiguration } from './training/defaults';
export { ONE_THREAD } from './training/machinery';
export { SharedLearner, sharedLength } from './training/sharedLearner';
export { checkSplit, checkStart } from './training/start';
export { train } from './training/trainer';
