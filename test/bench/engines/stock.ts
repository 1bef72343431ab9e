// Measures what people have without Digit Lab: the same model built of stock tfjs's layers, trained with `model.fit`, on
// tfjs-node or on tfjs's WebAssembly backend. Nothing of our training and of our kernels is in here.
import type * as Tfjs from '@tensorflow/tfjs';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import nodeUtil from 'node:util';
import type { Dataset } from '../../../src/ml/data/dataset';
import { FRAME_SIDE } from '../../../src/ml/image/picture';
import { architectureOf } from '../../../src/ml/models/architectures';
import { writeLayersModel } from '../../../src/ml/models/layersFormat';
import type { ArchitectureName } from '../../../src/ml/models/layerSpec';
import { initialiseNetwork } from '../../../src/ml/models/network';
import { Random } from '../../../src/ml/random';
import { loadIdxFolder } from '../../../src/node/datasets/idxFolder';
import { findInstallation } from '../../../src/node/engines/nativeInstallation';
import {
  frames,
  MOST_PREDICTION_BATCHES,
  MOST_TRAINING_BATCHES,
  PREDICTION_BATCH,
  predictionBatches,
  TRAINING_BATCH,
} from './images';
import { answer, nativeFolders, runJob, type Job } from './measuringProcess';
import { addMissingKernels } from './missingKernels';
import { timedRuns } from './timedRuns';

type Tf = typeof Tfjs;

/** What tfjs-node has besides tfjs. */
interface TfjsNode extends Tf {
  readonly backend: () => Tfjs.KernelBackend & { readonly binding: { readonly TF_Version: string } };
}

/** @returns tfjs-node as npm installs it, its settings its own; `null` where it is not installed */
function startTfjsNode(job: Job): Tf | null {
  const installation = findInstallation(nativeFolders(job));
  const description = installation === null ? '' : join(installation.folder, 'package.json');
  if (installation === null || !existsSync(description)) {
    answer({ type: 'unavailable', reason: 'tfjs-node is not installed. Run "npm run native:link".' });
    return null;
  }
  // tfjs-node 4.22.0 calls two functions of `node:util` that Node 23 removed.
  const util: Record<string, unknown> = nodeUtil;
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  util.isArray ??= (value: unknown) => Array.isArray(value);
  const tf = createRequire(description)(installation.folder) as TfjsNode;
  const { 'tfjs-node': version } = tf.version as Readonly<Record<string, string>>;
  answer({ type: 'software', text: `tfjs-node ${version} (TensorFlow ${tf.backend().binding.TF_Version})` });
  return tf;
}

async function startWasm(): Promise<Tf> {
  // tfjs as it lies in node_modules, not a bundled copy.
  const load = createRequire(__filename);
  const tf = load('@tensorflow/tfjs') as Tf;
  const { version_wasm: version } = load('@tensorflow/tfjs-backend-wasm') as { version_wasm: string };
  if (!(await tf.setBackend('wasm'))) throw new Error('tfjs-backend-wasm does not start.');
  addMissingKernels(tf);
  answer({
    type: 'software',
    text: `tfjs-backend-wasm ${version} with the kernel that it lacks added naively`,
  });
  return tf;
}

/** @returns tfjs, running on the engine; `null` where that cannot be had */
async function start(job: Job): Promise<Tf | null> {
  switch (job.engine) {
    case 'tfjs-node-plain':
      return startTfjsNode(job);
    case 'tfjs-wasm-stock':
      return startWasm();
    default:
      throw new Error(`There is no engine "${job.engine}".`);
  }
}

/** The architecture as a stock Layers model with fresh weights. */
function layersModel(tf: Tf, model: ArchitectureName): Promise<Tfjs.LayersModel> {
  const network = initialiseNetwork(model, architectureOf(model).layers, new Random(1));
  const { topology, weights } = writeLayersModel(network);
  const { modelTopology, weightsManifest } = JSON.parse(topology) as {
    modelTopology: object;
    weightsManifest: { weights: Tfjs.io.WeightsManifestEntry[] }[];
  };
  return tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest.flatMap((group) => group.weights),
      weightData: weights.slice().buffer,
    }),
  );
}

/** `verbose: 0`: without the progress bar of tfjs-node. */
const SETTINGS = { batchSize: TRAINING_BATCH, epochs: 1, verbose: 0 };

async function measureTraining(tf: Tf, model: Tfjs.LayersModel, { train }: Dataset): Promise<void> {
  // As the reference recipe in Keras is compiled.
  model.compile({
    optimizer: tf.train.adam(1e-3),
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });
  const speed = async (batches: number) => {
    const count = batches * TRAINING_BATCH;
    const x = tf.tensor4d(frames(train, count), [count, FRAME_SIDE, FRAME_SIDE, 1]);
    const y = tf.tensor2d(Float32Array.from(train.labels.subarray(0, count)), [count, 1]);
    const begin = performance.now();
    await model.fit(x, y, SETTINGS);
    const seconds = (performance.now() - begin) / 1000;
    tf.dispose([x, y]);
    return count / seconds;
  };
  await timedRuns(speed, { batchSize: TRAINING_BATCH, step: 2, most: MOST_TRAINING_BATCHES });
}

async function measureInference(tf: Tf, model: Tfjs.LayersModel, { test }: Dataset): Promise<void> {
  const batch = predictionBatches(test!);
  const speed = (batches: number) => {
    const begin = performance.now();
    for (let index = 0; index < batches; index++) {
      tf.tidy(() => {
        const x = tf.tensor4d(batch(index), [PREDICTION_BATCH, FRAME_SIDE, FRAME_SIDE, 1]);
        const probabilities = model.predict(x, { batchSize: PREDICTION_BATCH }) as Tfjs.Tensor;
        probabilities.dataSync();
      });
    }
    return (batches * PREDICTION_BATCH) / ((performance.now() - begin) / 1000);
  };
  await timedRuns(speed, { batchSize: PREDICTION_BATCH, step: 1, most: MOST_PREDICTION_BATCHES });
}

runJob(async (job) => {
  const tf = await start(job);
  if (tf === null) return;
  const dataset = await loadIdxFolder(job.mnist, 'MNIST');
  const model = await layersModel(tf, job.model);
  await (job.bench === 'training' ? measureTraining : measureInference)(tf, model, dataset);
});
