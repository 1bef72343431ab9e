// One of the threads that share the work of the portable engine, each with a tfjs and a WebAssembly memory of its own.
import { parentPort } from 'node:worker_threads';
import { ForwardPass, SharedLearner } from '../../ml/index';
import { detailOf } from '../../ml/userError';
import { startEngine } from '../engines/startEngine';
import { Exchange } from './exchange';
import type { WorkerAnswer, WorkerRequest, WorkerResults } from './messages';

const engine = startEngine('portable', { nativeFolders: [], distFolder: __dirname });
let learner: SharedLearner | undefined;
const predictors = new Map<number, ForwardPass>();

function resultOf(request: WorkerRequest): WorkerResults[keyof WorkerResults] {
  switch (request.type) {
    case 'learn': {
      const { network, settings, seed, index, exchange } = request;
      learner?.dispose();
      learner = new SharedLearner(network, settings, seed, index, new Exchange(exchange, index));
      return null;
    }
    case 'step':
      return started(learner).step(request.share, request.learningRate);
    case 'snapshot':
      return started(learner).snapshot();
    case 'network':
      predictors.set(request.predictor, new ForwardPass(request.network));
      return null;
    case 'predict':
      return started(predictors.get(request.predictor)).predict(request.frames);
    case 'forget':
      predictors.get(request.predictor)?.dispose();
      predictors.delete(request.predictor);
      return null;
  }
}

function started<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('A worker was asked for something before it had a network.');
  return part;
}

async function answerTo(request: WorkerRequest): Promise<WorkerAnswer> {
  try {
    await engine;
    return { result: resultOf(request) };
  } catch (error) {
    return { problem: detailOf(error) };
  }
}

// One after the other, as they come.
let last = Promise.resolve();
parentPort!.on('message', (request: WorkerRequest) => {
  last = last.then(async () => parentPort!.postMessage(await answerTo(request)));
});
